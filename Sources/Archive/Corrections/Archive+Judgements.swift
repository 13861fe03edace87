internal import GRDB

extension Archive {
    /// A statement as a reviewer sees it, whether it waits for review or not.
    ///
    /// - Throws: `ArchiveError.unknownStatement`.
    public func reviewItem(of key: String) throws(ArchiveError) -> ReviewItem {
        try read { database in
            let target = try Self.target(key, database)
            let marks = Doubt.allCases.enumerated().map { ", \($1.condition) AS doubt\($0)" }.joined()
            guard
                let row = try Row.fetchOne(
                    database,
                    sql: "SELECT \(Self.columns)\(marks) FROM statement \(Self.joins) WHERE statement.id = ?",
                    arguments: [target.id])
            else { throw ArchiveError.unknownStatement(key: key) }
            return ReviewItem(
                statement: try ArchivedStatement(row, database),
                doubts: Doubt.allCases.indices.filter { row["doubt\($0)"] ?? false }.map { Doubt.allCases[$0] },
                corrections: target.corrections, conflicts: Standing(target.corrections).conflicts.map(\.field),
                isStanding: target.isStanding)
        }
    }

    /// What a person did last to each of the statements that the person looked at, the latest first.
    public func judgements(by reviewer: String, limit: Int) throws(ArchiveError) -> [Correction] {
        try read { database in
            let latest = try Correction.fetch(
                database,
                """
                id IN (
                    SELECT id FROM (
                        SELECT id, max(made || id) AS latest FROM correction WHERE reviewer = ? GROUP BY key)
                    ORDER BY latest DESC LIMIT ?)
                """, [reviewer, limit])
            return latest.reversed()
        }
    }

    /// Statements into which another may be merged: those of its kind in its story and in its report, and those of its type on its
    /// day with a party of its own; its type first, then the nearest day.
    ///
    /// - Throws: `ArchiveError.unknownStatement`.
    public func mergeCandidates(for key: String, limit: Int) throws(ArchiveError) -> [ArchivedStatement] {
        try read { database in
            let id = try Self.target(key, database).id
            return try Row.fetchAll(
                database,
                sql: """
                    WITH own AS (SELECT * FROM statement WHERE id = ?1),
                    candidate AS (
                        SELECT statement.id FROM own JOIN statement USING (codingID)
                        UNION
                        SELECT theirs.statementID FROM tellingStatement AS ours
                        JOIN telling AS mine ON mine.id = ours.tellingID
                        JOIN telling ON telling.storyID = mine.storyID
                        JOIN tellingStatement AS theirs ON theirs.tellingID = telling.id
                        WHERE ours.statementID = ?1
                        UNION
                        SELECT id FROM (
                            SELECT statement.id FROM own JOIN statement
                            ON statement.type = own.type COLLATE NOCASE AND statement.day = own.day
                            LIMIT \(Self.mostOfOneDay)) AS same
                        WHERE EXISTS (
                            SELECT 1 FROM party AS theirs JOIN party AS ours
                            ON coalesce(theirs.entity, theirs.country, theirs.name)
                                = coalesce(ours.entity, ours.country, ours.name)
                            WHERE theirs.statementID = same.id AND ours.statementID = ?1
                            AND theirs.role <> 'speaker' AND ours.role <> 'speaker'))
                    SELECT \(Self.columns)
                    FROM candidate CROSS JOIN statement ON statement.id = candidate.id \(Self.joins) JOIN own
                    WHERE statement.isStanding AND statement.id <> own.id AND statement.key <> own.key
                    AND statement.kind = own.kind
                    ORDER BY statement.type = own.type DESC, abs(statement.day - own.day),
                        statement.codingID = own.codingID DESC, statement.id
                    LIMIT ?2
                    """, arguments: [id, limit]
            ).map { try ArchivedStatement($0, database) }
        }
    }

    /// Of a type on a day there may be very many in a large archive.
    private static let mostOfOneDay = 400
}

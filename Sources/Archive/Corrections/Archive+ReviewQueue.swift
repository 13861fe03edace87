internal import GRDB

/// A statement that waits for a person's look.
public struct ReviewItem: Sendable, Equatable {
    public var statement: ArchivedStatement
    public var doubts: [Doubt]
    /// What people did to it so far.
    public var corrections: [Correction]
    /// Fields on which people differ; `nil` is the question whether there is such a statement.
    public var conflicts: [CorrectionField?]
}

extension Archive {
    /// Statements with a sign of doubt that a reviewer has not judged, by date.
    ///
    /// - Parameters:
    ///   - query: which statements are wanted, and how many at most.
    ///   - doubts: any of these signs; none means all statements.
    ///   - reviewer: leaves out what this person has judged.
    public func reviewQueue(
        _ query: StatementQuery, doubts: [Doubt] = Doubt.allCases, reviewer: String? = nil
    ) throws(ArchiveError) -> [ReviewItem] {
        let conditions = doubts.map { "(\($0.condition))" }
        let marks = conditions.enumerated().map { ", \($1) AS doubt\($0)" }.joined()
        var clause = conditions.isEmpty ? "1" : "(\(conditions.joined(separator: " OR ")))"
        var arguments: [any DatabaseValueConvertible] = []
        if let reviewer {
            clause += """
                 AND NOT EXISTS (SELECT 1 FROM correction WHERE correction.report = report.name
                    AND correction.key = statement.key AND correction.reviewer = ? AND correction.act <> 'reopen')
                """
            arguments.append(reviewer)
        }
        let rows = try rows(query, extra: marks, condition: clause, arguments) { row, database in
            (
                try ArchivedStatement(row, database),
                doubts.indices.filter { row["doubt\($0)"] ?? false }.map { doubts[$0] }
            )
        }
        return try read { database in
            try rows.compactMap { statement, doubts in
                let reviewed = try Bool.fetchOne(
                    database, sql: "SELECT EXISTS (SELECT 1 FROM correction WHERE report = ?)",
                    arguments: [statement.report])
                let corrections = reviewed == true ? try Self.target(statement.key, database).corrections : []
                // After recoding, the statement may bear another key than the one that was judged.
                if corrections.contains(where: { $0.reviewer == reviewer && $0.act != .reopen }) { return nil }
                return ReviewItem(
                    statement: statement, doubts: doubts, corrections: corrections,
                    conflicts: Standing(corrections).conflicts.map(\.field))
            }
        }
    }
}

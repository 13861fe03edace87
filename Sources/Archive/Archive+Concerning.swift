public import Calendars
import Foundation
internal import GRDB

extension Archive {
    /// The versions of reports that concern a country or actors, the newest news first: those with a party of them, and
    /// those that bear one of the names.
    ///
    /// - Parameters:
    ///   - names: as they stand in texts.
    ///   - known: what reports had said by this day.
    /// - Returns: numbers of versions, for `report(version:)`.
    public func versions(
        concerning country: String?, entities: [String], names: [String], known: CalendarDate? = nil, limit: Int
    ) throws(ArchiveError) -> [Int64] {
        try read { database in
            let parties = (country == nil ? [] : ["party.country = ?"]) + entities.map { _ in "party.entity = ?" }
            let codes = [country].compactMap { $0 } + entities
            let words = names.compactMap { FTS5Pattern(matchingPhrase: $0)?.rawPattern }.joined(separator: " OR ")
            guard !parties.isEmpty || !words.isEmpty else { return [] }
            let named =
                words.isEmpty ? "" : "version.id IN (SELECT rowid FROM versionSearch WHERE versionSearch MATCH ?)"
            let bound: [any DatabaseValueConvertible] = words.isEmpty ? [] : [words]
            func newest(_ conditions: [String], _ arguments: [any DatabaseValueConvertible]) throws -> [Int64] {
                try Int64.fetchAll(
                    database,
                    sql: """
                        SELECT version.id FROM version
                        WHERE version.knownDay <= ? AND version.number = (
                            SELECT max(number) FROM version AS later
                            WHERE later.reportID = version.reportID AND later.knownDay <= ?)
                        AND (\(conditions.filter { !$0.isEmpty }.joined(separator: " OR ")))
                        ORDER BY version.knownDay DESC, version.id DESC LIMIT ?
                        """,
                    arguments: StatementArguments(
                        [known?.dayNumber ?? Int.max / 2, known?.dayNumber ?? Int.max / 2] + arguments + [limit]))
            }
            let anyParty = parties.joined(separator: " OR ")
            // Where many statements are of the party, enough reports are met soon on a walk from the newest on.
            let mentions =
                try parties.isEmpty
                ? 0
                : Int.fetchOne(
                    database, sql: "SELECT count(*) FROM (SELECT 1 FROM party WHERE \(anyParty) LIMIT \(8 * limit))",
                    arguments: StatementArguments(codes))
            if mentions == 8 * limit {
                return try newest(
                    [
                        """
                        EXISTS (
                            SELECT 1 FROM coding CROSS JOIN statement ON codingID = coding.id
                            CROSS JOIN party ON statementID = statement.id
                            WHERE versionID = version.id AND isCurrent AND (\(anyParty)))
                        """, named,
                    ], codes + bound)
            }
            let found =
                parties.isEmpty
                ? ""
                : """
                version.id IN (
                    SELECT versionID FROM party JOIN statement ON statement.id = statementID
                    JOIN coding ON coding.id = codingID WHERE isCurrent AND (\(anyParty)))
                """
            return try newest([found, named], codes + bound)
        }
    }

    /// The report of a version.
    public func report(version: Int64) throws(ArchiveError) -> ArchivedReport? {
        try reports(where: "version.id = ?", [version]).first
    }

    /// Changes whenever the archive does, and costs two looks at the file system.
    public var state: String {
        ["", "-wal"].map { suffix in
            guard let found = try? FileManager.default.attributesOfItem(atPath: path + suffix) else { return "none" }
            let time = (found[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            return "\(Int64(time * 1e6))-\(found[.size] as? Int ?? 0)"
        }.joined(separator: "/")
    }
}

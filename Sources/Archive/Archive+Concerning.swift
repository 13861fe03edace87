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
            let day = known?.dayNumber ?? Int.max / 2
            var alternatives: [String] = []
            var arguments: [any DatabaseValueConvertible] = [day, day]
            let parties = (country == nil ? [] : ["party.country = ?"]) + entities.map { _ in "party.entity = ?" }
            if !parties.isEmpty {
                alternatives.append(
                    """
                    version.id IN (
                        SELECT versionID FROM party JOIN statement ON statement.id = statementID
                        JOIN coding ON coding.id = codingID WHERE isCurrent AND (\(parties.joined(separator: " OR "))))
                    """)
                arguments += [country].compactMap { $0 } + entities
            }
            let patterns = names.compactMap { FTS5Pattern(matchingPhrase: $0)?.rawPattern }
            if !patterns.isEmpty {
                alternatives.append(
                    "version.id IN (SELECT rowid FROM versionSearch WHERE versionSearch MATCH ?)")
                arguments.append(patterns.joined(separator: " OR "))
            }
            guard !alternatives.isEmpty else { return [] }
            return try Int64.fetchAll(
                database,
                sql: """
                    SELECT version.id FROM version
                    WHERE version.knownDay <= ? AND version.number = (
                        SELECT max(number) FROM version AS later
                        WHERE later.reportID = version.reportID AND later.knownDay <= ?)
                    AND (\(alternatives.joined(separator: " OR ")))
                    ORDER BY version.knownDay DESC, version.id DESC LIMIT ?
                    """, arguments: StatementArguments(arguments + [limit]))
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

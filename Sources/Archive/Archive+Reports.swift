public import Calendars
import Foundation
internal import GRDB
public import Reports

/// A report as the archive keeps it.
public struct ArchivedReport: Sendable, Equatable {
    public var report: Report
    /// 1 for the text that was added first under its name.
    public var version: Int
    /// When it was added: ISO 8601, UTC.
    public var added: String
    /// What coded it last.
    public var coder: CoderVersion?
    /// How many statements were coded.
    public var statements: Int
}

/// How much an archive holds.
public struct ArchiveSummary: Sendable, Equatable {
    public var reports: Int
    public var versions: Int
    public var events: Int
    public var relations: Int
    public var facts: Int
    public var decisions: Int
    public var first: CalendarDate?
    public var last: CalendarDate?
}

extension Archive {
    /// The report of a name in its newest version, or in the one that was known on a day.
    public func report(named name: String, known: CalendarDate? = nil) throws(ArchiveError) -> ArchivedReport? {
        try reports(where: "report.name = ? AND version.knownDay <= ?", [name, known?.dayNumber ?? Int.max / 2]).last
    }

    /// The newest versions of all reports, in the order in which they were added.
    public func reports(source: String? = nil, limit: Int? = nil) throws(ArchiveError) -> [ArchivedReport] {
        let all = "version.number = (SELECT max(number) FROM version AS later WHERE later.reportID = version.reportID)"
        guard let source else { return try reports(where: all, [], limit: limit) }
        return try reports(
            where: "\(all) AND instr(lower(report.name || ' ' || coalesce(version.publisher, '')), ?)",
            [source.lowercased()], limit: limit)
    }

    /// Reports in which words stand, the best first.
    public func reports(
        matching words: String, limit: Int
    ) throws(ArchiveError) -> [(report: ArchivedReport, excerpt: String)] {
        guard let pattern = FTS5Pattern(matchingAllTokensIn: words) else { return [] }
        let found = try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT rowid, snippet(versionSearch, 1, '[', ']', ' … ', 16) AS excerpt FROM versionSearch
                    WHERE versionSearch MATCH ? ORDER BY rank, rowid LIMIT ?
                    """, arguments: [pattern, limit]
            ).map { (id: $0["rowid"] as Int64, excerpt: $0["excerpt"] as String? ?? "") }
        }
        var results: [(report: ArchivedReport, excerpt: String)] = []
        for (id, excerpt) in found {
            guard let report = try reports(where: "version.id = ?", [id]).first else { continue }
            results.append((report, excerpt))
        }
        return results
    }

    public func summary() throws(ArchiveError) -> ArchiveSummary {
        try read { database in
            func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
            func statements(_ kind: StatementQuery.Kind) throws -> Int {
                try count(
                    """
                    SELECT (SELECT coalesce(sum(count), 0) FROM dayTally WHERE kind = '\(kind.rawValue)') - (
                        SELECT count(*) FROM coding INDEXED BY codingOutdated
                        CROSS JOIN statement ON statement.codingID = coding.id
                        WHERE NOT coding.isCurrent AND isStanding AND kind = '\(kind.rawValue)')
                    """)
            }
            func day(_ function: String) throws -> CalendarDate? {
                try Int.fetchOne(database, sql: "SELECT \(function)(publishedDay) FROM version")
                    .map(CalendarDate.init(dayNumber:))
            }
            return ArchiveSummary(
                reports: try count("SELECT count(*) FROM report"), versions: try count("SELECT count(*) FROM version"),
                events: try statements(.event), relations: try statements(.relation), facts: try statements(.fact),
                decisions: try statements(.decision), first: try day("min"), last: try day("max"))
        }
    }

    func reports(
        where condition: String, _ arguments: [any DatabaseValueConvertible], limit: Int? = nil
    ) throws(ArchiveError) -> [ArchivedReport] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT version.*, report.name, program, knowledge, model,
                        (SELECT count(*) FROM statement WHERE codingID = coding.id AND isStanding) AS statements
                    FROM version JOIN report ON report.id = version.reportID
                    LEFT JOIN coding ON coding.versionID = version.id AND coding.isCurrent
                    LEFT JOIN coder ON coder.id = coding.coderID
                    WHERE \(condition) ORDER BY version.id \(limit.map { "LIMIT \($0)" } ?? "")
                    """, arguments: StatementArguments(arguments)
            ).map { row in
                let coder = (row["program"] as String?).map {
                    CoderVersion(program: $0, knowledge: row["knowledge"], model: row["model"])
                }
                return ArchivedReport(
                    report: Report(row), version: row["number"], added: row["added"], coder: coder,
                    statements: row["statements"] ?? 0)
            }
        }
    }
}

extension Report {
    init(_ row: Row) {
        self.init(
            id: row["name"], text: row["text"], passages: PassageList(text: row["passages"]).passages,
            published: (row["publishedDay"] as Int?).map(CalendarDate.init(dayNumber:)), publisher: row["publisher"],
            title: row["title"])
    }
}

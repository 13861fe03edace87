import Calendars
import Foundation
internal import GRDB

/// Some of the statements that a query asks for, in the order of the newest reports.
public struct StatementPage: Sendable {
    public var statements: [ArchivedStatement]
    /// Whether more follow.
    public var isMore: Bool
}

extension Archive {
    /// A page of what a query asks for: the newest report first, within a report in the order of its text.
    ///
    /// - Complexity: for a query without parties, place or words, what the page holds, however large the archive.
    public func page(
        of query: StatementQuery, offset: Int, limit: Int
    ) throws(ArchiveError) -> StatementPage {
        try read { database in
            let clause = try WhereClause(query, database)
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT \(Self.columns)
                    FROM \(query.joins)
                    WHERE \(clause.sql)
                    ORDER BY version.knownDay DESC, version.id DESC, statement.start, statement.id
                    LIMIT ? OFFSET ?
                    """, arguments: StatementArguments(clause.arguments + [limit + 1, offset]))
            return StatementPage(
                statements: try rows.prefix(limit).map { try ArchivedStatement($0, database) },
                isMore: rows.count > limit)
        }
    }

    /// The statements of one report, in the order of its text, as the version that was known on a day says them.
    public func statements(
        ofReport name: String, known: CalendarDate? = nil
    ) throws(ArchiveError) -> [ArchivedStatement] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(Self.columns)
                    FROM report JOIN version ON version.reportID = report.id
                    JOIN coding ON coding.versionID = version.id AND coding.isCurrent
                    JOIN statement ON statement.codingID = coding.id
                    WHERE report.name = ? AND statement.isStanding AND version.number = (
                        SELECT max(number) FROM version AS later WHERE later.reportID = report.id AND knownDay <= ?)
                    ORDER BY statement.start, statement.id
                    """, arguments: [name, known?.dayNumber ?? Int.max / 2]
            ).map { try ArchivedStatement($0, database) }
        }
    }

    /// What a list shows of a report, without its text.
    public struct ReportHeading: Sendable {
        public var name: String
        public var title: String?
        public var publisher: String?
        public var published: CalendarDate?
        public var statements: Int
    }

    /// The newest versions of reports, those of the newest news first.
    public func newestReports(
        offset: Int, limit: Int
    ) throws(ArchiveError) -> (reports: [ReportHeading], isMore: Bool) {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT report.name, version.title, version.publisher, version.publishedDay,
                        (SELECT count(*) FROM coding JOIN statement ON codingID = coding.id
                         WHERE versionID = version.id AND isCurrent AND isStanding) AS statements
                    FROM version CROSS JOIN report ON report.id = version.reportID
                    WHERE version.number = (
                        SELECT max(number) FROM version AS later WHERE later.reportID = version.reportID)
                    ORDER BY version.knownDay DESC, version.id DESC LIMIT ? OFFSET ?
                    """, arguments: [limit + 1, offset])
            let reports = rows.prefix(limit).map { row in
                ReportHeading(
                    name: row["name"], title: row["title"], publisher: row["publisher"],
                    published: (row["publishedDay"] as Int?).map(CalendarDate.init(dayNumber:)),
                    statements: row["statements"])
            }
            return (reports, rows.count > limit)
        }
    }
}

extension StatementQuery {
    /// Whether the query names something that few statements have.
    var isSelective: Bool {
        actor != nil || recipient != nil || speaker != nil || party != nil || area != nil || text != nil
    }

    /// Walks reports from the newest on, unless the query is selective.
    var joins: String {
        let join = isSelective ? "JOIN" : "CROSS JOIN"
        let tables = [
            "version", "report ON report.id = version.reportID",
            "coding ON coding.versionID = version.id AND coding.isCurrent",
            // Without the hint SQLite may read, for every report, all statements of the type that is asked for.
            "statement" + (isSelective ? "" : " INDEXED BY statementByCoding") + " ON statement.codingID = coding.id",
        ]
        return tables.joined(separator: "\n\(join) ")
    }
}

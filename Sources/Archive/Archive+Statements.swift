import Calendars
internal import GRDB

extension Archive {
    /// The statements that a query asks for, by date, then in the order of the reports and their sentences.
    ///
    /// - Complexity: what the most selective of the filters by party, place and text finds; with a limit and no selective
    ///   filter, the days are walked from the first until enough is found.
    public func statements(_ query: StatementQuery) throws(ArchiveError) -> [ArchivedStatement] {
        try rows(query) { try ArchivedStatement($0, $1) }
    }

    /// What is made of the rows that a query asks for.
    ///
    /// - Parameters:
    ///   - extra: further columns, with a comma before each.
    ///   - condition: what must hold of a statement and its report besides, with its arguments; it may not come from
    ///     people.
    func rows<Value>(
        _ query: StatementQuery, extra: String = "", condition: String = "1",
        _ arguments: [any DatabaseValueConvertible] = [], _ make: (Row, Database) throws -> Value
    ) throws(ArchiveError) -> [Value] {
        try read { database in
            let chosen = try Self.choice(query, condition, arguments, database)
            // The statements are chosen first: sorting them takes their ids along, not their lines.
            let sql = """
                SELECT \(Self.columns)\(extra)
                FROM statement \(Self.joins)
                WHERE statement.id IN (\(chosen.sql))
                ORDER BY \(Self.ordering(query))
                """
            return try Row.fetchAll(database, sql: sql, arguments: chosen.arguments).map { try make($0, database) }
        }
    }

    /// Passes over the statements that a query asks for, in the order of `statements(_:)`, one at a time: only their
    /// numbers are sorted and kept.
    ///
    /// - Throws: `ArchiveError`; what `body` throws comes out as it is.
    public func forEachStatement(_ query: StatementQuery, _ body: (ArchivedStatement) throws -> Void) throws {
        var failure: (any Error)?
        try read { database in
            let chosen = try Self.choice(query, "1", [], database)
            let found = try Int64.fetchCursor(database, sql: chosen.sql, arguments: chosen.arguments)
            let whole = try database.cachedStatement(
                sql: "SELECT \(Self.columns) FROM statement \(Self.joins) WHERE statement.id = ?")
            while let id = try found.next() {
                guard let row = try Row.fetchOne(whole, arguments: [id]) else { continue }
                do {
                    try body(try ArchivedStatement(row, database))
                } catch {
                    failure = error
                    return
                }
            }
        }
        if let failure { throw failure }
    }

    /// What a statement is made of, with the name and publication of its report.
    static let columns = "statement.*, report.name AS reportName, version.publisher, version.publishedDay"
    /// A statement's current coding, its version and its report.
    static let joins = """
        \(currentCoding)
        JOIN version ON version.id = coding.versionID
        JOIN report ON report.id = version.reportID
        """

    private static let currentCoding = "JOIN coding ON coding.id = statement.codingID AND coding.isCurrent"
    private static let reportOfCoding = """
        CROSS JOIN version ON version.id = coding.versionID CROSS JOIN report ON report.id = version.reportID
        """

    private static func ordering(_ query: StatementQuery) -> String {
        let order = query.isNewestFirst ? "DESC" : "ASC"
        return ["day", "codingID", "start", "id"].map { "statement.\($0) \(order)" }.joined(separator: ", ")
    }

    /// The ids of the statements that a query asks for, in order.
    static func choice(
        _ query: StatementQuery, _ condition: String, _ arguments: [any DatabaseValueConvertible],
        _ database: Database
    ) throws -> (sql: String, arguments: StatementArguments) {
        let clause = try WhereClause(query, database)
        // A condition that found no report here would mean the one of the query around it.
        let needsReports = clause.needsReports || condition != "1"
        if case .filter(let filter) = clause.walk, let limit = query.limit {
            return try choice(query, clause, filter, limit, needsReports, condition, arguments, database)
        }
        var index = ""
        if case .all = clause.walk { index = " INDEXED BY statementByTime" }
        let sql = """
            SELECT statement.id FROM statement\(index)
            \(needsReports ? joins : currentCoding)
            WHERE \(clause.sql) AND \(condition)
            ORDER BY \(ordering(query)) \(query.limit.map { "LIMIT \($0)" } ?? "")
            """
        return (sql, StatementArguments(clause.arguments + arguments))
    }

    /// Walks the statements of a filter in the order of their days, until there are enough and their last day is over, or the last report
    /// of it.
    private static func choice(
        _ query: StatementQuery, _ clause: WhereClause, _ filter: StatementFilter, _ limit: Int,
        _ needsReports: Bool, _ condition: String,
        _ arguments: [any DatabaseValueConvertible], _ database: Database
    ) throws -> (sql: String, arguments: StatementArguments) {
        let walk = filter.walk(query.during, isNewestFirst: query.isNewestFirst)
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT walked.id, walked.day, statement.codingID FROM (\(walk.sql)) AS walked
                CROSS JOIN statement ON statement.id = walked.id
                CROSS JOIN coding ON coding.id = statement.codingID AND coding.isCurrent
                \(needsReports ? reportOfCoding : "")
                WHERE \(clause.sql) AND \(condition)
                """, arguments: StatementArguments(walk.arguments + clause.arguments + arguments))
        var found: [Int64] = []
        // Rows follow each other as their codings do, but for those that people made of them later.
        let isCorrected = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM statement WHERE NOT (isCoded AND isStanding))")
        var last: (day: Int, coding: Int64)?
        while let row = try rows.next() {
            let (day, coding): (Int, Int64) = (row[1], row[2])
            let isOver = day != last?.day || (isCorrected == false && coding != last?.coding)
            if found.count >= limit, isOver { break }
            found.append(row[0])
            last = (day, coding)
        }
        let sql = """
            SELECT statement.id FROM statement WHERE statement.id IN (SELECT value FROM json_each(?))
            ORDER BY \(ordering(query)) LIMIT ?
            """
        return (sql, [found.json, limit])
    }
}

extension ArchivedStatement {
    /// - Parameter row: a statement with the name and publication of its report; its parties are looked up.
    init(_ row: Row, _ database: Database) throws {
        let parties = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT role, text FROM party WHERE statementID = ? ORDER BY role, position"),
            arguments: [row["id"] as Int64])
        func texts(_ role: String) -> [String] { parties.filter { $0["role"] == role }.map { $0["text"] } }
        func day(_ column: String) -> CalendarDate? { (row[column] as Int?).map(CalendarDate.init(dayNumber:)) }
        self.init(
            key: row["key"], kind: StatementQuery.Kind(rawValue: row["kind"]) ?? .event, type: row["type"] ?? "",
            mode: row["mode"], cameo: row["cameo"], status: row["status"], from: day("fromDay"), to: day("toDay"),
            place: row["place"], actors: texts("actor"), recipients: texts("recipient"), sentence: row["sentence"],
            line: row["line"],
            report: row["reportName"], publisher: row["publisher"], published: day("publishedDay"))
    }
}

import Calendars
import Foundation
internal import GRDB

extension Archive {
    /// The statements that a query asks for, by date, then in the order in which they were added.
    ///
    /// - Complexity: what the most selective filter finds; party, type, day, place and text have indexes.
    public func statements(_ query: StatementQuery) throws(ArchiveError) -> [ArchivedStatement] {
        try read { database in
            database.add(function: Self.kilometres)
            let clause = WhereClause(query)
            let order = query.isNewestFirst ? "DESC" : "ASC"
            let sql = """
                SELECT statement.*, report.name AS reportName, version.publisher, version.publishedDay
                FROM statement
                JOIN coding ON coding.id = statement.codingID AND coding.isCurrent
                JOIN version ON version.id = coding.versionID
                JOIN report ON report.id = version.reportID
                WHERE \(clause.sql)
                ORDER BY coalesce(statement.toDay, statement.fromDay, version.knownDay) \(order), statement.id \(order)
                \(query.limit.map { "LIMIT \($0)" } ?? "")
                """
            return try Row.fetchAll(database, sql: sql, arguments: StatementArguments(clause.arguments))
                .map { try ArchivedStatement($0, database) }
        }
    }

    /// The kilometres between two points.
    static let kilometres = DatabaseFunction("kilometres", argumentCount: 4, pure: true) { values in
        let numbers = values.compactMap { Double.fromDatabaseValue($0) }
        guard numbers.count == 4 else { return nil }
        let (one, other) = (numbers[0] * .pi / 180, numbers[2] * .pi / 180)
        let across = (numbers[3] - numbers[1]) * .pi / 180
        let square =
            pow(sin((other - one) / 2), 2) + cos(one) * cos(other) * pow(sin(across / 2), 2)
        return 2 * 6371.0 * asin(min(1, square.squareRoot()))
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

/// A query as SQL with bound arguments: no word of a query ever becomes SQL.
struct WhereClause {
    private(set) var conditions: [String] = []
    private(set) var arguments: [any DatabaseValueConvertible] = []

    var sql: String { conditions.joined(separator: "\n AND ") }

    init(_ query: StatementQuery) {
        let known = query.known.map(\.dayNumber)
        add(
            """
            version.number = (SELECT max(number) FROM version AS later
                WHERE later.reportID = version.reportID\(known == nil ? "" : " AND later.knownDay <= ?"))
            """, known.map { [$0] } ?? [])
        if let known { add("version.knownDay <= ?", [known]) }
        if !query.kinds.isEmpty {
            add("statement.kind IN (\(marks(query.kinds.count)))", query.kinds.map(\.rawValue))
        }
        for (filter, role) in [(query.actor, "actor"), (query.recipient, "recipient"), (query.speaker, "speaker")] {
            if let filter { add(filter, role: role) }
        }
        if let filter = query.party { add(filter, role: nil) }
        if let type = query.type { add("statement.type = ? COLLATE NOCASE", [type]) }
        if let cameo = query.cameo { add("statement.cameo GLOB ? || '*'", [cameo.filter(\.isNumber)]) }
        if let status = query.status { add("statement.status = ?", [status]) }
        if let country = query.country { add("statement.country = ? COLLATE NOCASE", [country]) }
        if let area = query.area {
            let height = area.kilometres / 111
            add(
                """
                statement.latitude BETWEEN ? AND ?
                AND kilometres(statement.latitude, statement.longitude, ?, ?) <= ?
                """,
                [area.latitude - height, area.latitude + height, area.latitude, area.longitude, area.kilometres])
        }
        if let from = query.during?.from?.dayNumber {
            add("coalesce(statement.toDay, statement.fromDay, version.knownDay) >= ?", [from])
        }
        if let to = query.during?.to?.dayNumber {
            add("coalesce(statement.fromDay, statement.toDay, version.knownDay) <= ?", [to])
        }
        if let source = query.source {
            add(
                "(instr(lower(report.name), ?) OR instr(lower(coalesce(version.publisher, '')), ?))",
                [source.lowercased(), source.lowercased()])
        }
        if let story = query.story {
            add(
                """
                statement.id IN (
                    SELECT statementID FROM tellingStatement JOIN telling ON telling.id = tellingID
                    WHERE storyID IN (SELECT id FROM telling WHERE key GLOB ? || '*' AND storyID = id))
                """, [story.lowercased().filter(\.isHexDigit)])
        }
        if let pattern = query.text.flatMap(FTS5Pattern.init(matchingAllTokensIn:)) {
            add(
                "statement.id IN (SELECT rowid FROM statementSearch WHERE statementSearch MATCH ?)",
                [pattern.rawPattern])
        }
    }

    private mutating func add(_ condition: String, _ values: [any DatabaseValueConvertible]) {
        conditions.append(condition)
        arguments += values
    }

    private mutating func add(_ filter: StatementQuery.PartyFilter, role: String?) {
        var alternatives = ["name = ?"]
        var values: [any DatabaseValueConvertible] = [filter.name.searchName]
        if !filter.entities.isEmpty {
            alternatives.append("entity IN (\(marks(filter.entities.count)))")
            values += filter.entities as [any DatabaseValueConvertible]
        }
        if let country = filter.country {
            alternatives.append("country = ?")
            values.append(country)
        }
        var condition = "(\(alternatives.joined(separator: " OR ")))"
        if let role {
            condition += " AND role = ?"
            values.append(role)
        }
        add("statement.id IN (SELECT statementID FROM party WHERE \(condition))", values)
    }

    private func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
}

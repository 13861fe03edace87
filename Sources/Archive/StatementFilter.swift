import Calendars
import Foundation
internal import GRDB

/// A part of a query that an index answers.
struct StatementFilter {
    typealias Arguments = [any DatabaseValueConvertible]

    private struct Arm {
        var table = "statement"
        var id = "id"
        var condition: String
        var arguments: Arguments
    }

    /// Selections that need not exclude each other of `id`, `day` and `firstDay`; each by an index in which statements stand
    /// in the order of their days.
    private var arms: [Arm]
    /// Whether the arms give the days.
    private(set) var isOrdered = true
    /// Whether it commonly lets few through, and an index knows them.
    private(set) var isSelective = true
    /// What holds for a row of `statement`, where all are looked at.
    private(set) var condition: String
    /// The same where one is looked at.
    private(set) var check: String
    /// Those of `condition` and of `check`.
    private(set) var arguments: Arguments

    /// The ids, for a set.
    func identifiers(_ range: DateRange?) -> (sql: String, arguments: Arguments) {
        let chosen = arms.map { selection($0, "\($0.id) AS id", range) }
        return (chosen.map(\.sql).joined(separator: " UNION ALL "), chosen.flatMap(\.arguments))
    }

    /// `id` and `day` of each, by day.
    func walk(_ range: DateRange?, isNewestFirst: Bool) -> (sql: String, arguments: Arguments) {
        let chosen = arms.map { selection($0, "\($0.id) AS id, day", range) }
        let order = isNewestFirst ? "DESC" : "ASC"
        // A limit, even of none, has SQLite keep the order for the joins.
        return (
            chosen.map(\.sql).joined(separator: " UNION ") + " ORDER BY 2 \(order), 1 \(order) LIMIT -1",
            chosen.flatMap(\.arguments)
        )
    }

    /// How many there are, or a number above `most`.
    func count(_ range: DateRange?, upTo most: Int, _ database: Database) throws -> Int {
        var count = 0
        for arm in arms where count <= most {
            let chosen = selection(arm, "1", range)
            count +=
                try Int.fetchOne(
                    database, sql: "SELECT count(*) FROM (\(chosen.sql) LIMIT \(most + 1))",
                    arguments: StatementArguments(chosen.arguments)) ?? 0
        }
        return count
    }

    private func selection(
        _ arm: Arm, _ columns: String, _ range: DateRange?
    ) -> (sql: String, arguments: Arguments) {
        var (sql, arguments) = ("SELECT \(columns) FROM \(arm.table) WHERE \(arm.condition)", arm.arguments)
        guard isOrdered else { return (sql, arguments) }
        if let from = range?.from?.dayNumber {
            sql += " AND day >= ?"
            arguments.append(from)
        }
        if let to = range?.to?.dayNumber {
            sql += " AND firstDay <= ?"
            arguments.append(to)
        }
        return (sql, arguments)
    }
}

extension StatementFilter {
    static func all(of query: StatementQuery, _ database: Database) throws -> [StatementFilter] {
        let roles = [(query.actor, "actor"), (query.recipient, "recipient"), (query.speaker, "speaker")]
        var filters = roles.compactMap { party, role in party.map { StatementFilter($0, role: role) } }
        if let party = query.party { filters.append(StatementFilter(party, role: nil)) }
        if let area = query.area { filters.append(try StatementFilter(area, database)) }
        if let type = query.type { filters.append(StatementFilter("type", type, isSelective: true)) }
        if let status = query.status, status != WhereClause.commonStatus {
            filters.append(StatementFilter(status: status))
        }
        if let country = query.country { filters.append(StatementFilter("country", country, isSelective: false)) }
        if let cameo = query.cameo { filters.append(StatementFilter(cameo: cameo)) }
        if let source = query.source { filters.append(StatementFilter(source: source)) }
        if let pattern = query.text.flatMap(FTS5Pattern.init(matchingAllTokensIn:)) {
            filters.append(StatementFilter(pattern))
        }
        return filters
    }

    private init(_ party: StatementQuery.PartyFilter, role: String?) {
        var alternatives = [(column: "name", values: [party.name.searchName])]
        if !party.entities.isEmpty { alternatives.append(("entity", party.entities)) }
        if let country = party.country { alternatives.append(("country", [country])) }
        let isRole = role == nil ? "" : " AND role = ?"
        let named = alternatives.map { "\($0.column) IN (\(WhereClause.marks($0.values.count)))" }
        arms = alternatives.flatMap { column, values in
            values.map { value in
                Arm(
                    table: "party", id: "statementID", condition: "\(column) = ?\(isRole)",
                    arguments: [value] + (role.map { [$0] } ?? []))
            }
        }
        condition = """
            EXISTS (SELECT 1 FROM party
                WHERE statementID = statement.id AND (\(named.joined(separator: " OR ")))\(isRole))
            """
        check = condition
        arguments = alternatives.flatMap(\.values) + (role.map { [$0] } ?? [])
    }

    /// - Parameter column: of the statement, in capitals or not.
    private init(_ column: String, _ value: String, isSelective: Bool) {
        arms = [Arm(condition: "\(column) = ? COLLATE NOCASE", arguments: [value])]
        self.isSelective = isSelective
        condition = "statement.\(column) = ? COLLATE NOCASE"
        check = condition
        arguments = [value]
    }

    private init(status: String) {
        arms = [Arm(condition: "status = ? AND status <> '\(WhereClause.commonStatus)'", arguments: [status])]
        isSelective = false
        condition = "statement.status = ?"
        check = condition
        arguments = [status]
    }

    /// - Parameter cameo: a code or its beginning.
    private init(cameo: String) {
        let digits = cameo.filter(\.isASCII).filter(\.isNumber)
        arms = [Arm(condition: "cameo >= ? AND cameo < ? || ':'", arguments: [digits, digits])]
        isOrdered = false
        isSelective = false
        condition = "statement.cameo >= ? AND statement.cameo < ? || ':'"
        check = condition
        arguments = [digits, digits]
    }

    /// - Parameter source: words of the report's name or publisher.
    private init(source: String) {
        let words = source.lowercased()
        arms = [
            Arm(
                table: "version JOIN coding ON coding.versionID = version.id JOIN statement ON codingID = coding.id",
                id: "statement.id",
                condition: """
                    version.id IN (
                        SELECT version.id FROM version WHERE publisher IN (
                            SELECT DISTINCT publisher FROM version WHERE instr(lower(publisher), ?))
                        UNION
                        SELECT version.id FROM report JOIN version ON reportID = report.id
                        WHERE instr(lower(report.name), ?))
                    """, arguments: [words, words])
        ]
        isOrdered = false
        isSelective = false
        condition = "(instr(lower(report.name), ?) OR instr(lower(coalesce(version.publisher, '')), ?))"
        check = condition
        arguments = [words, words]
    }

    /// Those that may have been true in a range of days, for a query with nothing else.
    init(_ range: DateRange) {
        arms = [Arm(table: "statement INDEXED BY statementByTime", condition: "1", arguments: [])]
        condition = "1"
        check = condition
        arguments = []
    }

    private init(_ pattern: FTS5Pattern) {
        let matching = "SELECT rowid FROM statementSearch WHERE statementSearch MATCH ?"
        arms = [
            Arm(
                table: "statementSearch", id: "rowid", condition: "statementSearch MATCH ?",
                arguments: [pattern.rawPattern])
        ]
        isOrdered = false
        condition = "statement.id IN (\(matching))"
        check = "EXISTS (\(matching) AND rowid = statement.id)"
        arguments = [pattern.rawPattern]
    }
}

// MARK: Places

extension StatementFilter {
    /// More points than these are as good as a part of the world.
    private static let mostPoints = 500

    private init(_ area: StatementQuery.Area, _ database: Database) throws {
        let height = area.kilometres / 111
        // A degree of longitude is shorter the nearer the pole is, and nothing at the pole.
        let narrowest = cos(min(89, abs(area.latitude) + height) * .pi / 180)
        let width = min(360, height / max(narrowest, 0.01))
        condition = """
            statement.latitude BETWEEN ? AND ?
            AND (abs(statement.longitude - ?) <= ? OR abs(statement.longitude - ?) >= ?)
            AND kilometres(statement.latitude, statement.longitude, ?, ?) <= ?
            """
        check = condition
        arguments = [
            area.latitude - height, area.latitude + height, area.longitude, width, area.longitude, 360 - width,
            area.latitude, area.longitude, area.kilometres,
        ]
        if let points = try Self.points(in: area, height: height, database) {
            arms = points.map {
                Arm(condition: "latitude = ? AND longitude = ?", arguments: [$0.latitude, $0.longitude])
            }
            if points.isEmpty { arms = [Arm(condition: "0", arguments: [])] }
        } else {
            arms = [Arm(condition: condition, arguments: arguments)]
        }
    }

    /// The points of a circle at which something happened; `nil` where they are many.
    private static func points(
        in area: StatementQuery.Area, height: Double, _ database: Database
    ) throws -> [(latitude: Double, longitude: Double)]? {
        let next = try database.cachedStatement(
            sql: """
                SELECT latitude, longitude FROM statement
                WHERE latitude IS NOT NULL AND (latitude, longitude) > (?, ?) AND latitude <= ?
                ORDER BY latitude, longitude LIMIT 1
                """)
        var points: [(latitude: Double, longitude: Double)] = []
        var last = (latitude: area.latitude - height, longitude: -1000.0)
        for _ in 0..<20 * mostPoints {
            guard let row = try Row.fetchOne(next, arguments: [last.latitude, last.longitude, area.latitude + height])
            else { return points }
            last = (row[0], row[1])
            if kilometres(last, (area.latitude, area.longitude)) <= area.kilometres { points.append(last) }
            if points.count > mostPoints { return nil }
        }
        return nil
    }

    /// The kilometres between two points.
    static let kilometres = DatabaseFunction("kilometres", argumentCount: 4, pure: true) { values in
        let numbers = values.compactMap { Double.fromDatabaseValue($0) }
        return numbers.count == 4 ? kilometres((numbers[0], numbers[1]), (numbers[2], numbers[3])) : nil
    }

    private static func kilometres(
        _ one: (latitude: Double, longitude: Double), _ other: (latitude: Double, longitude: Double)
    ) -> Double {
        let (start, end) = (one.latitude * .pi / 180, other.latitude * .pi / 180)
        let across = (other.longitude - one.longitude) * .pi / 180
        let square = pow(sin((end - start) / 2), 2) + cos(start) * cos(end) * pow(sin(across / 2), 2)
        return 2 * 6371.0 * asin(min(1, square.squareRoot()))
    }
}

import Calendars
import Foundation
internal import GRDB

/// A query as SQL with bound arguments: no word of a query ever becomes SQL.
struct WhereClause {
    /// Which statements a filter lets through.
    private struct Filter {
        /// Their ids, found by an index.
        var identifiers: String
        /// The same as a condition on a row of `statement`.
        var condition: String
        var arguments: [any DatabaseValueConvertible]
    }

    private var conditions: [String] = []
    private(set) var arguments: [any DatabaseValueConvertible] = []
    /// Whether statements are best looked at in the order of their days.
    private(set) var walksDays = false

    var sql: String { conditions.joined(separator: "\n AND ") }

    init(_ query: StatementQuery, _ database: Database) throws {
        database.add(function: Archive.kilometres)
        let known = query.known.map(\.dayNumber)
        add(
            """
            version.number = (SELECT max(number) FROM version AS later
                WHERE later.reportID = version.reportID\(known == nil ? "" : " AND later.knownDay <= ?"))
            """, known.map { [$0] } ?? [])
        if let known { add("version.knownDay <= ?", [known]) }
        add(query.isUncorrected ? "statement.isCoded" : "statement.isStanding", [])
        if !query.kinds.isEmpty {
            add("+statement.kind IN (\(Self.marks(query.kinds.count)))", query.kinds.map(\.rawValue))
        }
        if let type = query.type { add("statement.type = ? COLLATE NOCASE", [type]) }
        if let cameo = query.cameo { add("statement.cameo GLOB ? || '*'", [cameo.filter(\.isNumber)]) }
        if let status = query.status { add("statement.status = ?", [status]) }
        if let country = query.country { add("statement.country = ? COLLATE NOCASE", [country]) }
        if let from = query.during?.from?.dayNumber { add("statement.day >= ?", [from]) }
        if let to = query.during?.to?.dayNumber { add("statement.firstDay <= ?", [to]) }
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
        try add(Self.filters(of: query), limit: query.limit, database)
    }

    private mutating func add(_ condition: String, _ values: [any DatabaseValueConvertible]) {
        conditions.append(condition)
        arguments += values
    }

    /// The most selective filter finds the statements, and the others are asked of each; where none is selective, all are
    /// asked of the statements in the order of their days, until there are enough.
    private mutating func add(_ filters: [Filter], limit: Int?, _ database: Database) throws {
        guard let limit else {
            for filter in filters { add("statement.id IN (\(filter.identifiers))", filter.arguments) }
            return
        }
        // To collect costs as much as there is; to walk costs the limit times all, divided by what there is.
        let all = try Int.fetchOne(database, sql: "SELECT max(id) FROM statement") ?? 0
        let few = max(3000, Int((Double(limit) * Double(all)).squareRoot() * 1.5))
        let counts = try filters.map { filter in
            try Int.fetchOne(
                database,
                sql: "SELECT count(*) FROM (SELECT 1 FROM (\(filter.identifiers)) LIMIT \(few + 1))",
                arguments: StatementArguments(filter.arguments)) ?? 0
        }
        let best = counts.indices.min { counts[$0] < counts[$1] }.flatMap {
            counts[$0] <= few ? $0 : nil
        }
        walksDays = best == nil
        for (index, filter) in filters.enumerated() {
            add(
                index == best ? "statement.id IN (\(filter.identifiers))" : filter.condition, filter.arguments)
        }
    }

    private static func filters(of query: StatementQuery) -> [Filter] {
        var filters: [Filter] = []
        let roles = [(query.actor, "actor"), (query.recipient, "recipient"), (query.speaker, "speaker")]
        for (party, role) in roles {
            if let party { filters.append(filter(party, role: role)) }
        }
        if let party = query.party { filters.append(filter(party, role: nil)) }
        if let area = query.area {
            let height = area.kilometres / 111
            // A degree of longitude is shorter the nearer the pole is, and nothing at the pole.
            let narrowest = cos(min(89, abs(area.latitude) + height) * .pi / 180)
            let width = min(360, height / max(narrowest, 0.01))
            let circle = """
                statement.latitude BETWEEN ? AND ?
                AND (abs(statement.longitude - ?) <= ? OR abs(statement.longitude - ?) >= ?)
                AND kilometres(statement.latitude, statement.longitude, ?, ?) <= ?
                """
            filters.append(
                Filter(
                    identifiers: "SELECT id FROM statement WHERE \(circle)", condition: circle,
                    arguments: [
                        area.latitude - height, area.latitude + height, area.longitude, width, area.longitude,
                        360 - width, area.latitude, area.longitude, area.kilometres,
                    ]))
        }
        if let pattern = query.text.flatMap(FTS5Pattern.init(matchingAllTokensIn:)) {
            let matching = "SELECT rowid FROM statementSearch WHERE statementSearch MATCH ?"
            filters.append(
                Filter(
                    identifiers: matching, condition: "statement.id IN (\(matching))",
                    arguments: [pattern.rawPattern]))
        }
        return filters
    }

    private static func filter(_ filter: StatementQuery.PartyFilter, role: String?) -> Filter {
        var alternatives = [(column: "name", values: [filter.name.searchName])]
        if !filter.entities.isEmpty { alternatives.append(("entity", filter.entities)) }
        if let country = filter.country { alternatives.append(("country", [country])) }
        let named = alternatives.map { "\($0.column) IN (\(marks($0.values.count)))" }.joined(separator: " OR ")
        let condition = "(\(named))" + (role == nil ? "" : " AND role = ?")
        return Filter(
            identifiers: "SELECT statementID FROM party WHERE \(condition)",
            condition: "EXISTS (SELECT 1 FROM party WHERE statementID = statement.id AND \(condition))",
            arguments: alternatives.flatMap(\.values) + (role.map { [$0] } ?? []))
    }

    private static func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
}

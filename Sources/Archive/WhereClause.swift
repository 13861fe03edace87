import Calendars
import Foundation
internal import GRDB

/// A query as SQL with bound arguments: no word of a query ever becomes SQL.
struct WhereClause {
    private var conditions: [String] = []
    private(set) var arguments: [any DatabaseValueConvertible] = []
    /// How statements are best found where only some are wanted.
    private(set) var walk = Walk.none

    enum Walk {
        /// By the conditions.
        case none
        /// All in the order of their days.
        case all
        /// Those of a filter in the order of their days.
        case filter(StatementFilter)
    }

    var sql: String { conditions.joined(separator: "\n AND ") }

    init(_ query: StatementQuery, _ database: Database) throws {
        database.add(function: StatementFilter.kilometres)
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
        try add(StatementFilter.all(of: query, database), query, database)
    }

    private mutating func add(_ condition: String, _ values: [any DatabaseValueConvertible]) {
        conditions.append(condition)
        arguments += values
    }

    /// With a limit, the filter that lets the fewest through gives the statements in the order of their days, until there
    /// are enough that fit the others. What is found by words has no such order: it is collected if it is little.
    private mutating func add(
        _ filters: [StatementFilter], _ query: StatementQuery, _ database: Database
    ) throws {
        guard query.limit != nil else {
            for filter in filters {
                // Where reports are walked, their statements are looked at one by one.
                guard query.isSelective else {
                    add(filter.check, filter.arguments)
                    continue
                }
                let found = filter.identifiers(query.during)
                add("statement.id IN (\(found.sql))", found.arguments)
            }
            return
        }
        let counts = try filters.map { try $0.count(query.during, upTo: $0.isOrdered ? 50_000 : 3000, database) }
        let best = filters.indices.filter { filters[$0].isOrdered || counts[$0] < 3000 }.min { counts[$0] < counts[$1] }
        walk = filters.isEmpty || best == nil ? .all : .none
        for (index, filter) in filters.enumerated() {
            switch (index == best, filter.isOrdered) {
            case (true, true): walk = .filter(filter)
            case (true, false):
                let found = filter.identifiers(query.during)
                add("statement.id IN (\(found.sql))", found.arguments)
            case (false, _): add(best == nil ? filter.condition : filter.check, filter.arguments)
            }
        }
    }

    static func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
}

import Calendars
import Foundation
internal import GRDB

/// A query as SQL with bound arguments: no word of a query ever becomes SQL.
struct WhereClause {
    /// What must hold, with what is bound.
    struct Part {
        private var conditions: [String] = []
        private(set) var arguments: [any DatabaseValueConvertible] = []

        var sql: String { conditions.isEmpty ? "1" : conditions.joined(separator: "\n AND ") }

        mutating func add(_ condition: String, _ values: [any DatabaseValueConvertible] = []) {
            conditions.append(condition)
            arguments += values
        }
    }

    /// Of the version of the report.
    private(set) var versions = Part()
    /// Whether a condition looks at `version` or `report`; else `coding` is enough.
    private(set) var needsReports = false
    /// Of the statement itself.
    private(set) var statements = Part()
    /// Of what an index finds.
    private var filtered = Part()
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

    var sql: String { [versions, statements, filtered].map(\.sql).joined(separator: "\n AND ") }
    var arguments: [any DatabaseValueConvertible] { [versions, statements, filtered].flatMap(\.arguments) }

    init(_ query: StatementQuery, _ database: Database) throws {
        try self.init(unfiltered: query, database)
        try add(StatementFilter.all(of: query, database), query, database)
    }

    /// Without the filters of the query.
    init(unfiltered query: StatementQuery, _ database: Database) throws {
        database.add(function: StatementFilter.kilometres)
        if let known = query.known?.dayNumber {
            versions.add(
                """
                version.number = (SELECT max(number) FROM version AS later
                    WHERE later.reportID = version.reportID AND later.knownDay <= ?)
                """, [known])
            versions.add("version.knownDay <= ?", [known])
        } else {
            versions.add("coding.versionID NOT IN (\(Archive.supersededVersions))")
        }
        needsReports = query.known != nil || query.source != nil
        statements.add(query.isUncorrected ? "statement.isCoded" : "statement.isStanding")
        if !query.kinds.isEmpty {
            statements.add("+statement.kind IN (\(Self.marks(query.kinds.count)))", query.kinds.map(\.rawValue))
        }
        if query.status == Self.commonStatus { statements.add("statement.status = ?", [Self.commonStatus]) }
        if let from = query.during?.from?.dayNumber { statements.add("statement.day >= ?", [from]) }
        if let to = query.during?.to?.dayNumber { statements.add("statement.firstDay <= ?", [to]) }
        if let story = query.story {
            statements.add(
                """
                statement.id IN (
                    SELECT statementID FROM tellingStatement JOIN telling ON telling.id = tellingID
                    WHERE storyID IN (SELECT id FROM telling WHERE key GLOB ? || '*' AND storyID = id))
                """, [story.lowercased().filter(\.isHexDigit)])
        }
    }

    /// Most statements have it: no index helps.
    static let commonStatus = "occurred"

    /// With a limit, the filter that lets the fewest through gives the statements in the order of their days, until there
    /// are enough that fit the others. What is found by words has no such order: it is collected if it is little.
    private mutating func add(
        _ filters: [StatementFilter], _ query: StatementQuery, _ database: Database
    ) throws {
        guard query.limit != nil else {
            for filter in filters {
                // Where reports are walked, their statements are looked at one by one.
                guard query.isSelective, filter.isSelective else {
                    filtered.add(filter.check, filter.arguments)
                    continue
                }
                let found = filter.identifiers(query.during)
                filtered.add("statement.id IN (\(found.sql))", found.arguments)
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
                filtered.add("statement.id IN (\(found.sql))", found.arguments)
            case (false, _): filtered.add(best == nil ? filter.condition : filter.check, filter.arguments)
            }
        }
    }

    static func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
}

extension StatementQuery {
    /// Whether the query names something that few statements have.
    var isSelective: Bool {
        actor != nil || recipient != nil || speaker != nil || party != nil || area != nil || text != nil
    }
}

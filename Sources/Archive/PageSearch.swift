import Calendars
internal import GRDB

/// Finds the statements of a page. What fits often is met soon when the reports are walked from the newest on; what fits
/// seldom is collected by an index, and is little to sort.
struct PageSearch {
    private let clause: WhereClause
    private let filters: [StatementFilter]
    private let counts: [Int]
    private let range: DateRange?
    private let position: PagePosition?
    /// How many are wanted.
    private let wanted: Int
    private let database: Database

    /// As many are collected without a walk.
    private static let few = 3_000
    /// No more are counted.
    private static let many = 50_000

    /// Statements that a walk looks at before those of the rarest filter are collected: about as much work.
    private var longestWalk: Int { max(4_000, (counts.min() ?? .max) / 4) }

    init(_ query: StatementQuery, _ position: PagePosition?, wanted: Int, _ database: Database) throws {
        self.database = database
        self.wanted = wanted
        self.position = position
        range = query.during
        clause = try WhereClause(unfiltered: query, database)
        var filters = try StatementFilter.all(of: query, database)
        if filters.isEmpty, let range { filters.append(StatementFilter(range)) }
        self.filters = filters
        counts = try filters.map { try $0.count(query.during, upTo: Self.many, database) }
    }

    /// - Returns: `nil` where a walk is not worth its while.
    func walked() throws -> [Int64]? {
        if let least = counts.min(), least <= Self.few { return nil }
        let begin = position?.condition
        let fits = [clause.statements.sql] + filters.map(\.condition)
        let arguments =
            clause.statements.arguments + filters.flatMap(\.arguments) + clause.versions.arguments
            + (begin?.arguments ?? [])
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT statement.id, (\(fits.map { "(\($0))" }.joined(separator: " AND "))) IS TRUE AS fits
                FROM version INDEXED BY versionByKnownDay
                CROSS JOIN coding INDEXED BY currentCoding ON coding.versionID = version.id AND coding.isCurrent
                \(clause.needsReports ? "CROSS JOIN report ON report.id = version.reportID" : "")
                CROSS JOIN statement INDEXED BY statementByCoding ON statement.codingID = coding.id
                WHERE \(clause.versions.sql) AND \(begin?.sql ?? "1")
                ORDER BY \(PagePosition.ordering(isBackward: position?.isBackward ?? false))
                """, arguments: StatementArguments(arguments))
        var found: [Int64] = []
        var seen = 0
        while let row = try rows.next() {
            if row[1] { found.append(row[0]) }
            seen += 1
            if found.count == wanted { return found }
            if seen == longestWalk, !filters.isEmpty { return nil }
        }
        return found
    }

    func collected() throws -> [Int64] {
        var chosen = "1"
        var arguments: StatementFilter.Arguments = []
        if let rarest = filters.indices.min(by: { counts[$0] < counts[$1] }) {
            let part = filters[rarest].identifiers(range)
            var set = part.sql
            arguments = part.arguments
            let others = filters.indices.filter { $0 != rarest }
            // Sets of many are met in their indexes before any statement is looked at.
            let met = counts[rarest] > Self.few ? others.filter { filters[$0].isSelective } : []
            if !met.isEmpty {
                set = "SELECT id FROM (\(set)) WHERE 1"
                for index in met {
                    let part = filters[index].identifiers(range)
                    set += " AND id IN (\(part.sql))"
                    arguments += part.arguments
                }
            }
            chosen = "statement.id IN (\(set))"
            for index in others where !met.contains(index) {
                chosen += " AND (\(filters[index].check))"
                arguments += filters[index].arguments
            }
        }
        let begin = position?.condition
        return try Int64.fetchAll(
            database,
            sql: """
                SELECT statement.id FROM statement \(Archive.joins)
                WHERE \(chosen) AND \(clause.statements.sql) AND \(clause.versions.sql) AND \(begin?.sql ?? "1")
                ORDER BY \(PagePosition.ordering(isBackward: position?.isBackward ?? false)) LIMIT ?
                """,
            arguments: StatementArguments(
                arguments + clause.statements.arguments + clause.versions.arguments + (begin?.arguments ?? [])
                    + [wanted]))
    }
}

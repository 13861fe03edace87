public import Calendars
internal import GRDB

/// A statement that waits for a person's look.
public struct ReviewItem: Sendable, Equatable {
    public var statement: ArchivedStatement
    public var doubts: [Doubt]
    /// What people did to it so far.
    public var corrections: [Correction]
    /// Fields on which people differ; `nil` is the question whether there is such a statement.
    public var conflicts: [CorrectionField?]
    /// Not rejected, and not merged into another.
    public var isStanding = true
}

/// Statements that wait, of the newest that an archive has.
public struct ReviewQueue: Sendable, Equatable {
    public var items: [ReviewItem]
    /// The first day whose statements were looked at, where older ones were left out.
    public var since: CalendarDate?
}

extension Archive {
    /// Statements with a sign of doubt that a reviewer has not judged, or not since they were reopened, by date.
    ///
    /// - Parameters:
    ///   - query: which statements are wanted, and how many at most.
    ///   - doubts: any of these signs; none means all statements.
    ///   - reviewer: leaves out what this person has judged.
    public func reviewQueue(
        _ query: StatementQuery, doubts: [Doubt] = Doubt.allCases, reviewer: String? = nil
    ) throws(ArchiveError) -> [ReviewItem] {
        let conditions = doubts.map { "(\($0.condition))" }
        let marks = conditions.enumerated().map { ", \($1) AS doubt\($0)" }.joined()
        var clause = conditions.isEmpty ? "1" : "(\(conditions.joined(separator: " OR ")))"
        var arguments: [any DatabaseValueConvertible] = []
        if let reviewer {
            clause += """
                 AND NOT EXISTS (SELECT 1 FROM correction WHERE correction.report = report.name
                    AND correction.key = statement.key AND correction.reviewer = ? AND correction.act <> 'reopen'
                    AND NOT EXISTS (SELECT 1 FROM correction AS later WHERE later.report = report.name
                        AND later.key = statement.key AND later.act = 'reopen'))
                """
            arguments.append(reviewer)
        }
        let rows = try rows(query, extra: marks, condition: clause, arguments) { row, database in
            (
                try ArchivedStatement(row, database),
                doubts.indices.filter { row["doubt\($0)"] ?? false }.map { doubts[$0] }
            )
        }
        return try read { database in
            try rows.compactMap { statement, doubts in
                let reviewed = try Bool.fetchOne(
                    database, sql: "SELECT EXISTS (SELECT 1 FROM correction WHERE report = ?)",
                    arguments: [statement.report])
                let corrections = reviewed == true ? try Self.target(statement.key, database).corrections : []
                // After recoding, the statement may bear another key than the one that was judged.
                if let reviewer, corrections.isJudged(by: reviewer) { return nil }
                return ReviewItem(
                    statement: statement, doubts: doubts, corrections: corrections,
                    conflicts: Standing(corrections).conflicts.map(\.field))
            }
        }
    }

    /// The same of the newest events alone: most signs of doubt stand in no index, and to look for a rare one among
    /// all statements of a large archive takes long.
    ///
    /// - Parameter newest: looks at the days of so many events, and at these days whole.
    public func reviewQueue(
        _ query: StatementQuery, doubts: [Doubt], reviewer: String?, newest: Int
    ) throws(ArchiveError) -> ReviewQueue {
        let first = try read { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT day FROM statement INDEXED BY statementByTime
                    WHERE isStanding AND kind = 'event' AND day <= ? ORDER BY day DESC LIMIT 1 OFFSET ?
                    """, arguments: [query.during?.to?.dayNumber ?? .max / 2, newest])
        }.map(CalendarDate.init(dayNumber:))
        var query = query
        if let first { query.during = DateRange(from: first, to: query.during?.to, precision: .open) }
        let items = try reviewQueue(query, doubts: doubts, reviewer: reviewer)
        return ReviewQueue(items: items, since: items.count < query.limit ?? .max ? first : nil)
    }
}

extension [Correction] {
    /// Whether a person judged the statement that these are about, and nobody has reopened it since.
    func isJudged(by reviewer: String) -> Bool {
        let overruled = Standing.ancestors(self)
        let reopened = filter { $0.act == .reopen }.reduce(into: Set<String>()) { $0.formUnion(overruled[$1.id] ?? []) }
        return contains { $0.reviewer == reviewer && $0.act != .reopen && !reopened.contains($0.id) }
    }
}

import Calendars
import Foundation
internal import GRDB

/// Some of the statements that a query asks for, in the order of the newest reports.
public struct StatementPage: Sendable {
    public var statements: [ArchivedStatement]
    /// From where the page after this one goes on, if there is one.
    public var next: PagePosition?
    /// From where the page before this one goes back, if there may be one.
    public var previous: PagePosition?
}

extension Archive {
    /// A page of what a query asks for: the newest report first, within a report in the order of its text.
    ///
    /// - Parameters:
    ///   - position: where another page ended or began; what was added in between moves nothing.
    ///   - offset: how many to pass over.
    /// - Complexity: what the page holds where many statements fit; else what the most selective of the filters finds.
    public func page(
        of query: StatementQuery, at position: PagePosition? = nil, offset: Int = 0, limit: Int
    ) throws(ArchiveError) -> StatementPage {
        try read { database in
            let search = try PageSearch(query, position, wanted: offset + limit + 1, database)
            var ids = try Array((search.walked() ?? search.collected()).dropFirst(offset))
            let isMore = ids.count > limit
            ids = Array(ids.prefix(limit))
            let isBackward = position?.isBackward ?? false
            if isBackward { ids.reverse() }
            let whole = try database.cachedStatement(
                sql: """
                    SELECT \(Self.columns), version.id AS versionID, version.knownDay
                    FROM statement \(Self.joins) WHERE statement.id = ?
                    """)
            let rows = try ids.compactMap { try Row.fetchOne(whole, arguments: [$0]) }
            let hasMoreAfter = isBackward ? position != nil : isMore
            let hasMoreBefore = isBackward ? isMore : position != nil || offset > 0
            return StatementPage(
                statements: try rows.map { try ArchivedStatement($0, database) },
                next: hasMoreAfter ? rows.last.map { PagePosition($0, isBackward: false) } : nil,
                previous: hasMoreBefore ? rows.first.map { PagePosition($0, isBackward: true) } : nil)
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
}

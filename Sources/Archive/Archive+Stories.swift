public import Calendars
import Foundation
internal import GRDB

extension Archive {
    /// Stories of which a statement is asked for, by date.
    ///
    /// - Parameters:
    ///   - query: as for `statements`; `known` shows the stories as they were known on that day, `limit` counts stories.
    ///   - reports: only stories that so many reports tell at least.
    public func stories(matching query: StatementQuery, reports least: Int = 1) throws(ArchiveError) -> [Story] {
        try read { database in
            let teller = StoryTeller(database: database, known: query.known?.dayNumber)
            var stories: [Story] = []
            func take(_ id: Int64) throws -> Bool {
                if try teller.isTold(id, byReports: least), let story = try teller.story(id, withQuotes: false) {
                    stories.append(story)
                }
                return stories.count < query.limit ?? .max
            }
            if try walk(query, database, take) { return stories }
            stories = []
            for id in try Self.collected(query, database) where try !take(id) { break }
            return stories
        }
    }

    /// Stories that are looked at one by one before all are collected.
    private static let longestWalk = 2_000
    /// Statements of which the stories are collected without a walk.
    private static let few = 3_000

    /// Passes over the stories of a query in the order of their days.
    ///
    /// - Parameter take: says whether to go on.
    /// - Returns: whether that was the end of it; otherwise the stories are to be collected.
    private func walk(_ query: StatementQuery, _ database: Database, _ take: (Int64) throws -> Bool) throws -> Bool {
        guard query.limit != nil else { return false }
        let filters = try StatementFilter.all(of: query, database)
        let counts = try filters.map { try $0.count(query.during, upTo: Self.few, database) }
        if let least = counts.min(), least <= Self.few { return false }
        let clause = try WhereClause(unfiltered: query, database)
        let order = query.isNewestFirst ? "DESC" : "ASC"
        let conditions = [clause.statements.sql, clause.versions.sql] + filters.map(\.check)
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT leader.id, EXISTS (
                    SELECT 1 FROM telling INDEXED BY tellingByStory
                    CROSS JOIN tellingStatement ON tellingStatement.tellingID = telling.id
                    CROSS JOIN statement ON statement.id = tellingStatement.statementID
                    CROSS JOIN coding ON coding.id = statement.codingID AND coding.isCurrent
                    CROSS JOIN version ON version.id = coding.versionID
                    CROSS JOIN report ON report.id = version.reportID
                    WHERE telling.storyID = leader.id AND \(conditions.joined(separator: " AND ")))
                FROM telling AS leader INDEXED BY storyByDay WHERE leader.storyID = leader.id
                ORDER BY leader.day \(order), leader.knownDay \(order), leader.rank \(order)
                """,
            arguments: StatementArguments(
                clause.statements.arguments + clause.versions.arguments + filters.flatMap(\.arguments)))
        var seen = 0
        while let row = try rows.next() {
            if row[1], try !take(row[0]) { return true }
            seen += 1
            if seen == Self.longestWalk, !filters.isEmpty { return false }
        }
        return true
    }

    private static func collected(_ query: StatementQuery, _ database: Database) throws -> [Int64] {
        var query = query
        query.limit = nil
        let clause = try WhereClause(query, database)
        let order = query.isNewestFirst ? "DESC" : "ASC"
        return try Int64.fetchAll(
            database,
            sql: """
                SELECT telling.storyID
                FROM statement \(Self.joins)
                JOIN tellingStatement ON tellingStatement.statementID = statement.id
                JOIN telling ON telling.id = tellingStatement.tellingID
                JOIN telling AS leader ON leader.id = telling.storyID
                WHERE \(clause.sql)
                GROUP BY telling.storyID ORDER BY leader.day \(order), leader.knownDay \(order), leader.rank \(order)
                """, arguments: StatementArguments(clause.arguments))
    }

    /// A story by its id or the beginning of it, as it was known on a day, with its drifted quotations.
    ///
    /// - Returns: the stories that the beginning fits: none, one or, where it is too short, the first two.
    public func stories(withID beginning: String, known: CalendarDate? = nil) throws(ArchiveError) -> [Story] {
        guard !beginning.isEmpty, beginning.allSatisfy(\.isHexDigit) else { return [] }
        return try read { database in
            let ids = try Int64.fetchAll(
                database,
                sql: "SELECT id FROM telling WHERE key GLOB ? || '*' AND storyID = id ORDER BY key LIMIT 2",
                arguments: [beginning.lowercased()])
            let teller = StoryTeller(database: database, known: known?.dayNumber)
            return try ids.compactMap { try teller.story($0, withQuotes: true) }
        }
    }

    /// A story by its id or a beginning of it that fits no other.
    public func story(_ id: String, known: CalendarDate? = nil) throws(ArchiveError) -> Story? {
        let found = try stories(withID: id, known: known)
        return found.count == 1 ? found.first : nil
    }
}

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
            let clause = try WhereClause(query, database)
            let order = query.isNewestFirst ? "DESC" : "ASC"
            let ids = try Int64.fetchAll(
                database,
                sql: """
                    SELECT telling.storyID
                    FROM statement \(Self.joins)
                    JOIN tellingStatement ON tellingStatement.statementID = statement.id
                    JOIN telling ON telling.id = tellingStatement.tellingID
                    JOIN telling AS leader ON leader.id = telling.storyID
                    WHERE \(clause.sql)
                    GROUP BY telling.storyID ORDER BY leader.day \(order), leader.knownDay \(order), leader.rank
                    """, arguments: StatementArguments(clause.arguments))
            let teller = StoryTeller(database: database, known: query.known?.dayNumber)
            var stories: [Story] = []
            for id in ids where stories.count < query.limit ?? .max {
                guard try least < 2 || mayHave(least, id, database),
                    let story = try teller.story(id, withQuotes: false),
                    Set(story.sources.map(\.report)).count >= least
                else { continue }
                stories.append(story)
            }
            return stories
        }
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

    /// A cheap look whether a story can have so many reports.
    private func mayHave(_ least: Int, _ story: Int64, _ database: Database) throws -> Bool {
        let count = try Int.fetchOne(
            try database.cachedStatement(sql: "SELECT count(*) FROM (SELECT 1 FROM telling WHERE storyID = ? LIMIT ?)"),
            arguments: [story, least])
        return (count ?? 0) >= least
    }
}

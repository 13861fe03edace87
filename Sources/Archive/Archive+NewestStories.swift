internal import GRDB

extension Archive {
    /// The stories that most lately happened, without their quotations.
    ///
    /// - Parameters:
    ///   - least: only stories that so many reports tell.
    ///   - limit: how many at most, after `offset` others.
    public func newestStories(
        reports least: Int, offset: Int, limit: Int
    ) throws(ArchiveError) -> (stories: [Story], isMore: Bool) {
        try read { database in
            // Stories are counted in an index; only the days of those with enough tellings are looked up.
            let ids = try Int64.fetchAll(
                database,
                sql: """
                    WITH story AS MATERIALIZED (
                        SELECT storyID FROM telling INDEXED BY tellingByStory
                        GROUP BY storyID HAVING count(*) >= ?)
                    SELECT leader.id FROM story CROSS JOIN telling AS leader ON leader.id = story.storyID
                    ORDER BY leader.day DESC, leader.knownDay DESC, leader.rank DESC LIMIT ? OFFSET ?
                    """, arguments: [least, limit + 1, offset])
            let teller = StoryTeller(database: database, known: nil)
            let stories = try ids.prefix(limit).compactMap { try teller.story($0, withQuotes: false) }
                .filter { Set($0.sources.map(\.report)).count >= least }
            return (stories, ids.count > limit)
        }
    }
}

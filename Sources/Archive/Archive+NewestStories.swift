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
            let leaders = try Int64.fetchCursor(
                database,
                sql: """
                    SELECT id FROM telling INDEXED BY storyByDay WHERE storyID = id
                    ORDER BY day DESC, knownDay DESC, rank DESC
                    """)
            let teller = StoryTeller(database: database, known: nil)
            var (stories, passed): ([Story], Int) = ([], 0)
            while let id = try leaders.next() {
                guard try teller.isTold(id, byReports: least) else { continue }
                if stories.count == limit { return (stories, true) }
                passed += 1
                guard passed > offset, let story = try teller.story(id, withQuotes: false) else { continue }
                stories.append(story)
            }
            return (stories, false)
        }
    }
}

extension StoryTeller {
    /// Whether a story has so many reports, in the versions that count.
    func isTold(_ story: Int64, byReports least: Int) throws -> Bool {
        guard least > 1 else { return true }
        // Most stories have one telling: the index alone says so.
        let tellings = try Int.fetchOne(
            try database.cachedStatement(sql: "SELECT count(*) FROM (SELECT 1 FROM telling WHERE storyID = ? LIMIT ?)"),
            arguments: [story, least])
        guard tellings == least else { return false }
        let day = known ?? .max / 2
        let reports = try Int.fetchOne(
            try database.cachedStatement(
                sql: """
                    SELECT count(DISTINCT version.reportID) FROM telling JOIN coding ON coding.id = telling.codingID
                    JOIN version ON version.id = coding.versionID
                    WHERE telling.storyID = ? AND version.number = (
                        SELECT max(number) FROM version AS later
                        WHERE later.reportID = version.reportID AND later.knownDay <= ?)
                    """), arguments: [story, day])
        return reports ?? 0 >= least
    }
}

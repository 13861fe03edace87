import Archive
import Knowledge
import Foundation
import GRDB
import Reports
import Stories
import Testing

@testable import Coding

struct StoryTests {
    /// A report of an attack with a toll, as a paper tells it.
    private func raid(
        _ name: String, _ words: String, killed: Double, day text: String = "2023-06-30", agency: String? = nil,
        publisher: String? = nil, status: Status = .occurred
    ) throws -> (report: Report, account: Account) {
        var (_, account) = try attack(name, by: "Rebels", entity: "rebels", country: "MLI", day: text)
        var report = Report(id: name, body: words, published: try day(text))
        report.publisher = publisher
        func voice(_ name: String, _ manner: Speaker.Manner) -> Speaker {
            Speaker(party: Party(text: name, entity: nil, country: nil, sectors: [], range: 0..<0), manner: manner)
        }
        account.events[0].speakers = [agency.map { voice($0, .agency) }, publisher.map { voice($0, .publisher) }]
            .compactMap { $0 }
        account.events[0].sentence = 0..<words.utf8.count
        account.events[0].status = status
        account.events[0].numbers = [
            Quantity(kind: "killed", comparator: .equal, value: killed, unit: "person", range: 0..<8)
        ]
        return (report, account)
    }

    private func raids() throws -> [(report: Report, account: Account)] {
        let copy = "Rebels killed 12 soldiers in a raid on the barracks of Timbuktu before dawn, the governor said."
        return [
            try raid("a", copy, killed: 12, agency: "AFP", publisher: "AFP"),
            try raid("b", copy + " Shops stayed closed.", killed: 12, publisher: "Herald"),
            try raid(
                "c", "A raid on the barracks of Timbuktu left 15 soldiers dead, the governor of the region told Radio.",
                killed: 15, day: "2023-07-01", publisher: "Radio"),
            try raid(
                "d", "Farmers in Sikasso complain about prices of cotton and fertiliser this season.", killed: 0,
                publisher: "Herald"),
            try raid(
                "e", copy + " It was the second such raid.", killed: 12, day: "2023-07-20", publisher: "Weekly"),
        ]
    }

    private func stories(_ archive: Archive, known: String? = nil) throws -> [[String]] {
        var query = StatementQuery()
        query.known = try known.map(day)
        return try archive.stories(matching: query).map { $0.sources.map(\.report).sorted() }
            .sorted { $0.joined() < $1.joined() }
    }

    @Test func oneHappeningIsOneStoryWithItsSources() throws {
        let store = try TemporaryArchive()
        try store.archive.add(raids(), coder: coder, now: now)
        #expect(try stories(store.archive) == [["a", "b", "c"], ["d"], ["e"]])
        let story = try #require(try store.archive.stories(matching: StatementQuery(), reports: 2).first)
        #expect(story.independentSources.sorted() == ["AFP", "Radio"])
        #expect(story.rivals.map(\.kind) == ["killed"])
        #expect(Set(story.rivals[0].figures.map(\.value)) == [12, 15])
        #expect(story.rivals[0].figures.allSatisfy { !$0.words.isEmpty })
        #expect(try store.archive.story(String(story.id.prefix(9)))?.id == story.id)
        #expect(try store.archive.story("'; DROP TABLE telling") == nil)
        #expect(try store.archive.story("") == nil)
        var query = StatementQuery()
        query.story = story.id
        #expect(Set(try store.archive.statements(query).map(\.report)) == ["a", "b", "c"])
    }

    @Test func storiesAreTheSameInWhateverBatchesReportsCome() throws {
        let together = try TemporaryArchive()
        try together.archive.add(raids(), coder: coder, now: now)
        let apart = try TemporaryArchive()
        for raid in try raids().reversed() { try apart.archive.add([raid], coder: coder, now: now) }
        func told(_ archive: Archive) throws -> [Story] { try archive.stories(matching: StatementQuery()) }
        #expect(try told(together.archive) == (try told(apart.archive)))
    }

    @Test func aStoryAsKnownOnADayCountsOnlyWhatWasKnown() throws {
        let store = try TemporaryArchive()
        try store.archive.add(raids(), coder: coder, now: now)
        #expect(try stories(store.archive, known: "2023-06-30") == [["a", "b"], ["d"]])
        var query = StatementQuery()
        query.known = try day("2023-06-30")
        let story = try #require(try store.archive.stories(matching: query, reports: 2).first)
        #expect(story.independentSources == ["AFP"])
        #expect(story.rivals.isEmpty)
        // A later version replaces what its report told.
        try store.archive.add(
            [try raid("b", "The Herald withdraws its report.", killed: 0, status: .denied)], coder: coder, now: now)
        #expect(try stories(store.archive, known: "2023-06-30") == [["a", "b"], ["d"]])
        #expect(try stories(store.archive).contains(["a", "c"]))
    }

    @Test func whoeverDeniesItIsNoWitness() throws {
        let store = try TemporaryArchive()
        var reports = try raids()
        reports[2].account.events[0].status = .denied
        try store.archive.add(reports, coder: coder, now: now)
        let story = try #require(try store.archive.stories(matching: StatementQuery(), reports: 3).first)
        #expect(story.independentSources == ["AFP"])
        #expect(story.rivals.isEmpty)
    }

    @Test func recodingFindsStoriesAnew() throws {
        let store = try TemporaryArchive()
        try store.archive.add(raids(), coder: coder, now: now)
        let before = try stories(store.archive)
        let newer = CoderVersion(program: "2", knowledge: "a", model: "m")
        let outdated = try store.archive.outdated(for: newer, limit: 10)
        #expect(outdated.count == 5)
        let accounts = try raids().map(\.account)
        try store.archive.recode(zip(outdated, accounts).map { ($0, $1) }, coder: newer, now: now)
        #expect(try stories(store.archive) == before)
        let leftover = try DatabaseQueue(path: store.archive.path).read { database in
            try Int.fetchOne(
                database, sql: "SELECT count(*) FROM telling JOIN coding ON coding.id = codingID WHERE NOT isCurrent")
        }
        #expect(leftover == 0)
    }

    @Test func anArchiveOfBeforeThereWereStoriesIsBroughtUpToDateByRecoding() throws {
        let store = try TemporaryArchive()
        let path = store.archive.path
        try store.archive.add(raids(), coder: coder, now: now)
        try DatabaseQueue(path: path).write { database in
            try database.execute(
                sql: """
                    DROP TABLE tellingStatement; DROP TABLE tellingFeature; DROP TABLE telling;
                    DELETE FROM grdb_migrations WHERE identifier = '2 stories'
                    """)
        }
        let archive = try Archive(path: path, .existing)
        #expect(try stories(archive).isEmpty)
        let outdated = try archive.outdated(for: coder, limit: 10)
        try archive.recode(zip(outdated, try raids().map(\.account)).map { ($0, $1) }, coder: coder, now: now)
        #expect(try stories(archive) == [["a", "b", "c"], ["d"], ["e"]])
    }

    @Test func whatPeopleMadeOfAStatementStaysInItsStory() throws {
        let store = try TemporaryArchive()
        try store.archive.add(raids(), coder: coder, now: now)
        let story = try #require(try store.archive.stories(matching: StatementQuery(), reports: 2).first)
        let key = try #require(story.sources.first?.statements.first?.key)
        func told() throws -> [ArchivedStatement] {
            try store.archive.story(story.id)?.sources.first?.statements ?? []
        }
        try store.archive.correct(
            key, .correct, [.status: .string("planned")], reviewer: "ana", reason: "", now: now)
        #expect(try told().map(\.status) == ["planned"])
        var query = StatementQuery()
        query.story = story.id
        #expect(try store.archive.statements(query).map(\.key).contains(key))
        try store.archive.correct(
            key, .split, [.status: .string("denied")], reviewer: "ana", reason: "", now: now.addingTimeInterval(1))
        #expect(try told().map(\.status).sorted() == ["denied", "planned"])
        // After coding anew too.
        let newer = CoderVersion(program: "2", knowledge: "a", model: "m")
        let accounts = try raids()
        let outdated = try store.archive.outdated(for: newer, limit: 10)
        try store.archive.recode(
            outdated.compactMap { old in
                accounts.first { $0.report.id == old.report.id }.map { (outdated: old, account: $0.account) }
            }, coder: newer, now: now)
        #expect(try told().map(\.status).sorted() == ["denied", "planned"])
        try store.archive.correct(key, .reject, reviewer: "ana", reason: "", now: now.addingTimeInterval(2))
        #expect(try told().map(\.status) == ["denied"])
    }
}

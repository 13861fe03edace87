import Archive
import Foundation
import Reports
import Testing

struct AddingTests {
    @Test func theSameTextIsStoredOnce() throws {
        let store = try TemporaryArchive()
        let first = try attack("a", by: "Rebels")
        #expect(try store.archive.add([first], coder: coder, now: now) == [.new])
        #expect(try store.archive.add([first], coder: coder, now: now) == [.known(as: "a")])
        let copy = try attack("b", by: "Rebels")
        #expect(try store.archive.add([copy], coder: coder, now: now) == [.known(as: "a")])
        #expect(try store.archive.summary().reports == 1)
    }

    @Test func changedTextIsANewVersionAndTheOldOneStays() throws {
        let store = try TemporaryArchive()
        try store.archive.add([try attack("a", by: "Rebels")], coder: coder, now: now)
        let changed = try attack("a", by: "Soldiers")
        #expect(try store.archive.add([changed], coder: coder, now: now) == [.version(2)])
        let summary = try store.archive.summary()
        #expect((summary.reports, summary.versions) == (1, 2))
        #expect(try store.archive.statements(StatementQuery()).map(\.actors) == [["Soldiers"]])
    }

    @Test func whatWasKnownThenIsTheVersionOfThen() throws {
        let store = try TemporaryArchive()
        try store.archive.add([try attack("a", by: "Rebels")], coder: coder, now: now)
        try store.archive.add([try attack("a", by: "Soldiers")], coder: coder, now: now)
        var query = StatementQuery()
        query.known = try day("2023-07-01")
        #expect(try store.archive.statements(query).map(\.actors) == [["Rebels"]])
        query.known = try day("2023-06-29")
        #expect(try store.archive.statements(query).isEmpty)
        #expect(try store.archive.report(named: "a", known: try day("2023-07-01"))?.version == 1)
        #expect(try store.archive.report(named: "a")?.version == 2)
    }

    @Test func aReportComesBackAsItWas() throws {
        let store = try TemporaryArchive()
        var (report, account) = try attack("a", by: "Rebels")
        report.publisher = "The Gazette"
        report.title = "Attack – “today”"
        report.passages = [Passage(role: .headline, range: 0..<6), Passage(role: .body, range: 7..<20)]
        try store.archive.add([(report, account)], coder: coder, now: now)
        let stored = try #require(try store.archive.report(named: "a"))
        #expect(stored.report == report)
        #expect(stored.coder == coder)
        #expect(stored.statements == 1)
    }

    @Test func recodingKeepsWhatWasCodedBefore() throws {
        let store = try TemporaryArchive()
        try store.archive.add([try attack("a", by: "Rebels")], coder: coder, now: now)
        let newer = CoderVersion(program: "2", knowledge: "a", model: "m")
        let outdated = try store.archive.outdated(for: newer, limit: 10)
        #expect(outdated.count == 1)
        var account = try attack("a", by: "Rebels").account
        account.events[0].status = .denied
        try store.archive.recode(outdated.map { ($0, account) }, coder: newer, now: now)
        #expect(try store.archive.outdated(for: newer, limit: 10).isEmpty)
        #expect(try store.archive.statements(StatementQuery()).map(\.status) == ["denied"])
        let difference = try #require(try store.archive.differences().first)
        #expect(difference.before?.contains("occurred") == true)
        #expect(difference.after?.contains("denied") == true)
        #expect((difference.coderBefore, difference.coderAfter) == (coder, newer))
    }
}

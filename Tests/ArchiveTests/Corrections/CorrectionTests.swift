import Calendars
import Coding
import Foundation
import Testing

@testable import Archive

struct CorrectionTests {
    let store: TemporaryArchive
    let key = "event-a-Rebels"

    init() throws {
        store = try TemporaryArchive()
        try store.archive.add([try attack("a", by: "Rebels"), try attack("b", by: "Soldiers")], coder: coder, now: now)
    }

    func statements(uncorrected: Bool = false, _ change: (inout StatementQuery) -> Void = { _ in }) throws
        -> [ArchivedStatement]
    {
        var query = StatementQuery()
        query.isUncorrected = uncorrected
        change(&query)
        return try store.archive.statements(query)
    }

    @discardableResult
    func correct(
        _ act: Correction.Act, _ changes: [CorrectionField: JSONValue] = [:], key: String? = nil,
        into other: String? = nil, by reviewer: String = "ana", overruling: [String]? = nil
    ) throws -> Correction {
        try store.archive.correct(
            key ?? self.key, act, changes, into: other, reviewer: reviewer, reason: "because", overruling: overruling,
            now: now)
    }

    /// Codes report `a` anew: the event gets another key, and what `change` does.
    func recode(_ change: (inout Account) -> Void) throws {
        let newer = CoderVersion(program: UUID().uuidString, knowledge: "a", model: "m")
        let accounts = try store.archive.outdated(for: newer, limit: 10).map { outdated in
            var account = try attack(outdated.report.id, by: outdated.report.id == "a" ? "Rebels" : "Soldiers").account
            if outdated.report.id == "a" { change(&account) }
            return (outdated, account)
        }
        try store.archive.recode(accounts, coder: newer, now: now)
    }

    @Test func aRejectedStatementStandsNoMore() throws {
        try correct(.reject)
        #expect(try statements().map(\.report) == ["b"])
        #expect(try statements(uncorrected: true).map(\.report) == ["a", "b"])
        #expect(try store.archive.summary().events == 1)
        try correct(.reopen)
        #expect(try statements().map(\.report) == ["a", "b"])
    }

    @Test func aCorrectedFieldIsWhatQueriesFind() throws {
        try correct(
            .correct,
            [
                .status: .string("denied"), .cameo: .string("173"),
                .date: .object(["from": .string("2022-01-01"), "to": .string("2022-01-02")]),
                .actor: .array([
                    .object([
                        "text": .string("Wagner Group"), "entity": .string("wagner-group"), "country": .string("RUS"),
                        "sectors": .array([.string("PRM")]),
                    ])
                ]),
                .place: .object([
                    "name": .string("Kidal"), "country": .string("MLI"), "latitude": .number(18.44),
                    "longitude": .number(1.41),
                ]),
            ])
        let found = try statements { $0.actor = .init(name: "", entities: ["wagner-group"]) }
        #expect(found.map(\.key) == [key])
        #expect(found.map(\.actors) == [["Wagner Group"]])
        #expect(try statements { $0.status = "denied" }.map(\.key) == [key])
        #expect(try statements { $0.cameo = "17" }.map(\.key) == [key])
        #expect(try statements { $0.area = .init(latitude: 18, longitude: 1, kilometres: 99) }.map(\.key) == [key])
        #expect(try statements { $0.during = DateRange(year: 2022) }.map(\.key) == [key])
        #expect(try statements { $0.text = "rebels" }.map(\.key) == [key])
        #expect(try statements { $0.actor = .init(name: "Rebels") }.isEmpty)
        #expect(try statements(uncorrected: true) { $0.actor = .init(name: "Rebels") }.map(\.status) == ["occurred"])
        let line = JSONValue(text: found[0].line)
        #expect(line?["corrected"] == .array(["actor", "cameo", "date", "place", "status"].map(JSONValue.string)))
        #expect(line?["id"] == .string(key))
    }

    @Test func aCorrectionSurvivesRecodingToAnotherCode() throws {
        try correct(.correct, [.status: .string("denied")])
        try recode { account in
            account.events[0].id = "another key"
            account.events[0].code.cameo = "193"
        }
        let found = try statements { $0.source = "a" }
        #expect(found.map(\.key) == ["another key"])
        #expect(found.map(\.status) == ["denied"])
        #expect(found.map(\.cameo) == ["193"])
        #expect(try store.archive.corrections(of: "another key").map(\.reviewer) == ["ana"])
    }

    @Test func whatWasAcceptedStaysAsItWasAccepted() throws {
        try correct(.accept)
        try recode { $0.events[0].code.cameo = "193" }
        #expect(try statements { $0.source = "a" }.map(\.cameo) == ["190"])
        #expect(try statements(uncorrected: true) { $0.source = "a" }.map(\.cameo) == ["193"])
    }

    @Test func aCorrectionWithoutItsStatementIsKeptAndListed() throws {
        try correct(.reject)
        try recode { $0.events = [] }
        #expect(try store.archive.orphanedCorrections().map(\.anchor.key) == [key])
        #expect(try statements().map(\.report) == ["b"])
        try recode { $0.events[0].id = "back again" }
        #expect(try store.archive.orphanedCorrections().isEmpty)
        #expect(try statements().map(\.report) == ["b"])
    }

    @Test func theSameSentenceInANewVersionStaysCorrected() throws {
        try correct(.correct, [.status: .string("denied")])
        var (report, account) = try attack("a", by: "Rebels")
        let prefix = "Update. "
        report = .init(id: "a", body: prefix + report.text, published: report.published)
        let shift = prefix.utf8.count
        account.events[0].id = "later"
        account.events[0].sentence = shift..<report.text.utf8.count
        try store.archive.add([(report, account)], coder: coder, now: now)
        #expect(try statements { $0.source = "a" }.map(\.status) == ["denied"])
    }

    @Test func mergedStatementsAreToldOnce() throws {
        try correct(.merge, into: "event-b-Soldiers")
        #expect(try statements().map(\.report) == ["b"])
        #expect(try store.archive.merges(into: "event-b-Soldiers").map(\.anchor.key) == [key])
        // The other way round, by somebody who did not see it: one of the two stays.
        try store.archive.write { database in
            let second = try Archive.target("event-b-Soldiers", database)
            let first = try Archive.target(key, database)
            try Correction(
                anchor: second.anchor, act: .merge, changes: [:], seen: [:], other: first.anchor, reviewer: "ben",
                made: "2023-11-14T22:13:20Z", reason: "", overrules: []
            ).insert(database)
            for report in ["a", "b"] { try CorrectionLayer(database).apply(toReport: report) }
        }
        #expect(try statements().map(\.report) == ["a"])
        #expect(throws: ArchiveError.self) { try correct(.merge, into: key) }
        #expect(throws: ArchiveError.self) { try correct(.merge) }
    }

    @Test func aSplitTellsTwo() throws {
        let split = try correct(.split, [.cameo: .string("173")])
        #expect(try statements { $0.source = "a" }.map(\.cameo).sorted { $0 ?? "" < $1 ?? "" } == ["173", "190"])
        #expect(try statements(uncorrected: true) { $0.source = "a" }.count == 1)
        // The second may be put right by itself, and survives recoding.
        try correct(.correct, [.status: .string("denied")], key: split.id)
        try recode { $0.events[0].id = "another key" }
        #expect(try statements { $0.status = "denied" }.map(\.cameo) == ["173"])
        try correct(.reject, key: split.id)
        #expect(try statements { $0.source = "a" }.map(\.cameo) == ["190"])
    }

    @Test func peopleWhoDifferLeaveTheMachinesCodingUntilSomebodyDecides() throws {
        try correct(.correct, [.status: .string("denied")])
        let other = try correct(
            .correct, [.status: .string("planned"), .cameo: .string("173")], by: "ben", overruling: [])
        #expect(try statements { $0.source = "a" }.map(\.status) == ["occurred"])
        #expect(try statements { $0.source = "a" }.map(\.cameo) == ["173"])
        let conflict = try #require(try store.archive.openConflicts().first)
        #expect(conflict.field == .status)
        #expect(conflict.corrections.map(\.reviewer).sorted() == ["ana", "ben"])
        let decision = try correct(.correct, [.status: .string("planned")], by: "cleo")
        #expect(decision.overrules.contains(other.id))
        #expect(try store.archive.openConflicts().isEmpty)
        #expect(try statements { $0.source = "a" }.map(\.status) == ["planned"])
    }

    @Test func nonsenseIsRefused() throws {
        #expect(throws: ArchiveError.unknownStatement(key: "no")) { try correct(.accept, key: "no") }
        #expect(throws: ArchiveError.self) { try correct(.correct) }
        #expect(throws: ArchiveError.self) { try correct(.correct, [.domain: .string("defence")]) }
        #expect(throws: ArchiveError.self) { try correct(.reject, [.status: .string("denied")]) }
        #expect(try store.archive.corrections().isEmpty)
    }
}

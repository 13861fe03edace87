import Archive
import Foundation
import Testing

struct ReviewQueueTests {
    @Test func doubtsAreSignsOfTheCoding() throws {
        let store = try TemporaryArchive()
        var hypothetical = try attack("b", by: "Soldiers", country: "MLI", at: (18.44, 1.41))
        hypothetical.account.events[0].status = .hypothetical
        try store.archive.add([try attack("a", by: "Rebels"), hypothetical], coder: coder, now: now)
        let items = try store.archive.reviewQueue(StatementQuery())
        #expect(items.map(\.statement.report) == ["a", "b"])
        #expect(items[0].doubts == [.noPlace, .noDate, .unknownActor])
        #expect(items[1].doubts == [.noDate, .hypothetical])
        #expect(
            try store.archive.reviewQueue(StatementQuery(), doubts: [.hypothetical]).map(\.statement.report) == ["b"])
        try store.archive.correct(items[0].statement.key, .accept, reviewer: "ana", reason: "", now: now)
        #expect(try store.archive.reviewQueue(StatementQuery(), reviewer: "ana").map(\.statement.report) == ["b"])
        #expect(try store.archive.reviewQueue(StatementQuery(), reviewer: "ben").count == 2)
    }

    @Test func reportsThatDifferAreFound() throws {
        let store = try TemporaryArchive()
        var denied = try attack("b", by: "Rebels", country: "MLI", on: "a camp", at: (18.44, 1.41))
        denied.account.events[0].status = .denied
        try store.archive.add(
            [try attack("a", by: "Rebels", country: "MLI", at: (18.44, 1.41)), denied], coder: coder, now: now)
        #expect(try store.archive.reviewQueue(StatementQuery(), doubts: [.contradicted]).count == 2)
        try store.archive.correct("event-b-Rebels", .reject, reviewer: "ana", reason: "", now: now)
        #expect(try store.archive.reviewQueue(StatementQuery(), doubts: [.contradicted]).isEmpty)
    }

    @Test func whatWasReopenedWaitsAgain() throws {
        let store = try TemporaryArchive()
        try store.archive.add([try attack("a", by: "Rebels")], coder: coder, now: now)
        func waits(for reviewer: String) throws -> Bool {
            try !store.archive.reviewQueue(StatementQuery(), reviewer: reviewer).isEmpty
        }
        func correct(_ act: Correction.Act, by reviewer: String, _ seconds: Double) throws {
            try store.archive.correct(
                "event-a-Rebels", act, reviewer: reviewer, reason: "", now: now.addingTimeInterval(seconds))
        }
        try correct(.accept, by: "ana", 1)
        try correct(.reject, by: "ana", 2)
        #expect(try !waits(for: "ana"))
        try correct(.reopen, by: "ben", 3)
        #expect(try waits(for: "ana"))
        #expect(try waits(for: "ben"))
        try correct(.accept, by: "ana", 4)
        #expect(try !waits(for: "ana"))
        #expect(try waits(for: "ben"))
        #expect(try store.archive.judgements(by: "ana", limit: 5).map(\.act) == [.accept])
        #expect(try store.archive.judgements(by: "ben", limit: 5).map(\.act) == [.reopen])
    }

    @Test func aQueueOfTheNewestSaysWhereItEnds() throws {
        let store = try TemporaryArchive()
        try store.archive.add(
            try (1...9).map { try attack("\($0)", by: "Rebels \($0)", day: "2023-06-0\($0)") }, coder: coder, now: now)
        var query = StatementQuery()
        query.isNewestFirst = true
        query.limit = 10
        let queue = try store.archive.reviewQueue(query, doubts: [.noPlace], reviewer: nil, newest: 3)
        #expect(queue.items.map(\.statement.report) == ["9", "8", "7", "6"])
        #expect(queue.since == (try day("2023-06-06")))
        query.during = .init(from: nil, to: try day("2023-06-05"), precision: .open)
        let older = try store.archive.reviewQueue(query, doubts: [.noPlace], reviewer: nil, newest: 8)
        #expect(older.items.map(\.statement.report) == ["5", "4", "3", "2", "1"])
        #expect(older.since == nil)
    }

    @Test func whatMayBeMergedIsOfTheReportTheStoryOrTheDay() throws {
        let store = try TemporaryArchive()
        try store.archive.add(
            [
                try attack("a", by: "Rebels", entity: "rebels"), try attack("b", by: "Fighters", entity: "rebels"),
                try attack("d", by: "Rebels", entity: "rebels", day: "2023-06-01"),
            ], coder: coder, now: now)
        let candidates = try store.archive.mergeCandidates(for: "event-a-Rebels", limit: 5)
        #expect(candidates.map(\.report).contains("b"))
        #expect(!candidates.map(\.report).contains("a"))
        #expect(!candidates.map(\.report).contains("d"))
    }
}

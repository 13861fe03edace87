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
}

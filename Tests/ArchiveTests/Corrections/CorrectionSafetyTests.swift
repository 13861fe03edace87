import Archive
import Foundation
import Testing

struct CorrectionSafetyTests {
    @Test func aFullDiskKeepsTheCorrectionsThatWereStored() throws {
        let store = try TemporaryArchive()
        let path = store.path("small.rapporteur")
        let archive = try Archive(path: path, .creating, largestSize: 1 << 19)
        try archive.add([try attack("a", by: "Rebels")], coder: coder, now: now)
        var stored = 0
        let reason = String(repeating: "because ", count: 4000)
        #expect(throws: ArchiveError.full(path: path)) {
            while true {
                try archive.correct(
                    "event-a-Rebels", .correct, [.status: .string("denied")],
                    reviewer: "ana", reason: reason, now: now + Double(stored))
                stored += 1
            }
        }
        #expect(stored > 0)
        #expect(try archive.corrections().count == stored)
        #expect(try archive.statements(StatementQuery()).map(\.status) == ["denied"])
        try archive.check()
    }

    @Test func twoReviewersAtOnceLoseNothing() async throws {
        let store = try TemporaryArchive()
        let path = store.archive.path
        try store.archive.add((0..<8).map { try attack("r\($0)", by: "Rebels \($0)") }, coder: coder, now: now)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for reviewer in ["ana", "ben", "cleo"] {
                group.addTask {
                    let archive = try Archive(path: path, .existing)
                    for number in 0..<8 {
                        try archive.correct(
                            "event-r\(number)-Rebels \(number)", .correct, [.cameo: .string("17\(number)")],
                            reviewer: reviewer, reason: "", now: now)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.archive.corrections().count == 24)
        #expect(try store.archive.openConflicts().isEmpty)
        #expect(try store.archive.statements(StatementQuery()).map(\.cameo) == (0..<8).map { "17\($0)" })
    }
}

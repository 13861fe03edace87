import Archive
import Foundation
import Testing

/// A damaged file gets a clear message and stays as it is.
struct DamageTests {
    let store: TemporaryArchive
    let path: String
    let whole: Data

    init() throws {
        store = try TemporaryArchive()
        try store.archive.add((0..<200).map { try attack("r\($0)", by: "Rebels \($0)") }, coder: coder, now: now)
        try store.archive.correct("event-r7-Rebels 7", .reject, reviewer: "ana", reason: "", now: now)
        path = store.path("copy.rapporteur")
        try store.archive.backup(to: path)
        whole = try Data(contentsOf: URL(fileURLWithPath: path))
    }

    /// Uses the damaged file in every way, and says whether anything was noticed.
    private func use(_ damaged: Data) throws -> [ArchiveError] {
        try damaged.write(to: URL(fileURLWithPath: path))
        var errors: [ArchiveError] = []
        do {
            let archive = try Archive(path: path, .existing)
            try archive.check()
            _ = try archive.statements(StatementQuery())
        } catch let error as ArchiveError {
            errors.append(error)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == damaged)
        return errors
    }

    @Test(arguments: [1, 99, 100, 4096, 20_000])
    func aTruncatedFileIsSaid(length: Int) throws {
        let error = try #require(try use(whole.prefix(length)).first)
        switch error {
        case .foreign: #expect(length < 100)
        case .damaged(_, let detail): #expect(detail.contains("end is missing"))
        default: Issue.record("\(error)")
        }
        #expect(error.description.contains("nothing was changed"))
    }

    @Test func flippedBytesOfTheHeaderAreSaid() throws {
        for position in [0, 16, 21, 47, 68] {
            var bytes = whole
            bytes[position] ^= 0x7F
            let errors = try use(bytes)
            #expect(!errors.isEmpty, "byte \(position)")
        }
    }

    @Test func flippedBytesInTheMiddleAreFoundByTheCheck() throws {
        var found = 0
        for page in stride(from: 4096, to: whole.count, by: 4096 * 7) {
            var bytes = whole
            for offset in 0..<16 { bytes[page + offset] ^= 0xFF }
            if try !use(bytes).isEmpty { found += 1 }
        }
        #expect(found > 0)
    }
}

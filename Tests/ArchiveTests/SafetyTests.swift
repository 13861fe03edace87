import Archive
import Foundation
import GRDB
import Testing

struct SafetyTests {
    /// Opens the file with other means than the archive's.
    private func sql(_ path: String, _ statement: String) throws {
        try DatabaseQueue(path: path).write { try $0.execute(sql: statement) }
    }

    private func error(opening path: String) -> ArchiveError? {
        #expect(throws: ArchiveError.self) { try Archive(path: path, .existing) }
    }

    @Test func aFileOfAnotherKindIsNotTouched() throws {
        let store = try TemporaryArchive()
        let path = store.path("notes.txt")
        let content = Data("These are my notes, and long enough to be no database header at all.".utf8)
        try content.write(to: URL(fileURLWithPath: path))
        #expect(error(opening: path) == .foreign(path: path))
        #expect(throws: ArchiveError.foreign(path: path)) { try Archive(path: path, .creating) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == content)
    }

    @Test func aDatabaseOfAnotherProgramIsNotTouched() throws {
        let store = try TemporaryArchive()
        let path = store.path("other.sqlite")
        try sql(path, "CREATE TABLE theirs (id INTEGER)")
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: ArchiveError.foreign(path: path)) { try Archive(path: path, .creating) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func anArchiveOfANewerProgramIsRefused() throws {
        let store = try TemporaryArchive()
        let path = store.archive.path
        try sql(path, "INSERT INTO grdb_migrations VALUES ('999 telepathy')")
        #expect(error(opening: path) == .newer(path: path, unknown: ["999 telepathy"]))
    }

    @Test func aMissingArchiveIsSaidAndNotMade() throws {
        let store = try TemporaryArchive()
        let path = store.path("none.rapporteur")
        #expect(error(opening: path) == .missing(path: path))
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func aFullDiskLosesNothingStored() throws {
        let store = try TemporaryArchive()
        let path = store.path("small.rapporteur")
        let archive = try Archive(path: path, .creating, largestSize: 1 << 20)
        try archive.add([try attack("first", by: "Rebels")], coder: coder, now: now)
        let many = try (0..<2000).map { try attack("report \($0)", by: "Rebels \($0)") }
        #expect(throws: ArchiveError.full(path: path)) { try archive.add(many, coder: coder, now: now) }
        #expect(try archive.reports().map(\.report.id) == ["first"])
        #expect(try archive.statements(StatementQuery()).count == 1)
        try archive.check()
    }

    @Test func aBackupIsWhole() throws {
        let store = try TemporaryArchive()
        try store.archive.add([try attack("a", by: "Rebels")], coder: coder, now: now)
        let copy = store.path("copy.rapporteur")
        try store.archive.backup(to: copy)
        #expect(try Archive(path: copy, .existing).statements(StatementQuery()).count == 1)
        #expect(throws: ArchiveError.self) { try store.archive.backup(to: copy) }
    }

    @Test func twoWritersAtOnceStoreEverythingOnce() async throws {
        let store = try TemporaryArchive()
        let path = store.archive.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let archive = try Archive(path: path, .existing)
                    for number in 0..<20 {
                        try archive.add([try attack("r\(number)", by: "Rebels \(number)")], coder: coder, now: now)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.archive.summary().versions == 20)
        #expect(try store.archive.statements(StatementQuery()).count == 20)
    }
}

import Foundation
import GRDB
import Testing

@testable import Archive

/// Archives of every earlier schema are brought up to date with all that they hold.
struct MigrationTests {
    let store: TemporaryArchive

    init() throws { store = try TemporaryArchive() }

    /// A file with the schema and the content of an early archive, migrated so far.
    private func early(upTo migration: String?) throws -> String {
        let path = store.path("early.rapporteur")
        let sql = try String(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("schema-1.sql"), encoding: .utf8)
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        if let migration { try Schema.migrator.migrate(queue, upTo: migration) }
        try queue.close()
        return path
    }

    @Test(arguments: Schema.migrator.migrations)
    func nothingIsLost(migration: String) throws {
        let archive = try Archive(path: try early(upTo: migration), .existing)
        try archive.check()
        let applied = try archive.connection.reader().read { try Schema.migrator.hasCompletedMigrations($0) }
        #expect(applied)
        let statements = try archive.statements(StatementQuery())
        #expect(statements.map(\.key) == ["00000000000000e1", "00000000000000f1"])
        #expect(statements.map(\.actors) == [["Fighters"], ["Fighters"]])
        #expect(statements[0].line.contains("ASSAULT"))
        var query = StatementQuery()
        query.known = try day("2023-07-02")
        #expect(try archive.statements(query).map(\.key) == ["00000000000000e0"])
        query.known = nil
        query.text = "convoys"
        #expect(try archive.statements(query).count == 2)
        #expect(try archive.report(named: "first")?.report.title == "Convoy")
        // A fact without a date stands where it could be known.
        query.text = nil
        query.during = .init(day: try day("2023-07-03"))
        query.limit = 5
        #expect(try archive.statements(query).map(\.key) == ["00000000000000f1"])
        try archive.correct("00000000000000e1", .reject, reviewer: "ana", reason: "", now: now)
        #expect(try archive.statements(StatementQuery()).count == 1)
    }

    @Test func aMigratedArchiveHasTheTablesOfANewOne() throws {
        func tables(_ archive: Archive) throws -> [String] {
            try archive.connection.reader().read {
                try String.fetchAll(
                    $0,
                    sql: "SELECT type || ' ' || name || ' ' || tbl_name FROM sqlite_master ORDER BY 1")
            }
        }
        #expect(try tables(Archive(path: try early(upTo: nil), .existing)) == tables(store.archive))
    }
}

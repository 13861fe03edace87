import Foundation
import GRDB
import Testing

@testable import Archive

struct RedactionTests {
    let store: TemporaryArchive
    let redaction = Redaction(entities: [
        "assimi-goita": .init(name: "Assimi Goïta", isPerson: true),
        "wagner-group": .init(name: "Wagner Group", isPerson: false),
    ])

    init() throws {
        store = try TemporaryArchive()
        var first = try attack(
            "https://desert-news.example/kidal", by: "General Goïta", entity: "assimi-goita", country: "MLI",
            on: "Zeinabou Walet", at: (18.44, 1.41))
        first.report.publisher = "Desert News"
        first.report.title = "Goïta strikes"
        var second = try attack("second-paper", by: "Fighters of Wagner in Aguelhok", entity: "wagner-group")
        second.account.events[0].speakers = [
            .init(.init(text: "Colonel Sadio", entity: nil, country: "MLI", sectors: ["MIL"]), .indirect)
        ]
        try store.archive.add([first, second], coder: coder, now: now)
        // What was there once and is deleted must not come along either.
        try store.archive.correct(
            store.archive.statements(StatementQuery())[0].key, .correct, [.status: .string("denied")],
            reviewer: "Oumarou the reviewer", reason: "Fatoumata said so", now: now)
        try store.archive.add([try attack("third-paper", by: "Ibrahima")], coder: coder, now: now)
        try store.archive.add([try attack("third-paper", by: "Soldiers")], coder: coder, now: now)
    }

    private func copy(_ change: (inout Redaction) -> Void = { _ in }) throws -> (archive: Archive, bytes: Data) {
        var redaction = redaction
        change(&redaction)
        let path = store.path("share-\(UUID().uuidString).rapporteur")
        try store.archive.redact(to: path, redaction)
        for ending in ["-wal", "-shm", ".part", ".part-wal", ".part-shm"] {
            #expect(!FileManager.default.fileExists(atPath: path + ending))
        }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        return (try Archive(path: path, .existing), bytes)
    }

    /// Names in the copy's bytes, also as full-text search folds them.
    private func found(_ names: [String], in bytes: Data) -> [String] {
        names.filter { name in
            [name, name.lowercased(), name.searchName].contains { bytes.range(of: Data($0.utf8)) != nil }
        }
    }

    @Test func noByteOfTheCopyHasANameThatIsHidden() throws {
        let (archive, bytes) = try copy()
        let hidden = [
            "Goïta", "assimi-goita", "Zeinabou", "Walet", "Sadio", "Kidal", "Aguelhok", "Desert News", "desert-news",
            "second-paper", "third-paper", "Oumarou", "Fatoumata", "Ibrahima", "strikes", "attacked",
        ]
        #expect(found(hidden, in: bytes) == [])
        #expect(found(["Wagner Group"], in: bytes) == ["Wagner Group"])
        // The names do stand in what was redacted: the search would find them.
        let original = try store.archive.statements(StatementQuery()).map(\.line).joined()
        #expect(found(["Zeinabou", "Kidal"], in: Data(original.utf8)) == ["Zeinabou", "Kidal"])
        try archive.check()
        // What stories compare are words of the reports.
        for table in ["telling", "tellingFeature", "tellingStatement"] {
            #expect(try archive.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") } == 0)
            #expect(try store.archive.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") } != 0)
        }
        let statements = try archive.statements(StatementQuery())
        #expect(statements.map(\.status).sorted() == ["denied", "occurred", "occurred"])
        #expect(statements.map(\.report).sorted() == ["report 1", "report 2", "report 3"])
        #expect(statements.allSatisfy { $0.sentence.isEmpty && $0.cameo == "190" })
        var query = StatementQuery()
        query.actor = .init(name: "Wagner", entities: ["wagner-group"])
        #expect(try archive.statements(query).count == 1)
    }

    @Test func whatIsAskedForStays() throws {
        let (archive, bytes) = try copy {
            $0.hidesPersons = false
            $0.placeLevel = nil
        }
        #expect(found(["Zeinabou", "Kidal", "assimi-goita"], in: bytes).count == 3)
        #expect(found(["Desert News", "second-paper", "Sadio"], in: bytes) == [])
        #expect(try archive.statements(StatementQuery()).contains { $0.place == "Kidal" })
        let countries = try copy { $0.keepsCountries = true }
        var query = StatementQuery()
        query.actor = .init(name: "Mali", country: "MLI")
        #expect(try countries.archive.statements(query).count == 1)
        #expect(try copy().archive.statements(query).isEmpty)
    }

    @Test func placesAreToldByTheirRegion() throws {
        var redaction = Redaction(entities: [:]) { _ in
            .object(["name": .string("Kidal Region"), "latitude": .number(20), "longitude": .number(1)])
        }
        redaction.placeLevel = .adm1
        let path = store.path("regions.rapporteur")
        try store.archive.redact(to: path, redaction)
        let places = try Archive(path: path, .existing).statements(StatementQuery()).compactMap(\.place)
        #expect(places == ["Kidal Region"])
    }

    @Test func aFileThatIsThereIsKept() throws {
        let path = store.path("notes.txt")
        try Data("notes".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: ArchiveError.self) { try store.archive.redact(to: path, redaction) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("notes".utf8))
    }
}

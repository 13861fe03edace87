import Foundation
import Testing

@testable import Knowledge

/// Actors and places that users bring along.
struct OwnFilesTests {
    private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Knowledge").path

    /// The project's folder with files of one's own, given by name and content.
    private func withFolder<Result>(
        actors: String? = nil, places: String? = nil, _ body: (KnowledgeFolder) throws -> Result
    ) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("own-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var knowledge = try KnowledgeFolder(path: Self.project, executable: "", environment: [:])
        func write(_ name: String, _ text: String) throws -> String {
            let file = folder.appendingPathComponent(name)
            try Data(text.utf8).write(to: file)
            return file.path
        }
        if let actors { knowledge.ownActors = [try write("mine.txt", actors)] }
        if let places { knowledge.ownPlaces = [try write("mine.csv", places)] }
        return try body(knowledge)
    }

    @Test func ownActorsComeFirst() throws {
        let text = "Front of the Dunes  @front-of-the-dunes  armed-group\n  = FDD\n  2024-01..  MLI REB\n"
        try withFolder(actors: text) { folder in
            let base = try KnowledgeBase(try folder.files())
            #expect(base.actors.first?.id == "front-of-the-dunes")
            #expect(base.actors.first?.roles.first?.sectors == ["REB"])
        }
    }

    @Test(arguments: [
        ("A  @mli  person\n  ..  MLI GOV\n", "stands already at"), ("A  @a  person\n  ..  XQX GOV\n", "'XQX'"),
        ("A  @a  person\n", "has no role line"), ("A person\n", "an actor begins"),
    ])
    func mistakesInOwnActorsNameFileAndLine(text: String, message: String) throws {
        try withFolder(actors: text) { folder in
            let error = #expect(throws: KnowledgeError.self) { try KnowledgeBase(try folder.files()) }
            let problem = try #require(error?.problems.first { $0.message.contains(message) })
            // A name used twice is reported where it stands the second time.
            #expect(problem.position.file.hasSuffix("mine.txt") || problem.message.contains("mine.txt:1"))
        }
    }

    @Test func aMissingFileIsNamed() throws {
        var folder = try KnowledgeFolder(path: Self.project, executable: "", environment: [:])
        folder.ownActors = ["/nowhere/mine.actors"]
        let error = #expect(throws: KnowledgeError.self) { try folder.files() }
        #expect(error?.description.contains("/nowhere/mine.actors") == true)
    }

    @Test func ownPlacesAreFound() throws {
        let table = "name,country,latitude,longitude,aliases\nQuibblestan Wells,ML,18.5,1.5,Puits de Quibble\n"
        try withFolder(places: table) { folder in
            let gazetteer = try folder.gazetteer(with: [])
            #expect(gazetteer.namings(of: "Quibblestan Wells").count == 1)
            #expect(gazetteer.namings(of: "Puits de Quibble").count == 1)
        }
    }

    @Test func mistakesInOwnPlacesNameFileAndLine() throws {
        try withFolder(places: "name,country,latitude,longitude\nX,ML,ninety,1\n") { folder in
            let error = #expect(throws: GazetteerError.self) { try folder.gazetteer(with: []) }
            #expect(error.map { "\($0)" }?.contains("mine.csv") == true)
        }
    }
}

import Coding
import Foundation
import Knowledge
import Testing

@testable import Evaluation

/// Every executed example gives what it says, and together they give every code of both ontologies.
struct CoverageTests {
    private static let rapporteur = Result {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try Rapporteur(
            folder: try KnowledgeFolder(
                path: root.appendingPathComponent("Knowledge").path, executable: "", environment: [:]))
    }

    @Test func examplesGiveEveryCode() throws {
        let rapporteur = try Self.rapporteur.get()
        let check = FrameCheck(rapporteur, rapporteur.knowledge)
        #expect(check.failures.map(\.description) == [])
        let missing = Coverage(missingFrom: check, of: rapporteur.knowledge.ontology)
        #expect(missing.cameo == [])
        #expect(missing.modes == [])
        #expect(missing.contexts == [])
    }

    @Test func theTablesAreComplete() throws {
        let ontology = try Self.rapporteur.get().knowledge.ontology
        #expect(ontology.modes.keys.filter { $0.plover != nil }.count == 16)
        #expect(ontology.modes.values.map(\.count).reduce(0, +) == 67)
        #expect(ontology.contexts.count == 37)
        #expect(ontology.cameo.keys.filter { $0.count == 2 }.isEmpty)
        #expect(ontology.cameoLeaves.contains("0211") && !ontology.cameoLeaves.contains("021"))
    }
}

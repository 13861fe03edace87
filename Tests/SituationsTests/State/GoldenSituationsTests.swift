import Calendars
import Coding
import Foundation
import Knowledge
import Reports
import Situations
import Testing

/// Briefings are as they stand in `examples/missions`; `make golden-situations` writes them anew.
struct GoldenSituationsTests {
    @Test(arguments: [
        ("minusma", "2023-06-30"), ("unpredep", "1999-03-01"), ("unef", "1967-05-19"),
    ])
    func single(mission: String, day: String) throws {
        let golden = try Examples.text("missions/\(mission).situation")
        #expect(try Examples.briefing(["missions/\(mission).txt"], scope: nil, on: day) == golden)
    }

    @Test(arguments: ["2022-05-01", "2023-06-20", "2023-07-01", "2023-11-15", "2024-02-01"])
    func mali(day: String) throws {
        let golden = try Examples.text("missions/mali/\(day).situation")
        #expect(try Examples.briefing(try Examples.mali, scope: "MLI", on: day) == golden)
    }

    @Test func cover() throws {
        let rapporteur = try #require(Examples.rapporteur)
        let cover = try #require(
            CoverBuilder(rapporteur.knowledge).cover(
                of: "MINUSMA", from: try Examples.testimonies(try Examples.mali), on: Hand.day("2023-11-15")))
        #expect(CoverReport(cover).table == (try Examples.text("missions/mali/2023-11-15.cover")))
    }
}

/// The reports of `examples` and what is read in them.
private enum Examples {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let rapporteur: Rapporteur? = {
        let path = folder.appendingPathComponent("Knowledge").path
        return try? Rapporteur(folder: KnowledgeFolder(path: path, executable: "", environment: [:]))
    }()

    static var mali: [String] {
        get throws {
            let own = try names(in: "").filter { $0.first.map { "1234".contains($0) } ?? false }
            return own + (try names(in: "missions/mali/"))
        }
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent("examples/\(path)"), encoding: .utf8)
    }

    private static func names(in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("examples/\(path)").path)
            .filter { $0.hasSuffix(".txt") }.sorted().map { path + $0 }
    }

    static func testimonies(_ paths: [String]) throws -> [Testimony] {
        let rapporteur = try #require(rapporteur)
        let reader = StatementReader(rapporteur.knowledge, coder: rapporteur.coder)
        return try paths.map { path in
            let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("examples/\(path)")))
            let report = try rapporteur.reader.read(bytes, id: "examples/\(path)")
            let (account, document) = rapporteur.read(report)
            return reader.testimony(of: report, account: account, document: document)
        }
    }

    /// - Parameter scope: `nil` for everything.
    static func briefing(_ paths: [String], scope: String?, on day: String) throws -> String {
        let rapporteur = try #require(rapporteur)
        let situation = try #require(
            SituationBuilder(rapporteur.knowledge).situation(
                of: try testimonies(paths), scope: scope, on: Hand.day(day)))
        return Briefing(situation).text
    }
}

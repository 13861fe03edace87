import Calendars
import Coding
import Foundation
import Knowledge
import Reports
import Situations
import Testing

/// The missions of `examples/missions`, told in short reports, end in the states of `states.tsv`.
struct MissionExamplesTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static let rapporteur: Rapporteur? = {
        let path = folder.appendingPathComponent("Knowledge").path
        return try? Rapporteur(folder: KnowledgeFolder(path: path, executable: "", environment: [:]))
    }()

    private static let rows: [[String]] = {
        let table = folder.appendingPathComponent("examples/missions/states.tsv")
        let text = (try? String(contentsOf: table, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }()

    @Test func thereAreFifteenMissions() { #expect(Set(Self.rows.map(\.[0])).count >= 15) }

    @Test(arguments: rows)
    func missionEndsAsItDid(row: [String]) throws {
        try #require(row.count == 10)
        let rapporteur = try #require(Self.rapporteur)
        let reader = StatementReader(rapporteur.knowledge, coder: rapporteur.coder)
        let files = row[1].split(separator: " ").flatMap { name -> [URL] in
            let path = Self.folder.appendingPathComponent("examples/missions/\(name)")
            guard name.hasSuffix("/") else { return [path] }
            let inside = (try? FileManager.default.contentsOfDirectory(at: path, includingPropertiesForKeys: nil)) ?? []
            return inside.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
        }
        let testimonies = try files.map { file in
            let report = try rapporteur.reader.read([UInt8](try Data(contentsOf: file)), id: file.lastPathComponent)
            let (account, document) = rapporteur.read(report)
            return reader.testimony(of: report, account: account, document: document)
        }
        let day = try #require(CalendarDate(iso: row[2]))
        let situation = try #require(
            SituationBuilder(rapporteur.knowledge).situation(of: testimonies, scope: row[0], on: day))
        let state = try #require(situation.missions.first { $0.name == row[0] || $0.id == row[0] })
        let found = [
            state.phase?.rawValue ?? "", state.mandateEnds?.description ?? state.extendedUntil?.description ?? "",
            state.withdrawnBy?.description ?? "", state.liquidationFrom?.description ?? "", state.consent ?? "",
            state.endCause ?? "", state.followOn.joined(separator: ";"),
        ]
        #expect(found == Array(row[3...]))
    }
}

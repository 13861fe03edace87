import Calendars
import Coding
import Foundation
import Knowledge
import Reports
import Situations
import Testing

/// Situations from the words of short reports.
enum Reported {
    private static let rapporteur: Rapporteur? = {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Knowledge").path
        return try? Rapporteur(folder: KnowledgeFolder(path: path, executable: "", environment: [:]))
    }()

    /// - Parameter reports: days of publication and texts.
    static func situation(_ scope: String?, on day: String, _ reports: [(String, String)]) throws -> Situation {
        let rapporteur = try #require(rapporteur)
        let reader = StatementReader(rapporteur.knowledge, coder: rapporteur.coder)
        let testimonies = try reports.enumerated().map { index, each in
            var report = try rapporteur.reader.read(Array(each.1.utf8), id: "report \(index)")
            report.published = Hand.day(each.0)
            let (account, document) = rapporteur.read(report)
            return reader.testimony(of: report, account: account, document: document)
        }
        return try #require(
            SituationBuilder(rapporteur.knowledge).situation(of: testimonies, scope: scope, on: Hand.day(day)))
    }
}

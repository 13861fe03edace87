public import Archive
public import Coding
import Foundation
import Knowledge
import Situations

/// The situation in a browser: pages and an interface for programs over one archive.
public final class Desk: Sendable {
    let archive: Archive
    let rapporteur: Rapporteur
    let settings: DeskSettings
    let files: DeskFiles
    let testimonies: Testimonies
    let imports: Imports
    let situations: SituationBuilder
    let covers: CoverBuilder
    let names: Names
    let memory = AnswerMemory()
    let work = SharedWork()
    let rate: RateLimit
    let doorkeeper: Doorkeeper

    /// - Parameters:
    ///   - folder: the folder `Desk` with templates, words and styles.
    ///   - coder: what codes reports that are added.
    /// - Throws: `DeskError`.
    public init(
        archive: Archive, rapporteur: Rapporteur, coder: CoderVersion, folder: String,
        settings: DeskSettings = DeskSettings()
    ) throws(DeskError) {
        guard settings.isLoopback || settings.token?.isEmpty == false else {
            throw DeskError("\(settings.host) can be reached from other machines: give a --token")
        }
        self.archive = archive
        self.rapporteur = rapporteur
        self.settings = settings
        files = try DeskFiles(path: folder)
        testimonies = Testimonies(archive: archive, rapporteur: rapporteur, capacity: settings.reportsPerBriefing)
        imports = Imports(
            archive: archive, rapporteur: rapporteur, coder: coder, longestQueue: settings.longestQueue)
        situations = SituationBuilder(rapporteur.knowledge)
        covers = CoverBuilder(rapporteur.knowledge)
        names = Names(rapporteur.knowledge)
        rate = RateLimit(perSecond: settings.requestsPerSecond)
        doorkeeper = Doorkeeper(settings: settings)
    }

    /// The folder `Desk` beside a folder of knowledge, unless `RAPPORTEUR_DESK` names another.
    public static func folder(besideKnowledge knowledge: String, environment: [String: String]) -> String {
        if let path = environment["RAPPORTEUR_DESK"], !path.isEmpty { return path }
        return URL(fileURLWithPath: knowledge).deletingLastPathComponent().appendingPathComponent("Desk").path
    }

    func words(_ question: Question) -> Words {
        files.words[question.language] ?? files.words["en"] ?? Words.none
    }
}

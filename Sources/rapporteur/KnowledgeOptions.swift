import Archive
import ArgumentParser
import Coding
import Foundation
import Knowledge
import Linguistics

/// Options that every command with knowledge takes.
struct KnowledgeOptions: ParsableArguments {
    @Option(help: "The knowledge folder (default: beside the program, or RAPPORTEUR_KNOWLEDGE).")
    var knowledge: String?

    @Option(
        help: ArgumentHelp(
            "Actors of your own, in the format of Knowledge/actors; may be repeated.", valueName: "file"))
    var actors: [String] = []

    @Option(
        help: ArgumentHelp(
            "Places of your own: a table with name, country, latitude, longitude, or a GeoNames dump; may be repeated.",
            valueName: "file"))
    var gazetteer: [String] = []

    @Option(help: "The language model's tier: accurate, or fast with more mistakes.")
    var model: LanguageModel.Tier = .accurate

    /// Whether the user asks for other knowledge than the program's own.
    var namesFiles: Bool { knowledge != nil || !actors.isEmpty || !gazetteer.isEmpty }

    func folder() throws -> KnowledgeFolder {
        var folder = try KnowledgeFolder(
            path: knowledge, executable: Bundle.main.executablePath ?? CommandLine.arguments[0],
            environment: ProcessInfo.processInfo.environment)
        folder.ownActors = actors
        folder.ownPlaces = gazetteer
        return folder
    }

    /// The knowledge alone, for what reads no sentences.
    func knowledgeBase() throws -> KnowledgeBase { try KnowledgeBase(try folder().files()) }

    func rapporteur(charset: String? = nil) throws -> Rapporteur {
        try Rapporteur(folder: try folder(), charset: charset, tier: model)
    }

    /// What codes with these options.
    func coderVersion() throws -> CoderVersion {
        let folder = try folder()
        return CoderVersion(
            program: RapporteurCommand.programVersion, knowledge: folder.fingerprint(),
            model: "\(folder.fingerprint(of: "languages/en/model")) \(model.rawValue)")
    }

    func analyzer() throws -> Analyzer {
        try Analyzer(model: try folder().model(language: "en"), tier: model)
    }
}

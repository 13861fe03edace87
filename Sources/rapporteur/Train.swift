import ArgumentParser
import Foundation
import Knowledge
import Linguistics

struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train the language model (training/README.md tells the whole way).",
        subcommands: [TrainNews.self, TrainModel.self])
}

struct TrainNews: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "news", abstract: "Print sentences of the news grammar as a treebank (CoNLL-U).",
        discussion: "The same knowledge and count give the same sentences.")

    @Option(help: "How many sentences.")
    var count = 4000

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let grammar = try NewsGrammar(folder: try options.folder())
        for sentence in grammar.sentences(count: max(count, 0), seed: 1) {
            let range = 0..<sentence.text.utf8.count
            Terminal.write(
                Document(sentences: [Sentence(tokens: sentence.tokens, range: range)]).conllu)
        }
    }
}

struct TrainModel: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model", abstract: "Learn lemmas and put the language model together.",
        discussion: """
            The folder of networks holds what the scripts in training/ wrote: words.table, and for each tier (accurate, \
            fast) TIER.parser and TIER.entities. The same files, treebanks and knowledge give the same model, byte by \
            byte.
            """)

    @Argument(help: "Folder of the trained networks.")
    var networks: String

    @Option(parsing: .upToNextOption, help: "Treebanks (CoNLL-U) whose lemmas are learned.")
    var treebank: [String]

    @Option(help: "Where the model is written (default: the knowledge folder).")
    var output: String?

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let folder = try output ?? options.folder().model(language: "en")
        var trained: [LanguageModel.Tier: (parser: [UInt8], entities: [UInt8])] = [:]
        for tier in LanguageModel.Tier.allCases {
            trained[tier] = (
                try Input.bytes(of: "\(networks)/\(tier.rawValue).parser"),
                try Input.bytes(of: "\(networks)/\(tier.rawValue).entities")
            )
        }
        let model = try LanguageModel(
            words: try Input.bytes(of: "\(networks)/words.table"), networks: trained,
            treebank: try treebank.flatMap { try TreebankSentence.read($0) },
            vocabulary: try NewsGrammar(folder: try options.folder()).vocabulary)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/" + Analyzer.modelFileName
        try Data(model.serialized()).write(to: URL(fileURLWithPath: path), options: .atomic)
        print("wrote \(path)")
    }
}

extension TreebankSentence {
    /// The sentences of a treebank file.
    static func read(_ path: String) throws -> [TreebankSentence] {
        let text = String(decoding: try Input.bytes(of: path), as: UTF8.self)
        return try CoNLLUReader.sentences(in: text, file: path)
    }
}

extension NewsGrammar {
    /// The grammar of a knowledge folder, over the words of its actors, agents and frames.
    fileprivate init(folder: KnowledgeFolder) throws {
        func text(_ name: String) throws -> String {
            String(decoding: try Input.bytes(of: "\(folder.path)/languages/en/training/\(name)"), as: UTF8.self)
        }
        try self.init(
            templates: text("templates.treebank"), lexicon: try KnowledgeBase(try folder.files()).newsLexicon,
            inflection: try Inflection(text("inflection.words")))
    }
}

import ArgumentParser
import Foundation
import Knowledge
import Linguistics

struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train the language model on treebanks.",
        discussion: """
            Takes Universal Dependencies treebanks in CoNLL-U, adds sentences of the news that the knowledge folder's \
            grammar writes, and prints the score on the development treebank as training goes on. The same treebanks \
            and knowledge give the same model, byte by byte.
            """)

    @Option(parsing: .upToNextOption, help: "Treebanks to learn from.")
    var treebank: [String]

    @Option(help: "Treebank to measure progress on.")
    var dev: String?

    @Option(help: "How many sentences the news grammar adds.")
    var news = 3000

    @Option(help: "Where the model is written (default: the knowledge folder).")
    var output: String?

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let folder = try output ?? options.folder().model(language: "en")
        let training = try treebank.flatMap { try Self.sentences(of: $0) }
        let development = try dev.map { try Self.sentences(of: $0) } ?? []
        let (supplement, vocabulary) = try Self.newsSentences(count: news, folder: try options.folder())
        let model = try Trainer().train(
            on: training, supplement: supplement, vocabulary: vocabulary, development: development
        ) { progress in
            Terminal.complain(Self.description(of: progress))
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/" + Analyzer.modelFileName
        try Data(model.serialized()).write(to: URL(fileURLWithPath: path), options: .atomic)
        print("wrote \(path)")
    }

    static func sentences(of path: String) throws -> [TreebankSentence] {
        let text = String(decoding: try Input.bytes(of: path), as: UTF8.self)
        return try CoNLLUReader.sentences(in: text, file: path)
    }

    /// Sentences of the news grammar, and the forms that the lemmatizer learns.
    private static func newsSentences(
        count: Int, folder: KnowledgeFolder
    ) throws -> (sentences: [TreebankSentence], vocabulary: [Token]) {
        func text(_ name: String) throws -> String {
            String(decoding: try Input.bytes(of: "\(folder.path)/languages/en/training/\(name)"), as: UTF8.self)
        }
        let inflection = try Inflection(text("inflection.words"))
        let grammar = try NewsGrammar(
            templates: text("templates.treebank"), lexicon: try KnowledgeBase(try folder.files()).newsLexicon,
            inflection: inflection)
        return (grammar.sentences(count: max(count, 0), seed: 1), grammar.vocabulary)
    }

    private static func description(of progress: Trainer.Progress) -> String {
        func percent(_ score: Double?) -> String { score.map { String(format: ": %.2f", $0) } ?? "" }
        return switch progress {
        case .preparing(let sentences, let tokens): "\(sentences) sentences, \(tokens) tokens, altered copies included"
        case .taggedFold(let fold, let all): "tagged part \(fold) of \(all) with a tagger trained on the others"
        case .trainedTagger(let score): "trained the tagger; UPOS on the development set\(percent(score))"
        case .trainedEpoch(let epoch, let all, let score): "parser epoch \(epoch) of \(all); LAS\(percent(score))"
        }
    }
}

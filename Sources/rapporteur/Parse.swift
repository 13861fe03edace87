import ArgumentParser
import Linguistics

struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the language analysis of texts.",
        discussion: "CoNLL-U, or with --tree one indented line a token.")

    @Argument(help: "Texts; none or '-' reads standard input.")
    var files: [String] = []

    @Flag(help: "Draw trees instead.")
    var tree = false

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let analyzer = try options.analyzer()
        for path in files.isEmpty ? [Input.standardInput] : files {
            let text = String(decoding: try Input.bytes(of: path), as: UTF8.self)
            let document = analyzer.analyze(text)
            if tree {
                for sentence in document.sentences { print(sentence.drawing, terminator: "\n\n") }
            } else {
                Terminal.write(document.conllu)
            }
        }
    }
}

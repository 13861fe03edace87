import ArgumentParser
import Coding
import Foundation
import Linguistics
import Reports

struct EvaluateSpeed: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "speed", abstract: "Time the way from text to events on one core.",
        discussion: """
            Each file is read as the body of one report, eight at a time as 'add' does, again and again for two seconds at \
            least. Prints one JSON object: \
            tokens, sentences, seconds of processor time of the language analysis without loading, and under events those \
            of the whole way with coding, and which share of it coding is.
            """)

    @Argument(help: ArgumentHelp("Texts; a few hundred kilobytes tell more than a few.", valueName: "file"))
    var files: [String]

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let rapporteur = try options.rapporteur()
        let reports = try files.map { file in
            Report(id: file, body: String(decoding: try Input.bytes(of: file), as: UTF8.self))
        }
        var (tokens, sentences) = (0, 0)
        var (language, coding) = (0.0, 0.0)
        while language + coding < 2 {
            for start in stride(from: 0, to: reports.count, by: Rapporteur.batchSize) {
                let batch = reports[start...].prefix(Rapporteur.batchSize)
                let started = clock()
                let documents = rapporteur.analyzer.analyze(batch.map { ($0.text, Coder.paragraphs(of: $0)) })
                let analyzed = clock()
                for (report, document) in zip(batch, documents) { _ = rapporteur.coder.code(report, document) }
                language += Self.seconds(analyzed - started)
                coding += Self.seconds(clock() - analyzed)
                for document in documents {
                    tokens += document.sentences.reduce(0) { $0 + $1.tokens.count }
                    sentences += document.sentences.count
                }
            }
            if tokens == 0 { throw Failure(description: "\(files.joined(separator: ", ")): there is no word in it") }
        }
        func figures(_ seconds: Double) -> String {
            """
            "seconds":\(seconds),"tokensPerSecond":\((Double(tokens) / seconds).rounded()),\
            "sentencesPerSecond":\((Double(sentences) / seconds).rounded())
            """
        }
        let share = (coding / (language + coding) * 1000).rounded() / 1000
        print(
            """
            {"tokens":\(tokens),"sentences":\(sentences),\(figures(language)),\
            "events":{\(figures(language + coding)),"codingShare":\(share)}}
            """)
    }

    private static func seconds(_ ticks: clock_t) -> Double { Double(ticks) / Double(CLOCKS_PER_SEC) }
}

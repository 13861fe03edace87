import ArgumentParser
import Coding
import Evaluation
import Foundation
import Linguistics

struct EvaluateTimes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "times",
        abstract: "Score time expressions and their TIMEX3 values against gold texts (JSON Lines).",
        discussion: """
            Gold: {"id","dct","text","timexes":[{"start","end","type","value"}]} a line; offsets count Unicode scalars. \
            The last line times the reading on one core, from raw text to values.
            """)

    @Argument(help: "Gold file.")
    var file: String

    @Flag(help: "Print each expression that was missed, added or given another value.")
    var errors = false

    @OptionGroup var options: KnowledgeOptions

    /// Documents that are read together.
    private static let batchSize = 16

    func run() throws {
        let gold = try GoldTimes.read(try Input.bytes(of: file), file: file)
        let rapporteur = try options.rapporteur()
        let reader = rapporteur.coder.times
        var score = TimeScore()
        let started = clock()
        var found: [[Timex]] = []
        for start in stride(from: 0, to: gold.count, by: Self.batchSize) {
            let batch = gold[start...].prefix(Self.batchSize).map { ($0.text, $0.published) }
            found += reader.timexes(in: batch, analyzer: rapporteur.analyzer)
        }
        let seconds = Double(clock() - started) / Double(CLOCKS_PER_SEC)
        for (text, timexes) in zip(gold, found) { score.add(timexes, to: text) }
        if errors { for error in score.errors { print(error) } }
        print(score)
        print("\(Int(Double(gold.count) / max(seconds, 1e-6))) documents a second of processor time")
    }
}

import ArgumentParser
import Evaluation
import Foundation

struct EvaluateSpeech: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "speech", abstract: "Score who says what against gold texts (JSON Lines).",
        discussion: """
            Gold: {"id","text","annotations":[{"attributions":[{"source":[{"spans":[[start,end]]}],"cue":…,"content":…}]}]} \
            a line, offsets in Unicode scalars. A text with several annotations counts once for each. The measures are \
            defined in docs/speech.md.
            """)

    @Argument(help: "Gold file.")
    var file: String

    @Flag(help: "Print each attribution: found in both, missed or added.")
    var attributions = false

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let gold = try GoldSpeech.read(try Input.bytes(of: file), file: file)
        let rapporteur = try options.rapporteur()
        var score = SpeechScore()
        var progress = Progress(total: gold.count, noun: "texts")
        for (index, text) in gold.enumerated() {
            let speech = rapporteur.coder.speech.speech(in: rapporteur.analyzer.analyze(text.text), text: text.text)
            for reading in text.readings {
                let verdicts = score.add(speech, to: reading, in: text.text)
                guard attributions else { continue }
                for verdict in verdicts {
                    let columns = [
                        text.id, verdict.outcome.rawValue, verdict.source, verdict.cue, verdict.content,
                        verdict.knowledge,
                    ]
                    print(columns.joined(separator: "\t"))
                }
            }
            progress.advance(to: index + 1)
        }
        progress.finish()
        print(score)
    }
}

import ArgumentParser
import Evaluation
import Knowledge

struct EvaluateResolutions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolutions", abstract: "Read texts of resolutions and check their numbers, days and votes.",
        discussion: "Gold: {\"res\": 690, \"year\": 1991, \"text\": …} a line.")

    @Argument(help: "Gold file.")
    var file: String

    @Flag(help: "Print what was not read or read wrongly.")
    var errors = false

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let knowledge = try KnowledgeBase(try options.folder().files())
        let score = try ResolutionScore(try Input.bytes(of: file), file: file, knowledge: knowledge)
        if errors { for failure in score.failures { print(failure) } }
        print(score)
    }
}

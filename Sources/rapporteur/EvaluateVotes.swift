import ArgumentParser
import Evaluation
import Knowledge

struct EvaluateVotes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "votes",
        abstract: "Judge recorded votes of adopted resolutions by the Council's rules (CSV).",
        discussion: "Columns: symbol, year, kind (recorded, unanimous), yes, no, abstain, no_states, abstain_states.")

    @Argument(help: "Table of votes.")
    var file: String

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let knowledge = try KnowledgeBase(try options.folder().files())
        Terminal.write(VoteScore(try Input.bytes(of: file), knowledge: knowledge).description)
    }
}

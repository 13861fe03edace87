import ArgumentParser
import Evaluation

struct EvaluateRelations: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relations",
        abstract: "Score relations, facts, decisions and numbers against gold texts (JSON Lines).",
        discussion: """
            Gold: {"id","published","text","relations":[{"kind","subject","object","state"}],"facts":[{"property",\
            "subject","value"}],"decisions":[{"body","outcome","tally"}],"numbers":[{"kind","value"}]} a line. A list \
            that is given is complete; one that is left out is not scored.
            """)

    @Argument(help: "Gold file.")
    var file: String

    @Flag(help: "Print what was missed and what was found beyond the gold.")
    var errors = false

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let score = try StatementScore(try Input.bytes(of: file), file: file, try options.rapporteur())
        if errors { for miss in score.misses { print(miss) } }
        print(score.table)
    }
}

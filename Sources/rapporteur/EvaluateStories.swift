import ArgumentParser
import Coding
import Evaluation

struct EvaluateStories: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories", abstract: "Score how reports are put into stories against gold reports (JSON Lines).",
        discussion: """
            Gold: a report a line with "story", the name of the story that its news belongs to, and "split". A report \
            counts with the story of its first news.
            """)

    @Argument(help: "Gold file.")
    var file: String

    @Option(help: "Only the reports of this part, such as dev or test.")
    var split: String?

    @Flag(help: "Print each pair of reports that was joined or parted wrongly.")
    var errors = false

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let rapporteur = try options.rapporteur()
        let gold = try GoldReport.read(try Input.bytes(of: file), file: file, rapporteur.reader)
        let score = StoryScore(gold.filter { split == nil || $0.split == split }, rapporteur)
        if errors { for error in score.errors(split: split) { print(error) } }
        print(score.score(split: split))
    }
}

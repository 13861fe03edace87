import Archive
import ArgumentParser
import Coding
import Foundation
import Knowledge
import Linguistics

@main
struct Main {
    /// Exit codes: 0 done, 1 some input could not be used, 2 wrong usage.
    static func main() {
        do {
            var command = try RapporteurCommand.parseAsRoot()
            try command.run()
        } catch {
            let isUsage = RapporteurCommand.exitCode(for: error) == .validationFailure
            guard isUsage else { RapporteurCommand.exit(withError: error) }
            Terminal.complain(RapporteurCommand.fullMessage(for: error))
            Foundation.exit(2)
        }
    }
}

struct RapporteurCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rapporteur",
        abstract: "Reads news reports and tells who did what to whom.",
        discussion: """
            Every event is coded in PLOVER and CAMEO, with its status, speaker, date and place, and with the bytes of \
            the report that say so. Nothing leaves the machine.

            EXAMPLES
              rapporteur read report.txt --published 2023-06-30
              rapporteur read page.html --explain
              rapporteur read *.txt --format jsonl | jq .plover
              rapporteur check
            """,
        version: programVersion,
        subcommands: [Read.self, Parse.self],
        groupedSubcommands: [
            CommandGroup(
                name: "Archive",
                subcommands: [
                    Add.self, ImportCommand.self, ExportCommand.self, Events.self, Timeline.self, Who.self, Where.self,
                    Why.self, StoriesCommand.self, Find.self, Recode.self, Diff.self, Backup.self, Serve.self,
                ]),
            CommandGroup(name: "Review", subcommands: [Review.self, Merge.self, Redact.self]),
            CommandGroup(
                name: "Situation",
                subcommands: [
                    SituationCommand.self, CoverCommand.self, VoteCommand.self, Contradictions.self, Unknown.self,
                ]),
            CommandGroup(name: "Knowledge and quality", subcommands: [Check.self, Evaluate.self, Train.self]),
        ])

    static let programVersion = "0.1.0"
}

extension LanguageModel.Tier: ExpressibleByArgument {}

/// The command cannot do its work, said in one line on standard error; exit code 1.
struct Failure: Error, CustomStringConvertible {
    var description: String
}

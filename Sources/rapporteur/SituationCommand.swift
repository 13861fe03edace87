import ArgumentParser
import Calendars
import Foundation
import Situations

struct SituationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "situation",
        abstract: "Tell the state of missions, consent, ties and agreements on a day, from reports.",
        discussion: """
            Every line names the words and the report that it stands on. Two clocks: --on is when it was so, --known is \
            what had been published by then. Conflicts are listed side by side.

            EXAMPLES
              rapporteur situation MLI --on 2023-06-30 reports/*.txt
              rapporteur situation MINUSMA --on 2023-11-15 --known 2023-11-01 reports/*.txt --format html
              rapporteur situation MLI --on 2023-06-30 --archive mali.rapporteur
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }

    @Argument(help: "A country (MLI, Mali), mission or other actor; 'all' for everything.")
    var scope: String

    @Argument(
        help: """
            Reports, feeds, WARC or JSON Lines files, tables, or folders of them; none or '-' reads standard input, \
            unless --archive names an archive.
            """)
    var files: [String] = []

    @Option(help: "text, json or html.")
    var format: Format = .text

    @OptionGroup var input: SituationInput

    func run() throws {
        let (testimonies, failed, knowledge) = try input.testimonies(files)
        let situation = SituationBuilder(knowledge).situation(
            of: testimonies, scope: scope == "all" ? nil : scope, on: try input.day(testimonies), known: input.known)
        guard let situation else {
            throw ValidationError("'\(scope)' is no country or actor that the knowledge has.")
        }
        switch format {
        case .text: Terminal.write(Briefing(situation, width: Terminal.width).text)
        case .html: Terminal.write(BriefingPage(situation).html)
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
            Terminal.write(String(decoding: try encoder.encode(situation), as: UTF8.self) + "\n")
        }
        if failed { throw ExitCode(1) }
    }
}

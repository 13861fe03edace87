import ArgumentParser
import Calendars
import Foundation
import Knowledge
import Situations

struct VoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vote",
        abstract: "Judge a vote of the UN Security Council by its rules.",
        discussion: """
            Says whether the draft was adopted, and by which article; exit code 1 where no such vote can have happened.

            EXAMPLES
              rapporteur vote 13-1-1 --on 1999-02-25 --against CHN --abstaining RUS
              rapporteur vote 10-1-0 --on 1956-11-04 --against SUN --procedural
              rapporteur vote unanimous --on 2023-06-30
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "In favour, against, abstaining: 13-0-2, '9 to none, with 2 abstentions', or unanimous.")
    var tally: String

    @Option(help: "Day of the vote, YYYY-MM-DD.", transform: Read.date)
    var on: CalendarDate

    @Option(parsing: .upToNextOption, help: "Members in favour, by code or name.")
    var favour: [String] = []
    @Option(parsing: .upToNextOption, help: "Members against.")
    var against: [String] = []
    @Option(parsing: .upToNextOption, help: "Members abstaining.")
    var abstaining: [String] = []
    @Option(parsing: .upToNextOption, help: "Members absent.")
    var absent: [String] = []
    @Option(parsing: .upToNextOption, help: "Members that did not take part in the vote.")
    var notParticipating: [String] = []
    @Option(parsing: .upToNextOption, help: "Parties to the dispute, for decisions under Chapter VI.")
    var party: [String] = []

    @Flag(help: "The draft is procedural: no veto.")
    var procedural = false
    @Flag(help: "A presidential statement: no vote.")
    var statement = false
    @Flag(help: "The record says that the draft was adopted; contradict it where that cannot be.")
    var adopted = false

    @Option(help: "text or json.")
    var format: Format = .text

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let knowledge = try KnowledgeBase(try options.folder().files())
        let names = StateNames(knowledge)
        var vote = CouncilVote(
            day: on, kind: statement ? .statement : procedural ? .procedural : .substantive,
            isReportedAdopted: adopted, partiesToDispute: try codes(party, names))
        switch VoteText.read(tally) {
        case .unanimous: vote.isUnanimous = !statement
        case .tally(let tally): vote.tally = tally
        case nil: throw ValidationError("'\(tally)' is no tally; write it as 13-0-2 (in favour, against, abstaining).")
        }
        let named: [(CouncilVote.Choice, [String])] = [
            (.inFavour, favour), (.against, against), (.abstaining, abstaining), (.absent, absent),
            (.notParticipating, notParticipating),
        ]
        for (choice, states) in named where !states.isEmpty { vote.named[choice] = try codes(states, names) }
        let judgement = VoteJudge(knowledge.situations.council).judge(vote)
        switch format {
        case .text: Terminal.write(VoteReport(vote, judgement).text)
        case .json: Terminal.write(try VoteReport(vote, judgement).json + "\n")
        }
        if judgement.outcome == .impossible { throw ExitCode(1) }
    }

    /// Codes of states, also where several stand in one argument: "CHN,RUS".
    private func codes(_ states: [String], _ names: StateNames) throws -> [String] {
        try states.flatMap { $0.split(separator: ",") }.map { state in
            guard let code = names.code(of: state) else {
                throw ValidationError("'\(state)' is no state; give its ISO 3166 code, such as RUS.")
            }
            return code
        }
    }
}

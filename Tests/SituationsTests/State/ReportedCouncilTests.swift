import Situations
import Testing

/// How reports tell votes: numbers in words, members by their names, later sentences.
struct ReportedCouncilTests {
    private func council(_ sentences: String) throws -> [Situation.Line] {
        try Reported.situation("SSD", on: "2021-03-15", [("2021-03-12", sentences)]).lines(in: .council)
    }

    @Test(arguments: [
        (
            "The U.N. Security Council on Friday renewed the mandate of UNMISS. Thirteen members voted for the resolution "
                + "and Russia abstained.", "13-0-1"
        ),
        (
            "The U.N. Security Council on Friday renewed the mandate of UNMISS by a vote of 14 in favour to none against, "
                + "with China abstaining.", "14-0-1"
        ),
        (
            "The U.N. Security Council on Friday renewed the mandate of UNMISS. Fourteen of the 15 members backed the text "
                + "while Russia abstained.", "14-0-1"
        ),
        (
            "The U.N. Security Council on Friday renewed the mandate of UNMISS. Ten members voted in favour and five "
                + "abstained.", "10-0-5"
        ),
    ])
    func tallies(sentences: String, tally: String) throws {
        let decision = try council(sentences).first { $0.property == "decision" }
        #expect(decision?.value.contains(tally) == true, "\(decision?.value ?? "no decision")")
    }

    @Test func aMemberThatStayedAway() throws {
        let lines = try council(
            "The U.N. Security Council on Friday renewed the mandate of UNMISS. China did not take part in the vote.")
        #expect(lines.contains { $0.subject == "CHN" && $0.value == "absent" })
    }

    /// "The Council" beside a mission of the United Nations is its Security Council, and no council of the host.
    @Test func theCouncilForShort() throws {
        let situation = try Reported.situation(
            "BDI", on: "2006-12-15",
            [("2006-12-10", "The Council agreed in June to end the mandate of ONUB on December 31, 2006.")])
        #expect(situation.lines(in: .consent).isEmpty)
        #expect(situation.missions.first?.phase == .endDecided)
    }

    /// A vote stands on the sentence that names the voter, with whoever tells it.
    @Test func whoTellsAVote() throws {
        let lines = try council(
            "The Security Council voted on Friday to end UNMISS. \"We regret this,\" senior U.S. diplomat Jane Doe told the "
                + "Security Council. But she said that the United States voted for the resolution.")
        let source = lines.first { $0.subject == "USA" }?.sources.first
        #expect(source?.quotation.hasPrefix("But she said") == true)
        #expect(source?.voice?.contains("Jane Doe") == true)
    }

    @Test func whatIsSetForAMonthIsToCome() throws {
        let situation = try Reported.situation(
            "HTI", on: "2017-04-20",
            [
                (
                    "2017-04-13",
                    "The Security Council agreed on Thursday to end the U.N. peacekeeping mission in Haiti in October. "
                        + "MINUSTAH has 2,342 soldiers."
                )
            ])
        #expect(situation.missions.first?.mandateEnds == Hand.day("2017-10-31"))
    }
}

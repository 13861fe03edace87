import Situations
import Testing

struct VoteTextTests {
    @Test(arguments: [
        ("13-0-2", 13, 0, 2), ("13–0–2", 13, 0, 2), ("9 votes to none, with 2 abstentions", 9, 0, 2),
        ("fourteen in favour to none against, with one abstention", 14, 0, 1), ("10-1", 10, 1, 0),
    ])
    func readsTallies(text: String, inFavour: Int, against: Int, abstaining: Int) {
        let tally = CouncilVote.Tally(inFavour: inFavour, against: against, abstaining: abstaining)
        #expect(VoteText.read(text) == .tally(tally))
    }

    @Test func readsUnanimity() { #expect(VoteText.read("unanimously") == .unanimous) }

    @Test(arguments: ["", "13", "1-2-3-4", "99999999999999999999-0-0", "yes", "-"])
    func refusesWhatIsNoTally(text: String) { #expect(VoteText.read(text) == nil) }
}

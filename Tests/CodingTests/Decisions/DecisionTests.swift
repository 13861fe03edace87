import Testing

@testable import Coding

struct DecisionTests {
    private func decisions(_ text: String) throws -> [Decision] {
        try Project.rapporteur.get().read(text: text).decisions
    }

    @Test(arguments: [
        ("The Security Council adopted resolution 2720 by a vote of 13-0-2.", [13, 0, 2]),
        ("The Security Council adopted the resolution by 12 votes to one, with two abstentions.", [12, 1, 2]),
        (
            "The General Assembly adopted the resolution with 141 votes in favour, five against and 35 abstentions.",
            [141, 5, 35]
        ),
    ]) func tallies(text: String, tally: [Int]) throws {
        let found = try #require(try decisions(text).first?.tally)
        #expect([found.inFavour, found.against, found.abstaining] == tally)
    }

    @Test func whoStoodHowIsToldLater() throws {
        let found = try decisions(
            "The Security Council adopted resolution 2720 (2023) on Friday. Russia and the United States abstained.")
        #expect(found.count == 1)
        #expect(found.first?.symbol == "2720 (2023)")
        #expect(Set(found.first?.abstaining.compactMap(\.country) ?? []) == ["RUS", "USA"])
    }

    @Test func aVetoIsNoAdoption() throws {
        let found = try decisions("The Security Council met on Monday. Russia vetoed the draft resolution.")
        #expect(found.map(\.outcome) == [.vetoed])
        #expect(found.first?.against.map(\.country) == ["RUS"])
    }
}

import Testing

@testable import Coding

struct FactTests {
    @Test func troopsThatLeaveAreTheOneMissions() throws {
        let facts = try Project.rapporteur.get().read(
            text: "The U.N. mission in Mali will end in June. The decision means the departure of about 9,000 troops."
        ).facts
        let strength = try #require(facts.first { $0.property == "strength" })
        #expect(strength.subject.entity == "minusma")
        guard case .quantity(let quantity) = strength.value else {
            Issue.record("a strength is a quantity")
            return
        }
        #expect(quantity.value == 9_000)
        #expect(quantity.comparator == .about)
    }

    @Test func anAccordThatWasNeverCarriedOut() throws {
        let facts = try Project.rapporteur.get().read(
            text: "The Abuja accord, which was never fully implemented, split the rebels."
        ).facts
        #expect(facts.map(\.property) == ["implementation"])
    }
}

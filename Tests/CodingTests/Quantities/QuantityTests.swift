import Knowledge
import Reports
import Testing

@testable import Coding

struct QuantityTests {
    private func quantities(_ text: String) throws -> [Quantity] {
        try Project.rapporteur.get().quantities(in: Report(id: "q", body: text, published: nil))
    }

    @Test func convertedAreasAreChecked() throws {
        let right = try quantities("Chad covers 1.28 million square kilometres (496,000 square miles) of land.")
        #expect(right.first?.conversion?.isConsistent == true)
        let wrong = try quantities("Chad covers 1.28 million square kilometres (680,000 square miles) of land.")
        #expect(wrong.first?.conversion?.isConsistent == false)
        #expect(right.map(\.kind) == ["area"])
    }

    @Test func strengthsAndAreasAreNoCasualties() throws {
        let account = try Project.rapporteur.get().read(
            text: "Some 5,000 French soldiers will leave Chad, which covers 1.28 million square kilometres.")
        #expect(!account.events.flatMap(\.numbers).contains { $0.kind == "killed" })
        #expect(account.events.flatMap(\.numbers).allSatisfy { $0.kind == "troops" })
    }

    @Test func countsGoToTheirEvents() throws {
        let account = try Project.rapporteur.get().read(
            text: "Gunmen attacked a village in Togo on Monday, killing at least 12 people and injuring 30.")
        let numbers = account.events.flatMap(\.numbers).map(\.line)
        #expect(Set(numbers) == [">= 12 killed", "= 30 injured"])
    }
}

import Linguistics
import Testing

@testable import Evaluation

@Suite struct EntityScoreTests {
    private func read(_ text: String) throws(GoldError) -> [GoldEntities] {
        try GoldEntities.read(Array(text.utf8), file: "gold.iob")
    }

    @Test func readsColumnsWithAndWithoutNumbers() throws {
        let numbered = try read("# sent_id = 1\n1\tAlpha\tB-ORG\t-\n2\tCo\tI-ORG\t-\n3\tin\tO\t-\n4\tGao\tB-LOC\t-\n\n")
        let plain = try read("Alpha\tI-Organisation\nCo\tI-Organisation\nin\tO\nGao\tB-Location\n")
        #expect(numbered == plain)
        #expect(
            plain == [
                GoldEntities(
                    forms: ["Alpha", "Co", "in", "Gao"],
                    entities: [
                        Entity(kind: .organisation, tokens: 0..<2), Entity(kind: .place, tokens: 3..<4),
                    ])
            ])
    }

    @Test func neighboursOfOneKindStayApart() throws {
        let gold = try read("A\tB-PER\nB\tB-PER\nC\tI-PER\nD\tI-LOC\n")
        #expect(gold.first?.entities.map(\.tokens) == [0..<1, 1..<3, 3..<4])
    }

    @Test func unknownKindsAreLeftOutAndBrokenLinesNamed() throws {
        #expect(try read("T-72\tB-Weapon\n").first?.entities == [])
        #expect {
            try read("Gao\tB-LOC\nno label\n")
        } throws: { error in
            "\(error)".hasPrefix("gold.iob:2: expected a token")
        }
    }

    @Test func spansAndKindsMustBeExact() {
        var score = EntityScore()
        score.add(
            [
                Entity(kind: .person, tokens: 0..<2), Entity(kind: .place, tokens: 4..<5),
                Entity(kind: .facility, tokens: 7..<9), Entity(kind: .group, tokens: 10..<11),
            ],
            gold: [
                Entity(kind: .person, tokens: 0..<2), Entity(kind: .organisation, tokens: 4..<5),
                Entity(kind: .place, tokens: 7..<9),
            ])
        #expect(score.all == Measure(correct: 2, gold: 3, output: 3))
        #expect(score.kinds[.place] == Measure(correct: 1, gold: 1, output: 2))
    }
}

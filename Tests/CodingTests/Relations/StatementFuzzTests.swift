import Testing

@testable import Coding

/// Any words give statements whose spans lie in the text and say what they point to.
struct StatementFuzzTests {
    private static let words = [
        "Mali", "France", "the junta", "is", "was", "a member of", "the African Union", "President", "Abdoulaye Diop",
        "(", ")", "-", "–", ",", ".", "\"", "led by", "13,000", "1.24", "million", "square kilometres", "troops",
        "killed",
        "dozens", "of", "and", "U.N.", "mission", "in", "which", "never", "implemented", "accord", "the",
        "Security Council",
        "adopted", "resolution", "2690", "13-0-2", "by", "votes", "to", "two", "abstentions", "Russia", "vetoed",
        "said",
        "al-Qaeda", "linked", "former", "colonial power", "é", "😀", "$", "%", "old", "decade", "between", "10",
        "or more",
        "referring to", "operations", "'s", "no longer", "uses", "Wagner", "for", "a partner", "have", "will",
    ]

    @Test(arguments: [1, 2, 3, 4]) func spansLieInTheText(seed: UInt64) throws {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let rapporteur = try Project.rapporteur.get()
        for _ in 0..<60 {
            let text = (0..<next(45)).map { _ in Self.words[next(Self.words.count)] }.joined(separator: " ")
            let bytes = Array(text.utf8)
            func check(_ range: Range<Int>, _ words: String? = nil) {
                #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count)
                if let words, !range.isEmpty { #expect(String(decoding: bytes[range], as: UTF8.self) == words) }
            }
            let account = rapporteur.read(text: text)
            for relation in account.relations {
                for party in [relation.subject, relation.object] { check(party.range, party.text) }
                for evidence in relation.evidence { check(evidence.range) }
            }
            for fact in account.facts {
                check(fact.subject.range, fact.subject.text)
                switch fact.value {
                case .quantity(let quantity): check(quantity.range)
                case .text(let words, let range): check(range, words)
                }
            }
            for decision in account.decisions {
                check(decision.body.range, decision.body.text)
                if let tally = decision.tally { check(tally.range) }
            }
            for number in account.events.flatMap(\.numbers) { check(number.range) }
        }
    }
}

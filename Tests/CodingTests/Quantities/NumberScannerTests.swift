import Knowledge
import Linguistics
import Testing

@testable import Coding

struct NumberScannerTests {
    private func number(_ words: String) throws -> Double? {
        let lexicon = try Project.rapporteur.get().knowledge.quantities
        let tokens = words.split(separator: " ").map { Token(form: String($0)) }
        return NumberScanner(tokens, lexicon).number(at: 0)?.value
    }

    @Test(arguments: [
        ("13,000", 13_000), ("1.24 million", 1_240_000), ("two dozen", 24), ("twenty - five", 25),
        ("two hundred and fifty", 250), ("three thousand four hundred", 3_400), ("hundreds of thousands", 200_000),
        ("several hundred", 200), ("dozens", 24), ("3 bn", 3_000_000_000),
    ]) func wordsAndDigits(words: String, value: Double) throws { #expect(try number(words) == value) }

    @Test(arguments: ["people", "1,00,0", "12.", "several", "-", "1.2.3", ""]) func whatIsNoNumber(words: String) throws
    {
        if !words.isEmpty { #expect(try number(words) == nil) }
    }

    @Test(arguments: [("13,000", 1_000), ("1.24", 0.01), ("479,000", 1_000), ("7", 1)])
    func lastDigit(word: String, step: Double) throws {
        let digits = try #require(NumberScanner.digits(word))
        #expect(abs(digits.step - step) < 1e-12)
    }
}

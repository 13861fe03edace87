import Testing

@testable import Linguistics

@Suite struct TokenizerTests {
    private func forms(_ text: String) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            Tokenizer.tokens(in: bytes, range: bytes.indices).map { String(decoding: bytes[$0.range], as: UTF8.self) }
        }
    }

    /// Each expectation gives the tokens with spaces between them.
    @Test(arguments: [
        ("They don't know Mali's army.", "They do n't know Mali 's army ."),
        ("We can't, we cannot, we won't.", "We ca n't , we can not , we wo n't ."),
        ("I'm sure they've said we'll go.", "I 'm sure they 've said we 'll go ."),
        ("It’s the mission’s end; they didn’t ask.", "It ’s the mission ’s end ; they did n’t ask ."),
        ("He's gonna leave.", "He 's gon na leave ."),
        ("The soldiers' camp at N'Djamena burned.", "The soldiers ' camp at N'Djamena burned ."),
        ("An al-Qaeda-linked group held a 15-year-old.", "An al - Qaeda - linked group held a 15 - year - old ."),
        ("A co-founder of the non-profit sent an e-mail.", "A co-founder of the non-profit sent an e-mail ."),
        ("The anti-French, pro-Russian ex-minister", "The anti-French , pro-Russian ex-minister"),
        ("It cost $5m, or 13,000 euros (1.24%).", "It cost $ 5 m , or 13,000 euros ( 1.24 % ) ."),
        ("On 2023-06-30, at 10:30 a.m. local time", "On 2023-06-30 , at 10:30 a.m. local time"),
        ("From 2013-2023 the 1990s' 15th G7", "From 2013 - 2023 the 1990s ' 15th G7"),
        (
            "See https://example.org/a?b=c, or write to a.b@example.org.",
            "See https://example.org/a?b=c , or write to a.b@example.org ."
        ),
        ("\"Leave now,\" he said -- at once...", "\" Leave now , \" he said -- at once ..."),
        ("AT&T and/or others", "AT&T and / or others"),
        (
            "Lt. Gen. Salif Traoré met Mr. J. Smith of Acme Corp.",
            "Lt. Gen. Salif Traoré met Mr. J. Smith of Acme Corp ."
        ),
        (
            "Put 'em away, S. F., on Jan. 5, No. 7 etc. Then go.",
            "Put 'em away , S. F. , on Jan. 5 , No. 7 etc . Then go ."
        ),
        ("Plan B. The U.S. and J. K. Rowling", "Plan B . The U.S. and J. K. Rowling"),
        ("I dont know, you cant, thats alot. Im Jong-ho", "I do nt know , you ca nt , that s a lot . Im Jong - ho"),
        ("born (b. 1964) in the 1990's with an AK-47's", "born ( b. 1964 ) in the 1990's with an AK - 47 's"),
        ("Call +44 20 7484 9866, 713-853-6197 or 3-5290", "Call +44 20 7484 9866 , 713-853-6197 or 3-5290"),
        ("as shown [13,14] for 1,000 and 1,00,000", "as shown [ 13 , 14 ] for 1,000 and 1,00,000"),
        ("Well... what?! <<No>> :) $$$ ''so''", "Well ... what ?! << No >> :) $$$ '' so ''"),
        ("@example of Name@EXAMPLE, #Mali #1", "@example of Name@EXAMPLE , #Mali # 1"),
        ("<a.b@example.org>: Example.com's report.pdf", "< a.b@example.org > : Example.com 's report.pdf"),
        ("(see www.example.org/x). comp.lang.misc", "( see www.example.org/x ) . comp.lang.misc"),
        ("It ended.The army left.", "It ended . The army left ."),
    ])
    func tokenizes(text: String, expected: String) {
        #expect(forms(text).joined(separator: " ") == expected)
    }

    @Test func controlAndZeroWidthCharactersAreSpace() {
        #expect(forms("\u{FEFF}one\u{200B}two\u{0}three\u{A0}four") == ["one", "two", "three", "four"])
    }

    @Test func emptyAndBlankTextsHaveNoTokens() {
        #expect(forms("").isEmpty)
        #expect(forms(" \n\n\t\u{200B} \n").isEmpty)
    }

    @Test func hugeTokensTakeLinearTime() {
        #expect(forms(String(repeating: "a", count: 500_000)).count == 1)
        #expect(forms(String(repeating: "\"", count: 50_000)).count == 50_000)
        #expect(!forms(String(repeating: "a.", count: 100_000)).isEmpty)
        #expect(!forms(String(repeating: "1-", count: 50_000)).isEmpty)
        #expect(forms(String(repeating: "co-", count: 50_000)).count == 50_000)
    }

    @Test func tokensCoverAllThatIsNotSpace() {
        var generator = SeededGenerator(seed: 7)
        let pieces = Array("aZ9s.,'’‘“”\"-–()[]!?$%&@#:;=</… \n\u{200B}éßの🙂\u{301}`")
        for _ in 0..<500 {
            var text = String((0..<60).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] })
            text.withUTF8 { bytes in
                let tokens = Tokenizer.tokens(in: bytes, range: bytes.indices)
                var covered = 0
                for token in tokens {
                    #expect(token.range.lowerBound >= covered)
                    #expect(!token.range.isEmpty)
                    covered = token.range.upperBound
                }
                let inTokens = tokens.reduce(0) { $0 + $1.range.count }
                var outside = 0
                var index = 0
                while index < bytes.count {
                    let (kind, length) = CharacterClass.at(index, in: bytes)
                    if kind == .space { outside += length }
                    index += length
                }
                #expect(inTokens + outside == bytes.count)
            }
        }
    }
}

import Testing

@testable import Linguistics

@Suite struct TokenizerTests {
    /// The forms of a text's tokens, sentences apart.
    private func forms(_ text: String) -> [[String]] {
        var text = text
        return text.withUTF8 { bytes in
            Paragraphs.ranges(in: bytes).flatMap { paragraph in
                let tokens = Tokenizer.tokens(in: bytes, range: paragraph)
                return SentenceSplitter.sentences(of: tokens, in: bytes).map { sentence in
                    tokens[sentence].map { String(decoding: bytes[$0.range], as: UTF8.self) }
                }
            }
        }
    }

    /// Each expectation gives the tokens with spaces between them, and `|` between sentences.
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
    ])
    func tokenizes(text: String, expected: String) {
        #expect(forms(text).flatMap(\.self).joined(separator: " ") == expected)
    }

    @Test(arguments: [
        ("The U.N. left. It took a year.", "The U.N. left .|It took a year ."),
        (
            "Envoys of the U.S. and Mali met at the U.N. They agreed.",
            "Envoys of the U.S. and Mali met at the U.N.|They agreed ."
        ),
        ("The U.N. Security Council met.", "The U.N. Security Council met ."),
        ("Lt. Gen. Salif Traoré met Mr. J. Smith.", "Lt. Gen. Salif Traoré met Mr. J. Smith ."),
        ("It fell on Jan. 5. Nobody knew.", "It fell on Jan. 5 .|Nobody knew ."),
        ("\"We go.\" He left.", "\" We go . \"|He left ."),
        ("“We go.” “Why?” he asked.", "“ We go . ”|“ Why ? ” he asked ."),
        ("BAMAKO, Mali (AP) — Troops left.", "BAMAKO , Mali ( AP ) —|Troops left ."),
        ("Bamako, 5 May (Reuters) - Troops left.", "Bamako , 5 May ( Reuters ) -|Troops left ."),
        ("PARIS AP -- Troops left.", "PARIS AP --|Troops left ."),
        ("MINUSMA — the mission — left.", "MINUSMA — the mission — left ."),
        ("Mali — once calm — burns.", "Mali — once calm — burns ."),
        ("It rose.[17] It fell. [18]", "It rose . [ 17 ]|It fell . [ 18 ]"),
        ("Put 'em away, S. F., now.", "Put 'em away , S. F. , now ."),
        ("It ended.The army left.", "It ended .|The army left ."),
        ("One\nline.\n\nAnother one", "One line .|Another one"),
        ("Acme Corp. fell. He said no. We left.", "Acme Corp. fell .|He said no .|We left ."),
    ])
    func splitsSentences(text: String, expected: String) {
        #expect(forms(text).map { $0.joined(separator: " ") }.joined(separator: "|") == expected)
    }

    @Test func controlAndZeroWidthCharactersAreSpace() {
        #expect(forms("\u{FEFF}one\u{200B}two\u{0}three\u{A0}four") == [["one", "two", "three", "four"]])
    }

    @Test func emptyAndBlankTextsHaveNoTokens() {
        #expect(forms("").isEmpty)
        #expect(forms(" \n\n\t\u{200B} \n").flatMap(\.self).isEmpty)
    }

    @Test func hugeTokensAndSentencesTakeLinearTime() {
        #expect(forms(String(repeating: "a", count: 2_000_000)).flatMap(\.self).count == 1)
        #expect(forms(String(repeating: "\"", count: 300_000)).flatMap(\.self).count == 300_000)
        #expect(forms(String(repeating: "a.", count: 300_000)).isEmpty == false)
        let long = forms(String(repeating: "word ", count: 100_000))
        #expect(long.allSatisfy { $0.count <= SentenceSplitter.longestSentence })
        #expect(long.flatMap(\.self).count == 100_000)
    }

    @Test func tokensCoverAllThatIsNotSpace() {
        var generator = SeededGenerator(seed: 7)
        let pieces = Array("aZ9.,'’“”\"-–()!?$%&@:/… \n\u{200B}éßの🙂\u{301}`")
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
                let sentences = SentenceSplitter.sentences(of: tokens, in: bytes)
                #expect(sentences.flatMap { Array($0) } == Array(tokens.indices))
            }
        }
    }
}

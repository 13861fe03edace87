import Testing

@testable import Linguistics

@Suite struct SentenceSplitterTests {
    private static let splitter = SplitterTrainer.train(on: NewsParagraphs.treebank)

    private func sentences(_ text: String, by splitter: SentenceSplitter = Self.splitter) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            let tokens = Tokenizer.tokens(in: bytes, range: bytes.indices)
            return splitter.sentences(of: tokens, in: bytes).map { sentence in
                tokens[sentence].map { String(decoding: bytes[$0.range], as: UTF8.self) }.joined(separator: " ")
            }
        }
    }

    /// Each expectation gives the tokens with spaces between them, and `|` between sentences.
    @Test(arguments: [
        ("The rebels left. The mayor stayed.", "The rebels left .|The mayor stayed ."),
        ("The U.N. left. It took a year.", "The U.N. left .|It took a year ."),
        ("The U.N. Security Council met.", "The U.N. Security Council met ."),
        ("Envoys met at the U.N. They agreed.", "Envoys met at the U.N.|They agreed ."),
        ("Lt. Gen. Salif Traoré met Mr. J. Smith.", "Lt. Gen. Salif Traoré met Mr. J. Smith ."),
        ("The army fled on Jan. 5. Nobody knew.", "The army fled on Jan. 5 .|Nobody knew ."),
        ("Acme Corp. fell in March. The mayor said no.", "Acme Corp. fell in March .|The mayor said no ."),
        ("\"The army left.\" The mayor stayed.", "\" The army left . \"|The mayor stayed ."),
        ("“The army left.” “Why?” he asked.", "“ The army left . ”|“ Why ? ” he asked ."),
        ("The army left.The mayor stayed.", "The army left .|The mayor stayed ."),
    ])
    func splits(text: String, expected: String) {
        #expect(sentences(text).joined(separator: "|") == expected)
    }

    @Test(arguments: [
        ("BAMAKO, Mali (AP) — Troops left.", "BAMAKO , Mali ( AP ) —|Troops left ."),
        ("Bamako, 5 May (Reuters) - Troops left.", "Bamako , 5 May ( Reuters ) -|Troops left ."),
        ("PARIS AP -- Troops left.", "PARIS AP --|Troops left ."),
        ("MINUSMA — the mission — left.", "MINUSMA — the mission — left ."),
        ("Mali — once calm — burns.", "Mali — once calm — burns ."),
    ])
    func cutsDatelinesOff(text: String, expected: String) {
        #expect(sentences(text).joined(separator: "|") == expected)
    }

    @Test func lineBreaksOfWrappedTextAreNoBoundaries() {
        let wrapped = """
            The rebels of the north attacked the town of Gao on Monday morning and
            the army of Mali left the town in the evening after a day of fighting
            that the mayor had feared. The rebels stayed.
            """
        #expect(sentences(wrapped).count == 2)
        let headline = """
            Rebels attack Gao
            The rebels of the north attacked the town of Gao on Monday morning and the army left the town.
            """
        #expect(sentences(headline).first == "Rebels attack Gao")
    }

    @Test func learnsWhatTheTreebankShows() {
        func sentence(_ text: String, startsParagraph: Bool) -> TreebankSentence {
            TreebankSentence(tokens: [], text: text, startsParagraph: startsParagraph)
        }
        let verses = (0..<40).flatMap { number in
            [
                sentence("verse \(number) ;", startsParagraph: true),
                sentence("verse \(number + 1) ;", startsParagraph: false),
            ]
        }
        let splitter = SplitterTrainer.train(on: verses)
        let stops = (0..<40).map { sentence("verse \($0) . verse \($0 + 1) .", startsParagraph: true) }
        #expect(sentences("verse 7 . verse 8 .", by: SplitterTrainer.train(on: stops)).count == 1)
        #expect(sentences("verse 7 ; verse 8 ;", by: splitter).count == 2)
    }

    @Test func trainingAndStorageAreExact() throws {
        #expect(SplitterTrainer.train(on: NewsParagraphs.treebank) == Self.splitter)
        var writer = BinaryWriter()
        Self.splitter.write(to: &writer)
        var reader = BinaryReader(writer.bytes)
        #expect(try SentenceSplitter(from: &reader) == Self.splitter)
        #expect(reader.isAtEnd)
        var short = BinaryReader(Array(writer.bytes.dropLast()))
        #expect(throws: BinaryReader.Malformed.self) { try SentenceSplitter(from: &short) }
    }

    @Test(arguments: ["word ", "A. ", "( a ", "\" ", "x.\n", "1) "])
    func longTextsTakeLinearTimeAndShortSentences(piece: String) {
        var text = String(repeating: piece, count: 4_000)
        text.withUTF8 { bytes in
            let tokens = Tokenizer.tokens(in: bytes, range: bytes.indices)
            let sentences = Self.splitter.sentences(of: tokens, in: bytes)
            #expect(sentences.allSatisfy { !$0.isEmpty && $0.count <= SentenceSplitter.longestSentence })
            #expect(sentences.flatMap(\.self) == Array(tokens.indices))
        }
    }

    @Test func randomTextsAreCovered() {
        var generator = SeededGenerator(seed: 11)
        let pieces = Array("aZ9.,'’“”\"-–()!?$%@:/… \n\u{200B}éßЖ🙂\u{301}`;=\u{0}\u{202E}")
        for length in 0..<150 {
            var text = String((0..<length).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] })
            text.withUTF8 { bytes in
                let tokens = Tokenizer.tokens(in: bytes, range: bytes.indices)
                let sentences = Self.splitter.sentences(of: tokens, in: bytes)
                #expect(sentences.flatMap(\.self) == Array(tokens.indices))
                #expect(!sentences.contains { $0.isEmpty })
            }
        }
    }
}

/// Paragraphs of made-up news with known sentences.
private enum NewsParagraphs {
    private static let subjects = [
        "The army", "Lt. Gen. Amadou Keita", "Mr. P. Jones", "The U.N. Security Council", "The rebels", "She", "They",
        "The mayor of Gao", "Acme Corp.", "Dr. Ana Lima", "The U.S. Army", "He", "It", "J. B. Kone", "Nobody",
    ]
    private static let verbs = [
        "left", "attacked the town", "denied the report", "met Gen. Diallo", "fled to Paris", "agreed to talks", "fell",
        "rejected what the U.N. envoy said", "took a year", "stayed", "said no",
    ]
    private static let headlines = [
        "Rebels attack Gao", "Army leaves Mali town", "Mayor of Gao stays", "U.N. meets in Paris", "Talks fail in Mali",
    ]
    private static let times = [
        "", " on Monday", " on Jan. 12", " at 10 a.m. on Sunday", " in March", " on Oct. 3 in Mali",
    ]

    static let treebank: [TreebankSentence] = {
        var generator = SeededGenerator(seed: 3)
        func pick(_ choices: [String]) -> String { choices[Int(generator.next() % UInt64(choices.count))] }
        func clause() -> String { pick(subjects) + " " + pick(verbs) + pick(times) }
        return (0..<480).map { number in
            if number % 4 == 0 {
                return TreebankSentence(tokens: [], text: pick(headlines), startsParagraph: true)
            }
            let text =
                switch generator.next() % 8 {
                case 0: "\"\(clause()).\""
                case 1: "“\(clause()).”"
                case 2: "“\(clause())?” he asked."
                case 3: "\"\(clause())!\" they said."
                case 4: "\(clause()), but \(pick(subjects)) \(pick(verbs))."
                default: "\(clause())."
                }
            return TreebankSentence(tokens: [], text: text, startsParagraph: number % 4 == 1)
        }
    }()
}

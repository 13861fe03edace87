import Testing

@testable import Linguistics

/// Every step with a model that knows nothing: what must hold whatever the weights.
@Suite struct AnalyzerTests {
    private func analyzer(kernels: Kernels = .best) throws -> Analyzer {
        Analyzer(model: try TinyModel.model(), kernels: kernels)
    }

    /// Text of random bytes, mostly ASCII, so that words and sentences arise.
    private func randomText(_ generator: inout SeededGenerator, count: Int) -> String {
        let bytes = (0..<count).map { _ in
            generator.next() % 8 == 0
                ? UInt8(truncatingIfNeeded: generator.next()) : UInt8(0x20 + generator.next() % 0x5F)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func everyAnalysisIsATree() throws {
        let analyzer = try analyzer()
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<100 {
            let text = randomText(&generator, count: 120)
            var end = 0
            for sentence in analyzer.analyze(text).sentences {
                #expect(isTree(sentence.tokens.map(\.head)))
                for token in sentence.tokens {
                    #expect(token.range.lowerBound >= end)
                    end = token.range.upperBound
                }
                #expect(sentence.range.upperBound == end)
                #expect(sentence.tokens.allSatisfy { ($0.head == nil) == ($0.deprel == .root) })
                #expect(sentence.entities.allSatisfy { sentence.tokens.indices.contains($0.tokens.upperBound - 1) })
            }
            #expect(end <= text.utf8.count)
        }
    }

    /// One root, heads in range, no cycle.
    private func isTree(_ heads: [Int?]) -> Bool {
        guard heads.count(where: { $0 == nil }) == 1 else { return false }
        return heads.indices.allSatisfy { start in
            var index = start
            for _ in heads {
                guard let head = heads[index] else { return true }
                guard heads.indices.contains(head) else { return false }
                index = head
            }
            return heads[index] == nil
        }
    }

    @Test func allKernelsGiveTheSameAnalysis() throws {
        var generator = SeededGenerator(seed: 11)
        let text = "The soldiers left town. " + randomText(&generator, count: 700)
        let expected = try analyzer(kernels: .scalar).analyze(text)
        for kernels in Kernels.allCases where kernels.isSupported {
            #expect(try analyzer(kernels: kernels).analyze(text) == expected)
        }
    }

    @Test func manyThreadsGiveTheSameAnalysis() async throws {
        let analyzer = try analyzer()
        var generator = SeededGenerator(seed: 12)
        let texts = (0..<24).map { _ in randomText(&generator, count: 200) }
        let expected = texts.map { analyzer.analyze($0) }
        let found = await withTaskGroup(of: (Int, Document).self) { group in
            for (index, text) in texts.enumerated() { group.addTask { (index, analyzer.analyze(text)) } }
            return await group.reduce(into: [Int: Document]()) { $0[$1.0] = $1.1 }
        }
        #expect(texts.indices.map { found[$0] } == expected)
    }

    /// Whatever stands beside a sentence that was read before.
    @Test func aMemoryChangesNothing() throws {
        let analyzer = try analyzer()
        let remembering = analyzer.remembering(bytes: 20_000)
        var generator = SeededGenerator(seed: 13)
        let paragraphs = (0..<12).map { _ in randomText(&generator, count: 90) } + ["Café.", "Cafe\u{301}.", ""]
        for _ in 0..<40 {
            let texts = (0..<3).map { _ in
                let chosen = (0..<4).map { _ in paragraphs[Int(generator.next() % UInt64(paragraphs.count))] }
                return (text: chosen.joined(separator: "\n\n"), paragraphs: nil as [Range<Int>]?)
            }
            #expect(remembering.analyze(texts) == analyzer.analyze(texts))
            #expect(remembering.analyze(texts[0].text) == analyzer.analyze(texts[0].text))
        }
    }

    /// Sentences are read in groups for speed; their neighbours must not matter.
    @Test func groupsDoNotMatter() throws {
        let analyzer = try analyzer()
        var generator = SeededGenerator(seed: 5)
        let words = ["the", "soldiers", "left", "town", ".", "Kidal", "1,000", "’s"]
        let sentences = (0..<80).map { _ in
            (0..<Int(1 + generator.next() % 30)).map { _ in words[Int(generator.next() % 8)] }
        }
        let alone = sentences.flatMap { analyzer.analyze(tokens: [$0]) }
        #expect(analyzer.analyze(tokens: sentences) == alone)
    }

    @Test func sentencesWithoutEndAreReadInPieces() throws {
        let forms = (0..<1300).map { ["town", "left", "soldiers"][$0 % 3] }
        let sentence = try #require(try analyzer().analyze(tokens: [forms]).first)
        #expect(sentence.tokens.count == 1300)
        #expect(isTree(sentence.tokens.map(\.head)))
        #expect(sentence.tokens.count { $0.deprel == .root } == 1)
    }

    /// What goes on without an end is cut, and beyond some length it is not worth parsing; no token is lost.
    @Test func rubbishIsNotParsed() throws {
        let prose = "The soldiers left town."
        let rubbish = String(repeating: "a,", count: 15_000)
        let sentences = try analyzer().analyze("\(prose) \(rubbish)\n\n\(prose)").sentences
        #expect(sentences.map(\.tokens.count).reduce(0, +) == 30_010)
        #expect(sentences.allSatisfy { isTree($0.tokens.map(\.head)) })
        let flat = sentences.filter { $0.tokens.allSatisfy { $0.xpos.isEmpty } }
        let words = flat.map(\.tokens.count).reduce(0, +)
        #expect((5_000...15_000).contains(words))
        #expect(flat.allSatisfy { $0.tokens.dropFirst().allSatisfy { $0.head == 0 && $0.deprel == .dep } })
        #expect(sentences.last?.tokens.first?.xpos != "")
    }

    @Test(arguments: [
        "\u{200F}قال الوزير\u{200F} said the minister\u{202B}.\u{202C}", "👩🏽‍🚀🇲🇱 left \u{1}\u{7}\u{1B}[31mtown\u{0}.",
        "e\u{301}te\u{301} \u{200B}was\u{200B} here\u{FEFF}", "\u{85}\u{2028}A\u{2029}B\u{C}C\r\nD\u{AD}E",
    ])
    func offsetsHoldInStrangeText(text: String) throws {
        let bytes = Array(text.utf8)
        let tokens = try analyzer().analyze(text).sentences.flatMap(\.tokens)
        #expect(!tokens.isEmpty)
        for token in tokens { #expect(token.form == String(decoding: bytes[token.range], as: UTF8.self)) }
        let letters = text.unicodeScalars.count { $0.properties.isAlphabetic }
        let inTokens = tokens.map { $0.form.unicodeScalars.count { $0.properties.isAlphabetic } }.reduce(0, +)
        #expect(inTokens == letters)
    }

    @Test func paragraphsAreAnalysedApart() throws {
        let text = "The rebels left the town"
        let document = try analyzer().analyze(text, paragraphs: [0..<10, 11..<24, 90..<99])
        #expect(document.sentences.map(\.range) == [0..<10, 11..<24])
    }

    @Test func emptyInputGivesEmptyOutput() throws {
        #expect(try analyzer().analyze("").sentences.isEmpty)
        #expect(try analyzer().analyze(tokens: [[]]).map(\.tokens) == [[]])
    }

    @Test func featuresAreFoundByName() {
        let token = Token(form: "left", features: "Mood=Ind|Tense=Past|VerbForm=Fin")
        #expect(token.feature("Tense") == "Past")
        #expect(token.feature("Voice") == nil)
        #expect(Token(form: "the").feature("Tense") == nil)
    }
}

@Suite struct LanguageModelTests {
    @Test func survivesTheFile() throws {
        let bytes = try TinyModel.model().serialized()
        #expect(try LanguageModel(serialized: bytes).serialized() == bytes)
    }

    @Test func damagedModelsAreErrors() throws {
        let bytes = try TinyModel.model().serialized()
        for length in stride(from: 0, to: bytes.count, by: max(bytes.count / 40, 1)) {
            #expect(throws: LanguageModelError.self) { try LanguageModel(serialized: Array(bytes[..<length])) }
        }
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<60 {
            var altered = bytes
            altered[Int(generator.next() % UInt64(bytes.count))] ^= UInt8(1 + generator.next() % 255)
            #expect(throws: LanguageModelError.self) { try LanguageModel(serialized: altered) }
        }
    }

    @Test func wrongPartsAreErrors() throws {
        let bytes = try TinyModel.bytes()
        let networks = (parser: bytes.parser, entities: bytes.entities)
        #expect(throws: LanguageModelError.damaged(file: "entities (accurate)")) {
            try LanguageModel(
                words: bytes.words, networks: [.accurate: (bytes.parser, bytes.parser), .fast: networks], treebank: [],
                vocabulary: [])
        }
        #expect(throws: LanguageModelError.damaged(file: "parser (fast)")) {
            try LanguageModel(words: bytes.words, networks: [.accurate: networks], treebank: [], vocabulary: [])
        }
    }

    @Test func missingModelsNameTheirFile() {
        #expect {
            try Analyzer(model: "/nowhere/at/all.model")
        } throws: { error in
            "\(error)".hasPrefix("/nowhere/at/all.model: cannot read")
        }
        #expect(throws: LanguageModelError.notAModel(file: "x")) {
            try LanguageModel(serialized: Array("plain text, nothing more".utf8), name: "x")
        }
    }
}

@Suite struct LemmatizerTests {
    private let lemmatizer: Lemmatizer = {
        var trainer = LemmatizerTrainer()
        let words: [(String, String, UniversalTag, String)] = [
            ("making", "make", .verb, "VBG"), ("taking", "take", .verb, "VBG"), ("walking", "walk", .verb, "VBG"),
            ("talking", "talk", .verb, "VBG"), ("choke", "choke", .verb, "VB"), ("baking", "bake", .verb, "VBG"),
            ("went", "go", .verb, "VBD"), ("walked", "walk", .verb, "VBD"), ("talked", "talk", .verb, "VBD"),
            ("cities", "city", .noun, "NNS"), ("armies", "army", .noun, "NNS"), ("Malians", "Malian", .propn, "NNPS"),
        ]
        for (form, lemma, upos, xpos) in words {
            trainer.add(Token(form: form, lemma: lemma, upos: upos, xpos: xpos))
        }
        return trainer.train()
    }()

    @Test(arguments: [
        ("Went", "go", UniversalTag.verb, "VBD"), ("shaking", "shake", .verb, "VBG"),
        ("parties", "party", .noun, "NNS"),
        ("Malians", "Malian", .propn, "NNPS"), ("Kidal", "Kidal", .propn, "NNP"), ("13,000", "13000", .num, "CD"),
    ])
    func findsLemmas(form: String, lemma: String, upos: UniversalTag, xpos: String) {
        #expect(lemmatizer.lemma(of: form, tag: TagClass(upos: upos, xpos: xpos)) == lemma)
    }
}

@Suite struct EnglishOrthographyTests {
    @Test(arguments: [
        ("provok", "provoke"), ("attack", "attack"), ("evad", "evade"), ("charg", "charge"), ("bring", "bring"),
        ("loot", "loot"), ("hop", "hope"), ("accus", "accuse"), ("shell", "shell"), ("évad", "évad"), ("re", "re"),
    ])
    func restoresTheFinalE(stem: String, infinitive: String) {
        #expect(EnglishOrthography.infinitive(fromStem: stem) == infinitive)
    }
}

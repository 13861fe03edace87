import Testing

@testable import Linguistics

/// A toy treebank, enough to train a model within a test.
enum ToyTreebank {
    static let sentences: [TreebankSentence] = {
        let subjects = ["soldiers", "rebels", "ministers", "troops", "gunmen", "leaders"]
        let verbs = [("attacked", "attack"), ("left", "leave"), ("accused", "accuse"), ("joined", "join")]
        let objects = ["town", "village", "camp", "convoy", "government"]
        return subjects.flatMap { subject in
            verbs.flatMap { verb in
                objects.map { object in
                    TreebankSentence(tokens: [
                        Token(form: "The", lemma: "the", upos: .det, xpos: "DT", head: 1, deprel: .det),
                        Token(
                            form: subject, lemma: String(subject.dropLast()), upos: .noun, xpos: "NNS", head: 2,
                            deprel: .nsubj),
                        Token(form: verb.0, lemma: verb.1, upos: .verb, xpos: "VBD", deprel: .root),
                        Token(form: "the", lemma: "the", upos: .det, xpos: "DT", head: 4, deprel: .det),
                        Token(form: object, lemma: object, upos: .noun, xpos: "NN", head: 2, deprel: .obj),
                        Token(form: ".", lemma: ".", upos: .punct, xpos: ".", head: 2, deprel: .punct),
                    ])
                }
            }
        }
    }()

    static let model: LanguageModel? = {
        var options = Trainer.Options()
        options.taggerEpochs = 2
        options.parserEpochs = 2
        options.folds = 2
        options.minimumUpdates = 1
        options.threshold = 0
        options.taggerThreshold = 0
        options.taggerMinimumUpdates = 1
        return try? Trainer(options: options).train(on: sentences)
    }()
}

@Suite struct AnalyzerTests {
    private func analyzer() throws -> Analyzer { Analyzer(model: try #require(ToyTreebank.model)) }

    @Test func learnsItsTreebank() throws {
        let gold = ToyTreebank.sentences[5]
        let sentence = try #require(try analyzer().analyze(tokens: [gold.tokens.map(\.form)]).first)
        #expect(sentence.tokens.map(\.upos) == gold.tokens.map(\.upos))
        #expect(sentence.tokens.map(\.lemma) == gold.tokens.map(\.lemma))
        #expect(sentence.tokens.map(\.head) == gold.tokens.map(\.head))
        #expect(sentence.tokens.map(\.deprel) == gold.tokens.map(\.deprel))
    }

    @Test func generalisesFromRawText() throws {
        let text = "  The pilots attacked the camp. The rebels left the town."
        let document = try analyzer().analyze(text)
        try #require(document.sentences.count == 2)
        #expect(document.sentences[0].range == 2..<31)
        #expect(document.sentences[0].tokens[1].deprel == .nsubj)
        #expect(document.sentences[1].tokens[1].range == 36..<42)
    }

    @Test func paragraphsAreAnalysedApart() throws {
        let text = "The rebels left the town"
        let document = try analyzer().analyze(text, paragraphs: [0..<10, 11..<24, 90..<99])
        #expect(document.sentences.map(\.range) == [0..<10, 11..<24])
    }

    @Test func everyAnalysisIsATree() throws {
        let analyzer = try analyzer()
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            let bytes = (0..<120).map { _ in
                // Mostly ASCII, so that words and sentences arise.
                generator.next() % 8 == 0
                    ? UInt8(truncatingIfNeeded: generator.next()) : UInt8(0x20 + generator.next() % 0x5F)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            var end = 0
            for sentence in analyzer.analyze(text).sentences {
                #expect(isTree(sentence.tokens.map(\.head)))
                for token in sentence.tokens {
                    #expect(token.range.lowerBound >= end)
                    end = token.range.upperBound
                }
                #expect(sentence.range.upperBound == end)
                #expect(sentence.tokens.allSatisfy { ($0.head == nil) == ($0.deprel == .root) })
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

    @Test func emptyInputGivesEmptyOutput() throws {
        #expect(try analyzer().analyze("").sentences.isEmpty)
        #expect(try analyzer().analyze(tokens: [[]]).map(\.tokens) == [[]])
    }

    @Test func trainingIsDeterministic() throws {
        var options = Trainer.Options()
        options.taggerEpochs = 1
        options.parserEpochs = 1
        options.folds = 2
        let trainer = Trainer(options: options)
        let first = try trainer.train(on: ToyTreebank.sentences).serialized()
        #expect(try trainer.train(on: ToyTreebank.sentences).serialized() == first)
    }

    @Test func treebanksWithoutTreesAreRefused() {
        #expect(throws: TrainingError.noTrees) { try Trainer().train(on: []) }
    }
}

@Suite struct LanguageModelTests {
    @Test func survivesTheFile() throws {
        let model = try #require(ToyTreebank.model)
        let bytes = model.serialized()
        #expect(try LanguageModel(serialized: bytes).serialized() == bytes)
    }

    @Test func damagedModelsAreErrors() throws {
        let bytes = try #require(ToyTreebank.model).serialized()
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

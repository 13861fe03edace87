import Linguistics

/// How well a parse agrees with a treebank.
///
/// From raw text, tokens are aligned by the characters they cover (white space aside) as in the CoNLL 2018 shared task:
/// a token counts as found only if it covers the same characters as a gold token, and tags, lemmas and arcs are then
/// F1 over aligned tokens. On gold tokens precision, recall and F1 are the same number.
///
/// Source: https://universaldependencies.org/conll18/evaluation.html
public struct ParseScore: Sendable, Equatable, CustomStringConvertible {
    /// Sentences found with the same first and last character.
    public var sentences = Measure()
    /// Written words: a contraction is one.
    public var tokens = Measure()
    /// Syntactic words.
    public var words = Measure()
    public var upos = Measure()
    public var xpos = Measure()
    public var lemmas = Measure()
    /// Unlabelled attachment.
    public var uas = Measure()
    /// Labelled attachment by universal labels, subtypes ignored: the shared task's LAS.
    public var las = Measure()
    /// Labelled attachment with subtypes.
    public var fullLAS = Measure()
    /// Labelled attachment of content words only, by universal labels.
    public var clas = Measure()
    /// Subjects (active and passive, by full label) and objects of verbs: the arcs that event coding lives on.
    /// A head is a verb if the gold tags it so.
    public var coreArguments = Measure()

    public init() {}

    /// Scores trees over gold tokens.
    public static func goldTokens(of treebank: [TreebankSentence], analyzer: Analyzer) -> ParseScore {
        let system = analyzer.analyze(tokens: treebank.map { $0.tokens.map(\.form) })
        var score = ParseScore()
        for (gold, sentence) in zip(treebank, system) {
            let pairs = gold.tokens.indices.map { ($0, $0) }
            score.add(gold: gold.tokens, system: sentence.tokens, aligned: pairs)
            score.sentences.correct += 1
            score.sentences.gold += 1
            score.sentences.output += 1
        }
        score.tokens = score.words
        return score
    }

    /// Scores the whole way from raw text. Paragraphs are those of the treebank.
    public static func rawText(of treebank: [TreebankSentence], analyzer: Analyzer) -> ParseScore {
        var text = ""
        var gold = Document(sentences: [])
        var written: Set<Range<Int>> = []
        for sentence in treebank {
            if sentence.startsParagraph, !text.isEmpty { text += "\n\n" }
            let offset = text.utf8.count
            let shifted = sentence.shifted(by: offset)
            gold.sentences.append(shifted)
            written.formUnion(sentence.writtenTokens.map { shifted.bytes(of: $0) })
            text += sentence.text
            if sentence.spaceAfter { text += " " }
        }
        let system = analyzer.analyze(text)
        var score = compare(gold: gold, system: system)
        score.tokens.gold = written.count
        for sentence in system.sentences {
            for token in sentence.writtenTokens {
                score.tokens.output += 1
                if written.contains(sentence.bytes(of: token)) { score.tokens.correct += 1 }
            }
        }
        return score
    }

    /// Scores one analysis of a text against another.
    public static func compare(gold: Document, system: Document) -> ParseScore {
        var score = ParseScore()
        let goldSpans = Set(gold.sentences.map(\.range))
        score.sentences.gold = gold.sentences.count
        score.sentences.output = system.sentences.count
        score.sentences.correct = system.sentences.count { goldSpans.contains($0.range) }

        let goldTokens = gold.flattened
        let systemTokens = system.flattened
        var pairs: [(Int, Int)] = []
        var goldIndex = 0
        var systemIndex = 0
        while goldIndex < goldTokens.count, systemIndex < systemTokens.count {
            let goldRange = goldTokens[goldIndex].range
            let systemRange = systemTokens[systemIndex].range
            if goldRange == systemRange { pairs.append((goldIndex, systemIndex)) }
            if (goldRange.upperBound, goldRange.lowerBound) <= (systemRange.upperBound, systemRange.lowerBound) {
                goldIndex += 1
                if goldRange == systemRange { systemIndex += 1 }
            } else {
                systemIndex += 1
            }
        }
        score.add(gold: goldTokens, system: systemTokens, aligned: pairs)
        return score
    }

    private mutating func add(gold: [Token], system: [Token], aligned: [(gold: Int, system: Int)]) {
        let goldOfSystem = Dictionary(aligned.map { ($0.system, $0.gold) }, uniquingKeysWith: { first, _ in first })
        for keyPath in [\Self.words, \.upos, \.xpos, \.lemmas, \.uas, \.las, \.fullLAS] {
            self[keyPath: keyPath].gold += gold.count
            self[keyPath: keyPath].output += system.count
        }
        clas.gold += gold.count { $0.isContentWord }
        clas.output += system.count { $0.isContentWord }
        func isCore(_ token: Token, goldHead: Int?) -> Bool {
            [.nsubj, .nsubjPassive, .obj].contains(token.deprel) && goldHead.map { gold[$0].upos == .verb } ?? false
        }
        coreArguments.gold += gold.count { isCore($0, goldHead: $0.head) }
        coreArguments.output += system.count { isCore($0, goldHead: $0.head.flatMap { goldOfSystem[$0] }) }
        words.correct += aligned.count
        for pair in aligned {
            let goldToken = gold[pair.gold]
            let token = system[pair.system]
            upos.correct += goldToken.upos == token.upos ? 1 : 0
            xpos.correct += goldToken.xpos == token.xpos ? 1 : 0
            lemmas.correct += goldToken.lemma == token.lemma || goldToken.lemma == "_" ? 1 : 0
            let head = token.head.map { goldOfSystem[$0] ?? -1 }
            guard head == goldToken.head else { continue }
            uas.correct += 1
            if goldToken.deprel == token.deprel {
                fullLAS.correct += 1
                if isCore(goldToken, goldHead: head) { coreArguments.correct += 1 }
            }
            guard goldToken.deprel.base == token.deprel.base else { continue }
            las.correct += 1
            if goldToken.isContentWord { clas.correct += 1 }
        }
    }

    public var description: String {
        let measures: [(String, Measure)] = [
            ("sentences", sentences), ("tokens", tokens), ("words", words), ("UPOS", upos), ("XPOS", xpos),
            ("lemmas", lemmas),
            ("UAS", uas), ("LAS", las), ("LAS, full labels", fullLAS), ("CLAS", clas),
            ("core arguments", coreArguments),
        ]
        return measures.map { name, measure in
            let hundredths = Int((measure.f1 * 10_000).rounded())
            let fraction = hundredths % 100
            return "\(name) \(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
        }
        .joined(separator: "; ")
    }
}

extension Token {
    /// Whether CLAS counts the word: not a function word or punctuation.
    fileprivate var isContentWord: Bool {
        !["aux", "case", "cc", "clf", "cop", "det", "mark", "punct"].contains(deprel.base)
    }
}

extension Sentence {
    fileprivate func bytes(of words: Range<Int>) -> Range<Int> {
        tokens[words.lowerBound].range.lowerBound..<tokens[words.upperBound - 1].range.upperBound
    }
}

extension TreebankSentence {
    /// The written words: for each the indices of its syntactic words.
    fileprivate var writtenTokens: [Range<Int>] {
        var written: [Range<Int>] = []
        var index = 0
        for multiword in multiwordTokens where multiword.members.lowerBound >= index {
            written += (index..<multiword.members.lowerBound).map { $0..<$0 + 1 }
            written.append(multiword.members)
            index = multiword.members.upperBound
        }
        return written + (index..<max(index, tokens.count)).map { $0..<$0 + 1 }
    }

    /// The sentence with its ranges moved to where it stands in a longer text.
    fileprivate func shifted(by offset: Int) -> Sentence {
        let moved = tokens.map { token in
            var token = token
            token.range = token.range.lowerBound + offset..<token.range.upperBound + offset
            return token
        }
        return Sentence(
            tokens: moved,
            range: (moved.first?.range.lowerBound ?? offset)..<(moved.last?.range.upperBound ?? offset))
    }
}

extension Document {
    /// All tokens, with heads counted over the whole document.
    fileprivate var flattened: [Token] {
        var tokens: [Token] = []
        for sentence in sentences {
            let offset = tokens.count
            tokens += sentence.tokens.map { token in
                var token = token
                token.head = token.head.map { $0 + offset }
                return token
            }
        }
        return tokens
    }
}

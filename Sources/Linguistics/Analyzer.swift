/// Turns text into sentences with tokens, tags, lemmas and dependency trees.
///
/// It may be shared between threads, and the same text gives the same document everywhere: what it remembers of words
/// changes the speed only.
public struct Analyzer: Sendable {
    /// The file that a model directory holds.
    public static let modelFileName = "language.model"

    /// Words that the networks read at once: enough to use each weight many times while it is near.
    private static let batchSize = 2000
    /// Longer sentences are read in pieces, so that time and memory stay bounded.
    private static let longestPiece = 256
    /// Words without an end of a sentence that are parsed in a row. What goes on longer is a table or rubbish: its other
    /// tokens have no tags, and hang on their first.
    private static let longestRun = 20_000

    private let splitter: SentenceSplitter
    private let lemmatizer: Lemmatizer
    private let networks: LanguageModel.Networks
    private let kernels: Kernels
    private var memory: SentenceMemory?

    /// - Parameter path: a model file, or a directory that holds `language.model`.
    /// - Throws: `LanguageModelError`, which names the file.
    public init(model path: String, tier: LanguageModel.Tier = .accurate) throws(LanguageModelError) {
        let file = FileBytes.isDirectory(path) ? path + "/" + Self.modelFileName : path
        try self.init(model: LanguageModel(serialized: FileBytes.read(file), name: file), tier: tier)
    }

    /// - Parameter kernels: what the networks run on. It must be supported here, and changes nothing but the speed.
    public init(model: LanguageModel, tier: LanguageModel.Tier = .accurate, kernels: Kernels = .best) {
        precondition(kernels.isSupported, "\(kernels) is not supported on this processor")
        splitter = model.splitter
        lemmatizer = model.lemmatizer
        networks = model[tier]
        self.kernels = kernels
    }

    /// The same analyzer with a memory for sentences that it reads again, word for word. The documents are the same.
    ///
    /// - Parameter bytes: how much it may remember, about.
    public func remembering(bytes: Int) -> Analyzer {
        var analyzer = self
        analyzer.memory = SentenceMemory(limit: bytes)
        return analyzer
    }

    /// Splits, tags, lemmatizes and parses a text.
    ///
    /// - Parameters:
    ///   - text: any text; offsets in the document are UTF-8 bytes of it.
    ///   - paragraphs: UTF-8 byte ranges that are analysed separately, in order; parts outside the text are ignored.
    ///     `nil` splits at blank lines.
    public func analyze(_ text: String, paragraphs: [Range<Int>]? = nil) -> Document {
        var (sentences, isProse) = sentences(of: text, paragraphs: paragraphs)
        recallOrAnnotate(&sentences, where: isProse)
        return Document(sentences: sentences)
    }

    /// Analyses several texts at once, which is faster than one by one: the networks read many sentences together. How texts
    /// are grouped does not change their documents.
    ///
    /// - Parameter texts: each with its paragraphs, as for `analyze(_:paragraphs:)`.
    public func analyze(_ texts: [(text: String, paragraphs: [Range<Int>]?)]) -> [Document] {
        var all: [Sentence] = []
        var isProse: [Bool] = []
        var counts: [Int] = []
        for (text, paragraphs) in texts {
            let (sentences, prose) = sentences(of: text, paragraphs: paragraphs)
            all += sentences
            isProse += prose
            counts.append(sentences.count)
        }
        recallOrAnnotate(&all, where: isProse)
        var rest = all[...]
        return counts.map { count in
            defer { rest = rest.dropFirst(count) }
            return Document(sentences: Array(rest.prefix(count)))
        }
    }

    /// Splits a text into sentences and tokens, without tags and trees.
    ///
    /// - Parameter paragraphs: as for `analyze`.
    public func split(_ text: String, paragraphs: [Range<Int>]? = nil) -> Document {
        Document(sentences: sentences(of: text, paragraphs: paragraphs).sentences)
    }

    /// Tags, lemmatizes and parses sentences that are split already; what they say beside forms and ranges is lost.
    ///
    /// - Parameter findsEntities: whether to look for names too; who needs only trees is spared their network.
    public func analyze(_ sentences: [Sentence], findsEntities: Bool = true) -> [Sentence] {
        var analyzed = sentences.map { Sentence($0.tokens.map { Token(form: $0.form, range: $0.range) }) }
        annotate(
            &analyzed, where: Array(repeating: true, count: analyzed.count), findsEntities: findsEntities)
        return analyzed
    }

    /// Sentences of bare tokens, and for each whether it is worth parsing.
    private func sentences(
        of text: String, paragraphs: [Range<Int>]?
    ) -> (sentences: [Sentence], isProse: [Bool]) {
        var text = text
        return text.withUTF8 { bytes in
            var sentences: [Sentence] = []
            var isProse: [Bool] = []
            for paragraph in paragraphs ?? Paragraphs.ranges(in: bytes) {
                let range = Self.atScalarBoundaries(paragraph.clamped(to: 0..<bytes.count), in: bytes)
                let tokens = Tokenizer.tokens(in: bytes, range: range)
                var run = 0
                for sentence in splitter.sentences(of: tokens, in: bytes) {
                    sentences.append(
                        Sentence(
                            tokens[sentence].map { token in
                                Token(form: String(decoding: bytes[token.range], as: UTF8.self), range: token.range)
                            }))
                    // Only where no sentence ends in sight are they cut so long.
                    run = sentence.count > SentenceSplitter.longestSentence / 2 ? run + sentence.count : 0
                    isProse.append(run <= Self.longestRun)
                }
            }
            return (sentences, isProse)
        }
    }

    /// Tags, lemmatizes and parses sentences whose tokens are known.
    ///
    /// - Parameter tokens: the forms of each sentence. Ranges are bytes in the forms joined by single spaces.
    public func analyze(tokens: [[String]]) -> [Sentence] {
        var sentences = tokens.map { forms in
            var offset = 0
            return Sentence(
                forms.map { form in
                    let range = offset..<offset + form.utf8.count
                    offset = range.upperBound + 1
                    return Token(form: form, range: range)
                })
        }
        annotate(&sentences, where: Array(repeating: true, count: sentences.count))
        return sentences
    }

    /// Annotates the sentences that are not remembered, and remembers them.
    private func recallOrAnnotate(_ sentences: inout [Sentence], where isProse: [Bool]) {
        guard let memory else { return annotate(&sentences, where: isProse) }
        let prose = sentences.indices.filter { isProse[$0] }.map { index in
            (index: index, words: SentenceMemory.Words(of: sentences[index]))
        }
        var isNew = isProse.map { !$0 }
        var new: [(index: Int, words: SentenceMemory.Words)] = []
        let recalled = memory.recall(prose.map { (words: $0.words, sentence: sentences[$0.index]) })
        for (entry, known) in zip(prose, recalled) {
            if let known {
                sentences[entry.index] = known
            } else {
                isNew[entry.index] = true
                new.append(entry)
            }
        }
        let indices = sentences.indices.filter { isNew[$0] }
        var unread = indices.map { sentences[$0] }
        annotate(&unread, where: indices.map { isProse[$0] })
        for (index, sentence) in zip(indices, unread) { sentences[index] = sentence }
        memory.remember(new.map { (words: $0.words, sentence: sentences[$0.index]) })
    }

    /// - Parameter isProse: for each sentence whether it is worth parsing.
    private func annotate(_ sentences: inout [Sentence], where isProse: [Bool], findsEntities: Bool = true) {
        var batch: [Int] = []
        var words = 0
        for index in sentences.indices {
            guard isProse[index] else {
                sentences[index].hangOnFirst()
                continue
            }
            if words + sentences[index].tokens.count > Self.batchSize {
                annotate(batch, of: &sentences, findsEntities: findsEntities)
                batch = []
                words = 0
            }
            batch.append(index)
            words += sentences[index].tokens.count
        }
        annotate(batch, of: &sentences, findsEntities: findsEntities)
    }

    private func annotate(_ batch: [Int], of sentences: inout [Sentence], findsEntities: Bool) {
        let pieces = batch.flatMap { index in
            let tokens = sentences[index].tokens
            return Self.pieceStarts(of: tokens).map { start in
                tokens[start..<min(start + Self.longestPiece, tokens.count)].map { WordFeatures($0.form) }
            }
        }
        var parses = networks.parser.parse(pieces, kernels: kernels)[...]
        var entities =
            findsEntities
            ? networks.entities.entities(in: pieces, parses: Array(parses), kernels: kernels)[...] : []
        for index in batch {
            var root: Int?
            for start in Self.pieceStarts(of: sentences[index].tokens) {
                for (offset, word) in (parses.popFirst() ?? []).enumerated() {
                    apply(word, at: start + offset, pieceStart: start, root: &root, to: &sentences[index].tokens)
                }
                sentences[index].entities += (entities.popFirst() ?? []).map { entity in
                    Entity(
                        kind: entity.kind,
                        tokens: entity.tokens.lowerBound + start..<entity.tokens.upperBound + start)
                }
            }
            sentences[index].trimEntities()
        }
    }

    private static func pieceStarts(of tokens: [Token]) -> StrideTo<Int> {
        stride(from: 0, to: max(tokens.count, 1), by: longestPiece)
    }

    /// - Parameter root: the root of the sentence's first piece, under which those of later pieces stand.
    private func apply(
        _ word: ParserNetwork.Word, at index: Int, pieceStart: Int, root: inout Int?, to tokens: inout [Token]
    ) {
        let tag = networks.parser.tags[word.tag]
        tokens[index].upos = tag.upos
        tokens[index].xpos = tag.xpos
        tokens[index].features = networks.parser.features[word.features]
        tokens[index].lemma = lemmatizer.lemma(of: tokens[index].form, tag: tag)
        tokens[index].deprel = networks.parser.relations[word.relation]
        if let head = word.head {
            tokens[index].head = head + pieceStart
        } else if let root {
            tokens[index].head = root
            tokens[index].deprel = .parataxis
        } else {
            root = index
        }
    }

    /// The range with its ends moved inwards to where scalars begin.
    private static func atScalarBoundaries(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        func boundary(_ index: Int) -> Int {
            var index = index
            while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
            return index
        }
        return boundary(range.lowerBound)..<max(boundary(range.lowerBound), boundary(range.upperBound))
    }
}

extension Sentence {
    /// A sentence of tokens that nothing is known of yet.
    fileprivate init(_ tokens: [Token]) {
        self.init(
            tokens: tokens, range: (tokens.first?.range.lowerBound ?? 0)..<(tokens.last?.range.upperBound ?? 0))
    }

    /// Makes a flat tree.
    fileprivate mutating func hangOnFirst() {
        for index in tokens.indices {
            tokens[index].head = index == 0 ? nil : 0
            tokens[index].deprel = index == 0 ? .root : .dep
        }
    }

    /// Takes function words from the ends of names: no name ends with "of the", or begins with "in".
    fileprivate mutating func trimEntities() {
        let tokens = self.tokens
        func isFunctionWord(_ index: Int, _ also: UniversalTag) -> Bool {
            [.adp, .cconj, .sconj, .aux, .part, also].contains(tokens[index].upos)
                && tokens[index].form.first?.isLowercase ?? false
        }
        entities = entities.compactMap { entity in
            var range = entity.tokens
            while let last = range.last, isFunctionWord(last, .det) { range = range.dropLast() }
            while let first = range.first, isFunctionWord(first, .adp) { range = range.dropFirst() }
            return range.isEmpty ? nil : Entity(kind: entity.kind, tokens: range)
        }
    }
}

/// Turns text into sentences with tokens, tags, lemmas and dependency trees.
///
/// A value without state: it may be shared between threads, and the same text gives the same document everywhere.
public struct Analyzer: Sendable {
    /// The file that a model directory holds.
    public static let modelFileName = "language.model"

    /// Words that the networks read at once: enough to use each weight many times while it is near.
    private static let batchSize = 2000
    /// Longer sentences are read in pieces, so that time and memory stay bounded.
    private static let longestSentence = 256

    private let splitter: SentenceSplitter
    private let lemmatizer: Lemmatizer
    private let networks: LanguageModel.Networks
    private let kernels: Kernels

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

    /// Splits, tags, lemmatizes and parses a text.
    ///
    /// - Parameters:
    ///   - text: any text; offsets in the document are UTF-8 bytes of it.
    ///   - paragraphs: UTF-8 byte ranges that are analysed separately, in order; parts outside the text are ignored.
    ///     `nil` splits at blank lines.
    public func analyze(_ text: String, paragraphs: [Range<Int>]? = nil) -> Document {
        Document(sentences: analyze(split(text, paragraphs: paragraphs).sentences))
    }

    /// Splits a text into sentences and tokens, without tags and trees.
    ///
    /// - Parameter paragraphs: as for `analyze`.
    public func split(_ text: String, paragraphs: [Range<Int>]? = nil) -> Document {
        var text = text
        return text.withUTF8 { bytes in
            var sentences: [Sentence] = []
            for paragraph in paragraphs ?? Paragraphs.ranges(in: bytes) {
                let range = Self.atScalarBoundaries(paragraph.clamped(to: 0..<bytes.count), in: bytes)
                let tokens = Tokenizer.tokens(in: bytes, range: range)
                for sentence in splitter.sentences(of: tokens, in: bytes) {
                    let words = tokens[sentence].map { token in
                        Token(form: String(decoding: bytes[token.range], as: UTF8.self), range: token.range)
                    }
                    sentences.append(
                        Sentence(
                            tokens: words,
                            range: (words.first?.range.lowerBound ?? 0)..<(words.last?.range.upperBound ?? 0)))
                }
            }
            return Document(sentences: sentences)
        }
    }

    /// Tags, lemmatizes and parses sentences that are split already; what they say beside forms and ranges is lost.
    public func analyze(_ sentences: [Sentence]) -> [Sentence] { annotate(sentences.map(\.tokens)) }

    /// Tags, lemmatizes and parses sentences whose tokens are known.
    ///
    /// - Parameter tokens: the forms of each sentence. Ranges are bytes in the forms joined by single spaces.
    public func analyze(tokens: [[String]]) -> [Sentence] {
        annotate(
            tokens.map { forms in
                var offset = 0
                return forms.map { form in
                    let range = offset..<offset + form.utf8.count
                    offset = range.upperBound + 1
                    return Token(form: form, range: range)
                }
            })
    }

    private func annotate(_ sentences: [[Token]]) -> [Sentence] {
        var annotated: [Sentence] = []
        annotated.reserveCapacity(sentences.count)
        var next = 0
        while next < sentences.count {
            let first = next
            var words = 0
            while next < sentences.count, next == first || words + sentences[next].count <= Self.batchSize {
                words += sentences[next].count
                next += 1
            }
            annotateBatch(sentences[first..<next], into: &annotated)
        }
        return annotated
    }

    private func annotateBatch(_ sentences: ArraySlice<[Token]>, into annotated: inout [Sentence]) {
        let pieces = sentences.flatMap { sentence in
            stride(from: 0, to: max(sentence.count, 1), by: Self.longestSentence).map { start in
                sentence[start..<min(start + Self.longestSentence, sentence.count)].map { WordFeatures($0.form) }
            }
        }
        var parses = networks.parser.parse(pieces, kernels: kernels)[...]
        var entities = networks.entities.entities(in: pieces, kernels: kernels)[...]
        for words in sentences {
            var sentence = Sentence(
                tokens: words, range: (words.first?.range.lowerBound ?? 0)..<(words.last?.range.upperBound ?? 0))
            var root: Int?
            for start in stride(from: 0, to: max(words.count, 1), by: Self.longestSentence) {
                for (offset, word) in (parses.popFirst() ?? []).enumerated() {
                    apply(word, at: start + offset, pieceStart: start, root: &root, to: &sentence.tokens)
                }
                sentence.entities += (entities.popFirst() ?? []).map { entity in
                    Entity(
                        kind: entity.kind,
                        tokens: entity.tokens.lowerBound + start..<entity.tokens.upperBound + start)
                }
            }
            sentence.trimEntities()
            annotated.append(sentence)
        }
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

/// Turns text into sentences with tokens, tags, lemmas and dependency trees.
///
/// A value without state: it may be shared between threads, and the same text gives the same document everywhere.
public struct Analyzer: Sendable {
    /// The file that a model directory holds.
    public static let modelFileName = "language.model"

    private let model: LanguageModel

    /// - Parameter path: a model file, or a directory that holds `language.model`.
    /// - Throws: `LanguageModelError`, which names the file.
    public init(model path: String) throws(LanguageModelError) {
        let file = FileBytes.isDirectory(path) ? path + "/" + Self.modelFileName : path
        try self.init(model: LanguageModel(serialized: FileBytes.read(file), name: file))
    }

    public init(model: LanguageModel) { self.model = model }

    /// Splits, tags, lemmatizes and parses a text.
    ///
    /// - Parameters:
    ///   - text: any text; offsets in the document are UTF-8 bytes of it.
    ///   - paragraphs: UTF-8 byte ranges that are analysed separately, in order; parts outside the text are ignored.
    ///     `nil` splits at blank lines.
    public func analyze(_ text: String, paragraphs: [Range<Int>]? = nil) -> Document {
        var text = text
        return text.withUTF8 { bytes in
            var document = Document(sentences: [])
            for paragraph in paragraphs ?? Paragraphs.ranges(in: bytes) {
                let range = Self.atScalarBoundaries(paragraph.clamped(to: 0..<bytes.count), in: bytes)
                let tokens = Tokenizer.tokens(in: bytes, range: range)
                for sentence in SentenceSplitter.sentences(of: tokens, in: bytes) {
                    let words = tokens[sentence].map { token in
                        Token(form: String(decoding: bytes[token.range], as: UTF8.self), range: token.range)
                    }
                    document.sentences.append(annotate(words))
                }
            }
            return document
        }
    }

    /// Tags, lemmatizes and parses sentences whose tokens are known.
    ///
    /// - Parameter tokens: the forms of each sentence. Ranges are bytes in the forms joined by single spaces.
    public func analyze(tokens: [[String]]) -> [Sentence] {
        tokens.map { forms in
            var offset = 0
            return annotate(
                forms.map { form in
                    let range = offset..<offset + form.utf8.count
                    offset = range.upperBound + 1
                    return Token(form: form, range: range)
                })
        }
    }

    private func annotate(_ words: [Token]) -> Sentence {
        var tokens = words
        let features = words.map { WordFeatures($0.form) }
        let tags = model.tagger.tag(features)
        let tree = model.parser.parse(features, tags: tags)
        for index in tokens.indices {
            let tag = model.tagger.classes[tags[index]]
            tokens[index].upos = tag.upos
            tokens[index].xpos = tag.xpos
            tokens[index].lemma = model.lemmatizer.lemma(of: tokens[index].form, tag: tag)
            tokens[index].head = tree[index].head
            tokens[index].deprel = tree[index].relation
        }
        let range = (tokens.first?.range.lowerBound ?? 0)..<(tokens.last?.range.upperBound ?? 0)
        return Sentence(tokens: tokens, range: range)
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

/// A trained model of one language: what is known of its words, lemmas, and a network for each tier.
public struct LanguageModel: Sendable {
    /// How much work goes into a sentence.
    public enum Tier: String, Sendable, CaseIterable {
        case accurate
        /// Smaller networks: several times faster, with more mistakes.
        case fast
    }

    /// The networks of a tier.
    struct Networks: Sendable {
        let parser: ParserNetwork
        let entities: EntityNetwork
    }

    let splitter: SentenceSplitter
    let words: WordTable
    let lemmatizer: Lemmatizer
    /// In the order of `Tier.allCases`.
    private let tiers: [Networks]

    subscript(tier: Tier) -> Networks { tiers[tier == .accurate ? 0 : 1] }

    private static let magic: UInt64 = 0x4C49_4E47_5541_4531
    /// Raised whenever the layout or the features change: older models then fail to load instead of parsing badly.
    private static let version: UInt32 = 6

    /// The model as the bytes of a model file.
    public func serialized() -> [UInt8] {
        var body = BinaryWriter()
        splitter.write(to: &body)
        words.write(to: &body)
        lemmatizer.write(to: &body)
        for networks in tiers {
            networks.parser.write(to: &body)
            networks.entities.write(to: &body)
        }
        var file = BinaryWriter()
        file.write(Self.magic)
        file.write(Self.version)
        file.write(UInt64(body.bytes.count))
        file.write(Self.checksum(body.bytes[...]))
        return file.bytes + body.bytes
    }

    /// - Throws: `LanguageModelError` if the bytes are not a whole, unaltered model of this version.
    public init(serialized bytes: [UInt8], name: String = "model") throws(LanguageModelError) {
        do {
            var reader = BinaryReader(bytes)
            guard try reader.readUInt64() == Self.magic else { throw LanguageModelError.notAModel(file: name) }
            let version = try reader.readUInt32()
            guard version == Self.version else {
                throw LanguageModelError.wrongVersion(file: name, found: Int(version), expected: Int(Self.version))
            }
            let length = try reader.readUInt64()
            let checksum = try reader.readUInt64()
            let body = bytes[Self.headerLength...]
            guard length == UInt64(body.count), checksum == Self.checksum(body) else {
                throw LanguageModelError.damaged(file: name)
            }
            splitter = try SentenceSplitter(from: &reader)
            let words = try WordTable(from: &reader)
            self.words = words
            lemmatizer = try Lemmatizer(from: &reader)
            tiers = try Tier.allCases.map { _ in
                let parser = try ParserNetwork(from: &reader, known: words)
                return Networks(
                    parser: parser, entities: try EntityNetwork(from: &reader, known: words, parser: parser))
            }
            guard reader.isAtEnd else { throw LanguageModelError.damaged(file: name) }
        } catch let error as LanguageModelError {
            throw error
        } catch {
            // The reader's only other error: a size that goes beyond the bytes.
            throw .damaged(file: name)
        }
    }

    /// Puts a model together from what training wrote.
    ///
    /// - Parameters:
    ///   - words: the bytes of `words.table`.
    ///   - networks: for each tier the bytes of its parser and of its entity tagger.
    ///   - treebank: sentences whose lemmas and boundaries are learned, in the order of their documents.
    ///   - vocabulary: words whose lemmas are learned besides.
    /// - Throws: `LanguageModelError` if one of the files is not what it should be.
    public init(
        words: [UInt8], networks: [Tier: (parser: [UInt8], entities: [UInt8])], treebank: [TreebankSentence],
        vocabulary: [Token]
    ) throws(LanguageModelError) {
        splitter = SplitterTrainer.train(on: treebank)
        var lemmas = LemmatizerTrainer()
        for sentence in treebank { sentence.tokens.forEach { lemmas.add($0) } }
        for token in vocabulary { lemmas.add(token) }
        lemmatizer = lemmas.train()
        let table = try Self.part("words.table", words) { try WordTable(from: &$0) }
        self.words = table
        var tiers: [Networks] = []
        for tier in Tier.allCases {
            let parser = try Self.part("parser (\(tier.rawValue))", networks[tier]?.parser ?? []) {
                try ParserNetwork(from: &$0, known: table)
            }
            let entities = try Self.part("entities (\(tier.rawValue))", networks[tier]?.entities ?? []) {
                try EntityNetwork(from: &$0, known: table, parser: parser)
            }
            tiers.append(Networks(parser: parser, entities: entities))
        }
        self.tiers = tiers
    }

    private static func part<Part>(
        _ name: String, _ bytes: [UInt8], read: (inout BinaryReader) throws -> Part
    ) throws(LanguageModelError) -> Part {
        var reader = BinaryReader(bytes)
        guard let part = try? read(&reader), reader.isAtEnd else { throw .damaged(file: name) }
        return part
    }

    private static let headerLength = 8 + 4 + 8 + 8

    /// A multiply-and-rotate hash over words of eight bytes.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.withUnsafeBytes { bytes in
            var hash: UInt64 = UInt64(bytes.count)
            var offset = 0
            while offset + 8 <= bytes.count {
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
                hash ^= hash >> 29
                offset += 8
            }
            while offset < bytes.count {
                hash = (hash ^ UInt64(bytes[offset])) &* 0x9E37_79B9_7F4A_7C15
                offset += 1
            }
            return hash
        }
    }
}

/// Why a model could not be loaded.
public enum LanguageModelError: Error, Equatable, CustomStringConvertible {
    case unreadable(file: String, reason: String)
    case notAModel(file: String)
    case wrongVersion(file: String, found: Int, expected: Int)
    case damaged(file: String)

    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): cannot read the language model: \(reason)"
        case .notAModel(let file): "\(file): not a language model"
        case .wrongVersion(let file, let found, let expected):
            "\(file): language model of format \(found), but this program reads format \(expected); train it anew"
        case .damaged(let file): "\(file): the language model is damaged or incomplete"
        }
    }
}

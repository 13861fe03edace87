/// A trained model of one language: tagger, lemmatizer and parser.
public struct LanguageModel: Sendable {
    var tagger: Tagger
    var lemmatizer: Lemmatizer
    var parser: Parser

    private static let magic: UInt64 = 0x4C49_4E47_5541_4531
    /// Raised whenever the layout or the features change: older models then fail to load instead of parsing badly.
    private static let version: UInt32 = 3

    /// The model as the bytes of a model file.
    public func serialized() -> [UInt8] {
        var body = BinaryWriter()
        tagger.write(to: &body)
        lemmatizer.write(to: &body)
        parser.write(to: &body)
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
            tagger = try Tagger(from: &reader)
            lemmatizer = try Lemmatizer(from: &reader)
            parser = try Parser(from: &reader, tags: tagger.classes)
            guard reader.isAtEnd else { throw LanguageModelError.damaged(file: name) }
        } catch let error as LanguageModelError {
            throw error
        } catch {
            // The reader's only other error: a size that goes beyond the bytes.
            throw .damaged(file: name)
        }
    }

    init(tagger: Tagger, lemmatizer: Lemmatizer, parser: Parser) {
        self.tagger = tagger
        self.lemmatizer = lemmatizer
        self.parser = parser
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

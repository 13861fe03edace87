/// What the networks see of a word, as hashes; `training/words.py` computes the same.
struct WordFeatures: Sendable, Equatable {
    /// The word in lower case with digits as zeros and straight quotes.
    let form: UInt32
    /// The first one, two and three bytes of the form, its last two, three and four, and its shape: case and kinds of
    /// characters, runs shortened ("Xx", "XX", "0-0").
    let affixes: InlineArray<7, UInt32>
    static let affixCount = 7

    var endsInLy: Bool { affixes[3] == FeatureHash.bytes("ly".utf8) }

    /// Words that differ seldom share a key.
    var key: UInt64 { UInt64(form) << 32 | UInt64(affixes[6]) }

    static func == (left: Self, right: Self) -> Bool {
        left.form == right.form && left.affixes.indices.allSatisfy { left.affixes[$0] == right.affixes[$0] }
    }

    private init(form: UInt32, affixes: InlineArray<7, UInt32>) {
        self.form = form
        self.affixes = affixes
    }

    init(_ word: String) {
        var word = word
        self = word.withUTF8 { WordFeatures(bytes: $0) }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        // Longer tokens are addresses or rubbish; their beginning tells enough.
        let bytes = UnsafeBufferPointer(rebasing: bytes.prefix(96))
        self = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { normalized in
            var count = 0
            var shape: UInt64 = 0xCBF2_9CE4_8422_2325
            var lastKind: UInt8 = 0
            var run = 0
            var index = 0
            while index < bytes.count {
                var byte = bytes[index]
                var kind = byte
                var length = 1
                switch byte {
                case 0x41...0x5A:
                    kind = UInt8(ascii: "X")
                    byte |= 0x20
                case 0x61...0x7A: kind = UInt8(ascii: "x")
                case 0x30...0x39:
                    kind = UInt8(ascii: "0")
                    byte = UInt8(ascii: "0")
                case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
                    if let straight = Self.straightQuote(bytes[index + 2]) {
                        byte = straight
                        kind = straight
                        length = 3
                    }
                case 0x80...0xBF: kind = lastKind
                // Latin-1 capitals: "É" as in "École".
                case 0xC3 where index + 1 < bytes.count && bytes[index + 1] < 0x9F:
                    kind = UInt8(ascii: "X")
                case 0x80...: kind = UInt8(ascii: "x")
                default: break
                }
                normalized[count] = byte
                count += 1
                if byte == 0xC3, kind == UInt8(ascii: "X"), index + 1 < bytes.count {
                    normalized[count] = bytes[index + 1] | 0x20
                    count += 1
                    length = 2
                }
                run = kind == lastKind ? run + 1 : 1
                lastKind = kind
                if run <= 2 { shape = (shape ^ UInt64(kind)) &* 0x0000_0100_0000_01B3 }
                index += length
            }
            let word = UnsafeBufferPointer(rebasing: normalized[..<count])
            return WordFeatures(
                form: FeatureHash.bytes(word),
                affixes: [
                    FeatureHash.bytes(word.prefix(1)), FeatureHash.bytes(word.prefix(2)),
                    FeatureHash.bytes(word.prefix(3)), FeatureHash.bytes(word.suffix(2)),
                    FeatureHash.bytes(word.suffix(3)), FeatureHash.bytes(word.suffix(4)),
                    UInt32(truncatingIfNeeded: shape ^ (shape >> 32)),
                ])
        }
    }

    private static func straightQuote(_ lastByte: UInt8) -> UInt8? {
        switch lastByte {
        case 0x98, 0x99: UInt8(ascii: "'")
        case 0x9C, 0x9D: UInt8(ascii: "\"")
        default: nil
        }
    }
}

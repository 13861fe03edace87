/// A word of at most 16 bytes in lower case, as a number: looked up in sets without making a `String`.
struct ShortWord: Hashable, ExpressibleByStringLiteral {
    private static let longest = 16

    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// - Returns: `nil` if the word is longer. Only ASCII letters are mapped to lower case.
    @inline(__always)
    init?(lowercasing bytes: some Collection<UInt8>) {
        guard bytes.count <= Self.longest else { return nil }
        for byte in bytes { append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
    }

    /// - Parameter value: a word of at most 16 bytes in lower case.
    init(stringLiteral value: StaticString) {
        precondition(value.utf8CodeUnitCount <= Self.longest, "\(value) is too long")
        value.withUTF8Buffer { bytes in
            for byte in bytes { append(byte) }
        }
    }

    private mutating func append(_ byte: UInt8) {
        high = high << 8 | low >> 56
        low = low << 8 | UInt64(byte)
    }
}

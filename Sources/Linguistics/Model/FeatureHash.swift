/// Hashes of strings and of features, the same on every machine and in every run.
enum FeatureHash {
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let secondMultiplier: UInt64 = 0xD6E8_FEB8_6659_FD93

    /// The key of a feature: its template and up to three values.
    @inline(__always)
    static func key(_ template: UInt32, _ first: UInt32, _ second: UInt32 = 0, _ third: UInt32 = 0) -> UInt32 {
        var hash = (UInt64(template) << 32 | UInt64(first)) &* multiplier
        hash = (hash ^ (hash >> 32) ^ (UInt64(second) << 32 | UInt64(third))) &* secondMultiplier
        hash = (hash ^ (hash >> 29)) &* multiplier
        return UInt32(truncatingIfNeeded: hash >> 32)
    }

    /// FNV-1a over bytes, folded to 32 bits.
    @inline(__always)
    static func bytes(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }
}

/// A small generator with a fixed seed, so that training gives the same everywhere (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

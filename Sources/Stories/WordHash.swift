import Coding

/// Hashes of words: the same on every run and machine.
enum WordHash {
    /// FNV-1a, its bits mixed once more, so that any of them may be looked at alone.
    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        mixed(StableIdentifier.hash(of: bytes))
    }

    /// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
    static func mixed(_ value: UInt64) -> UInt64 {
        var value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}

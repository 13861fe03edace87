/// A stable name for a statement: the same words at the same place give the same name.
public enum StableIdentifier {
    /// FNV-1a of a key, as 16 hexadecimal digits.
    public static func of(_ key: String) -> String {
        let digits = String(hash(of: key.utf8), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// FNV-1a, the same on every run and machine.
    @inlinable
    public static func hash(of bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

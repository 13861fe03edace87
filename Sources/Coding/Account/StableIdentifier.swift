/// A stable name for a statement: the same words at the same place give the same name.
public enum StableIdentifier {
    /// FNV-1a of a key, as 16 hexadecimal digits.
    public static func of(_ key: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension KnowledgeFolder {
    /// 16 hexadecimal digits that differ when any file below a part of the folder differs: FNV-1a over names and bytes.
    ///
    /// - Parameter part: a folder below this one; `""` for all but the language models.
    public func fingerprint(of part: String = "") -> String {
        let root = part.isEmpty ? path : path + "/" + part
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func add(_ bytes: some Sequence<UInt8>) {
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        for file in ((try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []).sorted() {
            guard !part.isEmpty || !file.hasSuffix(".model"),
                let data = FileManager.default.contents(atPath: root + "/" + file)
            else { continue }
            add(file.utf8)
            data.withUnsafeBytes { add($0) }
        }
        if part.isEmpty {
            for own in ownActors + ownPlaces { FileManager.default.contents(atPath: own)?.withUnsafeBytes { add($0) } }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

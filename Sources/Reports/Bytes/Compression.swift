/// Unpacks gzip and Zstandard, whichever the first bytes show, also one inside the other.
enum Compression {
    /// Packed more often than this, it is an attack.
    private static let limit = 3

    static func unpacked(_ source: any ByteSource, id: String) throws(ReportError) -> any ByteSource {
        var source = source
        for _ in 0..<limit {
            guard var head = try source.next() else { return MemorySource([]) }
            while head.count < 4, let more = try source.next() { head += more }
            let joined = JoinedSource(head, source)
            if head.starts(with: [0x1F, 0x8B]) {
                source = GzipSource(joined, id: id)
            } else if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
                source = ZstdSource(joined, id: id)
            } else {
                return joined
            }
        }
        throw ReportError(id: id, message: "is packed in packings: unpack it first", reason: .damaged)
    }
}

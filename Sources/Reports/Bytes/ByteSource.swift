/// Where bytes come from, a chunk at a time, so that no file need fit into memory.
public protocol ByteSource: AnyObject {
    /// The next bytes; `nil` at the end.
    ///
    /// - Throws: `ReportError` where the bytes are damaged or cut; there are none after that.
    func next() throws(ReportError) -> [UInt8]?
}

/// Bytes that are in memory already.
public final class MemorySource: ByteSource {
    private var bytes: [UInt8]?

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    public func next() -> [UInt8]? {
        defer { bytes = nil }
        return bytes
    }
}

/// Some bytes, then those of another source: what was looked at goes back in front.
final class JoinedSource: ByteSource {
    private var head: [UInt8]?
    private let tail: any ByteSource

    init(_ head: [UInt8], _ tail: any ByteSource) {
        self.head = head
        self.tail = tail
    }

    func next() throws(ReportError) -> [UInt8]? {
        guard let first = head else { return try tail.next() }
        head = nil
        return first.isEmpty ? try tail.next() : first
    }
}

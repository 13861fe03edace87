/// One knowledge file as text, before it is parsed.
public struct KnowledgeText: Sendable {
    /// Path below the knowledge folder, as it appears in problems and explanations.
    public var file: String
    public var text: String
    /// A user's own file of actors, whatever its name ends in.
    public var isOwn: Bool

    public init(file: String, text: String, isOwn: Bool = false) {
        self.file = file
        self.text = text
        self.isOwn = isOwn
    }

    /// The lines that hold something, without comments and blank lines.
    func lines() -> [KnowledgeLine] {
        var text = text
        text.makeContiguousUTF8()
        var spans: [(number: Int, indent: Int, bytes: Range<Int>)] = []
        spans.reserveCapacity(text.utf8.count / 24)
        forEachLine { spans.append(($0.number, $0.indent, $0.span)) }
        return spans.map { span in
            KnowledgeLine(
                position: KnowledgePosition(file: file, line: span.number), indent: span.indent,
                text: text[...].slice(span.bytes))
        }
    }
}

/// Where a piece of knowledge stands, so that every problem and every explanation can point to it.
public struct KnowledgePosition: Hashable, Sendable, CustomStringConvertible {
    public var file: String
    /// 1-based.
    public var line: Int

    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    public var description: String { "\(file):\(line)" }
}

/// A line that holds something: comment and surrounding space are gone.
struct KnowledgeLine {
    var position: KnowledgePosition
    /// Number of spaces before the text.
    var indent: Int
    var text: Substring

    /// The parts between runs of two or more spaces.
    var columns: [Substring] { text.splitAtDoubleSpaces() }

    /// The parts between runs of spaces.
    var words: [Substring] { text.split(separator: " ") }

    func problem(_ message: String) -> KnowledgeProblem { KnowledgeProblem(position: position, message: message) }
}

extension Substring {
    func splitAtDoubleSpaces() -> [Substring] {
        utf8.withContiguousStorageIfAvailable { bytes in
            var parts: [Substring] = []
            parts.reserveCapacity(3)
            var start = 0
            var cursor = 0
            while cursor < bytes.count {
                guard bytes[cursor] == UInt8(ascii: " ") else {
                    cursor += 1
                    continue
                }
                let gap = cursor
                while cursor < bytes.count, bytes[cursor] == UInt8(ascii: " ") { cursor += 1 }
                if cursor - gap >= 2 {
                    if start != gap { parts.append(slice(start..<gap)) }
                    start = cursor
                }
            }
            if start < bytes.count { parts.append(slice(start..<bytes.count)) }
            return parts
        } ?? []
    }

    /// As the standard library's, but bytewise: what separates in knowledge files is ASCII.
    func split(
        separator: Character, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true
    ) -> [Substring] {
        guard let mark = separator.asciiValue else { return [self] }
        return utf8.withContiguousStorageIfAvailable { bytes in
            var parts: [Substring] = []
            var start = 0
            for (position, byte) in bytes.enumerated() where byte == mark && parts.count < maxSplits {
                if position > start || !omittingEmptySubsequences { parts.append(slice(start..<position)) }
                start = position + 1
            }
            if start < bytes.count || !omittingEmptySubsequences { parts.append(slice(start..<bytes.count)) }
            return parts
        } ?? []
    }

    /// Some bytes of the text, counted from its start.
    fileprivate func slice(_ bytes: Range<Int>) -> Substring {
        let start = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
        return self[start..<utf8.index(start, offsetBy: bytes.count)]
    }

    func trimmed() -> Substring {
        utf8.withContiguousStorageIfAvailable { bytes in
            var first = 0
            var last = bytes.count
            while first < last, bytes[first] == UInt8(ascii: " ") { first += 1 }
            while last > first, bytes[last - 1] == UInt8(ascii: " ") { last -= 1 }
            return slice(first..<last)
        } ?? self
    }

    /// The trimmed, non-empty parts between separators.
    func list(separatedBy separator: Unicode.Scalar) -> [String] {
        let separator = UInt8(ascii: separator)
        return utf8.withContiguousStorageIfAvailable { bytes in
            var parts: [String] = []
            var start = 0
            while start <= bytes.count {
                let end = bytes[start...].firstIndex(of: separator) ?? bytes.count
                var (first, last) = (start, end)
                while first < last, bytes[first] == UInt8(ascii: " ") { first += 1 }
                while last > first, bytes[last - 1] == UInt8(ascii: " ") { last -= 1 }
                if first < last {
                    parts.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[first..<last]), as: UTF8.self))
                }
                start = end + 1
            }
            return parts
        } ?? []
    }
}

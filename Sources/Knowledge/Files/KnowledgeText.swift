/// One knowledge file as text, before it is parsed.
public struct KnowledgeText: Sendable {
    /// Path below the knowledge folder, as it appears in problems and explanations.
    public var file: String
    public var text: String

    public init(file: String, text: String) {
        self.file = file
        self.text = text
    }

    /// The lines that hold something, without comments and blank lines.
    func lines() -> [KnowledgeLine] {
        var lines: [KnowledgeLine] = []
        var number = 0
        for raw in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            var end = raw.endIndex
            var cursor = raw.startIndex
            var spaces = 2
            while cursor != end {
                let byte = raw[cursor]
                if byte == UInt8(ascii: "#"), spaces >= 2 {
                    end = cursor
                    break
                }
                spaces = byte == UInt8(ascii: " ") ? spaces + 1 : 0
                cursor = raw.index(after: cursor)
            }
            while end != raw.startIndex, raw[raw.index(before: end)] <= UInt8(ascii: " ") {
                end = raw.index(before: end)
            }
            var start = raw.startIndex
            while start != end, raw[start] == UInt8(ascii: " ") { start = raw.index(after: start) }
            guard start != end else { continue }
            lines.append(
                KnowledgeLine(
                    position: KnowledgePosition(file: file, line: number),
                    indent: raw.distance(from: raw.startIndex, to: start), text: Substring(raw[start..<end])))
        }
        return lines
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
    var words: [Substring] { text.utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) } }

    func problem(_ message: String) -> KnowledgeProblem { KnowledgeProblem(position: position, message: message) }
}

extension Substring {
    func splitAtDoubleSpaces() -> [Substring] {
        var parts: [Substring] = []
        var start = utf8.startIndex
        var cursor = start
        while cursor != utf8.endIndex {
            guard utf8[cursor] == UInt8(ascii: " ") else {
                cursor = utf8.index(after: cursor)
                continue
            }
            let gap = cursor
            while cursor != utf8.endIndex, utf8[cursor] == UInt8(ascii: " ") { cursor = utf8.index(after: cursor) }
            if utf8.distance(from: gap, to: cursor) >= 2 {
                if start != gap { parts.append(self[start..<gap]) }
                start = cursor
            }
        }
        if start != utf8.endIndex { parts.append(self[start...]) }
        return parts
    }

    func trimmed() -> Substring {
        var bytes = utf8[...]
        while bytes.first == UInt8(ascii: " ") { bytes = bytes.dropFirst() }
        while bytes.last == UInt8(ascii: " ") { bytes = bytes.dropLast() }
        return Substring(bytes)
    }

    /// The trimmed, non-empty parts between separators.
    func list(separatedBy separator: Unicode.Scalar) -> [String] {
        utf8.split(separator: UInt8(ascii: separator)).map { String(Substring($0).trimmed()) }.filter { !$0.isEmpty }
    }
}

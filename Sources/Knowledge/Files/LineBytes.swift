/// A line of a knowledge file as bytes, for files of many lines. Valid only while its file is being read.
struct LineBytes {
    /// The whole file.
    let bytes: UnsafeBufferPointer<UInt8>
    /// The line without comment and surrounding space.
    let span: Range<Int>
    let indent: Int
    /// 1-based.
    let number: Int
    let file: String

    func problem(_ message: String) -> KnowledgeProblem {
        KnowledgeProblem(position: KnowledgePosition(file: file, line: number), message: message)
    }

    func string(_ span: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[span]), as: UTF8.self)
    }

    func `is`(_ span: Range<Int>, _ word: StaticString) -> Bool {
        span.count == word.utf8CodeUnitCount && starts(span, with: word)
    }

    func starts(_ span: Range<Int>, with word: StaticString) -> Bool {
        guard span.count >= word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { word in
            word.indices.allSatisfy { word[$0] == bytes[span.lowerBound + $0] }
        }
    }

    /// FNV-1a.
    func hash(_ span: Range<Int>) -> UInt64 {
        bytes[span].reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// The first word, and what follows it.
    var firstWord: (word: Range<Int>, rest: Range<Int>) {
        let end = span.first { bytes[$0] == UInt8(ascii: " ") } ?? span.upperBound
        return (span.lowerBound..<end, trimmed(end..<span.upperBound))
    }

    /// The first three of the parts between runs of two or more spaces, and how many there are.
    var columns: (count: Int, first: Range<Int>, second: Range<Int>, third: Range<Int>) {
        var columns = (count: 0, first: 0..<0, second: 0..<0, third: 0..<0)
        var start = span.lowerBound
        var cursor = start
        func add(_ column: Range<Int>) {
            switch columns.count {
            case 0: columns.first = column
            case 1: columns.second = column
            case 2: columns.third = column
            default: break
            }
            columns.count += 1
        }
        while cursor < span.upperBound {
            guard bytes[cursor] == UInt8(ascii: " ") else {
                cursor += 1
                continue
            }
            let gap = cursor
            while cursor < span.upperBound, bytes[cursor] == UInt8(ascii: " ") { cursor += 1 }
            if cursor - gap >= 2 {
                add(start..<gap)
                start = cursor
            }
        }
        if start < span.upperBound { add(start..<span.upperBound) }
        return columns
    }

    /// Where two points stand side by side.
    func dots(in span: Range<Int>) -> Int? {
        guard let first = span.first(where: { bytes[$0] == UInt8(ascii: ".") }), first + 1 < span.upperBound,
            bytes[first + 1] == UInt8(ascii: ".")
        else { return nil }
        return first
    }

    /// The trimmed parts between separators that are not empty.
    func forEachPart(of list: Range<Int>, separator: Unicode.Scalar, _ body: (Range<Int>) -> Void) {
        let separator = UInt8(ascii: separator)
        var start = list.lowerBound
        while start < list.upperBound {
            var end = start
            while end < list.upperBound, bytes[end] != separator { end += 1 }
            let part = trimmed(start..<end)
            if !part.isEmpty { body(part) }
            start = end + 1
        }
    }

    private func trimmed(_ span: Range<Int>) -> Range<Int> {
        var (first, last) = (span.lowerBound, span.upperBound)
        while first < last, bytes[first] == UInt8(ascii: " ") { first += 1 }
        while last > first, bytes[last - 1] == UInt8(ascii: " ") { last -= 1 }
        return first..<last
    }
}

extension KnowledgeText {
    /// Calls the body with each line that holds something.
    func forEachLine(_ body: (LineBytes) -> Void) {
        var text = text
        text.withUTF8 { bytes in
            var number = 0
            var start = 0
            while start < bytes.count {
                number += 1
                var end = start
                var comment: Int?
                var spaces = 2
                while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
                    let byte = bytes[end]
                    if byte == UInt8(ascii: "#"), spaces >= 2, comment == nil { comment = end }
                    spaces = byte == UInt8(ascii: " ") ? spaces + 1 : 0
                    end += 1
                }
                var last = comment ?? end
                while last > start, bytes[last - 1] <= UInt8(ascii: " ") { last -= 1 }
                var first = start
                while first < last, bytes[first] == UInt8(ascii: " ") { first += 1 }
                if first < last {
                    body(
                        LineBytes(
                            bytes: bytes, span: first..<last, indent: first - start, number: number, file: file))
                }
                start = end + 1
            }
        }
    }
}

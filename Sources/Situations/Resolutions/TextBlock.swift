import Knowledge

/// Lines of a text that belong together: up to a blank line or to a line that begins with a number.
struct TextBlock: Sendable {
    var range: Range<Int>
    /// Without the number and quotation mark at its beginning.
    var textRange: Range<Int>
    /// "3." at its beginning.
    var number: Int?
    /// It begins with a quotation mark.
    var isQuoted = false

    /// A note below the text: a number without a point, as "22 Adopted without vote".
    var isFootnote = false

    static func blocks(of bytes: [UInt8], _ cues: ResolutionCues) -> [TextBlock] {
        var blocks: [TextBlock] = []
        var open = false
        var cursor = 0
        while cursor < bytes.count {
            var end = cursor
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != pageBreak { end += 1 }
            let line = trimmed(bytes, cursor..<end)
            if line.isEmpty {
                open = false
            } else {
                let block = TextBlock(bytes, line: line)
                if open, block.number == nil, !block.isOpeningOfBody(bytes, cues), let last = blocks.indices.last,
                    !blocks[last].isOpeningOfBody(bytes, cues), !beginsAnew(bytes, line, after: blocks[last].range)
                {
                    blocks[last].range = blocks[last].range.lowerBound..<line.upperBound
                    blocks[last].textRange = blocks[last].textRange.lowerBound..<line.upperBound
                } else {
                    blocks.append(block)
                }
                open = true
            }
            if end < bytes.count, bytes[end] == pageBreak { open = false }
            cursor = end + 1
        }
        return blocks
    }

    private static let pageBreak: UInt8 = 0x0C

    /// A line with a capital after a comma, also where a footnote's number stands between.
    private static func beginsAnew(_ bytes: [UInt8], _ line: Range<Int>, after last: Range<Int>) -> Bool {
        guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[line.lowerBound]) else { return false }
        var end = last.upperBound - 1
        while end > last.lowerBound, last.upperBound - end < 5,
            bytes[end] == UInt8(ascii: " ") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end])
        {
            end -= 1
        }
        // A list of states breaks its lines after commas too.
        return bytes[end] == UInt8(ascii: ",") && !bytes[last].contains(UInt8(ascii: "("))
    }

    private init(_ bytes: [UInt8], line: Range<Int>) {
        range = line
        var start = line.lowerBound
        func skipSpace() { while start < line.upperBound, bytes[start] <= UInt8(ascii: " ") { start += 1 } }
        if let length = Self.quote(bytes, start, line.upperBound) {
            isQuoted = true
            start += length
            skipSpace()
        }
        var digits = start
        while digits < line.upperBound, digits - start < 3,
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[digits])
        {
            digits += 1
        }
        if digits > start, digits + 1 < line.upperBound {
            let mark = bytes[digits]
            let next = bytes[digits + 1]
            // "1.24 million" is no number of a paragraph.
            let isPoint = mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
            if isPoint, next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") || next >= 0xC2 || next > 64 {
                number = Int(String(decoding: bytes[start..<digits], as: UTF8.self))
                start = digits + 1
                skipSpace()
            } else if mark == UInt8(ascii: "/") || (mark == UInt8(ascii: " ") && next < UInt8(ascii: "a")) {
                isFootnote = true
            }
        }
        textRange = start..<line.upperBound
    }

    /// Length in bytes of a quotation mark, straight or typographic.
    private static func quote(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        guard start < end else { return nil }
        if bytes[start] == UInt8(ascii: "\"") { return 1 }
        if start + 2 < end, bytes[start] == 0xE2, bytes[start + 1] == 0x80, (0x9C...0x9F).contains(bytes[start + 2]) {
            return 3
        }
        return nil
    }

    private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] <= UInt8(ascii: " ") { start += 1 }
        while end > start, bytes[end - 1] <= UInt8(ascii: " ") { end -= 1 }
        return start..<end
    }

    /// "The Security Council," alone in its line.
    func isOpeningOfBody(_ bytes: [UInt8], _ cues: ResolutionCues) -> Bool { body(bytes, cues) != nil }

    func body(_ bytes: [UInt8], _ cues: ResolutionCues) -> String? {
        guard textRange.count < 40 else { return nil }
        return cues.bodies[Words(bytes, in: textRange).all.map(\.text)]
    }
}

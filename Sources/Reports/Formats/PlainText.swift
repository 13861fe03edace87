/// Plain text: paragraphs by blank lines; hard-wrapped lines are joined, other lines are paragraphs of their own.
enum PlainText {
    /// A line that is not empty.
    private struct Line {
        var clean: CleanText
        var text: String

        init(_ clean: CleanText) {
            self.clean = clean
            text = clean.string
        }
    }

    static func draft(of bytes: [UInt8]) -> Draft {
        var chunks: [[Line]] = [[]]
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count {
                let end = lineEnd(bytes, from: start)
                var line = CleanText()
                line.append(bytes, start..<end)
                if !line.isEmpty {
                    chunks[chunks.count - 1].append(Line(line))
                } else if chunks.last?.isEmpty == false {
                    chunks.append([])
                }
                let isPair = end + 1 < bytes.count && bytes[end] == 13 && bytes[end + 1] == 10
                start = end + (isPair ? 2 : 1)
            }
        }
        let width = wrapWidth(of: chunks)
        let paragraphs = width.map { width in chunks.flatMap { joined($0, width: width) } } ?? chunks.flatMap(\.self)
        return Draft(blocks: paragraphs.map { Draft.Block($0.clean) })
    }

    /// Lines end with LF, CR LF or CR.
    private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
        return end
    }

    /// The column at which an editor wrapped the text; `nil` where each line is a paragraph.
    ///
    /// Wrapped lines break in the middle of sentences, so that many begin with a small letter.
    private static func wrapWidth(of chunks: [[Line]]) -> Int? {
        var breaks = 0
        var broken = 0
        var width = 0
        for chunk in chunks {
            for (line, next) in zip(chunk, chunk.dropFirst()) {
                breaks += 1
                guard runsOn(line, into: next) else { continue }
                broken += 1
                width = max(width, line.clean.bytes.count)
            }
        }
        return broken * 10 >= breaks * 3 && broken > 0 && width <= 130 ? width : nil
    }

    private static func joined(_ lines: [Line], width: Int) -> [Line] {
        var paragraphs: [Line] = []
        for (index, line) in lines.enumerated() {
            guard index > 0 else {
                paragraphs.append(line)
                continue
            }
            let before = lines[index - 1]
            // An editor breaks a line only where the next word does not fit; bytes overstate some widths.
            let firstWord = line.text.prefix { $0 != " " }.utf8.count
            let isFull = before.clean.bytes.count + 1 + firstWord + 4 > width
            if isFull || runsOn(before, into: line) {
                let last = before.text
                let isCut = last.hasSuffix("-") && !last.hasSuffix(" -") && !last.hasSuffix("--")
                paragraphs[paragraphs.count - 1].clean.append(line.clean, isSpaced: !isCut)
            } else {
                paragraphs.append(line)
            }
        }
        return paragraphs
    }

    private static func runsOn(_ line: Line, into next: Line) -> Bool {
        guard let last = line.text.last, let first = next.text.first else { return false }
        return !".!?:\"”".contains(last) && first.isLowercase
    }
}

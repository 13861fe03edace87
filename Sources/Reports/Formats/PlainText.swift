/// Plain text: paragraphs by blank lines; hard-wrapped lines are joined, other lines are paragraphs of their own.
enum PlainText {
    static func draft(of text: String) -> Draft {
        var chunks: [[String]] = [[]]
        for line in text.utf8.lines {
            let words = Substring(line).cleanWords.joined(separator: " ")
            if !words.isEmpty {
                chunks[chunks.count - 1].append(words)
            } else if chunks.last?.isEmpty == false {
                chunks.append([])
            }
        }
        let width = wrapWidth(of: chunks)
        let paragraphs = width.map { width in chunks.flatMap { joined($0, width: width) } } ?? chunks.flatMap(\.self)
        return Draft(blocks: paragraphs.map { Draft.Block(text: $0) })
    }

    /// The column at which an editor wrapped the text; `nil` where each line is a paragraph.
    ///
    /// Wrapped lines break in the middle of sentences, so that many begin with a small letter.
    private static func wrapWidth(of chunks: [[String]]) -> Int? {
        var breaks = 0
        var broken = 0
        var width = 0
        for chunk in chunks {
            for (line, next) in zip(chunk, chunk.dropFirst()) {
                breaks += 1
                guard runsOn(line, into: next) else { continue }
                broken += 1
                width = max(width, line.utf8.count)
            }
        }
        return broken * 10 >= breaks * 3 && broken > 0 && width <= 130 ? width : nil
    }

    private static func joined(_ lines: [String], width: Int) -> [String] {
        var paragraphs: [String] = []
        for (index, line) in lines.enumerated() {
            guard index > 0, let last = paragraphs.popLast() else {
                paragraphs.append(line)
                continue
            }
            let before = lines[index - 1]
            // An editor breaks a line only where the next word does not fit; bytes overstate some widths.
            let firstWord = line.prefix { $0 != " " }.utf8.count
            let isFull = before.utf8.count + 1 + firstWord + 4 > width
            if isFull || runsOn(before, into: line) {
                let isCut = last.hasSuffix("-") && !last.hasSuffix(" -") && !last.hasSuffix("--")
                paragraphs.append(last + (isCut ? "" : " ") + line)
            } else {
                paragraphs += [last, line]
            }
        }
        return paragraphs
    }

    private static func runsOn(_ line: String, into next: String) -> Bool {
        guard let last = line.last, let first = next.first else { return false }
        return !".!?:\"”".contains(last) && first.isLowercase
    }
}

extension String.UTF8View {
    /// Lines by LF, CR LF or CR; an empty line stays.
    fileprivate var lines: [Substring.UTF8View] {
        var lines: [Substring.UTF8View] = []
        var start = startIndex
        var cursor = startIndex
        while cursor != endIndex {
            guard self[cursor] == 10 || self[cursor] == 13 else {
                cursor = index(after: cursor)
                continue
            }
            lines.append(self[start..<cursor])
            let isReturn = self[cursor] == 13
            cursor = index(after: cursor)
            if isReturn, cursor != endIndex, self[cursor] == 10 { cursor = index(after: cursor) }
            start = cursor
        }
        lines.append(self[start..<endIndex])
        return lines
    }
}

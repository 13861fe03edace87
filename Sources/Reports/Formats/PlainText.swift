/// Plain text: paragraphs by blank lines, hard-wrapped lines joined, else a paragraph a line.
enum PlainText {
    static func draft(of text: String) -> Draft {
        var blocks: [Draft.Block] = []
        var chunk: [String] = []
        func finish() {
            for paragraph in paragraphs(of: chunk) { blocks.append(Draft.Block(text: paragraph)) }
            chunk = []
        }
        for line in text.utf8.lines {
            let words = Substring(line).cleanWords.joined(separator: " ")
            if words.isEmpty { finish() } else { chunk.append(words) }
        }
        finish()
        return Draft(blocks: blocks)
    }

    /// Lines without a blank one between them are one paragraph if they look wrapped: every line but the last fills
    /// the same width.
    private static func paragraphs(of lines: [String]) -> [String] {
        guard lines.count > 1 else { return lines }
        let widths = lines.map(\.utf8.count)
        let width = widths.max() ?? 0
        let isWrapped = (40...110).contains(width) && widths.dropLast().allSatisfy { $0 * 10 >= width * 7 }
        return isWrapped ? [lines.joined(separator: " ")] : lines
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

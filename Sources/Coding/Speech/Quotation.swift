/// A stretch of text in quotation marks, within one paragraph.
public struct Quotation: Sendable, Equatable {
    /// The bytes with the marks.
    public var range: Range<Int>
    /// The bytes between the marks.
    public var inner: Range<Int>
    /// Whether the next paragraph goes on with it, as newspapers do without a closing mark.
    public var continues = false
}

/// Finds quotations by their marks: typographic, straight, single, doubled single, French.
///
/// Whatever the marks, the quotations are in order and do not overlap; a quotation within another is part of it.
/// Paragraphs end at blank lines, and no quotation goes over an end: a mark that is never closed cannot swallow a text.
struct QuotationFinder {
    private let text: [UInt8]
    private var found: [Quotation] = []

    /// The quotations of a text, in linear time.
    static func quotations(in text: [UInt8]) -> [Quotation] {
        var finder = QuotationFinder(text: text)
        var start = 0
        while start < text.count {
            let end = finder.endOfParagraph(from: start)
            finder.read(start..<end)
            start = end
        }
        return finder.found
    }

    private init(text: [UInt8]) { self.text = text }

    private func endOfParagraph(from start: Int) -> Int {
        var cursor = start
        while cursor < text.count {
            if text[cursor] == UInt8(ascii: "\n") {
                var next = cursor + 1
                while next < text.count, text[next] == UInt8(ascii: " ") || text[next] == UInt8(ascii: "\r") {
                    next += 1
                }
                if next < text.count, text[next] == UInt8(ascii: "\n") { return next + 1 }
                cursor = next
            } else {
                cursor += 1
            }
        }
        return cursor
    }

    // MARK: Marks

    private enum Family { case double, single, french }
    private enum Side { case opening, closing, either }
    private struct Mark {
        var family: Family
        var side: Side
        var range: Range<Int>
    }

    /// The quotation mark at an offset, if one stands there.
    private func mark(at offset: Int, in paragraph: Range<Int>) -> Mark? {
        func byte(_ position: Int) -> UInt8? { paragraph.contains(position) ? text[position] : nil }
        switch text[offset] {
        case UInt8(ascii: "\""):
            // Five feet 6" tall.
            return Mark(family: .double, side: .either, range: offset..<offset + 1)
        case UInt8(ascii: "'") where byte(offset + 1) == UInt8(ascii: "'"):
            return Mark(family: .double, side: .either, range: offset..<offset + 2)
        case UInt8(ascii: "`") where byte(offset + 1) == UInt8(ascii: "`"):
            return Mark(family: .double, side: .opening, range: offset..<offset + 2)
        case UInt8(ascii: "'"), UInt8(ascii: "`"):
            return Mark(family: .single, side: .either, range: offset..<offset + 1)
        case 0xC2 where byte(offset + 1) == 0xAB:
            return Mark(family: .french, side: .opening, range: offset..<offset + 2)
        case 0xC2 where byte(offset + 1) == 0xBB:
            return Mark(family: .french, side: .closing, range: offset..<offset + 2)
        case 0xE2 where byte(offset + 1) == 0x80:
            switch byte(offset + 2) {
            case 0x9C, 0x9E, 0x9F: return Mark(family: .double, side: .opening, range: offset..<offset + 3)
            case 0x9D: return Mark(family: .double, side: .closing, range: offset..<offset + 3)
            case 0x98, 0x9A, 0x9B: return Mark(family: .single, side: .opening, range: offset..<offset + 3)
            case 0x99: return Mark(family: .single, side: .closing, range: offset..<offset + 3)
            default: return nil
            }
        default: return nil
        }
    }

    /// Whether a mark that could be both opens: behind a space, bracket or dash, and before a word.
    private func canOpen(_ mark: Mark, in paragraph: Range<Int>) -> Bool {
        let after = mark.range.upperBound
        guard after < paragraph.upperBound, text[after] > UInt8(ascii: " ") else { return false }
        return mark.range.lowerBound == paragraph.lowerBound || !isWord(mark.range.lowerBound - 1)
    }

    /// Whether a mark closes: behind a word or its punctuation, and not before a letter.
    private func canClose(_ mark: Mark, in paragraph: Range<Int>) -> Bool {
        let before = mark.range.lowerBound - 1
        guard before >= paragraph.lowerBound, text[before] > UInt8(ascii: " ") else { return false }
        return mark.range.upperBound >= paragraph.upperBound || !isWord(mark.range.upperBound)
    }

    /// Letters and digits; bytes beyond ASCII count as letters unless they begin or end a mark or dash.
    private func isWord(_ offset: Int) -> Bool {
        let byte = text[offset]
        if byte < 0x80 {
            return (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        let isPunctuation =
            byte == 0xE2 && offset + 1 < text.count && text[offset + 1] == 0x80
            || offset >= 2 && text[offset - 2] == 0xE2 && text[offset - 1] == 0x80
        return !isPunctuation
    }

    // MARK: Paragraphs

    private mutating func read(_ paragraph: Range<Int>) {
        var cursor = paragraph.lowerBound
        while cursor < paragraph.upperBound, text[cursor] <= UInt8(ascii: " ") { cursor += 1 }
        let beginning = cursor
        var end = paragraph.upperBound
        while end > cursor, text[end - 1] <= UInt8(ascii: " ") { end -= 1 }
        let paragraph = cursor..<end
        guard !paragraph.isEmpty else { return }
        // Looked up once, so that marks without a partner cost nothing.
        let closers = singleClosers(paragraph)
        if let open = found.last, !isClosed(open) {
            let goesOn = mark(at: beginning, in: paragraph).map { $0.side != .closing && $0.family != .single } ?? false
            found[found.count - 1].continues = goesOn
        }
        var open: Mark?
        while cursor < end {
            guard let mark = mark(at: cursor, in: paragraph) else {
                cursor += 1
                continue
            }
            cursor = mark.range.upperBound
            if let opened = open {
                guard mark.family == opened.family else { continue }
                let closes =
                    switch mark.side {
                    case .closing: mark.family != .single || canClose(mark, in: paragraph)
                    case .opening: false
                    case .either: mark.family == .double ? true : canClose(mark, in: paragraph)
                    }
                if closes {
                    found.append(
                        Quotation(
                            range: opened.range.lowerBound..<mark.range.upperBound,
                            inner: opened.range.upperBound..<mark.range.lowerBound))
                    open = nil
                }
            } else if opens(mark, in: paragraph, closers) {
                open = mark
            }
        }
        if let opened = open, opened.family != .single, opened.range.upperBound < end {
            found.append(Quotation(range: opened.range.lowerBound..<end, inner: opened.range.upperBound..<end))
        }
    }

    private func opens(_ mark: Mark, in paragraph: Range<Int>, _ closers: Int) -> Bool {
        switch mark.family {
        case .double, .french: return mark.side == .opening || (mark.side == .either && canOpen(mark, in: paragraph))
        case .single:
            // Apostrophes look the same: it needs a space before, a letter after and somewhere a partner.
            guard mark.side != .closing, canOpen(mark, in: paragraph), closers >= mark.range.upperBound else {
                return false
            }
            return !(0x30...0x39).contains(text[mark.range.upperBound])
        }
    }

    /// Where the last single mark stands that can close a quotation and is no genitive of a plural.
    private func singleClosers(_ paragraph: Range<Int>) -> Int {
        var cursor = paragraph.upperBound - 1
        while cursor > paragraph.lowerBound {
            if let mark = mark(at: cursor, in: paragraph), mark.family == .single, mark.side != .opening,
                canClose(mark, in: paragraph)
            {
                let before = text[cursor - 1]
                if before != UInt8(ascii: "s") || mark.range.upperBound >= paragraph.upperBound
                    || text[mark.range.upperBound] != UInt8(ascii: " ")
                {
                    return cursor
                }
            }
            cursor -= 1
        }
        return -1
    }

    private func isClosed(_ quotation: Quotation) -> Bool { quotation.range.upperBound > quotation.inner.upperBound }
}

extension Quotation {
    /// The quotations of a text (UTF-8) by their marks alone, in order, in linear time.
    public static func all(in text: [UInt8]) -> [Quotation] { QuotationFinder.quotations(in: text) }
}

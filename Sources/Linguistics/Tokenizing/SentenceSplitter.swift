/// Groups the tokens of one paragraph into sentences, by rules.
struct SentenceSplitter {
    /// Sentences are cut here, whatever they hold: a parser's work on a list of 100,000 words is wasted.
    static let longestSentence = 400

    private let bytes: UnsafeBufferPointer<UInt8>
    private let tokens: [RawToken]

    /// - Returns: ranges of token indices, in order, that cover all tokens.
    static func sentences(of tokens: [RawToken], in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        SentenceSplitter(bytes: bytes, tokens: tokens).split()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, tokens: [RawToken]) {
        self.bytes = bytes
        self.tokens = tokens
    }

    private func split() -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = 0
        var index = 0
        if let dateline = endOfDateline, dateline < tokens.count {
            sentences.append(0..<dateline)
            start = dateline
            index = dateline
        }
        while index < tokens.count {
            var next = index + 1
            if let closed = endOfTerminator(at: index), closed < tokens.count, startsSentence(closed, after: index) {
                next = closed
                sentences.append(start..<next)
                start = next
            } else if next < tokens.count, next - start >= Self.longestSentence || isBullet(next) {
                sentences.append(start..<next)
                start = next
            }
            index = next
        }
        if start < tokens.count { sentences.append(start..<tokens.count) }
        return sentences
    }

    /// The index after the dash of "BAMAKO, Mali (AP) —" at the paragraph's start; `nil` if it has no dateline.
    ///
    /// A dateline is no part of the sentence: a parser that sees it looks for a subject in it.
    private var endOfDateline: Int? {
        guard let first = tokens.first else { return nil }
        let startsInCapitals =
            first.range.count >= 3 && bytes[first.range].allSatisfy { (0x41...0x5A).contains($0) || $0 >= 0x80 }
        var depth = 0
        for index in tokens.indices.prefix(20).dropFirst() {
            let token = tokens[index]
            let byte = bytes[token.range.lowerBound]
            if depth == 0, tokens[index].gap != .none, isDash(index) {
                let isEnclosed = isByte(UInt8(ascii: ")"), index - 1)
                return (startsInCapitals || isEnclosed) && !startsInLowercase(index + 1) ? index + 1 : nil
            }
            switch byte {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "'"): break
            case 0x30...0x39, 0x41...0x5A, 0xC3...: break
            default: if depth == 0 { return nil }
            }
        }
        return nil
    }

    private func startsInLowercase(_ index: Int) -> Bool {
        index < tokens.count && (0x61...0x7A).contains(bytes[tokens[index].range.lowerBound])
    }

    private func isDash(_ index: Int) -> Bool {
        let form = bytes[tokens[index].range]
        return ["-", "--", "–", "—"].contains { form.elementsEqual($0.utf8) }
    }

    /// The index after the terminator at `index` and the quotes and brackets that close with it; `nil` if the token is
    /// no terminator.
    private func endOfTerminator(at index: Int) -> Int? {
        guard isTerminator(index) else { return nil }
        var next = index + 1
        while next < tokens.count, tokens[next].gap == .none, isCloser(next) { next += 1 }
        // "[17]" is a reference that belongs to the sentence before it.
        while next + 2 < tokens.count, isByte(UInt8(ascii: "["), next), isByte(UInt8(ascii: "]"), next + 2),
            (0x30...0x39).contains(bytes[tokens[next + 1].range.lowerBound])
        {
            next += 3
        }
        return next
    }

    private func isByte(_ byte: UInt8, _ index: Int) -> Bool {
        tokens[index].range.count == 1 && bytes[tokens[index].range.lowerBound] == byte
    }

    private func isTerminator(_ index: Int) -> Bool {
        let range = tokens[index].range
        switch bytes[range.upperBound - 1] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        case 0xA6: return range.count == 3 && bytes[range.lowerBound] == 0xE2 && bytes[range.lowerBound + 1] == 0x80
        default: return false
        }
    }

    private func isCloser(_ index: Int) -> Bool {
        let range = tokens[index].range
        switch bytes[range.lowerBound] {
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return range.count == 1
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            // A straight quote closes unless a word follows it directly.
            return range.count == 1
                && (index + 1 == tokens.count || tokens[index + 1].gap != .none || !isWord(index + 1))
        case 0xE2:
            return range.count == 3 && bytes[range.lowerBound + 1] == 0x80
                && (bytes[range.lowerBound + 2] == 0x9D || bytes[range.lowerBound + 2] == 0x99)
        case 0xC2: return range.count == 2 && bytes[range.lowerBound + 1] == 0xBB
        default: return false
        }
    }

    private func isWord(_ index: Int) -> Bool {
        let first = bytes[tokens[index].range.lowerBound]
        return first >= 0x80 || (0x30...0x39).contains(first) || (0x61...0x7A).contains(first | 0x20)
    }

    private func startsSentence(_ next: Int, after terminator: Int) -> Bool {
        let range = tokens[terminator].range
        let isPlain = range.count == 1 || bytes[range.upperBound - 1] != UInt8(ascii: ".")
        let isEllipsis = bytes[range.lowerBound] == UInt8(ascii: ".") && range.count > 1
        let isDirectlyAfter = tokens[next].gap == .none
        var word = next
        // What opens a quotation or bracket says nothing; the word after it decides.
        while word < tokens.count - 1, word < next + 3, isOpener(word) { word += 1 }
        let first = bytes[tokens[word].range.lowerBound]
        let isCapital = (0x41...0x5A).contains(first) || startsWithNonASCIICapital(tokens[word].range)
        let isDigit = (0x30...0x39).contains(first)
        if !isPlain, !isEllipsis { return isCapital && abbreviationEndsSentence(range, before: word, next: next) }
        if isDirectlyAfter {
            // "…ended.The army…" lacks its space, but "…(sic!).” is one piece.
            return isCapital && !isEllipsis && range.count == 1
        }
        if isEllipsis { return isCapital }
        return isCapital || isDigit || word > next || tokens[next].gap == .lineBreak
    }

    /// "U.N.", "Inc.", "p.m.": a sentence ends there if the next word usually starts one.
    private func abbreviationEndsSentence(_ range: Range<Int>, before word: Int, next: Int) -> Bool {
        let abbreviation = String(decoding: bytes[range].dropLast(), as: UTF8.self).lowercased()
        if range.count == 2 || Abbreviations.beforeName.contains(abbreviation) { return false }
        if word > next { return true }
        return Abbreviations.sentenceStarters.contains(
            String(decoding: bytes[tokens[word].range], as: UTF8.self).lowercased())
    }

    private func isOpener(_ index: Int) -> Bool {
        let range = tokens[index].range
        switch bytes[range.lowerBound] {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
            return range.count <= 2
        case 0xE2:
            return range.count == 3 && bytes[range.lowerBound + 1] == 0x80
                && (bytes[range.lowerBound + 2] == 0x9C || bytes[range.lowerBound + 2] == 0x98)
        case 0xC2: return range.count == 2 && bytes[range.lowerBound + 1] == 0xAB
        default: return false
        }
    }

    private func isBullet(_ index: Int) -> Bool {
        guard tokens[index].gap == .lineBreak else { return false }
        let form = bytes[tokens[index].range]
        return ["-", "*", "•", "–", "—", "·", "►", "■"].contains { form.elementsEqual($0.utf8) }
    }

    private func startsWithNonASCIICapital(_ range: Range<Int>) -> Bool {
        guard bytes[range.lowerBound] >= 0xC3 else { return false }
        let prefix = String(decoding: bytes[range].prefix(4), as: UTF8.self)
        return prefix.unicodeScalars.first?.properties.isUppercase ?? false
    }
}

/// Splits text into syntactic words by the conventions of the English Universal Dependencies treebanks (EWT, GUM).
///
/// Contractions and most hyphenated words are split, abbreviations keep their full stop, numbers, dates, URLs and
/// e-mail addresses are one token. The tokens cover every byte that is not white space, in order; control and
/// zero-width characters count as white space. Runs in linear time.
///
/// Source: https://universaldependencies.org/en/index.html#tokenization-and-word-segmentation
struct Tokenizer {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private var position: Int
    private var gap: RawToken.Gap = .none
    private var tokens: [RawToken] = []
    /// An opening single quote that waits for its partner: then "s'" closes a quotation, else it is a genitive.
    private var hasOpenSingleQuote = false

    private init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
        tokens.reserveCapacity(range.count / 5)
    }

    /// - Parameters:
    ///   - bytes: valid UTF-8.
    ///   - range: where to work; its ends lie between scalars.
    static func tokens(in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> [RawToken] {
        var tokenizer = Tokenizer(UnsafeBufferPointer(rebasing: bytes[..<range.upperBound]), in: range)
        while tokenizer.position < tokenizer.end { tokenizer.scanChunk() }
        return tokenizer.tokens
    }

    // MARK: - Chunks between white space

    private mutating func scanChunk() {
        let (kind, length) = CharacterClass.at(position, in: bytes)
        if kind == .space {
            if bytes[position] == UInt8(ascii: "\n") {
                gap = .lineBreak
            } else if gap == .none {
                gap = .space
            }
            position += length
            return
        }
        var chunkEnd = position + length
        var mayBeAddress = false
        while chunkEnd < end {
            let (kind, length) = CharacterClass.at(chunkEnd, in: bytes)
            if kind == .space { break }
            let byte = bytes[chunkEnd]
            if byte == UInt8(ascii: "@") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") {
                mayBeAddress = true
            }
            chunkEnd += length
        }
        if mayBeAddress { scanAddress(in: position..<chunkEnd) }
        while position < chunkEnd { scanToken(chunkEnd: chunkEnd) }
    }

    private mutating func emit(to tokenEnd: Int) {
        tokens.append(RawToken(range: position..<tokenEnd, gap: gap))
        gap = .none
        position = tokenEnd
    }

    /// Emits the chunk as one token, less brackets and punctuation around it, if it is a URL or an e-mail address.
    private mutating func scanAddress(in chunk: Range<Int>) {
        var start = chunk.lowerBound
        while start < chunk.upperBound, "([<\"'".utf8.contains(bytes[start]) { start += 1 }
        var stop = chunk.upperBound
        while stop > start, ".,;:!?)]>\"'".utf8.contains(bytes[stop - 1]) { stop -= 1 }
        guard stop - start >= 4, stop - start <= 2_048, isAddress(start..<stop) else { return }
        while position < start { emit(to: position + 1) }
        emit(to: stop)
    }

    private func isAddress(_ range: Range<Int>) -> Bool {
        let text = bytes[range]
        for scheme in ["http://", "https://", "ftp://", "www."] where text.starts(with: scheme.utf8) { return true }
        guard text.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
        let host = text.firstIndex(of: UInt8(ascii: "@")).map { text[($0 + 1)...] }
        if let host {
            return host.startIndex > range.lowerBound + 1 && host.contains(UInt8(ascii: "."))
                && host.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
        }
        let name = text.prefix { $0 != UInt8(ascii: "/") }
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return false }
        let domains = ["com", "org", "net", "gov", "edu", "int", "info", "mil"]
        let ending = name[(dot + 1)...]
        return domains.contains { ending.elementsEqual($0.utf8) }
            && name.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }

    // MARK: - Tokens

    private mutating func scanToken(chunkEnd: Int) {
        let (kind, length) = CharacterClass.at(position, in: bytes)
        switch kind {
        case .letter: scanWord(chunkEnd: chunkEnd)
        case .digit: scanNumber(chunkEnd: chunkEnd)
        case .apostrophe: scanApostrophe(length: length, chunkEnd: chunkEnd)
        default: scanPunctuation(length: length, chunkEnd: chunkEnd)
        }
    }

    private mutating func scanPunctuation(length: Int, chunkEnd: Int) {
        let byte = bytes[position]
        var tokenEnd = position + length
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "_"):
            while tokenEnd < chunkEnd, bytes[tokenEnd] == byte { tokenEnd += 1 }
            // ".22" and "-5" at the start of a chunk are numbers.
            let startsNumber = tokenEnd == position + 1 && byte != UInt8(ascii: "*") && gap != .none
            if startsNumber, tokenEnd < chunkEnd, isDigit(bytes[tokenEnd]) {
                emit(to: endOfNumber(from: tokenEnd, chunkEnd: chunkEnd))
                return
            }
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            while tokenEnd < chunkEnd, bytes[tokenEnd] == UInt8(ascii: "!") || bytes[tokenEnd] == UInt8(ascii: "?") {
                tokenEnd += 1
            }
        case UInt8(ascii: "`"):
            while tokenEnd < chunkEnd, bytes[tokenEnd] == byte { tokenEnd += 1 }
        default:
            // Left single quotation mark.
            if length == 3, byte == 0xE2, bytes[position + 1] == 0x80, bytes[position + 2] == 0x98 {
                hasOpenSingleQuote = true
            }
        }
        emit(to: tokenEnd)
    }

    private mutating func scanApostrophe(length: Int, chunkEnd: Int) {
        let next = position + length
        // "'90s"
        if next + 2 <= chunkEnd, isDigit(bytes[next]), isDigit(bytes[next + 1]), gap != .none || tokens.isEmpty {
            emit(to: endOfNumber(from: next, chunkEnd: chunkEnd))
            return
        }
        let followsWord = gap == .none && !tokens.isEmpty
        if !followsWord {
            // "'em", "'til"
            let letters = endOfLetters(from: next, chunkEnd: chunkEnd)
            if letters - next <= 5,
                Self.clipped.contains(String(decoding: bytes[next..<letters], as: UTF8.self).lowercased())
            {
                emit(to: letters)
                return
            }
        }
        if !followsWord, bytes[position] == UInt8(ascii: "'") { hasOpenSingleQuote = true }
        if followsWord { hasOpenSingleQuote = false }
        emit(to: next)
    }

    /// Words whose beginning an apostrophe stands for.
    private static let clipped: Set<String> = ["em", "til", "cause", "tis", "twas", "bout"]

    // MARK: - Numbers

    private mutating func scanNumber(chunkEnd: Int) {
        var tokenEnd = endOfNumber(from: position, chunkEnd: chunkEnd)
        if tokenEnd < chunkEnd, bytes[tokenEnd] == UInt8(ascii: "-") || bytes[tokenEnd] == UInt8(ascii: "/"),
            let joined = endOfDateOrTelephone(from: position, firstEnd: tokenEnd, chunkEnd: chunkEnd)
        {
            tokenEnd = joined
        }
        emit(to: tokenEnd)
    }

    /// The end of a number: digits with inner points, commas and colons, and an ordinal or plural ending. Other letters
    /// ("5m", "3pm") are a token of their own; single capitals ("3A") belong to the number.
    private func endOfNumber(from start: Int, chunkEnd: Int) -> Int {
        var index = start
        while index < chunkEnd {
            let (kind, length) = CharacterClass.at(index, in: bytes)
            if kind == .digit {
                index += length
            } else if index > start, index + 1 < chunkEnd, ".,:".utf8.contains(bytes[index]), isDigit(bytes[index + 1])
            {
                index += 1
            } else {
                break
            }
        }
        let letters = endOfLetters(from: index, chunkEnd: chunkEnd)
        let suffix = String(decoding: bytes[index..<letters], as: UTF8.self)
        let isOrdinal = ["st", "nd", "rd", "th", "s"].contains(suffix.lowercased())
        let isCapital = letters == index + 1 && suffix.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        let isUnit = ["K", "M", "B"].contains(suffix)
        return isOrdinal || (isCapital && !isUnit) ? letters : index
    }

    /// Dates (2023-06-30, 9/11), fractions and telephone numbers are one token; ranges (2003-2005) are not.
    private func endOfDateOrTelephone(from start: Int, firstEnd: Int, chunkEnd: Int) -> Int? {
        let separator = bytes[firstEnd]
        var lengths = [firstEnd - start]
        var index = firstEnd
        while index + 1 < chunkEnd, bytes[index] == separator, isDigit(bytes[index + 1]), lengths.count < 8 {
            var next = index + 1
            while next < chunkEnd, isDigit(bytes[next]) { next += 1 }
            lengths.append(next - index - 1)
            index = next
        }
        if separator == UInt8(ascii: "/") { return lengths.count > 1 ? index : nil }
        let isTelephone = lengths.count >= 2 && lengths.last == 4 && lengths[lengths.count - 2] == 3
        return lengths.count >= 3 || isTelephone ? index : nil
    }

    // MARK: - Words

    private mutating func scanWord(chunkEnd: Int) {
        let start = position
        var index = start
        var segmentStart = start
        var hasInnerPoint = false
        while index < chunkEnd {
            let (kind, length) = CharacterClass.at(index, in: bytes)
            switch kind {
            case .letter, .digit:
                index += length
                continue
            case .apostrophe:
                guard index + length < chunkEnd, CharacterClass.at(index + length, in: bytes).0 == .letter else {
                    break
                }
                index += length
                segmentStart = index
                continue
            case .hyphen:
                guard isAffix(start..<index), index + length < chunkEnd,
                    CharacterClass.at(index + length, in: bytes).0 == .letter
                else { break }
                index += length
                segmentStart = index
                continue
            case .other where bytes[index] == UInt8(ascii: "."):
                // "U.N", "a.m", "Ph.D": short segments between points.
                guard index - segmentStart <= 2, index + 1 < chunkEnd, isASCIILetter(bytes[index + 1]),
                    endOfLetters(from: index + 1, chunkEnd: chunkEnd) - index <= 3,
                    index - segmentStart == 1 || hasInnerPoint || isASCIICapital(bytes[segmentStart])
                else { break }
                hasInnerPoint = true
                index += 1
                segmentStart = index
                continue
            case .other where bytes[index] == UInt8(ascii: "&"):
                guard index - start <= 4, isASCIICapital(bytes[index - 1]), index + 1 < chunkEnd,
                    isASCIICapital(bytes[index + 1])
                else { break }
                index += 1
                segmentStart = index
                continue
            default: break
            }
            break
        }
        if index < chunkEnd, bytes[index] == UInt8(ascii: "."), index + 1 == end || bytes[index + 1] != bytes[index],
            takesFullStop(start..<index, hasInnerPoint: hasInnerPoint, chunkEnd: chunkEnd)
        {
            index += 1
        }
        emitWord(start..<index, chunkEnd: chunkEnd)
    }

    /// Whether the word and the full stop after it are one token.
    private func takesFullStop(_ word: Range<Int>, hasInnerPoint: Bool, chunkEnd: Int) -> Bool {
        guard word.count <= 12 else { return false }
        let afterPoint = word.upperBound + 1
        if hasInnerPoint { return true }
        // An initial: "J. Smith", but not "Plan B." at the end of a paragraph.
        if word.count == 1, isASCIICapital(bytes[word.lowerBound]), bytes[word.lowerBound] != UInt8(ascii: "I") {
            let next = firstNonSpace(from: afterPoint)
            guard next < end else { return false }
            if bytes[next] == UInt8(ascii: ",") { return true }
            return (isASCIICapital(bytes[next]) || bytes[next] >= 0x80) && !startsSentence(at: next)
        }
        let lowercase = String(decoding: bytes[word], as: UTF8.self).lowercased()
        let next = firstNonSpace(from: afterPoint)
        let beforeDigit = next < end && isDigit(bytes[next])
        return Abbreviations.isAbbreviation(
            lowercase, isCapitalized: isASCIICapital(bytes[word.lowerBound]), beforeDigit: beforeDigit)
    }

    private func startsSentence(at index: Int) -> Bool {
        let wordEnd = endOfLetters(from: index, chunkEnd: min(end, index + 16))
        return Abbreviations.sentenceStarters.contains(
            String(decoding: bytes[index..<wordEnd], as: UTF8.self).lowercased())
    }

    private mutating func emitWord(_ word: Range<Int>, chunkEnd: Int) {
        // No clitic stands in a word so long; cutting it up would only cost time.
        guard word.count <= 64 else {
            emit(to: word.upperBound)
            return
        }
        let parts = contractionParts(of: word)
        for length in parts { emit(to: position + length) }
        scanGenitiveApostrophe(after: word, chunkEnd: chunkEnd)
    }

    /// "the soldiers' camp": an apostrophe after "s" is a genitive unless it closes a quotation.
    private mutating func scanGenitiveApostrophe(after word: Range<Int>, chunkEnd: Int) {
        guard position < chunkEnd, !hasOpenSingleQuote else { return }
        let last = bytes[word.upperBound - 1] | 0x20
        guard last == UInt8(ascii: "s") || last == UInt8(ascii: "z") else { return }
        let (kind, length) = CharacterClass.at(position, in: bytes)
        if kind == .apostrophe { emit(to: position + length) }
    }

    /// Byte lengths of the syntactic words in one written word.
    private func contractionParts(of word: Range<Int>) -> [Int] {
        var hasApostrophe = false
        for index in word where bytes[index] == UInt8(ascii: "'") || bytes[index] == 0x99 || bytes[index] == 0xBC {
            hasApostrophe = true
        }
        guard hasApostrophe || (5...6).contains(word.count) else { return [word.count] }
        var normalized = ""
        // For each byte of the normalised word, the bytes it took in the text.
        var widths: [Int] = []
        var index = word.lowerBound
        while index < word.upperBound {
            let (kind, length) = CharacterClass.at(index, in: bytes)
            if kind == .apostrophe {
                normalized += "'"
            } else if length == 1 {
                normalized.unicodeScalars.append(Unicode.Scalar(bytes[index]))
            } else {
                normalized += "\u{1}"
            }
            widths.append(length)
            index += length
        }
        var offset = 0
        return Contraction.parts(of: normalized.lowercased()).map { part in
            let count = part.unicodeScalars.count
            defer { offset += count }
            return widths[offset..<min(offset + count, widths.count)].reduce(0, +)
        }
    }

    /// Prefixes that stay with their word when a hyphen follows; measured on EWT and GUM, where all other hyphens are
    /// tokens of their own.
    private static let affixes: Set<String> = [
        "non", "e", "anti", "re", "mid", "co", "pre", "pro", "cross", "post", "over", "semi", "multi", "ex", "sub",
        "counter", "mini", "neo", "socio", "psycho", "inter", "intra", "ultra", "under", "de", "arch", "trans", "micro",
        "macro", "quasi", "pseudo", "meta", "uh", "pan", "un",
    ]

    private func isAffix(_ range: Range<Int>) -> Bool {
        guard range.count <= 7 else { return false }
        return Self.affixes.contains(String(decoding: bytes[range], as: UTF8.self).lowercased())
    }

    // MARK: - Bytes

    private func endOfLetters(from start: Int, chunkEnd: Int) -> Int {
        var index = start
        while index < chunkEnd {
            let (kind, length) = CharacterClass.at(index, in: bytes)
            guard kind == .letter else { break }
            index += length
        }
        return index
    }

    private func firstNonSpace(from start: Int) -> Int {
        var index = start
        // Look a little ahead only: this is asked after every short word.
        while index < min(end, start + 8), bytes[index] <= 0x20 { index += 1 }
        return index
    }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private func isASCIICapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    private func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isASCIILetter(byte) }
}

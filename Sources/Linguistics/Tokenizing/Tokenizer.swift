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
        var mayBeAddress = bytes[position] == UInt8(ascii: "@") || bytes[position] == UInt8(ascii: ".")
        while chunkEnd < end {
            let (kind, length) = CharacterClass.at(chunkEnd, in: bytes)
            if kind == .space { break }
            let byte = bytes[chunkEnd]
            if byte == UInt8(ascii: "@") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") {
                mayBeAddress = true
            }
            chunkEnd += length
        }
        if mayBeAddress, let address = AddressFinder(bytes: bytes).address(in: position..<chunkEnd) {
            while position < address.lowerBound { scanToken(chunkEnd: address.lowerBound) }
            emit(to: address.upperBound)
        }
        while position < chunkEnd { scanToken(chunkEnd: chunkEnd) }
    }

    private mutating func emit(to tokenEnd: Int) {
        tokens.append(RawToken(range: position..<tokenEnd, gap: gap))
        gap = .none
        position = tokenEnd
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
        if let emoticon = endOfEmoticon(chunkEnd: chunkEnd) {
            emit(to: emoticon)
            return
        }
        var tokenEnd = position + length
        switch byte {
        case UInt8(ascii: "#"):
            // "#Hashtag"
            if gap != .none || tokens.isEmpty, tokenEnd < chunkEnd, isASCIILetter(bytes[tokenEnd]) {
                while tokenEnd < chunkEnd, isAlphanumeric(bytes[tokenEnd]) { tokenEnd += 1 }
            } else {
                tokenEnd = endOfRun(of: byte, from: tokenEnd, chunkEnd: chunkEnd)
            }
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "="),
            UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "$"),
            UInt8(ascii: "`"):
            tokenEnd = endOfRun(of: byte, from: tokenEnd, chunkEnd: chunkEnd)
            // "-5" and "+44" at the start of a chunk are numbers.
            let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            if isSign, tokenEnd == position + 1, gap != .none, tokenEnd < chunkEnd, isDigit(bytes[tokenEnd]) {
                tokenEnd = endOfNumber(from: tokenEnd, chunkEnd: chunkEnd)
            }
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
            if byte == UInt8(ascii: "."), gap != .none, tokenEnd < chunkEnd, isDigit(bytes[tokenEnd]) {
                tokenEnd = endOfNumber(from: tokenEnd, chunkEnd: chunkEnd)
            } else {
                while tokenEnd < chunkEnd, ".!?".utf8.contains(bytes[tokenEnd]) { tokenEnd += 1 }
            }
        case 0xE2 where length == 3 && bytes[position + 1] == 0x80:
            switch bytes[position + 2] {
            case 0x98:  // Left single quotation mark; twice for a double one.
                hasOpenSingleQuote = true
                if isSingleQuote(at: tokenEnd, chunkEnd: chunkEnd) { tokenEnd += 3 }
            case 0xA6:  // Ellipsis.
                tokenEnd = endOfRun(of: UInt8(ascii: "."), from: tokenEnd, chunkEnd: chunkEnd)
            default: break
            }
        default: break
        }
        emit(to: tokenEnd)
    }

    private func endOfRun(of byte: UInt8, from start: Int, chunkEnd: Int) -> Int {
        var index = start
        while index < chunkEnd, bytes[index] == byte { index += 1 }
        return index
    }

    /// Whether a curly single quotation mark starts at the index.
    private func isSingleQuote(at index: Int, chunkEnd: Int) -> Bool {
        index + 3 <= chunkEnd && bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0x98
    }

    /// The end of ":)", ";-)", "=(", ":P" and the like; `nil` if none starts here.
    private func endOfEmoticon(chunkEnd: Int) -> Int? {
        guard ":;=".utf8.contains(bytes[position]) else { return nil }
        var index = position + 1
        if index < chunkEnd, bytes[index] == UInt8(ascii: "-") { index += 1 }
        guard index < chunkEnd else { return nil }
        let mouth = bytes[index]
        let isLetter = "DPpO/".utf8.contains(mouth)
        guard "()".utf8.contains(mouth) || (isLetter && gap != .none),
            index + 1 == chunkEnd || !(isAlphanumeric(bytes[index + 1]) || bytes[index + 1] == mouth && isLetter)
        else { return nil }
        return index + 1
    }

    private mutating func scanApostrophe(length: Int, chunkEnd: Int) {
        let next = position + length
        // "'90s"
        if next + 2 <= chunkEnd, isDigit(bytes[next]), isDigit(bytes[next + 1]), gap != .none || tokens.isEmpty {
            emit(to: endOfNumber(from: next, chunkEnd: chunkEnd))
            return
        }
        let followsWord = gap == .none && !tokens.isEmpty
        // "''" closes a quotation; "'s" stands alone after a number or an address.
        if next < chunkEnd, bytes[next] == bytes[position], length == 1 || isSingleQuote(at: next, chunkEnd: chunkEnd),
            bytes[next + length - 1] == bytes[next - 1]
        {
            emit(to: next + length)
            return
        }
        if next < chunkEnd, bytes[next] | 0x20 == UInt8(ascii: "s"),
            next + 1 == chunkEnd || CharacterClass.at(next + 1, in: bytes).0 == .other
        {
            emit(to: next + 1)
            return
        }
        if !followsWord {
            // "'em", "'til"
            let letters = endOfLetters(from: next, chunkEnd: chunkEnd)
            if let word = ShortWord(lowercasing: bytes[next..<letters]), Self.clipped.contains(word) {
                emit(to: letters)
                return
            }
        }
        if !followsWord, bytes[position] == UInt8(ascii: "'") { hasOpenSingleQuote = true }
        if followsWord { hasOpenSingleQuote = false }
        emit(to: next)
    }

    /// Words whose beginning an apostrophe stands for.
    private static let clipped: Set<ShortWord> = ["em", "til", "cause", "tis", "twas", "bout"]

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
    /// ("5m", "3pm") are a token of their own; single capitals ("3A") and codes ("15B09") belong to the number.
    private func endOfNumber(from start: Int, chunkEnd: Int) -> Int {
        var index = start
        var digits = 0
        while index < chunkEnd {
            let (kind, length) = CharacterClass.at(index, in: bytes)
            if kind == .digit {
                index += length
                digits += 1
            } else if index > start, index + 1 < chunkEnd, ".,:".utf8.contains(bytes[index]), isDigit(bytes[index + 1]),
                bytes[index] != UInt8(ascii: ",") || !isReference(from: start)
            {
                index += 1
            } else {
                break
            }
        }
        return endOfNumberSuffix(from: index, digits: digits, numberStart: start, chunkEnd: chunkEnd)
    }

    /// "[13,14]" lists two references, where "13,14" is a number as Europe writes it.
    private func isReference(from start: Int) -> Bool { start > 0 && bytes[start - 1] == UInt8(ascii: "[") }

    private func endOfNumberSuffix(from index: Int, digits: Int, numberStart: Int, chunkEnd: Int) -> Int {
        guard index < chunkEnd else { return index }
        let (kind, length) = CharacterClass.at(index, in: bytes)
        if kind == .apostrophe, digits == 2 || digits == 4, index == numberStart + digits,
            bytes[index - 1] == UInt8(ascii: "0"), index + length < chunkEnd,
            bytes[index + length] == UInt8(ascii: "s"),
            index + length + 1 == chunkEnd || CharacterClass.at(index + length + 1, in: bytes).0 == .other
        {
            // "the 1990's"
            return index + length + 1
        }
        guard kind == .letter else { return index }
        let letters = endOfLetters(from: index, chunkEnd: chunkEnd)
        if letters < chunkEnd, isDigit(bytes[letters]), letters - index <= 2 {
            var end = letters
            while end < chunkEnd, isAlphanumeric(bytes[end]) { end += 1 }
            return end
        }
        let suffix = ShortWord(lowercasing: bytes[index..<letters])
        let isOrdinal = suffix.map { Self.ordinalEndings.contains($0) } ?? false
        let isCapital = letters == index + 1 && isASCIICapital(bytes[index]) && !"KMB".utf8.contains(bytes[index])
        return isOrdinal || isCapital ? letters : index
    }

    private static let ordinalEndings: Set<ShortWord> = ["st", "nd", "rd", "th", "s"]

    /// Dates (2023-06-30, 9/11), fractions, telephone numbers and postal codes are one token; ranges (2003-2005) are
    /// not.
    private func endOfDateOrTelephone(from start: Int, firstEnd: Int, chunkEnd: Int) -> Int? {
        let separator = bytes[firstEnd]
        var lengths = [firstEnd - start]
        var index = firstEnd
        while index + 1 < chunkEnd, bytes[index] == separator || bytes[index] == UInt8(ascii: "-"),
            isDigit(bytes[index + 1]), lengths.count < 8
        {
            var next = index + 1
            while next < chunkEnd, isDigit(bytes[next]) { next += 1 }
            lengths.append(next - index - 1)
            index = next
        }
        if separator == UInt8(ascii: "/") { return lengths.count > 1 ? index : nil }
        let isTelephone = lengths.count >= 2 && lengths.last == 4 && [1, 3, 5].contains(lengths[lengths.count - 2])
        return lengths.count >= 3 || isTelephone ? index : nil
    }

    // MARK: - Words

    private mutating func scanWord(chunkEnd: Int) {
        let start = position
        var index = start
        var segmentStart = start
        var hasInnerPoint = false
        var hasApostrophe = false
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
                hasApostrophe = true
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
        emitWord(start..<index, hasApostrophe: hasApostrophe, chunkEnd: chunkEnd)
    }

    /// Whether the word and the full stop after it are one token.
    private func takesFullStop(_ word: Range<Int>, hasInnerPoint: Bool, chunkEnd: Int) -> Bool {
        guard let key = ShortWord(lowercasing: bytes[word]) else { return false }
        if hasInnerPoint { return true }
        let isCapitalized = isASCIICapital(bytes[word.lowerBound])
        let next = firstNonSpace(from: word.upperBound + 1)
        if word.count == 1, isCapitalized { return isInitial(word.lowerBound, next: next) }
        let beforeDigit = next < end && isDigit(bytes[next])
        guard Abbreviations.isAbbreviation(key, isCapitalized: isCapitalized, beforeDigit: beforeDigit) else {
            return false
        }
        // The full stop of "etc." ends the sentence as well: the treebanks then write it apart.
        guard !Abbreviations.beforeName.contains(key), word.upperBound + 1 == chunkEnd || next == end else {
            return true
        }
        return next < end && (key != "etc" || !isASCIICapital(bytes[next]))
    }

    /// Whether a single capital with a full stop is an initial: "J. Smith", but not "Plan B. The army".
    private func isInitial(_ letter: Int, next: Int) -> Bool {
        guard next < end else { return false }
        if bytes[next] == UInt8(ascii: ",") { return true }
        let followsInitial = tokens.last.map { last in
            last.range.count == 2 && gap != .none && bytes[last.range.upperBound - 1] == UInt8(ascii: ".")
                || last.range.count == 1 && bytes[last.range.lowerBound] == UInt8(ascii: ",")
        }
        if followsInitial ?? false { return true }
        guard bytes[letter] != UInt8(ascii: "I") else { return false }
        return (isASCIICapital(bytes[next]) || bytes[next] >= 0x80) && !startsSentence(at: next)
    }

    private func startsSentence(at index: Int) -> Bool {
        let wordEnd = endOfLetters(from: index, chunkEnd: min(end, index + 16))
        guard let word = ShortWord(lowercasing: bytes[index..<wordEnd]) else { return false }
        return Abbreviations.sentenceStarters.contains(word)
    }

    private mutating func emitWord(_ word: Range<Int>, hasApostrophe: Bool, chunkEnd: Int) {
        // No clitic stands in a word so long; cutting it up would only cost time.
        guard word.count <= 64 else {
            emit(to: word.upperBound)
            return
        }
        if hasApostrophe {
            for length in contractionParts(of: word) { emit(to: position + length) }
        } else {
            if let host = Contraction.lengthOfHost(in: bytes[word]) { emit(to: position + host) }
            emit(to: word.upperBound)
        }
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
    private static let affixes: Set<ShortWord> = [
        "non", "e", "anti", "re", "mid", "co", "pre", "pro", "cross", "post", "over", "semi", "multi", "ex", "sub",
        "counter", "mini", "neo", "socio", "psycho", "inter", "intra", "ultra", "under", "de", "arch", "trans", "micro",
        "macro", "pseudo", "meta", "uh", "un",
    ]

    private func isAffix(_ range: Range<Int>) -> Bool {
        guard range.count <= 7, let word = ShortWord(lowercasing: bytes[range]) else { return false }
        return Self.affixes.contains(word)
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

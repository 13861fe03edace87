import Linguistics

/// A piece of a token: tokens with hyphens and slashes in them fall apart, so that the grammar sees "mid-2021" alike
/// however it was tokenized.
struct TimeLexeme {
    /// In lower case, with straight apostrophes.
    var text: String
    var token: Int
    var isCapitalized: Bool
    /// No space before it.
    var isGlued: Bool
    /// The value when it is all digits, at most nine.
    var number: Int?
    let hasDigit: Bool
}

enum TimeLexer {
    static func lexemes(of sentence: Sentence) -> [TimeLexeme] {
        var lexemes: [TimeLexeme] = []
        lexemes.reserveCapacity(sentence.tokens.count + 4)
        var previousEnd = -1
        for (index, token) in sentence.tokens.enumerated() {
            var isGlued = token.range.lowerBound == previousEnd
            previousEnd = token.range.upperBound
            for piece in pieces(of: token.form) {
                lexemes.append(
                    TimeLexeme(
                        text: normalized(piece), token: index, isCapitalized: isCapitalized(piece),
                        isGlued: isGlued, number: digits(piece),
                        hasDigit: piece.utf8.contains { (48...57).contains($0) }))
                isGlued = true
            }
        }
        return lexemes
    }

    /// Whether most words of a sentence have capitals, as those of titles do.
    static func isTitle(_ lexemes: [TimeLexeme]) -> Bool {
        let words = lexemes.filter { $0.text.utf8.count > 3 }
        return words.count { $0.isCapitalized } * 2 > words.count
    }

    /// Whether a capital after another word makes a name of what else is a word of time: "60 Minutes", "High Noon".
    static func isName(_ index: Int, in lexemes: [TimeLexeme]) -> Bool {
        guard index > 0, lexemes[index].isCapitalized, !lexemes[index].isGlued,
            let first = lexemes[index - 1].text.first
        else { return false }
        return first.isLetter || first.isNumber
    }

    /// The pieces of a spelling, for comparison with lexemes.
    static func words(of spelling: some StringProtocol) -> [String] {
        spelling.split(separator: " ").flatMap { pieces(of: String($0)).map(normalized) }
    }

    /// Splits at hyphens and slashes, which are pieces themselves, and before the possessive "'s".
    private static func pieces(of form: String) -> [Substring] {
        // Nearly all forms are a single piece.
        let isPlain = form.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "/") }
        if isPlain, !form.utf8.contains(UInt8(ascii: "'")) { return [form[...]] }
        if form.utf8.count > 2, form.hasSuffix("'s") || form.hasSuffix("’s") {
            return pieces(of: String(form.dropLast(2))) + [form.suffix(2)]
        }
        guard form.utf8.count > 1, form.contains(where: isSeparator) else { return [form[...]] }
        var pieces: [Substring] = []
        var start = form.startIndex
        for index in form.indices where isSeparator(form[index]) {
            if start < index { pieces.append(form[start..<index]) }
            let next = form.index(after: index)
            pieces.append(form[index..<next])
            start = next
        }
        if start < form.endIndex { pieces.append(form[start...]) }
        return pieces
    }

    private static func isCapitalized(_ piece: Substring) -> Bool {
        guard let first = piece.utf8.first else { return false }
        return first < 0x80 ? (65...90).contains(first) : piece.first?.isUppercase ?? false
    }

    private static func isSeparator(_ character: Character) -> Bool {
        character == "-" || character == "/" || character == "–" || character == "—" || character == "‑"
    }

    /// Lower case, straight apostrophe and hyphen, no full stop after an abbreviation.
    private static func normalized(_ piece: Substring) -> String {
        var text = piece.lowercased()
        if text.utf8.contains(where: { $0 >= 0x80 }) {
            text = String(text.map { $0 == "’" || $0 == "‘" ? "'" : $0 == "–" || $0 == "—" || $0 == "‑" ? "-" : $0 })
        }
        if text.utf8.last == UInt8(ascii: "."), text.utf8.count > 2, text.dropLast().allSatisfy(\.isLetter) {
            text.removeLast()
        }
        return text
    }

    private static func digits(_ piece: Substring) -> Int? {
        guard (1...9).contains(piece.utf8.count), piece.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(piece)
    }
}

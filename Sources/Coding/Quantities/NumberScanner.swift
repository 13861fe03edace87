import Knowledge
import Linguistics

/// Reads numbers from the forms of tokens: "1.24 million", "two dozen", "twenty-five", "hundreds of thousands".
struct NumberScanner {
    struct Number {
        var value: Double
        var tokens: Range<Int>
        /// "dozens": the least that is meant.
        var isVague = false
        /// How many of its leading digits are meant to be exact, as a unit of the last one: 10,000 for "1.24 million".
        var step: Double
    }

    let words: [String]
    let lexicon: QuantityLexicon
    /// Whether a number may begin at each token; it does at few.
    private let mayBegin: [Bool]

    init(_ tokens: [Token], _ lexicon: QuantityLexicon) {
        let words = tokens.map { $0.form.lowercased() }
        mayBegin = words.map { word in
            word.utf8.first.map { (0x30...0x39).contains($0) } ?? false || lexicon.beginnings.contains(word)
        }
        self.words = words
        self.lexicon = lexicon
    }

    /// The number that begins at a token.
    func number(at start: Int) -> Number? { mayBegin[start] ? vague(at: start) ?? exact(at: start) : nil }

    private func exact(at start: Int) -> Number? {
        var total = 0.0
        var current: Double?
        var step = 1.0
        var cursor = start
        while cursor < words.count {
            if let (value, digits) = Self.digits(words[cursor]), current == nil {
                current = value
                step = digits
            } else if let value = lexicon.numbers[words[cursor]], current.map({ $0 >= 20 && value < 10 }) ?? true {
                current = (current ?? 0) + value
            } else if let scale = lexicon.scales[words[cursor]] {
                // "a million", "the dozen": an article is one.
                guard let factor = current ?? (cursor > 0 && words[cursor - 1] == "a" ? 1 : nil) else { return nil }
                current = nil
                if total > 0, total < scale {
                    total = (total + factor) * scale
                } else {
                    total += factor * scale
                }
                step *= scale
            } else if words[cursor] == "-", current.map({ $0 >= 20 && $0 < 100 }) ?? false, cursor + 1 < words.count,
                lexicon.numbers[words[cursor + 1]].map({ $0 < 10 }) ?? false
            {
                // "twenty-five"
            } else if words[cursor] == "and", total > 0, current == nil, cursor + 1 < words.count, cursor > start,
                lexicon.numbers[words[cursor + 1]] != nil, lexicon.scales[words[cursor - 1]] != nil
            {
                // "two hundred and fifty"
            } else {
                break
            }
            cursor += 1
        }
        guard cursor > start, current != nil || total > 0 else { return nil }
        return Number(value: total + (current ?? 0), tokens: start..<cursor, step: step)
    }

    /// "dozens", "tens of thousands", "several hundred".
    private func vague(at start: Int) -> Number? {
        guard var value = vagueValue(at: start) else { return nil }
        var end = start + value.length
        if value.needsScale {
            guard end < words.count, let scale = lexicon.scales[words[end]] else { return nil }
            value.value *= scale
            end += 1
        }
        while end + 1 < words.count, words[end] == "of", lexicon.vague[words[end + 1]] != nil,
            words[end + 1].hasSuffix("s"), let scale = lexicon.scales[String(words[end + 1].dropLast())]
        {
            value.value *= scale
            end += 2
        }
        return Number(value: value.value, tokens: start..<end, isVague: true, step: value.value)
    }

    private func vagueValue(at start: Int) -> (value: Double, length: Int, needsScale: Bool)? {
        if let value = lexicon.vague[words[start]] { return (value, 1, !words[start].hasSuffix("s")) }
        guard start + 1 < words.count, let value = lexicon.vague[words[start] + " " + words[start + 1]] else {
            return nil
        }
        return (value, 2, true)
    }

    /// The value of digits ("13,000", "1.24", "3bn") and the unit of the last digit that is not a trailing zero.
    static func digits(_ word: String) -> (value: Double, step: Double)? {
        guard let first = word.utf8.first, first >= 0x30, first <= 0x39 else { return nil }
        var plain = ""
        var fraction: Int?
        var group = 0
        var isGrouped = false
        for byte in word.utf8 {
            switch byte {
            case 0x30...0x39:
                plain.unicodeScalars.append(Unicode.Scalar(byte))
                group += 1
                if let digits = fraction { fraction = digits + 1 }
            case UInt8(ascii: ","):
                guard fraction == nil, isGrouped ? group == 3 : group <= 3 else { return nil }
                isGrouped = true
                group = 0
            case UInt8(ascii: "."):
                guard fraction == nil else { return nil }
                plain += "."
                fraction = 0
            default: return nil
            }
        }
        guard !isGrouped || fraction != nil || group == 3, plain.utf8.count <= 15, fraction != 0,
            let value = Double(plain)
        else { return nil }
        if let fraction { return (value, (0..<fraction).reduce(1.0) { step, _ in step / 10 }) }
        var step = 1.0
        for byte in plain.utf8.reversed() {
            guard byte == 0x30, step < value else { break }
            step *= 10
        }
        return (value, step)
    }
}

import Calendars

/// A value of TIMEX3 without its place in the text.
struct TimexReading {
    var kind: Timex.Kind
    var value: String
    var modifier: Timex.Modifier?
}

/// A reading and the lexemes that say it.
struct TimexPart {
    var start: Int
    var end: Int
    var reading: TimexReading
}

/// Expressions in the terms of TIMEX3.
extension TimeGrammar {
    func timexes(of phrase: Phrase) -> [Timex] {
        parts(of: phrase).map { part in
            Timex(
                kind: part.reading.kind, value: part.reading.value, modifier: part.reading.modifier,
                range: bytes(of: tokenRange(withDeterminer(part), part.end)))
        }
    }

    /// The parts of a phrase, or the phrase itself where it has none.
    func parts(of phrase: Phrase) -> [TimexPart] {
        guard phrase.parts.isEmpty else { return phrase.parts }
        // "Six-year-old" and "52 years old" tell of people; corpora leave them out.
        if phrase.kind == .age, phrase.endsMeasure?.unit == .year, phrase.endsMeasure?.count != nil { return [] }
        return [TimexPart(start: phrase.start, end: phrase.end, reading: reading(of: phrase))]
    }

    /// The phrase with a word about its time: "early March", "about 1990".
    func marked(_ phrase: Phrase, _ modifier: Timex.Modifier, from start: Int) -> Phrase {
        var phrase = phrase
        var parts = parts(of: phrase)
        if !parts.isEmpty {
            parts[0].start = min(start, parts[0].start)
            parts[0].reading.modifier = modifier
        }
        phrase.parts = parts
        return phrase
    }

    private func reading(of phrase: Phrase) -> TimexReading {
        if let reading = phrase.timex { return reading }
        switch phrase.kind {
        case .duration, .age:
            return TimexReading(
                kind: .duration, value: phrase.endsMeasure.map(Self.value) ?? "PXX",
                modifier: phrase.isApproximate && phrase.endsMeasure?.count != nil ? .approximate : nil)
        case .set: return TimexReading(kind: .set, value: phrase.endsMeasure.map(Self.value) ?? "PXX")
        case .date, .reference:
            if let value = phrase.value.timexValue { return TimexReading(kind: .date, value: value) }
            if let measure = phrase.endsMeasure { return TimexReading(kind: .duration, value: Self.value(of: measure)) }
            return TimexReading(kind: .date, value: "XXXX-XX-XX")
        }
    }

    /// `P2W`, `PT5H30M`, `PXD`.
    static func value(of measure: Measure) -> String {
        var count = measure.count.map(String.init) ?? "X"
        func scaled(_ factor: Int) -> String { measure.count.map { String($0 * factor) } ?? "X" }
        let time: Bool
        let letter: String
        switch measure.unit {
        case .second: (time, letter) = (true, "S")
        case .minute: (time, letter) = (true, measure.hasHalf ? "M30S" : "M")
        case .hour: (time, letter) = (true, measure.hasHalf ? "H30M" : "H")
        case .day: (time, letter) = (false, measure.hasHalf ? "DT12H" : "D")
        case .week: (time, letter) = (false, "W")
        case .weekend: (time, letter, count) = (false, "D", scaled(2))
        case .fortnight: (time, letter, count) = (false, "W", scaled(2))
        case .month: (time, letter) = (false, "M")
        case .quarter: (time, letter) = (false, "Q")
        case .year: (time, letter) = (false, measure.hasHalf ? "Y6M" : "Y")
        case .decade: (time, letter, count) = (false, measure.count == nil ? "E" : "Y", scaled(10))
        case .century: (time, letter, count) = (false, measure.count == nil ? "C" : "Y", scaled(100))
        }
        return (time ? "PT" : "P") + count + letter
    }

    /// From the determiner on, which belongs to units ("the third quarter", "a week") and not to names ("the 1990s").
    private func withDeterminer(_ part: TimexPart) -> Int {
        let start = part.start
        guard start > 0, part.reading.kind != .time, !lexemes[start].isCapitalized, number(at: start) == nil,
            decade(at: start) == nil
        else { return start }
        let isCompound = (start + 1..<part.end).contains { text(at: $0) == "-" }
        guard !isCompound, has(.determiner, at: start - 1) || has(.article, at: start - 1), !isPossessive(at: start - 1)
        else { return start }
        if find(start, { if case .vagueReference = $0 { true } else { nil } }) != nil { return start }
        return start - 1
    }

    func tokenRange(_ start: Int, _ end: Int) -> Range<Int> { lexemes[start].token..<lexemes[end - 1].token + 1 }

    func bytes(of range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return tokens[first].range.lowerBound..<max(tokens[first].range.lowerBound, tokens[last].range.upperBound)
    }
}

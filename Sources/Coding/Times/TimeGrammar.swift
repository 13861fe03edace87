import Calendars
import Linguistics

/// The rules by which words of time make expressions, one function a form.
///
/// Every function looks for its form from one lexeme on, a bounded number of lexemes ahead, so that reading a sentence
/// takes linear time. Determiners stand outside of phrases.
struct TimeGrammar {
    /// A form found, in lexemes.
    struct Phrase {
        var start: Int
        var end: Int
        var value: DateRange
        var anchor: TimeExpression.Anchor
        var isApproximate = false
        var kind: TimeExpression.Kind = .date
        var offsetDays: Int?
        var isBareYear = false
        /// Ends with a year that no month belongs to.
        var isYear = false
        /// The year was not said but taken from the date of publication.
        var isYearless = false
        /// A period that others are compared with ("a year earlier").
        var isCompared = false
        /// How long, for a duration.
        var endsMeasure: Measure?
        /// In the terms of TIMEX3, where the value does not tell it.
        var timex: TimexReading?
        /// The expressions of TIMEX3 in it, where they are not the whole: "2012" of "since 2012".
        var parts: [TimexPart] = []
    }

    struct Reading {
        var meaning: TimeMeaning
        var end: Int
        var isShy: Bool
        /// It is always written with a capital.
        var isCapitalized: Bool
    }

    let lexemes: [TimeLexeme]
    let tokens: [Token]
    let tense: ClauseTense
    /// By the lexeme at which they begin; longest first.
    private let readings: [[Reading]]
    /// For each lexeme the first one from there on that may be the heart of an expression.
    private let nextCore: [Int]
    var context: TimeContext

    var published: CalendarDate? { context.published }
    var previous: Phrase? { context.previous }

    /// - Parameter lexemes: those of the sentence.
    init(sentence: Sentence, lexemes: [TimeLexeme], words: TimeWords, context: TimeContext) {
        let isTitle = TimeLexer.isTitle(lexemes)
        let readings = lexemes.indices.map { index in
            !isTitle && TimeLexer.isName(index, in: lexemes)
                ? Self.readings(at: index, in: lexemes, words: words).filter(\.isCapitalized)
                : Self.readings(at: index, in: lexemes, words: words)
        }
        var nextCore = [Int](repeating: lexemes.count, count: lexemes.count + 1)
        for index in lexemes.indices.reversed() {
            let isCore = lexemes[index].hasDigit || readings[index].contains { $0.meaning.isCore }
            nextCore[index] = isCore ? index : nextCore[index + 1]
        }
        self.nextCore = nextCore
        var isFutureWord = [Bool](repeating: false, count: sentence.tokens.count)
        var isTimeWord = isFutureWord
        for (index, found) in readings.enumerated() {
            let token = lexemes[index].token
            if found.contains(where: { $0.meaning == .future }) { isFutureWord[token] = true }
            if found.contains(where: \.meaning.isCalendarWord) || lexemes[index].number != nil {
                isTimeWord[token] = true
            }
        }
        self.lexemes = lexemes
        self.readings = readings
        self.context = context
        tokens = sentence.tokens
        tense = ClauseTense(sentence.tokens, isFutureWord: isFutureWord, isTimeWord: isTimeWord)
    }

    static func readings(at index: Int, in lexemes: [TimeLexeme], words: TimeWords) -> [Reading] {
        guard let entries = words.entries[lexemes[index].text] else { return [] }
        return entries.compactMap { entry in
            let end = index + entry.words.count
            guard end <= lexemes.count, !entry.needsCapital || lexemes[index].isCapitalized,
                zip(lexemes[index..<end], entry.words).allSatisfy({ $0.text == $1 })
            else { return nil }
            return Reading(meaning: entry.meaning, end: end, isShy: entry.isShy, isCapitalized: entry.needsCapital)
        }
    }

    /// The longest expression that begins at a lexeme.
    func expression(at index: Int) -> Phrase? {
        guard mayBegin(at: index) else { return nil }
        let simple = simpleDate(at: index)
        var best: Phrase? = related(at: index)
        keepLonger(joined(at: index, first: simple), &best)
        let isAfterYear = followsYear(index)
        keepLonger(
            date(at: index, simple: isAfterYear ? simpleDate(at: index, isBareYearEnough: true) : simple), &best)
        keepLonger(amount(at: index), &best)
        keepLonger(periodMeasure(at: index), &best)
        keepLonger(set(at: index), &best)
        keepLonger(clockTime(at: index), &best)
        return best
    }

    /// "2012 and" before "2015".
    private func followsYear(_ index: Int) -> Bool {
        guard let previous, previous.isYear else { return false }
        let next = afterComma(previous.end)
        let start = end(of: .relation(.and), at: next) ?? next
        return start > previous.end && start == index
    }

    /// Any date, without the preposition before it.
    ///
    /// - Parameter isBareYearEnough: four digits are a year whatever stands before them.
    func date(at index: Int, isBareYearEnough: Bool = false) -> Phrase? {
        guard mayBegin(at: index) else { return nil }
        return date(at: index, simple: simpleDate(at: index, isBareYearEnough: isBareYearEnough))
    }

    /// - Parameter simple: the date at the lexeme that is not a part of another.
    private func date(at index: Int, simple: Phrase?) -> Phrase? {
        var best = simple
        keepLonger(part(at: index), &best)
        keepLonger(ordinalPart(at: index), &best)
        keepLonger(hedgedDate(at: index), &best)
        return best
    }

    /// A date that is not a part of another.
    func simpleDate(at index: Int, isBareYearEnough: Bool = false) -> Phrase? {
        var best: Phrase? = numericDate(at: index)
        keepLonger(dayOfMonth(at: index), &best)
        keepLonger(month(at: index), &best)
        keepLonger(weekday(at: index), &best)
        keepLonger(dayWord(at: index), &best)
        keepLonger(shifted(at: index), &best)
        keepLonger(span(at: index), &best)
        keepLonger(holiday(at: index), &best)
        keepLonger(season(at: index), &best)
        keepLonger(quarter(at: index), &best)
        keepLonger(year(at: index, isBareYearEnough: isBareYearEnough), &best)
        keepLonger(spokenYear(at: index), &best)
        keepLonger(decade(at: index), &best)
        keepLonger(century(at: index), &best)
        keepLonger(weekend(at: index), &best)
        keepLonger(reference(at: index), &best)
        keepLonger(eventDay(at: index), &best)
        keepLonger(adjacent(at: index), &best)
        keepLonger(endOfUnit(at: index), &best)
        keepLonger(compared(at: index), &best)
        keepLonger(definitePeriod(at: index), &best)
        keepLonger(weekOf(at: index), &best)
        return best
    }

    private func mayBegin(at index: Int) -> Bool {
        guard lexemes.indices.contains(index), nextCore[index] - index <= Self.longestLead else { return false }
        return !readings[index].isEmpty || lexemes[index].hasDigit
    }

    /// Lexemes that may stand in an expression before its first month, unit, number or the like: "up until the very
    /// beginning of the next".
    private static let longestLead = 10

    /// Of phrases of one length the first stays.
    func keepLonger(_ phrase: Phrase?, _ best: inout Phrase?) {
        if let phrase, phrase.end > best?.end ?? -1 { best = phrase }
    }

    func longest(_ phrases: [Phrase?]) -> Phrase? {
        var best: Phrase?
        for phrase in phrases { keepLonger(phrase, &best) }
        return best
    }
}

// MARK: - Words

extension TimeGrammar {
    /// The first reading at a lexeme of which something can be made.
    func find<Found>(
        _ index: Int, _ found: (TimeMeaning) -> Found?
    ) -> (value: Found, end: Int, isShy: Bool)? {
        guard readings.indices.contains(index) else { return nil }
        for reading in readings[index] {
            if let value = found(reading.meaning) { return (value, reading.end, reading.isShy) }
        }
        return nil
    }

    func end(of meaning: TimeMeaning, at index: Int) -> Int? { find(index) { $0 == meaning ? true : nil }?.end }

    func has(_ meaning: TimeMeaning, at index: Int) -> Bool { end(of: meaning, at: index) != nil }

    func relation(at index: Int) -> (value: TimeMeaning.Relation, end: Int, isShy: Bool)? {
        find(index) { if case .relation(let relation) = $0 { relation } else { nil } }
    }

    func monthNumber(at index: Int) -> (value: Int, end: Int, isShy: Bool)? {
        guard var found = find(index, { if case .month(let month) = $0 { month } else { nil } }) else { return nil }
        if text(at: found.end) == ".", isGlued(found.end), number(at: found.end + 1) != nil { found.end += 1 }
        return found
    }

    func text(at index: Int) -> String { lexemes.indices.contains(index) ? lexemes[index].text : "" }

    func number(at index: Int) -> Int? { lexemes.indices.contains(index) ? lexemes[index].number : nil }

    func isGlued(_ index: Int) -> Bool { lexemes.indices.contains(index) && lexemes[index].isGlued }

    /// After the determiner, if there is one.
    func afterDeterminer(_ index: Int) -> Int { end(of: .determiner, at: index) ?? index }

    func afterComma(_ index: Int) -> Int { text(at: index) == "," ? index + 1 : index }

    func afterHyphen(_ index: Int) -> Int { text(at: index) == "-" ? index + 1 : index }

    func hasDeterminer(before index: Int) -> Bool { index > 0 && has(.determiner, at: index - 1) }

    /// The preposition that ends before a lexeme, determiners between them skipped.
    func relation(before index: Int) -> TimeMeaning.Relation? {
        var end = index
        if hasDeterminer(before: end) { end -= 1 }
        for start in stride(from: end - 1, through: max(0, end - 3), by: -1) {
            for reading in readings[start] where reading.end == end {
                if case .relation(let relation) = reading.meaning, relation != .to, relation != .and { return relation }
            }
        }
        return nil
    }

    /// A common noun or a word that may be one.
    func mayBeNoun(at index: Int) -> Bool {
        guard lexemes.indices.contains(index), lexemes[index].text.first?.isLetter == true,
            relation(at: index) == nil
        else { return false }
        switch tokens[lexemes[index].token].upos {
        case .noun, .propn, .adj, .x: return true
        default: return false
        }
    }

    func isVerb(_ index: Int) -> Bool {
        lexemes.indices.contains(index) && tokens[lexemes[index].token].upos == .verb
    }

    func isPluralNoun(at index: Int) -> Bool {
        guard mayBeNoun(at: index), !lexemes[index].isCapitalized else { return false }
        let tag = tokens[lexemes[index].token].xpos
        return tag == "NNS" || (tag.isEmpty && text(at: index).hasSuffix("s"))
    }

    func isCounted(at index: Int) -> Bool {
        text(at: index) == "%" || has(.counted, at: index) || has(.counted, at: afterHyphen(index))
    }

    func isPossessive(at index: Int) -> Bool { text(at: index) == "'s" || text(at: index) == "'" }
}

// MARK: - Values

extension TimeGrammar {
    /// A phrase reckoned from the day of publication; open where that is unknown or leads out of the calendar.
    func relative(_ start: Int, _ end: Int, _ value: (CalendarDate) -> DateRange?) -> Phrase {
        guard let published, let value = value(published) else {
            return Phrase(start: start, end: end, value: .unknown, anchor: .none)
        }
        return Phrase(start: start, end: end, value: value, anchor: .published)
    }

    /// How far back a date without a year is looked for before one ahead is taken.
    private static let daysBack = 214
    /// A month; so near a date is meant whatever the clause says.
    private static let daysNear = 31

    /// Of the same period in several years the one that is meant: by the tense of the clause, unless the other is far
    /// nearer; else the past one if it is no more than seven months away, else the nearest.
    func choose(among candidates: [DateRange], at index: Int) -> DateRange? {
        guard let published else { return nil }
        let past = candidates.filter { $0.from.map { $0 <= published } ?? false }
            .max { ($0.from?.dayNumber ?? 0) < ($1.from?.dayNumber ?? 0) }
        let future = candidates.filter { $0.to.map { $0 >= published } ?? false }
            .min { ($0.from?.dayNumber ?? 0) < ($1.from?.dayNumber ?? 0) }
        guard let past, let future else { return past ?? future }
        let elapsed = published.dayNumber - (past.to?.dayNumber ?? 0)
        let remaining = (future.from?.dayNumber ?? 0) - published.dayNumber
        let isJustPast = elapsed <= Self.daysNear && elapsed < remaining / 2
        let isSoon = remaining <= 2 * Self.daysNear && remaining < elapsed / 2
        switch tense.direction(at: lexemes[index].token) {
        // News that speaks of the last such day but one says so: "last November".
        case .past where !looksAhead(index): return isSoon ? future : past
        case .future: return isJustPast ? past : future
        case .unknown where looksAhead(index): return isJustPast ? past : future
        default: return elapsed <= max(remaining, Self.daysBack) ? past : future
        }
    }

    /// "By" and "until" set limits, of which a clause in the past may speak ahead ("agreed to leave by June 30").
    private func looksAhead(_ index: Int) -> Bool {
        let relation = relation(before: index)
        return relation == .by || relation == .until || hasEarliest(before: index)
    }

    /// "As early as Tuesday".
    func hasEarliest(before index: Int) -> Bool { has(.earliest, before: index) }

    /// Whether words of a meaning end right before a lexeme.
    func has(_ meaning: TimeMeaning, before index: Int) -> Bool {
        (max(0, index - 3)..<max(0, index)).contains { end(of: meaning, at: $0) == index }
    }

    /// The years around publication.
    var nearYears: [Int] { published.map { [$0.year - 1, $0.year, $0.year + 1] } ?? [] }
}

public import Calendars
public import Linguistics

/// Finds the time expressions of a sentence and resolves them against the date of publication.
public struct TimeReader: Sendable {
    let words: TimeWords

    public init(words: TimeWords) { self.words = words }

    /// The expressions of a sentence in order, without overlap; of several that begin at a token the longest.
    ///
    /// - Parameter published: `nil` where it is unknown; what is relative to it then has an open value and the
    ///   anchor `none`.
    public func expressions(in sentence: Sentence, published: CalendarDate?) -> [TimeExpression] {
        var context = TimeContext(published: published)
        return expressions(in: sentence, context: &context)
    }

    /// The expressions of the next sentence of a text.
    ///
    /// - Parameter context: what the sentences before it said; it is brought up to date.
    public func expressions(in sentence: Sentence, context: inout TimeContext) -> [TimeExpression] {
        expressions(in: sentence, lexemes: TimeLexer.lexemes(of: sentence), context: &context)
    }

    private func expressions(
        in sentence: Sentence, lexemes: [TimeLexeme], context: inout TimeContext
    ) -> [TimeExpression] {
        context.beginSentence()
        var grammar = TimeGrammar(sentence: sentence, lexemes: lexemes, words: words, context: context)
        var expressions: [TimeExpression] = []
        var index = 0
        while index < grammar.lexemes.count {
            guard let phrase = grammar.expression(at: index), phrase.end > phrase.start else {
                index += 1
                continue
            }
            let tokens = grammar.tokenRange(phrase.start, phrase.end)
            expressions.append(
                TimeExpression(
                    range: grammar.bytes(of: tokens), tokens: tokens, value: phrase.value, anchor: phrase.anchor,
                    approximate: phrase.isApproximate, kind: phrase.kind, offsetDays: phrase.offsetDays,
                    timexes: grammar.timexes(of: phrase)))
            grammar.context.remember(phrase)
            // Pieces of a token go with it.
            index = phrase.end
            while index < grammar.lexemes.count, grammar.lexemes[index].token == tokens.upperBound - 1 { index += 1 }
        }
        context = grammar.context
        return expressions
            + grammar.conditions().filter { condition in
                !expressions.contains { $0.range.overlaps(condition.range) }
            }
    }
}

extension TimeReader {
    /// The expressions of a text in the terms of TIMEX3.
    ///
    /// - Parameter analyzer: parses the sentences whose dates wait for a tree: those that speak of what is to come.
    public func timexes(in text: String, published: CalendarDate?, analyzer: Analyzer) -> [Timex] {
        timexes(in: [(text, published)], analyzer: analyzer).first ?? []
    }

    /// The expressions of some texts in the terms of TIMEX3; together they are read faster than one by one.
    ///
    /// - Parameters:
    ///   - texts: each with its day of publication.
    ///   - analyzer: parses the sentences whose dates wait for a tree: those that speak of what is to come.
    public func timexes(in texts: [(text: String, published: CalendarDate?)], analyzer: Analyzer) -> [[Timex]] {
        var split = texts.map { text in
            analyzer.split(text.text).sentences.map { (sentence: $0, lexemes: TimeLexer.lexemes(of: $0)) }
        }
        let waiting = split.indices.flatMap { text in
            split[text].indices.filter { needsTree(split[text][$0].lexemes, published: texts[text].published) }
                .map { (text: text, sentence: $0) }
        }
        let parsed = analyzer.analyze(waiting.map { split[$0.text][$0.sentence].sentence }, findsEntities: false)
        for (place, sentence) in zip(waiting, parsed) { split[place.text][place.sentence].sentence = sentence }
        return zip(texts, split).map { text, sentences in
            var context = TimeContext(published: text.published)
            return sentences.flatMap { expressions(in: $0, lexemes: $1, context: &context).flatMap(\.timexes) }
        }
    }

    /// Whether only the tree tells which date is meant: one that comes again ("Friday", "in June") beside a word of the
    /// future; a month without a year that is nearer ahead than behind; words that only their tags tell from nouns.
    private func needsTree(_ lexemes: [TimeLexeme], published: CalendarDate?) -> Bool {
        var (looksAhead, recurs) = (false, false)
        for index in lexemes.indices {
            for reading in TimeGrammar.readings(at: index, in: lexemes, words: words) {
                switch reading.meaning {
                case .future: looksAhead = true
                case .month(let month):
                    recurs = true
                    let isYearless = !lexemes[reading.end...].prefix(4).contains(where: \.hasDigit)
                    if let published, isYearless, (published.month - month + 12) % 12 > 6 { return true }
                case .weekday, .season, .holiday, .feast: recurs = true
                case .reference where reading.end > index + 1: return true
                default: break
                }
            }
            if looksAhead && recurs { return true }
        }
        return false
    }
}

public import Calendars
public import Linguistics

/// Finds the time expressions of a sentence and resolves them against the date of publication.
public struct TimeReader: Sendable {
    private let words: TimeWords

    public init(words: TimeWords) { self.words = words }

    /// The expressions in order, without overlap; of several that begin at a token the longest.
    ///
    /// - Parameter published: `nil` where it is unknown; what is relative to it then has an open value and the
    ///   anchor `none`.
    public func expressions(in sentence: Sentence, published: CalendarDate?) -> [TimeExpression] {
        var grammar = TimeGrammar(sentence: sentence, words: words, published: published)
        var expressions: [TimeExpression] = []
        var index = 0
        while index < grammar.lexemes.count {
            guard let phrase = grammar.expression(at: index), phrase.end > phrase.start else {
                index += 1
                continue
            }
            let first = grammar.lexemes[phrase.start].token
            let last = grammar.lexemes[phrase.end - 1].token
            expressions.append(
                TimeExpression(
                    range: sentence.tokens[first].range.lowerBound..<sentence.tokens[last].range.upperBound,
                    tokens: first..<last + 1, value: phrase.value, anchor: phrase.anchor,
                    approximate: phrase.isApproximate, kind: phrase.kind, offsetDays: phrase.offsetDays))
            if phrase.kind == .date, phrase.value.from != nil, phrase.value.to != nil { grammar.previous = phrase }
            // Pieces of a token go with it.
            index = phrase.end
            while index < grammar.lexemes.count, grammar.lexemes[index].token == last { index += 1 }
        }
        return expressions
    }
}

import Calendars
import Linguistics

/// Clauses that date what is to come by what must come before it: "Once the troops are gone, …".
extension TimeGrammar {
    func conditions() -> [TimeExpression] {
        lexemes.indices.compactMap { index in
            guard has(.condition, at: index), let verb = tokens[lexemes[index].token].head,
                tokens.indices.contains(verb),
                tokens[verb].deprel.base == "advcl", let main = tokens[verb].head,
                tense.isAhead(at: main)
            else { return nil }
            let first = lexemes[index].token
            guard let last = tokens.indices.last(where: { isBelow(verb, $0) && tokens[$0].upos != .punct }),
                first < last
            else { return nil }
            let range = first..<last + 1
            return TimeExpression(
                range: bytes(of: range), tokens: range, value: DateRange(from: published, to: nil, precision: .open),
                anchor: .event, approximate: true)
        }
    }

    private func isBelow(_ head: Int, _ token: Int) -> Bool {
        var cursor = token
        for _ in 0..<12 {
            if cursor == head { return true }
            guard let next = tokens[cursor].head, tokens.indices.contains(next) else { return false }
            cursor = next
        }
        return false
    }
}

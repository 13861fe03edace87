import Knowledge
import Linguistics

/// Finds the quantities of a sentence and tells what they count. One pass over the tokens.
struct QuantityReader {
    let graph: SentenceGraph
    let lexicon: QuantityLexicon
    let actors: ActorLexicon
    private let scanner: NumberScanner
    /// Tokens of dates and durations, whose numbers count nothing.
    private let isTime: [Bool]
    private let hasAge: Bool

    init(_ graph: SentenceGraph, times: [TimeExpression], actors: ActorLexicon) {
        self.graph = graph
        self.actors = actors
        lexicon = actors.knowledge.quantities
        hasAge = graph.lemmas.contains("old")
        scanner = NumberScanner(graph.sentence.tokens, actors.knowledge.quantities)
        var isTime = [Bool](repeating: false, count: graph.count)
        for time in times where time.kind != .age {
            for token in time.tokens where token < isTime.count { isTime[token] = true }
        }
        self.isTime = isTime
    }

    func quantities() -> [FoundQuantity] {
        var found: [FoundQuantity] = []
        var cursor = 0
        while cursor < graph.count {
            if let quantity = (hasAge ? age(at: cursor) : nil) ?? quantity(at: cursor) {
                cursor = max(cursor + 1, quantity.next)
                if let known = quantity.found { found.append(known) }
            } else {
                cursor += 1
            }
        }
        return found
    }

    private typealias Step = (found: FoundQuantity?, next: Int)

    private func quantity(at start: Int) -> Step? {
        guard !isTime[start], let number = scanner.number(at: start) else { return nil }
        var end = number.tokens.upperBound
        var upper: Double?
        if let range = range(from: number) {
            upper = range.value
            end = range.tokens.upperBound
        }
        let before = comparator(before: currency(before: start)?.start ?? start)
        let after = comparator(after: end)
        var sign = before?.sign ?? after?.sign ?? (number.isVague || upper != nil ? .atLeast : .equal)
        if number.isVague, sign == .about { sign = .atLeast }
        var from = before?.start ?? start
        guard let unit = currency(before: start) ?? unit(at: end) else {
            return (counted(number, end: max(end, after?.end ?? end), from: from, sign: sign, upper: upper), end)
        }
        from = min(from, unit.start)
        end = max(end, unit.end)
        var quantity = Quantity(
            kind: unit.unit.kind, comparator: sign, value: number.value, upper: upper, unit: unit.unit.symbol,
            range: 0..<0)
        if let conversion = conversion(at: end, of: number, unit.unit) {
            quantity.conversion = conversion.value
            end = conversion.end
        }
        guard unit.unit.kind != "years" else { return (nil, end) }
        quantity.range = graph.bytes(from..<end)
        let head = treeHead(of: (unit.start < start ? start : unit.start)..<max(unit.end, number.tokens.upperBound))
        return (FoundQuantity(quantity: quantity, head: head, tokens: from..<end), end)
    }

    /// "decade-old", "10-year-old".
    private func age(at start: Int) -> Step? {
        let number = scanner.exactOrNone(at: start)
        var cursor = number?.tokens.upperBound ?? start
        while cursor < graph.count, graph[cursor].form == "-" { cursor += 1 }
        guard cursor + 1 < graph.count, let unit = lexicon.units[scanner.words[cursor]], unit.kind == "years" else {
            return nil
        }
        guard number != nil || (unit.factor ?? 1) > 1 else { return nil }
        var old = cursor + 1
        while old < graph.count, graph[old].form == "-" { old += 1 }
        guard old < graph.count, graph.lemmas[old] == "old" else { return nil }
        let value = (number?.value ?? 1) * (unit.factor ?? 1)
        let before = comparator(before: start)
        let quantity = Quantity(
            kind: "age", comparator: before?.sign ?? ((unit.factor ?? 1) > 1 ? .about : .equal), value: value,
            unit: unit.symbol, range: graph.bytes((before?.start ?? start)..<old + 1))
        return (FoundQuantity(quantity: quantity, head: old, tokens: start..<old + 1), old + 1)
    }

    // MARK: What stands around a number

    /// "10 to 15", "10-15", "between 10 and 15".
    private func range(from number: NumberScanner.Number) -> NumberScanner.Number? {
        let link = number.tokens.upperBound
        guard !number.isVague, link + 1 < graph.count else { return nil }
        let isBetween = number.tokens.lowerBound > 0 && graph.lemmas[number.tokens.lowerBound - 1] == "between"
        guard ["to", "-", "–"].contains(graph[link].form) || (isBetween && graph.lemmas[link] == "and"),
            !isTime[link + 1], let upper = scanner.number(at: link + 1), upper.value > number.value, !upper.isVague
        else { return nil }
        return upper
    }

    private func comparator(before end: Int) -> (sign: Quantity.Comparator, start: Int)? {
        for comparator in lexicon.comparators where comparator.words.count <= end {
            let start = end - comparator.words.count
            if scanner.words[start..<end].elementsEqual(comparator.words) {
                return Quantity.Comparator(rawValue: comparator.sign).map { ($0, start) }
            }
        }
        return nil
    }

    private func comparator(after start: Int) -> (sign: Quantity.Comparator, end: Int)? {
        for comparator in lexicon.comparators
        where comparator.words.count > 1 && ["or", "and"].contains(comparator.words[0]) {
            let end = start + comparator.words.count
            if end <= graph.count, scanner.words[start..<end].elementsEqual(comparator.words) {
                return Quantity.Comparator(rawValue: comparator.sign).map { ($0, end) }
            }
        }
        return nil
    }

    private typealias UnitFound = (unit: QuantityLexicon.Unit, start: Int, end: Int)

    private func currency(before start: Int) -> UnitFound? {
        guard start > 0, let unit = lexicon.units[scanner.words[start - 1]], unit.kind == "money",
            graph[start - 1].upos != .noun
        else { return nil }
        return (unit, start - 1, start)
    }

    /// The unit at a token, the longest first; a hyphen before it is passed over.
    private func unit(at position: Int) -> UnitFound? {
        var start = position
        while start < graph.count, graph[start].form == "-" { start += 1 }
        for length in [3, 2, 1] where start + length <= graph.count {
            if let unit = lexicon.units[scanner.words[start..<start + length].joined(separator: " ")] {
                return (unit, start, start + length)
            }
        }
        return nil
    }

    /// "(479,000 square miles)", and whether it agrees with the figure before it.
    private func conversion(
        at start: Int, of number: NumberScanner.Number, _ unit: QuantityLexicon.Unit
    ) -> (value: Quantity.Conversion, end: Int)? {
        guard start + 2 < graph.count, graph[start].form == "(" else { return nil }
        var cursor = start + 1
        while cursor < graph.count, cursor < start + 4, scanner.number(at: cursor) == nil { cursor += 1 }
        guard cursor < graph.count, let other = scanner.number(at: cursor),
            let found = currency(before: cursor) ?? self.unit(at: other.tokens.upperBound), found.unit.kind == unit.kind
        else { return nil }
        let end = max(found.end, other.tokens.upperBound)
        guard end < graph.count, graph[end].form == ")" else { return nil }
        var isConsistent = true
        if let factor = unit.factor, let otherFactor = found.unit.factor {
            // Each figure stands for whatever would be rounded to it.
            let room = (number.step * factor + other.step * otherFactor) / 2
            isConsistent = abs(number.value * factor - other.value * otherFactor) <= room * 1.001
        }
        let value = Quantity.Conversion(value: other.value, unit: found.unit.symbol, isConsistent: isConsistent)
        return (value, end + 1)
    }

    /// The token of a run whose head lies outside.
    func treeHead(of tokens: Range<Int>) -> Int {
        tokens.last { token in graph[token].head.map { !tokens.contains($0) } ?? true } ?? tokens.lowerBound
    }
}

extension NumberScanner {
    fileprivate func exactOrNone(at start: Int) -> Number? {
        guard let number = number(at: start), !number.isVague else { return nil }
        return number
    }
}

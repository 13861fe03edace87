import Knowledge
import Linguistics

extension StatementSentence {
    /// Votes in favour, against and abstentions, however they are written: "13-0-2", "by 12 votes to one, with two
    /// abstentions", "13 in favour, none against".
    ///
    /// - Parameters:
    ///   - against: how many are named as against, where no number says it ("and Russia voted against").
    ///   - abstaining: the same for those who abstained.
    func tally(against: Int = 0, abstaining: Int = 0) -> Decision.Tally? {
        guard var score = score() else { return labelled(against: against, abstaining: abstaining) }
        if score.abstaining == 0 { score.abstaining = abstaining }
        return score
    }

    /// Whether nothing but space stands between a sentence and this one.
    func isNext(to sentence: Range<Int>) -> Bool {
        let start = graph.sentence.range.lowerBound
        guard sentence.upperBound <= start, start <= text.count else { return false }
        return text[sentence.upperBound..<start].allSatisfy { $0 <= UInt8(ascii: " ") }
    }

    /// Those who stand right before "abstained" or "abstaining", where the tree has lost them: "and Russia abstained".
    mutating func abstainers() -> [Party] {
        for token in 1..<max(1, graph.count)
        where classes.contains(graph[token].form.lowercased(), in: "tally-abstaining") {
            var found: [Party] = []
            var cursor = token - 1
            while cursor >= 0, let party = party(at: cursor) {
                found.insert(party, at: 0)
                cursor = (graph.sentence.tokens.firstIndex { $0.range.upperBound > party.range.lowerBound } ?? 0) - 1
                guard cursor > 0, graph[cursor].upos == .cconj || graph[cursor].upos == .punct else { break }
                while cursor > 0, graph[cursor].upos == .cconj || graph[cursor].upos == .punct { cursor -= 1 }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    private mutating func party(at token: Int) -> Party? {
        guard let referent = referent(at: token), isKind(referent, .state) else { return nil }
        return party(referent)
    }

    /// "13-0-2", "13-0": one token or several.
    private func score() -> Decision.Tally? {
        let tokens = graph.sentence.tokens
        for start in tokens.indices {
            var parts: [Int] = []
            var end = start
            if tokens[start].form.contains(where: { $0 == "-" || $0 == "–" }) {
                let pieces = tokens[start].form.split { $0 == "-" || $0 == "–" }.map { Int($0) }
                guard pieces.count >= 2, pieces.allSatisfy({ $0 != nil }) else { continue }
                parts = pieces.compactMap { $0 }
                end = start + 1
            } else {
                while end < tokens.count, let value = Int(tokens[end].form), value >= 0 {
                    parts.append(value)
                    end += 1
                    guard end + 1 < tokens.count, ["-", "–"].contains(tokens[end].form) else { break }
                    end += 1
                }
                if end > start, ["-", "–"].contains(tokens[end - 1].form) { continue }
            }
            guard (2...3).contains(parts.count), parts.allSatisfy({ $0 < 1000 }) else { continue }
            return Decision.Tally(
                inFavour: parts[0], against: parts[1], abstaining: parts.count == 3 ? parts[2] : 0,
                range: graph.bytes(start..<end))
        }
        return nil
    }

    private enum Side { case inFavour, against, abstaining }

    /// Every number with the word that says what it counts.
    private func labelled(against: Int, abstaining: Int) -> Decision.Tally? {
        let scanner = NumberScanner(graph.sentence.tokens, coder.knowledge.quantities)
        var counts: [Side: Int] = [:]
        var used: Range<Int>?
        var previous: (side: Side, end: Int)?
        var cursor = 0
        while cursor < graph.count {
            guard let number = scanner.number(at: cursor), !number.isVague, number.value < 1000 else {
                cursor += 1
                continue
            }
            let end = number.tokens.upperBound
            if let side = side(of: number.tokens, after: previous), counts[side] == nil {
                counts[side] = Int(number.value)
                previous = (side, end)
                used = (used?.lowerBound ?? cursor)..<end
            }
            cursor = end
        }
        if counts[.against] == nil, against > 0 { counts[.against] = against }
        if counts[.abstaining] == nil, abstaining > 0 { counts[.abstaining] = abstaining }
        // A number alone ("five abstentions") is no tally.
        guard let inFavour = counts[.inFavour], counts.count > 1, let used else { return nil }
        return Decision.Tally(
            inFavour: inFavour, against: counts[.against] ?? 0, abstaining: counts[.abstaining] ?? 0,
            range: graph.bytes(used))
    }

    /// "fourteen of the 15 members": what follows the whole.
    private func afterWhole(_ next: Int) -> Int {
        guard next < graph.count, graph.lemmas[next] == "of" else { return next }
        var end = next + 1
        while end < min(next + 4, graph.count), graph[end].upos == .det || graph[end].upos == .num { end += 1 }
        return end > next + 1 ? end : next
    }

    private func side(of number: Range<Int>, after previous: (side: Side, end: Int)?) -> Side? {
        func isOf(_ token: Int, _ name: String) -> Bool {
            token >= 0 && token < graph.count
                && (classes.contains(graph.lemmas[token], in: name)
                    || classes.contains(graph.words[token], in: name))
        }
        let next = afterWhole(number.upperBound)
        // What follows at once: "two abstentions", "13 in favour", "12 votes in favour", "one against".
        for offset in 0..<4 where next + offset < graph.count {
            let token = next + offset
            if graph[token].upos == .punct || graph[token].upos == .num { break }
            if isOf(token, "tally-abstaining") { return .abstaining }
            if isOf(token, "tally-against") { return .against }
            if isOf(token, "tally-favour") { return .inFavour }
        }
        // "12 votes to one", "by 12 to one".
        if let previous, previous.side == .inFavour, graph.lemmas[number.lowerBound - 1] == "to",
            number.lowerBound - previous.end <= 2
        {
            return .against
        }
        let isTo = (next..<min(next + 2, graph.count)).contains { graph.lemmas[$0] == "to" }
        let isVote =
            isOf(next, "tally-vote")
            || ["by", "of"].contains(number.lowerBound > 0 ? graph.lemmas[number.lowerBound - 1] : "")
        return isTo && isVote ? .inFavour : nil
    }
}

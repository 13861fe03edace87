import Knowledge
import Linguistics

extension StatementSentence {
    /// Votes in favour, against and abstentions, however they are written: "13-0-2", "by 12 votes to one, with two
    /// abstentions", "13 in favour, none against".
    func tally() -> Decision.Tally? { score() ?? labelled() }

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
    private func labelled() -> Decision.Tally? {
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
        // A number alone ("five abstentions") is no tally.
        guard let inFavour = counts[.inFavour], counts.count > 1, let used else { return nil }
        return Decision.Tally(
            inFavour: inFavour, against: counts[.against] ?? 0, abstaining: counts[.abstaining] ?? 0,
            range: graph.bytes(used))
    }

    private func side(of number: Range<Int>, after previous: (side: Side, end: Int)?) -> Side? {
        func isOf(_ token: Int, _ name: String) -> Bool {
            token >= 0 && token < graph.count
                && (classes.contains(graph.lemmas[token], in: name)
                    || classes.contains(graph.words[token], in: name))
        }
        let next = number.upperBound
        // What follows at once: "two abstentions", "13 in favour", "12 votes in favour", "one against".
        for offset in 0..<3 where next + offset < graph.count {
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

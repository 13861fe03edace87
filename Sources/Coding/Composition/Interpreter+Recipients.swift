import Knowledge
import Linguistics

/// Whom an act concerns where no slot of its frame says it; `rules/parties.rules` says for which acts.
extension Interpreter {
    mutating func completed(_ interpretation: Interpretation) -> Interpretation {
        var result = interpretation
        guard !result.recipients.contains(where: { $0.isKnown || graph[$0.head].upos == .propn }) else { return result }
        func holds(_ operation: String) -> Bool {
            frames.composition.rule(for: operation, content: interpretation.code) != nil
        }
        if holds("mutual"), result.actors.count > 1 {
            result.recipients = Array(result.actors.dropFirst())
            result.actors = Array(result.actors.prefix(1))
        } else if result.recipients.isEmpty, !result.actors.isEmpty {
            if holds("reaching") {
                result.recipients = reached(by: result)
            } else if holds("located") {
                result.recipients = located(result)
            }
        }
        return result
    }

    /// "gave ten million euros to help people in Chad": the first party that is named after the act in its own clause.
    private mutating func reached(by interpretation: Interpretation) -> [Referent] {
        let first = interpretation.predicates.min() ?? interpretation.predicate
        for token in clause(of: interpretation.predicate) where token > first {
            guard resolver.isMentionHead(token), let found = resolver.referent(at: token), found.country != nil else {
                continue
            }
            let parties = resolver.parties(at: token).without(interpretation.actors)
            if !parties.isEmpty { return parties }
        }
        return []
    }

    /// "declared a ceasefire in Darfur": where it holds.
    private mutating func located(_ interpretation: Interpretation) -> [Referent] {
        let first = interpretation.predicates.min() ?? interpretation.predicate
        for token in clause(of: interpretation.predicate) where token > first && graph[token].upos == .propn {
            guard resolver.isMentionHead(token),
                graph.prepositions(of: token).contains(where: { frames.classes.contains($0, in: "place-preposition") })
            else { continue }
            if let found = resolver.referent(at: token), found.place != nil || found.country != nil { return [found] }
        }
        return []
    }

    /// The tokens below a predicate that belong to its own clause, in the order of the text: no clause with a subject of
    /// its own and no relative clause.
    private func clause(of predicate: Int) -> [Int] {
        var tokens = [predicate]
        var cursor = 0
        while cursor < tokens.count {
            for child in graph.children(of: tokens[cursor]) {
                let relation = graph[child].deprel
                let isOwn = relation != .aclRelative && relation != .parataxis && graph.child(of: child, .nsubj) == nil
                if isOwn { tokens.append(child) }
            }
            cursor += 1
        }
        return tokens.sorted()
    }
}

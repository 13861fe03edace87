import Knowledge
import Linguistics

/// Whom an act concerns where no slot of its frame says it; `rules/parties.rules` says for which acts.
extension Interpreter {
    mutating func completed(_ interpretation: Interpretation) -> Interpretation {
        var result = interpretation
        guard !result.actors.isEmpty,
            !result.recipients.contains(where: { $0.isKnown || graph[$0.head].upos == .propn })
        else { return result }
        if holds("mutual", result), result.actors.count > 1 {
            result.recipients = Array(result.actors.dropFirst())
            result.actors = Array(result.actors.prefix(1))
        }
        if result.recipients.isEmpty, holds("conditional", result) { result.recipients = asked(by: result) }
        if result.recipients.isEmpty, holds("aimed", result) { result.recipients = reached(by: result, aimed: true) }
        if result.recipients.isEmpty, holds("reaching", result) { result.recipients = reached(by: result) }
        if result.recipients.isEmpty, holds("located", result) { result.recipients = located(result) }
        return result
    }

    private func holds(_ operation: String, _ interpretation: Interpretation) -> Bool {
        frames.composition.rule(for: operation, content: interpretation.code)?.result == .content
    }

    /// "gave ten million euros to help people in Chad": the first party that is named after the act in its own clause.
    ///
    /// - Parameter aimed: only what stands after "against" counts.
    private mutating func reached(by interpretation: Interpretation, aimed: Bool = false) -> [Referent] {
        let first = interpretation.predicates.min() ?? interpretation.predicate
        for token in clause(of: interpretation.predicate) where token > first && resolver.isMentionHead(token) {
            if aimed, !graph.prepositions(of: token).contains("against") { continue }
            guard aimed || resolver.referent(at: token)?.country != nil else { continue }
            let parties = resolver.parties(at: token).without(interpretation.actors).filter { party in
                // What a state does at home concerns others; media only tell of it.
                let isAtHome = isState(party) && interpretation.actors.contains { $0.country == party.country }
                return !isAtHome && !party.sectors.contains("JRN")
            }
            if !parties.isEmpty { return parties }
        }
        return []
    }

    /// "threatened to leave unless Chad pays", "will not open the border until Chad apologises": who is to do it.
    private mutating func asked(by interpretation: Interpretation) -> [Referent] {
        for token in graph.subtree(of: interpretation.predicate) where graph[token].deprel == .advcl {
            guard
                graph.children(of: token, .mark).contains(where: {
                    frames.classes.contains(graph.lemmas[$0], in: "condition-of-act")
                }),
                let doer = graph.child(of: token, .oblAgent) ?? graph.child(of: token, .nsubj)
            else { continue }
            let parties = resolver.parties(at: doer).without(interpretation.actors)
            if !parties.isEmpty { return parties }
        }
        return []
    }

    /// "declared a ceasefire in Darfur": where it holds.
    private mutating func located(_ interpretation: Interpretation) -> [Referent] {
        let first = interpretation.predicates.min() ?? interpretation.predicate
        for token in clause(of: interpretation.predicate) where token > first || graph[token].deprel == .obl {
            guard resolver.isMentionHead(token),
                graph.prepositions(of: token).contains(where: { frames.classes.contains($0, in: "place-preposition") })
            else { continue }
            if let found = resolver.referent(at: token), found.place != nil || found.country != nil { return [found] }
            if graph[token].upos == .propn || frames.classes.contains(graph.lemmas[token], in: "territory-noun") {
                return [resolver.bare(token)]
            }
        }
        return []
    }

    /// "a bomb *in Kyiv* killed a man": where the bomb was is no actor.
    func isWhereabouts(_ party: Referent, of heads: [Int]) -> Bool {
        isState(party) && graph.prepositions(of: party.head).contains { ["in", "at", "near", "outside"].contains($0) }
            && heads.contains { $0 != party.head && frames.classes.contains(graph.lemmas[$0], in: "weapon") }
    }

    private func isState(_ party: Referent) -> Bool {
        party.kind == .country || party.kind == .region || party.place != nil
    }

    /// The tokens below a predicate that belong to its own clause, in the order of the text: no clause with a subject of
    /// its own, no other verb beside it, no phrase that tells when, why or beside whom.
    private func clause(of predicate: Int) -> [Int] {
        var tokens = [predicate]
        var cursor = 0
        while cursor < tokens.count {
            for child in graph.children(of: tokens[cursor]) where isOfClause(child) { tokens.append(child) }
            cursor += 1
        }
        return tokens.sorted()
    }

    private func isOfClause(_ token: Int) -> Bool {
        switch graph[token].deprel {
        case .aclRelative, .parataxis: return false
        case .conj where graph[token].upos == .verb: return false
        default:
            return graph.child(of: token, .nsubj) == nil
                && !graph.prepositions(of: token).contains { frames.classes.contains($0, in: "aside-preposition") }
        }
    }
}

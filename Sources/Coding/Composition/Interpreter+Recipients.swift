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
            return result
        }
        // What is given or agreed to is no party.
        guard result.recipients.isEmpty || holds("given", result) else { return result }
        var found = holds("conditional", result) ? asked(by: result) : []
        if found.isEmpty, holds("aimed", result) { found = reached(by: result, aimed: true) }
        if found.isEmpty, holds("reaching", result) { found = reached(by: result) }
        if found.isEmpty, holds("located", result) { found = located(result) }
        if !found.isEmpty { result.recipients = found }
        if result.recipients.isEmpty { result.recipients = thing(of: result) }
        return result
    }

    /// What was acted on, where that is no party and the act is not told by it: "rejected *the referendum*".
    private func thing(of interpretation: Interpretation) -> [Referent] {
        guard holds("thing", interpretation) else { return [] }
        let objects = interpretation.predicates.sorted().filter { graph[$0].upos == .verb }
            .compactMap { graph.child(of: $0, .obj) }
        return objects.first { graph[$0].upos == .noun || graph[$0].upos == .propn }.map { [resolver.bare($0)] } ?? []
    }

    private func holds(_ operation: String, _ interpretation: Interpretation) -> Bool {
        frames.composition.rule(for: operation, content: interpretation.code)?.result == .content
    }

    /// "gave ten million euros to help people in Chad": the first party that is named after the act in its own clause.
    ///
    /// - Parameter aimed: only what stands after "against" counts.
    private mutating func reached(by interpretation: Interpretation, aimed: Bool = false) -> [Referent] {
        let first = interpretation.predicates.min() ?? interpretation.predicate
        let heads = clause(of: interpretation).filter { token in
            token > first && resolver.isMentionHead(token) && !interpretation.actors.contains { $0.head == token }
                && (!aimed || graph.prepositions(of: token).contains("against"))
        }
        // Whoever has a country comes before whoever has not, if that is not what the act is done with ("sent *troops*"),
        // and a place that nobody knows last.
        let means = Set(
            interpretation.predicates.flatMap { graph.children(of: $0, .obj) }
                .flatMap { [$0] + graph.children(of: $0, .conj) })
        for isEnough in [{ $0.country != nil }, { $0.isKnown && $0.sectors != ["UNK"] && !means.contains($0.head) }]
            as [(Referent) -> Bool]
        {
            for token in heads {
                guard let referent = resolver.referent(at: token), isEnough(referent) else { continue }
                let parties = resolver.parties(at: token).without(interpretation.actors)
                    .filter { isOther($0, than: interpretation.actors) }
                if !parties.isEmpty { return parties }
            }
        }
        return heads.first { resolver.entityKind($0) == .place }.map { [resolver.bare($0)] } ?? []
    }

    /// What a state does at home or with its own concerns others; media only tell of it.
    private func isOther(_ party: Referent, than actors: [Referent]) -> Bool {
        let isOwn = graph.child(of: party.head, .nmodPossessive).map { graph[$0].upos == .pron } ?? false
        guard !isOwn, !party.sectors.contains("JRN") else { return false }
        return !isState(party) || !actors.contains { $0.country == party.country }
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
        for token in clause(of: interpretation) where token > first || graph[token].deprel == .obl {
            guard resolver.isMentionHead(token), !frames.classes.contains(graph.lemmas[token], in: "time-noun"),
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

    /// The tokens below an act that belong to its own clause, in the order of the text: no clause with a subject of its
    /// own, no other verb beside it, no phrase that tells when, why or beside whom.
    private func clause(of interpretation: Interpretation) -> [Int] {
        let top = interpretation.predicates.sorted().first { predicate in
            !interpretation.predicates.contains { $0 != predicate && graph.subtree(of: $0).contains(predicate) }
        }
        var tokens = [top ?? interpretation.predicate]
        var cursor = 0
        while cursor < tokens.count {
            for child in graph.children(of: tokens[cursor]) where isOfClause(child) { tokens.append(child) }
            cursor += 1
        }
        return tokens.sorted()
    }

    private func isOfClause(_ token: Int) -> Bool {
        switch graph[token].deprel {
        case .aclRelative, .parataxis, .nsubj, .nsubjPassive: return false
        case .conj where graph[token].upos == .verb: return false
        default:
            return graph.child(of: token, .nsubj) == nil
                && !graph.prepositions(of: token).contains { frames.classes.contains($0, in: "aside-preposition") }
        }
    }
}

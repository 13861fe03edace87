import Linguistics

extension Interpreter {
    /// The meanings of the sentence's predicates that are events of their own, in the order of the text.
    ///
    /// - Parameter documentDomain: what the whole report is about, if it is sport or the like.
    mutating func events(documentDomain: String? = nil) -> [Interpretation] {
        var taken: Set<Int> = []
        var found: [Interpretation] = []
        for predicate in graph.topDown() where !taken.contains(predicate) && !ruledOut.contains(predicate) {
            guard graph.frameClass(of: predicate) != nil else { continue }
            for interpretation in interpret(predicate) {
                if let reason = reasonAgainst(interpretation, root: predicate) {
                    refuse(predicate, reason, interpretation.steps.last?.source)
                    continue
                }
                guard interpretation.predicates.isDisjoint(with: taken) || interpretation.predicate == predicate else {
                    continue
                }
                found.append(completed(interpretation))
            }
            for interpretation in found { taken.formUnion(interpretation.predicates) }
        }
        if !found.isEmpty, let domain = documentDomain ?? frames.domains.domain(of: graph.lemmas) {
            found.removeAll { isOfDomain(domain, $0) }
        }
        let all = found
        found.removeAll { act in all.contains { isToldAgain(act, by: $0) } }
        // A statement is told where its sentence tells nothing more.
        if found.contains(where: { $0.code.type != .statement }) { found.removeAll { $0.code.type == .statement } }
        return found.map(withAim).sorted { ($0.predicate, $0.code.cameo) < ($1.predicate, $1.code.cameo) }
    }

    /// "*Strikes* on the city *killed* ten people": the verb tells what the noun before it did.
    private func isToldAgain(_ act: Interpretation, by other: Interpretation) -> Bool {
        act.code.type == other.code.type && graph[act.predicate].deprel == .nsubj
            && graph[act.predicate].head == other.predicate && graph[other.predicate].upos == .verb
    }

    /// The meaning told more exactly by what hangs on it: a march "for the resignation of the minister".
    private func withAim(_ interpretation: Interpretation) -> Interpretation {
        guard frames.composition.rule(for: "for-policy", content: interpretation.code) != nil else {
            return interpretation
        }
        for predicate in interpretation.predicates.sorted() {
            // "blocked a highway to demand …", with the purpose hung on the highway.
            let purposes = graph.children(of: predicate, .obj).flatMap { graph.children(of: $0, .acl) }
            for child in graph.children(of: predicate) + purposes
            where ["obl", "nmod", "advcl", "acl", "xcomp", "parataxis", "conj"].contains(graph[child].deprel.base) {
                for token in graph.subtree(of: child) {
                    guard let operation = frames.aims[graph.lemmas[token]],
                        let rule = frames.composition.rule(for: operation, content: interpretation.code),
                        case .event(let code) = rule.result
                    else { continue }
                    var result = interpretation
                    result.code = code
                    result.steps.append(
                        .init(
                            words: graph[token].form, reading: operation, source: rule.position,
                            result: code.description))
                    return result
                }
            }
        }
        return interpretation
    }

    /// Why a meaning is no event of its own, `nil` if it is one: it must be said of somebody, as news; a bare
    /// infinitive or a passing noun is not.
    private func reasonAgainst(_ interpretation: Interpretation, root predicate: Int) -> String? {
        if interpretation.isContentOnly { return "\(interpretation.code): counts only under an operator" }
        if interpretation.awaitsActor { return "\(interpretation.code): nobody says so" }
        if interpretation.code.type == .statement, interpretation.actors.contains(where: { $0.sectors.contains("JRN") })
        {
            return "\(interpretation.code): the press passes on what others say"
        }
        let parties = interpretation.actors + interpretation.recipients
        let isCrowd = interpretation.code.type.rawValue == "PROTEST" && interpretation.actors.contains { $0.isPlural }
        guard isCrowd || parties.contains(where: { $0.isKnown || graph[$0.head].upos == .propn }) else {
            return "\(interpretation.code): no known party"
        }
        let token = graph[predicate]
        switch graph.frameClass(of: predicate) {
        case .verb:
            if token.xpos == "VB", token.deprel == .xcomp || token.deprel == .advcl || token.deprel == .acl,
                !graph.isHeadlineFuture(predicate)
            {
                return "\(interpretation.code): a bare infinitive"
            }
            if token.deprel == .amod || token.deprel == .compound, graph.child(of: predicate, .nsubj) == nil {
                return "\(interpretation.code): only an attribute"
            }
        case .noun:
            // Unless a verb makes it happen, a noun tells of an event only with both sides.
            if interpretation.predicates.count == 1, graph.child(of: predicate, .cop) == nil,
                interpretation.actors.isEmpty || !interpretation.recipients.contains(where: \.isKnown)
            {
                return "\(interpretation.code): a noun without both parties"
            }
        case .adjective:
            if token.deprel == .amod { return "\(interpretation.code): only an attribute" }
        case nil: return "no frame"
        }
        if interpretation.actors.isEmpty {
            let isMaterial = frames.composition.rule(for: "agentless", content: interpretation.code) != nil
            if !isMaterial || interpretation.status == .hypothetical { return "\(interpretation.code): no actor" }
            // "a journalist who had been arrested": not what the sentence tells.
            if token.deprel.base == "acl" { return "\(interpretation.code): no actor, and only an attribute" }
        }
        return nil
    }
}

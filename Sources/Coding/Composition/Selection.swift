import Linguistics

extension Interpreter {
    /// The meanings of the sentence's predicates that are events of their own, in the order of the text.
    mutating func events() -> [Interpretation] {
        var taken: Set<Int> = []
        var found: [Interpretation] = []
        for predicate in graph.topDown() where !taken.contains(predicate) {
            guard graph.frameClass(of: predicate) != nil else { continue }
            for interpretation in interpret(predicate) {
                guard isEvent(interpretation, root: predicate) else { continue }
                guard interpretation.predicates.isDisjoint(with: taken) || interpretation.predicate == predicate else {
                    continue
                }
                found.append(completed(interpretation))
            }
            for interpretation in found { taken.formUnion(interpretation.predicates) }
        }
        return found.sorted { ($0.predicate, $0.code.cameo) < ($1.predicate, $1.code.cameo) }
    }

    /// Whether a meaning is said of somebody, as news: a bare infinitive or a passing noun is not.
    private func isEvent(_ interpretation: Interpretation, root predicate: Int) -> Bool {
        guard !interpretation.awaitsActor else { return false }
        let parties = interpretation.actors + interpretation.recipients
        guard parties.contains(where: { $0.isKnown || graph[$0.head].upos == .propn }) else { return false }
        let token = graph[predicate]
        switch graph.frameClass(of: predicate) {
        case .verb:
            if token.xpos == "VB", token.deprel == .xcomp || token.deprel == .advcl || token.deprel == .acl {
                return false
            }
            if token.deprel == .amod || token.deprel == .compound { return false }
        case .noun:
            // Unless a verb makes it happen, a noun tells of an event only with both sides.
            if interpretation.predicates.count == 1, graph.child(of: predicate, .cop) == nil,
                interpretation.actors.isEmpty || !interpretation.recipients.contains(where: \.isKnown)
            {
                return false
            }
        case .adjective:
            if token.deprel == .amod { return false }
        case nil: return false
        }
        if interpretation.actors.isEmpty {
            let isMaterial = frames.composition.rule(for: "agentless", content: interpretation.code) != nil
            return isMaterial && interpretation.status != .hypothetical
        }
        return true
    }
}

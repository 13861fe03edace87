import Knowledge

/// A word that could have meant an act, and what ruled it out.
struct Refusal: Sendable {
    var token: Int
    var reason: String
    /// The line of `Knowledge` that ruled it out, if it was one.
    var source: KnowledgePosition?
}

extension Interpreter {
    /// Keeps why a word gave nothing, where somebody asks for it.
    mutating func refuse(
        _ token: Int, _ reason: @autoclosure () -> String, _ source: @autoclosure () -> KnowledgePosition? = nil
    ) {
        guard refusals != nil else { return }
        refusals?.append(Refusal(token: token, reason: reason(), source: source()))
    }

    /// A rule drops an act: none of its words is read on its own.
    mutating func ruleOut(_ interpretation: Interpretation, _ operation: String, _ rule: CompositionTable.Rule) {
        ruledOut.formUnion(interpretation.predicates)
        refuse(interpretation.predicate, "\(interpretation.code) ruled out: \(operation)", rule.position)
    }

    /// Nothing that stands in the operator's content is read.
    mutating func mute(_ match: FrameMatch, _ predicate: Int) {
        for content in contents(match) { ruledOut.formUnion(graph.subtree(of: content)) }
        refuse(predicate, "what it tells of is not read", match.pattern.position)
    }
}

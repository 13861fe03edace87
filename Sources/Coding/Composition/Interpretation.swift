import Knowledge

/// What a predicate with its arguments means: an act, after all operators over it.
struct Interpretation: Sendable {
    var code: EventCode
    /// The token that means the act or the outermost operator.
    var predicate: Int
    var actors: [Referent]
    var recipients: [Referent]
    var status: Status = .occurred
    var steps: [Explanation.Step]
    /// Every predicate that took part, so that none is coded twice.
    var predicates: Set<Int>
    /// The acts that an operator made this one of, each with the status that the operator gives.
    var embedded: [Interpretation] = []
    /// An act that counts only under an operator, such as an election that is called for.
    var isContentOnly = false
    /// Whoever makes the demand is not in the clause itself ("must", "should"): the speaker is.
    var awaitsActor = false
}

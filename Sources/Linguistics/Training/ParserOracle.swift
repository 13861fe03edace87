/// The dynamic oracle of the arc-hybrid system: what a transition would lose of the gold tree.
///
/// Source: Goldberg and Nivre 2013, "Training deterministic parsers with non-deterministic oracles".
struct ParserOracle {
    /// Gold heads by position (from 1); position 0 is unused.
    private let heads: [Int]
    private let labels: [Int]

    init(_ sentence: TrainingSentence) {
        heads = [0] + sentence.heads
        labels = [-1] + sentence.labels
    }

    /// How many gold arcs become unreachable by each kind of transition; `nil` where it is not allowed.
    func costs(in state: ParserState) -> (shift: Int?, left: Int?, right: Int?) {
        var shift: Int?
        var left: Int?
        var right: Int?
        let next = state.next
        if state.canShift {
            var cost = 0
            for position in state.stack {
                if heads[position] == next { cost += 1 }
                if heads[next] == position, position != state.stack.last { cost += 1 }
            }
            shift = cost
        }
        if let top = state.stack.last {
            var dependents = 0
            for position in next..<state.root where heads[position] == top { dependents += 1 }
            let head = heads[top]
            let below = state.stack.count >= 2 ? state.stack[state.stack.count - 2] : 0
            if state.canLeft || state.canOnlyRoot {
                left = dependents + (head == below || head > next ? 1 : 0)
            }
            if state.canRight { right = dependents + (head >= next ? 1 : 0) }
        }
        return (shift, left, right)
    }

    /// Whether a transition loses nothing, given the costs of the kinds. An arc of the gold tree must have its label.
    func isOptimal(
        _ transition: TransitionTable.Transition, in state: ParserState, costs: (shift: Int?, left: Int?, right: Int?)
    ) -> Bool {
        switch transition.kind {
        case .shift: return costs.shift == 0
        case .left: return costs.left == 0 && hasGoldLabel(transition, in: state, head: state.next)
        case .right:
            guard state.stack.count >= 2, costs.right == 0 else { return false }
            return hasGoldLabel(transition, in: state, head: state.stack[state.stack.count - 2])
        }
    }

    private func hasGoldLabel(
        _ transition: TransitionTable.Transition, in state: ParserState, head: Int
    ) -> Bool {
        guard let top = state.stack.last else { return false }
        return heads[top] != head || labels[top] == transition.label
    }
}

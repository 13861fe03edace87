/// A step of the arc-hybrid system: the top of the stack `s0` is pushed from the buffer or gets its head.
///
/// Source: Kuhlmann, Gómez-Rodríguez and Satta 2011; Goldberg and Nivre 2013.
enum TransitionKind: UInt32, Sendable {
    /// The next word goes onto the stack.
    case shift
    /// `s0` depends on the next word and leaves the stack.
    case left
    /// `s0` depends on the word below it and leaves the stack.
    case right
}

/// The labelled transitions of a model: shift first, then all left arcs, then all right arcs.
struct TransitionTable: Sendable {
    struct Transition: Hashable, Sendable {
        var kind: TransitionKind
        /// Index in `labels`.
        var label: Int
    }

    let labels: [DependencyRelation]
    let transitions: [Transition]
    let leftArcs: Range<Int>
    let rightArcs: Range<Int>
    /// The left arc from the artificial root, which stands at the end of the buffer.
    let rootArc: Int

    /// `nil` unless there is a root arc and at least one right arc, without which some states would have no way on.
    init?(labels: [DependencyRelation], arcs: [Transition]) {
        guard arcs.allSatisfy({ labels.indices.contains($0.label) }) else { return nil }
        self.labels = labels
        let left = arcs.filter { $0.kind == .left }
        let right = arcs.filter { $0.kind == .right && labels[$0.label] != .root }
        transitions = [Transition(kind: .shift, label: 0)] + left + right
        leftArcs = 1..<1 + left.count
        rightArcs = leftArcs.upperBound..<transitions.count
        guard let root = left.firstIndex(where: { labels[$0.label] == .root }), !right.isEmpty else { return nil }
        rootArc = 1 + root
    }

    /// The transition of a state that leaves no choice: the last word's arc from the root, or a shift onto an empty
    /// stack.
    func forced(in state: ParserState) -> Transition? {
        if state.canOnlyRoot { return transitions[rootArc] }
        return state.stack.isEmpty ? transitions[0] : nil
    }

    /// The best transition among those allowed, where none is forced; the first of equals.
    func best(in state: ParserState, scores: UnsafeMutableBufferPointer<Int32>) -> Int {
        var best = -1
        var bestScore = Int32.min
        func consider(_ range: Range<Int>) {
            for index in range where scores[index] > bestScore && index != rootArc {
                best = index
                bestScore = scores[index]
            }
        }
        if state.canShift { consider(0..<1) }
        if state.canLeft { consider(leftArcs) }
        if state.canRight { consider(rightArcs) }
        return best
    }
}

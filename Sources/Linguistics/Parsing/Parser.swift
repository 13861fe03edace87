/// A greedy transition-based dependency parser (arc-hybrid) with a linear model.
///
/// Every sentence gets a projective tree with exactly one root.
struct Parser: Sendable {
    /// The head (index in the sentence; `nil` for the root) and label of a word.
    struct Arc {
        var head: Int?
        var relation: DependencyRelation
    }

    let table: TransitionTable
    let weights: SparseWeights
    let tags: [ParserTag]

    /// - Parameter tags: for each word its class, as the tagger gives it.
    func parse(_ words: [WordFeatures], tags wordTags: [Int]) -> [Arc] {
        var state = ParserState(words: words, tags: wordTags, classes: tags)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: ParserState.featureCount) { features in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: table.transitions.count) { scores in
                while !state.isFinished {
                    if let forced = table.forced(in: state) {
                        state.apply(forced)
                        continue
                    }
                    state.writeFeatures(to: features)
                    scores.update(repeating: 0)
                    weights.addScores(of: UnsafeBufferPointer(features), to: scores)
                    state.apply(table.transitions[table.best(in: state, scores: scores)])
                }
            }
        }
        return words.indices.map { index in
            let head = state.heads[index + 1]
            return Arc(
                head: head == state.root ? nil : head - 1, relation: table.labels[Int(state.labels[index + 1]) - 1])
        }
    }
}

extension Parser {
    func write(to writer: inout BinaryWriter) {
        writer.write(strings: table.labels.map(\.rawValue))
        writer.write(array: table.transitions.dropFirst().map { $0.kind.rawValue << 16 | UInt32($0.label) })
        weights.write(to: &writer)
    }

    init(from reader: inout BinaryReader, tags: [TagClass]) throws {
        let labels = try reader.readStrings().map { DependencyRelation(rawValue: $0) }
        let codes: [UInt32] = try reader.readArray()
        let arcs = try codes.map { value in
            guard let kind = TransitionKind(rawValue: value >> 16), kind != .shift else {
                throw BinaryReader.Malformed()
            }
            return TransitionTable.Transition(kind: kind, label: Int(value & 0xFFFF))
        }
        guard let table = TransitionTable(labels: labels, arcs: arcs) else { throw BinaryReader.Malformed() }
        self.table = table
        weights = try SparseWeights(from: &reader)
        guard weights.classCount == table.transitions.count else { throw BinaryReader.Malformed() }
        self.tags = tags.map(ParserTag.init)
    }
}

/// Finds names of persons, organisations, places and groups by a label for each word.
///
/// It reads the words and what the parser made of them: their tags and relations.
struct EntityNetwork: Sendable {
    /// The first is "outside"; then, for each kind, "begins" and "goes on".
    private let kinds: [Entity.Kind]
    private let encoder: SentenceEncoder
    private let labels: Layer

    /// - Parameter parses: what the tier's parser says of the words.
    func entities(
        in sentences: [[WordFeatures]], parses: [[ParserNetwork.Word]], kernels: Kernels
    ) -> [[Entity]] {
        let facts = [parses.flatMap { $0.map(\.tag) }, parses.flatMap { $0.map(\.relation) }]
        let states = encoder.states(of: sentences, facts: facts, kernels: kernels)
        let scores = labels.values(states, count: states.count / encoder.width, kernels: kernels)
        var start = 0
        return sentences.map { sentence in
            defer { start += sentence.count }
            return spans(of: path(scores[start * labels.rows..<(start + sentence.count) * labels.rows]))
        }
    }

    /// The best sequence of labels in which a kind goes on only after it began (Viterbi 1967).
    private func path(_ scores: ArraySlice<Float>) -> [Int] {
        let count = 1 + 2 * kinds.count
        var best = [Float](repeating: -.infinity, count: count)
        best[0] = 0
        var pointers: [[Int]] = []
        for row in stride(from: scores.startIndex, to: scores.endIndex, by: labels.rows) {
            let anyBefore = best.indexOfMaximum
            var next = best
            var from = [Int](repeating: anyBefore, count: count)
            for label in 0..<count {
                if label > 0, label % 2 == 0 {
                    from[label] = best[label] > best[label - 1] ? label : label - 1
                }
                next[label] = best[from[label]] + scores[row + label]
            }
            best = next
            pointers.append(from)
        }
        var label = best.indexOfMaximum
        return pointers.reversed().map { from in
            defer { label = from[label] }
            return label
        }.reversed()
    }

    private func spans(of path: [Int]) -> [Entity] {
        var entities: [Entity] = []
        for (index, label) in path.enumerated() where label > 0 {
            if label % 2 == 1 {
                entities.append(Entity(kind: kinds[(label - 1) / 2], tokens: index..<index + 1))
            } else if let last = entities.indices.last, entities[last].tokens.upperBound == index {
                entities[last].tokens = entities[last].tokens.lowerBound..<index + 1
            }
        }
        return entities
    }

    /// - Parameter parser: of the same tier; the network reads its tags and relations.
    init(from reader: inout BinaryReader, known: WordTable, parser: ParserNetwork) throws {
        encoder = try SentenceEncoder(from: &reader, known: known)
        guard encoder.factCounts == [parser.tags.count, parser.relations.count] else { throw BinaryReader.Malformed() }
        kinds = try reader.readStrings().map { name in
            guard let kind = Entity.Kind(rawValue: name) else { throw BinaryReader.Malformed() }
            return kind
        }
        labels = try Layer(from: &reader, columns: encoder.width)
        guard 1 + 2 * kinds.count <= labels.rows else { throw BinaryReader.Malformed() }
    }

    func write(to writer: inout BinaryWriter) {
        encoder.write(to: &writer)
        writer.write(strings: kinds.map(\.rawValue))
        labels.write(to: &writer)
    }
}

extension [Float] {
    fileprivate var indexOfMaximum: Int {
        var best = 0
        for index in indices where self[index] > self[best] { best = index }
        return best
    }
}

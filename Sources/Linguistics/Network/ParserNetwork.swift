/// Tags, features and trees from one encoder.
///
/// Heads are scored by a product of each word as dependent with each word as head; labels by what the two share.
/// Source: Dozat and Manning 2017, "Deep biaffine attention for neural dependency parsing", with small layers and the
/// label's product element by element.
struct ParserNetwork: Sendable {
    /// What the network says of a word: places in `tags`, `features` and `relations`, and its head.
    struct Word: Equatable {
        var tag: Int
        var features: Int
        /// Index in the sentence; `nil` for the root.
        var head: Int?
        var relation: Int
    }

    let tags: [TagClass]
    let features: [String]
    let relations: [DependencyRelation]
    private let encoder: SentenceEncoder
    private let tagLayer: Layer
    private let featureLayer: Layer
    private let arcs: Arcs
    private let labels: Labels

    /// - Parameter sentences: how they are grouped changes the speed, not the result.
    func parse(_ sentences: [[WordFeatures]], kernels: Kernels) -> [[Word]] {
        let states = encoder.states(of: sentences, kernels: kernels)
        let count = states.count / encoder.width
        let tagScores = tagLayer.values(states, count: count, kernels: kernels)
        let bestFeatures = bestRows(featureLayer, among: features.count, states, count: count, kernels: kernels)
        let heads = arcs.heads(states, lengths: sentences.map(\.count), kernels: kernels)
        let scores = labels.scores(states, heads: heads, lengths: sentences.map(\.count), kernels: kernels)
        let root = relations.firstIndex(of: .root)
        var start = 0
        return sentences.map { sentence in
            defer { start += sentence.count }
            return sentence.indices.map { index in
                let word = start + index
                let row = scores[word * labels.rows..<word * labels.rows + relations.count]
                return Word(
                    tag: tag(of: sentence[index], tagScores[word * tagLayer.rows..<(word + 1) * tagLayer.rows]),
                    features: bestFeatures[word], head: heads[word] == 0 ? nil : heads[word] - 1,
                    relation: (heads[word] == 0 ? root : nil) ?? row.best(except: root))
            }
        }
    }

    /// The best tag. A word that nobody has seen is no function word, whatever its place suggests: the language has all of
    /// those, and its other adverbs end in "-ly".
    private func tag(of word: WordFeatures, _ scores: ArraySlice<Float>) -> Int {
        let all = scores.prefix(tags.count)
        let best = all.best(except: nil)
        guard tags[best].upos.isClosed, !encoder.knows(word), !(tags[best].upos == .adv && word.endsInLy) else {
            return best
        }
        var open: Int?
        for (index, tag) in tags.enumerated() where !tag.upos.isClosed {
            if open.map({ all[all.startIndex + index] > all[all.startIndex + $0] }) ?? true { open = index }
        }
        return open ?? best
    }

    private func bestRows(_ layer: Layer, among rows: Int, _ states: [Int16], count: Int, kernels: Kernels) -> [Int] {
        layer.values(states, count: count, kernels: kernels).bestOfRows(rows, stride: layer.rows)
    }

    /// Which word is the head of which.
    private struct Arcs: Sendable {
        let dependent: Layer
        let head: Layer
        let product: Layer
        let dependentSteps: Float
        let headSteps: Float
        let productSteps: Float
        let root: [Int16]

        /// - Returns: for each word its head within its sentence, counted from 1; 0 is the root.
        func heads(_ states: [Int16], lengths: [Int], kernels: Kernels) -> [Int] {
            let count = lengths.reduce(0, +)
            let wanted = product.rescaled(
                dependent.rectified(states, count: count, steps: dependentSteps, kernels: kernels), count: count,
                steps: productSteps, kernels: kernels)
            let offered = head.rectified(states, count: count, steps: headSteps, kernels: kernels)
            let width = head.rows
            var heads: [Int] = []
            heads.reserveCapacity(count)
            var start = 0
            for length in lengths where length > 0 {
                let range = start * width..<(start + length) * width
                let candidates = WeightMatrix(rowMajor: root + offered[range], columns: width)
                let scores = [Int32](unsafeUninitializedCapacity: length * candidates.rows) { scores, initialized in
                    wanted.withUnsafeBufferPointer {
                        candidates.multiply(
                            UnsafeBufferPointer(rebasing: $0[range]), count: length, into: scores, kernels: kernels)
                    }
                    initialized = length * candidates.rows
                }
                heads += TreeDecoder.heads(scores: scores, stride: candidates.rows, count: length)
                start += length
            }
            return heads
        }

        init(from reader: inout BinaryReader, columns: Int) throws {
            dependent = try Layer(from: &reader, columns: columns)
            head = try Layer(from: &reader, columns: columns)
            product = try Layer(from: &reader, columns: dependent.rows)
            dependentSteps = try reader.readFloat()
            headSteps = try reader.readFloat()
            productSteps = try reader.readFloat()
            root = try reader.readArray()
            guard product.rows == head.rows, root.count == head.rows else { throw BinaryReader.Malformed() }
        }

        func write(to writer: inout BinaryWriter) {
            for layer in [dependent, head, product] { layer.write(to: &writer) }
            for steps in [dependentSteps, headSteps, productSteps] { writer.write(steps) }
            writer.write(array: root)
        }
    }

    /// What a word is to its head.
    private struct Labels: Sendable {
        let dependent: Layer
        let head: Layer
        /// Reads the dependent, the head and their product.
        let output: Layer
        /// A power of two, the same for both sides.
        let steps: Float
        /// By how many bits products are cut to come into the range of a layer's inputs.
        let shift: UInt32
        let root: [Int16]

        var rows: Int { output.rows }

        /// For each word the scores of its relations to its head.
        func scores(_ states: [Int16], heads: [Int], lengths: [Int], kernels: Kernels) -> [Float] {
            let count = heads.count
            let dependents = dependent.rectified(states, count: count, steps: steps, kernels: kernels)
            let candidates = head.rectified(states, count: count, steps: steps, kernels: kernels)
            let width = head.rows
            // The root's row comes first, then those of all words.
            let offered = root + candidates
            let inputs = [Int16](unsafeUninitializedCapacity: count * 3 * width) { inputs, initialized in
                var start = 0
                var word = 0
                for length in lengths {
                    for _ in 0..<length {
                        let chosen = heads[word] == 0 ? 0 : start + heads[word]
                        let row = UnsafeMutableBufferPointer(
                            rebasing: inputs[word * 3 * width..<(word + 1) * 3 * width])
                        dependents.withUnsafeBufferPointer { dependents in
                            offered.withUnsafeBufferPointer { offered in
                                join(
                                    UnsafeBufferPointer(rebasing: dependents[word * width..<(word + 1) * width]),
                                    UnsafeBufferPointer(rebasing: offered[chosen * width..<(chosen + 1) * width]),
                                    into: row)
                            }
                        }
                        word += 1
                    }
                    start += length
                }
                initialized = count * 3 * width
            }
            return output.values(inputs, count: count, kernels: kernels)
        }

        /// Both sides, then their product, element by element.
        private func join(
            _ dependent: UnsafeBufferPointer<Int16>, _ head: UnsafeBufferPointer<Int16>,
            into row: UnsafeMutableBufferPointer<Int16>
        ) {
            let width = dependent.count
            let shift = Int32(self.shift)
            for index in 0..<width {
                let product = (Int32(dependent[index]) &* Int32(head[index])) &>> shift
                row[index] = dependent[index]
                row[width + index] = head[index]
                row[2 * width + index] = Int16(truncatingIfNeeded: min(product, Int32(Layer.largest)))
            }
        }

        init(from reader: inout BinaryReader, columns: Int) throws {
            dependent = try Layer(from: &reader, columns: columns)
            head = try Layer(from: &reader, columns: columns)
            output = try Layer(from: &reader, columns: 3 * dependent.rows)
            steps = try reader.readFloat()
            shift = try reader.readUInt32()
            root = try reader.readArray()
            guard dependent.rows == head.rows, root.count == head.rows, shift < 31 else {
                throw BinaryReader.Malformed()
            }
        }

        func write(to writer: inout BinaryWriter) {
            for layer in [dependent, head, output] { layer.write(to: &writer) }
            writer.write(steps)
            writer.write(shift)
            writer.write(array: root)
        }
    }

    init(from reader: inout BinaryReader, known: WordTable) throws {
        encoder = try SentenceEncoder(from: &reader, known: known)
        guard encoder.factCounts.isEmpty else { throw BinaryReader.Malformed() }
        tags = try reader.readStrings().map { name in
            let parts = name.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let upos = UniversalTag(rawValue: String(parts[0])) else {
                throw BinaryReader.Malformed()
            }
            return TagClass(upos: upos, xpos: parts[1] == "_" ? "" : String(parts[1]))
        }
        features = try reader.readStrings()
        relations = try reader.readStrings().map { DependencyRelation(rawValue: $0) }
        tagLayer = try Layer(from: &reader, columns: encoder.width)
        featureLayer = try Layer(from: &reader, columns: encoder.width)
        arcs = try Arcs(from: &reader, columns: encoder.width)
        labels = try Labels(from: &reader, columns: encoder.width)
        guard (1...tagLayer.rows).contains(tags.count), (1...featureLayer.rows).contains(features.count),
            (1...labels.rows).contains(relations.count)
        else { throw BinaryReader.Malformed() }
    }

    func write(to writer: inout BinaryWriter) {
        encoder.write(to: &writer)
        writer.write(strings: tags.map { "\($0.upos.rawValue) \($0.xpos.isEmpty ? "_" : $0.xpos)" })
        writer.write(strings: features)
        writer.write(strings: relations.map(\.rawValue))
        tagLayer.write(to: &writer)
        featureLayer.write(to: &writer)
        arcs.write(to: &writer)
        labels.write(to: &writer)
    }
}

extension [Float] {
    /// For each row of `stride` numbers the place of the greatest among its first `count`; the first if several are.
    fileprivate func bestOfRows(_ count: Int, stride: Int) -> [Int] {
        withUnsafeBufferPointer { numbers in
            (0..<numbers.count / stride).map { row in
                var best = 0
                for index in 1..<Swift.max(count, 1)
                where numbers[row * stride + index] > numbers[row * stride + best] { best = index }
                return best
            }
        }
    }
}

extension ArraySlice<Float> {
    /// How far from the start the greatest number lies, `except` left out.
    fileprivate func best(except: Int?) -> Int {
        var best = except == 0 ? 1 : 0
        for index in 1..<Swift.max(count, 1) where index != except && self[startIndex + index] > self[startIndex + best]
        {
            best = index
        }
        return best
    }
}

extension UniversalTag {
    /// Whether the language has a fixed stock of such words, but for adverbs in "-ly".
    fileprivate var isClosed: Bool {
        switch self {
        case .adp, .adv, .aux, .cconj, .det, .part, .pron, .sconj: true
        default: false
        }
    }
}

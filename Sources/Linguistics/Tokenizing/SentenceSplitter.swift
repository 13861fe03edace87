/// Groups the tokens of one paragraph into sentences.
///
/// A linear model decides for each gap between tokens whether a sentence ends there, from the words around it, their
/// shapes, and the sentence so far. `SplitterTrainer` learns it from treebanks.
struct SentenceSplitter: Sendable, Equatable {
    /// Longer sentences are cut where a boundary is likeliest, so that a parser's work stays bounded.
    static let longestSentence = 512
    /// The number of weights, a power of two: features share them by hash.
    static let weightCount = 1 << 16

    /// What a boundary must score where no full stop or the like stands before it. Chosen on the development parts of
    /// EWT and GUM: running text hardly ever has such boundaries, and a sentence torn apart is worse than two in one.
    private static let doubt = 200

    private let weights: [Int8]

    /// - Parameter weights: `weightCount` weights; a sum above 0 speaks for a boundary.
    init(weights: [Int8]) {
        precondition(weights.count == Self.weightCount)
        self.weights = weights
    }

    init(from reader: inout BinaryReader) throws {
        let weights: [Int8] = try reader.readArray()
        guard weights.count == Self.weightCount else { throw BinaryReader.Malformed() }
        self.weights = weights
    }

    func write(to writer: inout BinaryWriter) { writer.write(array: weights) }

    /// - Returns: ranges of token indices, in order, that cover all tokens.
    func sentences(of tokens: [RawToken], in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        guard !tokens.isEmpty else { return [] }
        let features = BoundaryFeatures(tokens: tokens, in: bytes)
        var sentences: [Range<Int>] = []
        var start = 0
        if let dateline = Dateline.end(in: tokens, bytes: bytes) {
            sentences.append(0..<dateline)
            start = dateline
        }
        // Where to cut a sentence that grows too long: in its second half, so that no token is looked at thrice.
        var likeliest = (index: 0, score: Int.min)
        var index = start + 1
        while index < tokens.count {
            var end: Int?
            if features.isCandidate(index) {
                let score = score(features, at: index, start: start)
                if score > (features.followsTerminator(index) ? 0 : Self.doubt) {
                    end = index
                } else if index - start > Self.longestSentence / 2, score >= likeliest.score {
                    likeliest = (index, score)
                }
            }
            if end == nil, index - start == Self.longestSentence {
                end = likeliest.index > start ? likeliest.index : index
            }
            if let end {
                sentences.append(start..<end)
                start = end
                likeliest = (0, .min)
                index = end
            }
            index += 1
        }
        sentences.append(start..<tokens.count)
        return sentences
    }

    private func score(_ features: BoundaryFeatures, at index: Int, start: Int) -> Int {
        var score = 0
        features.forEach(at: index, start: start) { hash in
            score += Int(weights[Int(hash) & (Self.weightCount - 1)])
        }
        return score
    }
}

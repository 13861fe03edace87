/// Learns where sentences end from treebanks: an averaged perceptron with a margin, in integers, so that it learns the
/// same everywhere.
struct SplitterTrainer {
    private static let epochs = 6
    private static let margin: Int32 = 160

    /// The weights, and the sums of their changes times the step of each change: of both the average is made.
    private var weights = [Int32](repeating: 0, count: SentenceSplitter.weightCount)
    private var weighted = [Int64](repeating: 0, count: SentenceSplitter.weightCount)
    private var step: Int64 = 1

    /// - Parameter treebank: sentences in the order of their documents; `startsParagraph` must be true to the text.
    static func train(on treebank: [TreebankSentence]) -> SentenceSplitter {
        var generator = SeededGenerator(seed: 1)
        let paragraphs = PlainParagraph.paragraphs(of: treebank)
        var trainer = SplitterTrainer()
        for _ in 0..<epochs {
            var paragraphs = PlainParagraph.varied(paragraphs, using: &generator)
            paragraphs.shuffle(using: &generator)
            for paragraph in paragraphs { trainer.learn(paragraph) }
        }
        return SentenceSplitter(weights: trainer.averaged)
    }

    private mutating func learn(_ paragraph: PlainParagraph) {
        var text = paragraph.text
        text.withUTF8 { bytes in
            let tokens = Tokenizer.tokens(in: bytes, range: 0..<bytes.count)
            guard tokens.count > 1 else { return }
            let features = BoundaryFeatures(tokens: tokens, in: bytes)
            let ends = Set(paragraph.sentenceEnds)
            var start = 0
            let dateline = Dateline.end(in: tokens, bytes: bytes)
            for index in 1..<tokens.count {
                let isBoundary = ends.contains(tokens[index - 1].range.upperBound)
                if index != dateline, features.isCandidate(index) {
                    update(features, index: index, start: start, isBoundary: isBoundary)
                }
                if isBoundary || index == dateline { start = index }
            }
        }
    }

    private mutating func update(_ features: BoundaryFeatures, index: Int, start: Int, isBoundary: Bool) {
        step += 1
        var score: Int32 = 0
        let mask = UInt32(SentenceSplitter.weightCount - 1)
        features.forEach(at: index, start: start) { score += weights[Int($0 & mask)] }
        guard (isBoundary ? score : -score) <= Self.margin else { return }
        let change: Int32 = isBoundary ? 1 : -1
        features.forEach(at: index, start: start) { hash in
            weights[Int(hash & mask)] += change
            weighted[Int(hash & mask)] += Int64(change) * step
        }
    }

    /// The average of the weights over all steps, scaled to the width of the model's integers.
    private var averaged: [Int8] {
        let sums = zip(weights, weighted).map { Int64($0) * step - $1 }
        // A few features that are always there (the gap alone) must not rob the others of their resolution.
        let magnitudes = sums.map(\.magnitude).sorted()
        let unit = max(Int64(magnitudes[magnitudes.count - 1 - magnitudes.count / 512]) / 127, 1)
        return sums.map { Int8(clamping: ($0 + $0.signum() * unit / 2) / unit) }
    }
}

/// A part-of-speech tagger: a linear model over words and the tags before, deciding from left to right.
///
/// Source of the method: Collins 2002, "Discriminative training methods for hidden Markov models"
/// (averaged perceptron), greedy.
struct Tagger: Sendable {
    /// The classes that the tagger chooses from.
    let classes: [TagClass]
    /// For frequent words: the usual class + 1, with `certain` set if the word never has another.
    let lexicon: KeyTable
    /// The forms of function words. A word that is none of them gets no closed class, whatever its context suggests.
    let functionWords: KeyTable
    let weights: SparseWeights

    /// Marks lexicon entries that need no decision.
    static let certain: UInt32 = 1 << 16

    /// - Returns: for each word the index of its class in `classes`.
    func tag(_ words: [WordFeatures]) -> [Int] {
        var context = TaggerContext(words: words, lexicon: lexicon)
        let closed = classes.indices.filter { classes[$0].upos.isClosed }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: TaggerContext.featureCount) { features in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: classes.count) { scores in
                for position in words.indices {
                    if let certain = context.certainClass(at: position) {
                        context.assign(certain, at: position)
                        continue
                    }
                    context.writeFeatures(at: position, to: features)
                    scores.update(repeating: 0)
                    weights.addScores(of: UnsafeBufferPointer(features), to: scores)
                    if functionWords[words[position].form] == 0 { scores.exclude(closed) }
                    context.assign(scores.indexOfMaximum, at: position)
                }
            }
        }
        return context.tags
    }
}

extension UniversalTag {
    /// Whether the language has a fixed stock of such words. Numbers, interjections and marks are not counted here.
    var isClosed: Bool {
        switch self {
        case .adp, .aux, .cconj, .det, .part, .pron, .sconj: true
        default: false
        }
    }
}

extension UnsafeMutableBufferPointer<Int32> {
    /// Gives some classes a score that no other class falls below.
    func exclude(_ classes: [Int]) {
        for index in classes { self[index] = .min / 2 }
    }

    /// The first index of the greatest value.
    var indexOfMaximum: Int {
        var best = 0
        for index in 1..<Swift.max(count, 1) where self[index] > self[best] { best = index }
        return best
    }
}

/// The words of a sentence with the tags chosen so far; makes the tagger's features.
struct TaggerContext {
    static let featureCount = 38
    private static let padding = 2

    /// Words and usual classes, with two empty ones before and after.
    private var words: [WordFeatures]
    private var usual: [UInt32]
    /// Tag + 1 for each word, after two zeros.
    private var assigned: [UInt32]
    private let count: Int

    init(words sentence: [WordFeatures], lexicon: KeyTable) {
        count = sentence.count
        let pad = Array(repeating: WordFeatures(), count: Self.padding)
        words = pad + sentence + pad
        usual = words.map { lexicon[$0.form] }
        assigned = Array(repeating: 0, count: sentence.count + Self.padding)
    }

    var tags: [Int] { assigned.dropFirst(Self.padding).map { Int($0) - 1 } }

    func certainClass(at position: Int) -> Int? {
        let entry = usual[position + Self.padding]
        return entry & Tagger.certain != 0 ? Int(entry & 0xFFFF) - 1 : nil
    }

    mutating func assign(_ tag: Int, at position: Int) { assigned[position + Self.padding] = UInt32(tag + 1) }

    func writeFeatures(at position: Int, to features: UnsafeMutableBufferPointer<UInt32>) {
        let here = position + Self.padding
        let word = words[here]
        let last = words[here - 1]
        let next = words[here + 1]
        let tag1 = assigned[here - 1]
        let tag2 = assigned[here - 2]
        let usual0 = usual[here]
        let usual1 = usual[here + 1]
        let usual2 = usual[here + 2]
        let isFirst: UInt32 = position == 0 ? 1 : 0
        var template: UInt32 = 0
        @inline(__always)
        func add(_ first: UInt32, _ second: UInt32 = 0, _ third: UInt32 = 0) {
            features[Int(template)] = FeatureHash.key(template, first, second, third)
            template += 1
        }
        add(word.form)
        add(last.form)
        add(next.form)
        add(words[here - 2].form)
        add(words[here + 2].form)
        add(tag1)
        add(tag1, tag2)
        add(tag1, word.form)
        add(word.form, next.form)
        add(last.form, word.form)
        add(word.suffix1)
        add(word.suffix2)
        add(word.suffix3)
        add(word.suffix4)
        add(word.prefix1)
        add(word.prefix2)
        add(word.prefix3)
        add(word.shape, isFirst)
        add(word.shape, tag1)
        add(last.suffix3)
        add(next.suffix3)
        add(next.shape, word.shape)
        add(usual1)
        add(usual1, tag1)
        add(usual1, usual2)
        add(usual0, tag1, usual1)
        add(word.suffix3, tag1)
        add(word.suffix3, usual1)
        add(word.form, tag1, tag2)
        add(last.shape, word.shape)
        add(last.form, next.form)
        add(usual0, usual1)
        add(usual0, tag1, tag2)
        add(word.form, usual1)
        add(word.suffix2, word.shape, tag1)
        add(next.suffix2, word.suffix3)
        add(last.form, word.suffix3)
        add(usual2, usual1, tag1)
        assert(template == Self.featureCount)
    }
}

extension Tagger {
    func write(to writer: inout BinaryWriter) {
        writer.write(strings: classes.map(\.upos.rawValue))
        writer.write(strings: classes.map(\.xpos))
        writer.write(lexicon)
        writer.write(functionWords)
        weights.write(to: &writer)
    }

    init(from reader: inout BinaryReader) throws {
        let universal = try reader.readStrings()
        let own = try reader.readStrings()
        guard universal.count == own.count, !universal.isEmpty else { throw BinaryReader.Malformed() }
        classes = try zip(universal, own).map { name, xpos in
            guard let upos = UniversalTag(rawValue: name) else { throw BinaryReader.Malformed() }
            return TagClass(upos: upos, xpos: xpos)
        }
        lexicon = try reader.readTable()
        functionWords = try reader.readTable()
        weights = try SparseWeights(from: &reader)
        let count = classes.count
        let isValid = lexicon.sortedPairs.allSatisfy { (1...UInt32(count)).contains($0.value & 0xFFFF) }
        guard weights.classCount == count, isValid else { throw BinaryReader.Malformed() }
    }
}

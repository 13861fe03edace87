import Coding

/// How well attributions were found.
///
/// Spans are compared as sets of words (runs of letters and digits), as evaluations of PARC3 and PolNeAR do, so that
/// commas, quotation marks and spaces at the ends do not count. An output attribution may match one gold attribution
/// and that one only; pairs are taken best first, by the sum of the Dice coefficients of source and content.
public struct SpeechScore: Sendable, Equatable, CustomStringConvertible {
    /// Pairs whose sources share a word (or both name nobody) and whose contents share a word.
    public private(set) var overlap = Measure()
    /// Pairs of which source and content agree by half or more (Dice coefficient, 2·|shared| / (|one| + |other|)).
    public private(set) var half = Measure()
    /// Pairs with the same words in source and content.
    public private(set) var exact = Measure()
    /// Cues that share a word, one to one, whatever their source and content.
    public private(set) var cue = Measure()
    /// Words of sources and of contents, in the pairs that overlap.
    public private(set) var sourceWords = Measure()
    public private(set) var contentWords = Measure()

    public init() {}

    /// One attribution of the gold or the output, for people who look for the reason.
    public struct Verdict: Sendable, Equatable {
        public enum Outcome: String, Sendable { case both, missed, added }

        public var outcome: Outcome
        public var source: String
        public var cue: String
        public var content: String
        /// The line that knows the cue.
        public var knowledge: String
    }

    /// Compares what was found in a text with one reader's marks, and returns what became of each attribution.
    ///
    /// Only outermost attributions count, since the gold has no others: what a source says that others say belongs to
    /// its content there.
    @discardableResult
    public mutating func add(_ speech: DocumentSpeech, to gold: [GoldSpeech.Attribution], in text: String) -> [Verdict]
    {
        let words = Words(text)
        let output = speech.attributions.filter { attribution in
            attribution.parent == nil && !(attribution.cue.first.map(speech.isQuoted) ?? false)
        }
        let found = output.map { words.sets($0.source, $0.cue, $0.content) }
        let wanted = gold.map { words.sets($0.source, $0.cue, $0.content) }

        let cues = Self.pairs(found.count, wanted.count, near: words.neighbours(found.map(\.cue), wanted.map(\.cue))) {
            Self.dice(found[$0].cue, wanted[$1].cue)
        }
        cue += Measure(correct: cues.count, gold: wanted.count, output: found.count)

        let near = words.neighbours(found.map(\.content), wanted.map(\.content))
        let pairs = Self.pairs(found.count, wanted.count, near: near) { one, other in
            let source = Self.dice(found[one].source, wanted[other].source)
            let content = Self.dice(found[one].content, wanted[other].content)
            return source > 0 && content > 0 ? source + content : 0
        }
        overlap += Measure(correct: pairs.count, gold: wanted.count, output: found.count)
        half += Measure(gold: wanted.count, output: found.count)
        exact += Measure(gold: wanted.count, output: found.count)
        for (one, other) in pairs {
            let source = Self.dice(found[one].source, wanted[other].source)
            let content = Self.dice(found[one].content, wanted[other].content)
            if source >= 0.5, content >= 0.5 { half.correct += 1 }
            if source == 1, content == 1 { exact.correct += 1 }
            sourceWords += Self.measure(found[one].source, wanted[other].source)
            contentWords += Self.measure(found[one].content, wanted[other].content)
        }

        let matched = (Set(pairs.map(\.0)), Set(pairs.map(\.1)))
        func string(_ ranges: [Range<Int>]) -> String { ranges.map(words.string).joined(separator: " … ") }
        let ofOutput = output.indices.map {
            Verdict(
                outcome: matched.0.contains($0) ? .both : .added, source: string(output[$0].source),
                cue: string(output[$0].cue), content: string(output[$0].content),
                knowledge: output[$0].knowledge?.description ?? "")
        }
        let missed = gold.indices.filter { !matched.1.contains($0) }
        return ofOutput
            + missed.map {
                Verdict(
                    outcome: .missed, source: string(gold[$0].source), cue: string(gold[$0].cue),
                    content: string(gold[$0].content), knowledge: "")
            }
    }

    /// The best pairs, one to one; equal ones in the order of the text.
    private static func pairs(
        _ found: Int, _ wanted: Int, near: [(Int, Int)], _ weight: (Int, Int) -> Double
    ) -> [(Int, Int)] {
        let weighed = near.map { (pair: $0, weight: weight($0.0, $0.1)) }.filter { $0.weight > 0 }
        let ranked = weighed.sorted {
            ($1.weight, $0.pair.0, $0.pair.1) < ($0.weight, $1.pair.0, $1.pair.1)
        }
        var used = (Set<Int>(), Set<Int>())
        var pairs: [(Int, Int)] = []
        for (pair, _) in ranked where !used.0.contains(pair.0) && !used.1.contains(pair.1) {
            used.0.insert(pair.0)
            used.1.insert(pair.1)
            pairs.append(pair)
        }
        return pairs
    }

    /// 1 where both are empty.
    private static func dice(_ one: Set<Int>, _ other: Set<Int>) -> Double {
        if one.isEmpty && other.isEmpty { return 1 }
        return 2 * Double(one.intersection(other).count) / Double(one.count + other.count)
    }

    private static func measure(_ output: Set<Int>, _ gold: Set<Int>) -> Measure {
        Measure(correct: output.intersection(gold).count, gold: gold.count, output: output.count)
    }

    public var description: String {
        func line(_ name: String, _ measure: Measure) -> String {
            func percent(_ share: Double) -> String {
                let tenths = Int((share * 1000).rounded())
                return "\(tenths / 10).\(tenths % 10)"
            }
            let padded = name + String(repeating: " ", count: max(0, 32 - name.count))
            return "\(padded) P \(percent(measure.precision)) R \(percent(measure.recall)) F1 \(percent(measure.f1))"
                + " (\(measure.correct) of \(measure.gold) in gold, \(measure.output) found)"
        }
        return [
            line("source + content overlap", overlap), line("source + content agree by half", half),
            line("source + content the same words", exact), line("cue overlap", cue),
            line("words of matched sources", sourceWords), line("words of matched contents", contentWords),
        ].joined(separator: "\n")
    }
}

/// The words of a text, so that spans can be compared as sets of them.
private struct Words {
    private let bytes: [UInt8]
    private var words: [Range<Int>] = []

    init(_ text: String) {
        bytes = Array(text.utf8)
        var start: Int?
        for (offset, byte) in bytes.enumerated() {
            // Bytes of typographic marks (General Punctuation begins with E2 80) are no letters.
            let isMark =
                byte == 0xE2 && offset + 1 < bytes.count && bytes[offset + 1] == 0x80
                || offset > 0 && bytes[offset - 1] == 0xE2 && byte == 0x80
                || offset > 1 && bytes[offset - 2] == 0xE2 && bytes[offset - 1] == 0x80
            let isLetter =
                byte >= 0x80 && !isMark || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte)
            if isLetter {
                if start == nil { start = offset }
            } else if let begun = start {
                words.append(begun..<offset)
                start = nil
            }
        }
        if let begun = start { words.append(begun..<bytes.count) }
    }

    func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    func sets(
        _ source: [Range<Int>], _ cue: [Range<Int>], _ content: [Range<Int>]
    ) -> (source: Set<Int>, cue: Set<Int>, content: Set<Int>) {
        (set(source), set(cue), set(content))
    }

    private func set(_ ranges: [Range<Int>]) -> Set<Int> {
        var result: Set<Int> = []
        for range in ranges {
            var low = 0
            var high = words.count
            while low < high {
                let middle = (low + high) / 2
                if words[middle].upperBound > range.lowerBound { high = middle } else { low = middle + 1 }
            }
            while low < words.count, words[low].lowerBound < range.upperBound {
                result.insert(low)
                low += 1
            }
        }
        return result
    }

    /// Pairs of sets that share a word.
    func neighbours(_ found: [Set<Int>], _ wanted: [Set<Int>]) -> [(Int, Int)] {
        var owners: [Int: [Int]] = [:]
        for (index, set) in wanted.enumerated() {
            for word in set { owners[word, default: []].append(index) }
        }
        return found.enumerated().flatMap { index, set in
            Set(set.flatMap { owners[$0] ?? [] }).sorted().map { (index, $0) }
        }
    }
}

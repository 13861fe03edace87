public import Knowledge

/// A stretch of text that a report attributes to somebody.
///
/// All offsets are UTF-8 bytes in the text. Spans of one field are in order and do not overlap.
public struct Attribution: Sendable, Equatable {
    /// How the content is given.
    public enum Manner: String, Sendable {
        /// In quotation marks.
        case direct
        /// In the reporter's words.
        case indirect
        /// Partly in quotation marks.
        case mixed
    }

    /// Who is the source, as the sentence of the cue names it; empty where it names nobody.
    public var source: [Range<Int>]
    /// The words that attribute; empty for a quotation after a colon without a verb.
    public var cue: [Range<Int>]
    public var content: [Range<Int>]
    public var manner: Manner
    public var kind: SpeechCue.Kind
    /// The line of `Knowledge` that knows the cue.
    public var knowledge: KnowledgePosition?
    /// Index of the attribution in whose content the cue stands: "A says that B denied that …".
    public var parent: Int?

    /// The sentence of the cue in the document.
    var sentence: Int
    /// The cue's head token.
    var predicate: Int
    /// Head token of the source's phrase, in the same sentence.
    var sourceHead: Int?
    /// The paragraph of the cue, counted from 1.
    var paragraph: Int = 0

    /// The bytes from the first to the last of content, cue and source.
    public var extent: Range<Int> {
        let all = source + cue + content
        let start = all.map(\.lowerBound).min() ?? 0
        return start..<(all.map(\.upperBound).max() ?? start)
    }
}

/// All that a document attributes, in the order of the cues.
public struct DocumentSpeech: Sendable, Equatable {
    public let attributions: [Attribution]
    public let quotations: [Quotation]
    /// The bytes of each sentence, and the attributions whose content stands in it.
    private let sentences: [Range<Int>]
    private let quotationRanges: [Range<Int>]
    private let inSentence: [[Int]]

    public init() { self.init([], quotations: [], sentences: []) }

    init(_ attributions: [Attribution], quotations: [Quotation], sentences: [Range<Int>]) {
        var inSentence = [[Int]](repeating: [], count: sentences.count)
        for (index, attribution) in attributions.enumerated() {
            for span in attribution.content {
                var sentence = sentences.firstIndex(endingAfter: span.lowerBound)
                while sentence < sentences.count, sentences[sentence].lowerBound < span.upperBound {
                    if inSentence[sentence].last != index { inSentence[sentence].append(index) }
                    sentence += 1
                }
            }
        }
        self.attributions = attributions
        self.quotations = quotations
        quotationRanges = quotations.map(\.range)
        self.sentences = sentences
        self.inSentence = inSentence
    }

    /// Indices of the attributions whose content covers the bytes, the innermost first.
    public func attributions(at range: Range<Int>) -> [Int] {
        let sentence = sentences.firstIndex(endingAfter: range.lowerBound)
        guard sentence < sentences.count else { return [] }
        let covering = inSentence[sentence].compactMap { index -> (index: Int, size: Int)? in
            guard let span = attributions[index].content.first(where: { $0.contains(range) }) else { return nil }
            return (index, span.count)
        }
        // Later cues of equal reach are the inner ones.
        return covering.sorted { ($0.size, $1.index) < ($1.size, $0.index) }.map(\.index)
    }

    /// Whether the bytes stand in quotation marks.
    public func isQuoted(_ range: Range<Int>) -> Bool { quotation(around: range) != nil }

    /// The quotation in which the bytes stand.
    public func quotation(around range: Range<Int>) -> Quotation? {
        let index = quotationRanges.firstIndex(endingAfter: range.lowerBound)
        guard index < quotations.count, quotationRanges[index].contains(range) else { return nil }
        return quotations[index]
    }
}

extension Range<Int> {
    /// Whether all of the other range lies within this one.
    func contains(_ other: Range<Int>) -> Bool { lowerBound <= other.lowerBound && other.upperBound <= upperBound }
}

extension [Range<Int>] {
    /// The first of ordered ranges that ends after an offset; `endIndex` if none does.
    func firstIndex(endingAfter offset: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].upperBound > offset { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// In order, with those that touch or overlap joined.
    func joined() -> [Range<Int>] {
        var result: [Range<Int>] = []
        for range in sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = result.last, range.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}

import Knowledge
import Linguistics

/// A document while its attributions are being found.
struct SpeechReading {
    let graphs: [SentenceGraph]
    let text: [UInt8]
    let quotations: [Quotation]
    let quotationRanges: [Range<Int>]
    let sentences: [Range<Int>]
    var attributions: [Attribution] = []
    /// Attributions by the sentence of their cue.
    var inSentence: [[Int]]
    /// Those that take a quotation beside them.
    var quoting: Set<Int> = []
    /// Start of each paragraph.
    private let paragraphs: [Int]
    /// Lemmas of nouns before a colon that speak: "Report: …".
    let voices: Set<String>

    init(graphs: [SentenceGraph], text: [UInt8], voices: Set<String> = []) {
        self.graphs = graphs
        self.voices = voices
        self.text = text
        quotations = QuotationFinder.quotations(in: text)
        quotationRanges = quotations.map(\.range)
        sentences = graphs.map(\.sentence.range)
        inSentence = [[Int]](repeating: [], count: graphs.count)
        paragraphs = Self.paragraphs(of: text)
    }

    private static func paragraphs(of text: [UInt8]) -> [Int] {
        var starts = [0]
        var breaks = 0
        for (offset, byte) in text.enumerated() {
            if byte == UInt8(ascii: "\n") {
                breaks += 1
            } else if byte > UInt8(ascii: " ") {
                if breaks > 1 { starts.append(offset) }
                breaks = 0
            }
        }
        return starts
    }

    func isParagraphStart(_ offset: Int) -> Bool {
        let index = paragraph(of: offset)
        return index > 0 && paragraphs[index - 1] == offset || offset == graphs.first?.sentence.range.lowerBound
    }

    // MARK: Cues

    mutating func append(_ attribution: Attribution) {
        inSentence[attribution.sentence].append(attributions.count)
        attributions.append(attribution)
    }

    mutating func add(_ match: CueMatch, in graph: SentenceGraph) {
        let cue = graph[match.predicate].range
        let around = quotation(around: cue)
        // What somebody says within a quotation ends with it.
        var content = spans(match.content, in: graph)
        if let around { content = content.compactMap { $0.clamped(to: around.range) }.filter { !$0.isEmpty } }
        guard !content.isEmpty || (match.takesQuotation && around == nil) else { return }
        let attribution = Attribution(
            source: spans(match.source, in: graph), cue: spans(match.cue, in: graph), content: content,
            manner: .indirect, kind: match.kind, knowledge: match.knowledge, sentence: graph.index,
            predicate: match.predicate, sourceHead: match.sourceHead, paragraph: paragraph(of: cue.lowerBound))
        if match.takesQuotation, around == nil { quoting.insert(attributions.count) }
        append(attribution)
    }

    /// The bytes of tokens, as few spans as possible, without punctuation at the ends.
    private func spans(_ tokens: [Int], in graph: SentenceGraph) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        while start < tokens.count {
            var end = start + 1
            while end < tokens.count, tokens[end] == tokens[end - 1] + 1 { end += 1 }
            var run = tokens[start..<end]
            while let first = run.first, isEdge(graph[first]) { run = run.dropFirst() }
            while let last = run.last, isEdge(graph[last]) { run = run.dropLast() }
            if let first = run.first, let last = run.last, run.contains(where: { graph[$0].upos != .punct }) {
                let lower = graph[first].range.lowerBound
                let range = lower..<max(lower, graph[last].range.upperBound)
                // What lies between two runs is only punctuation: one span.
                if let before = runs.last, isBetween(before.upperBound, range.lowerBound) {
                    runs[runs.count - 1] = before.lowerBound..<max(before.upperBound, range.upperBound)
                } else if !range.isEmpty {
                    runs.append(range)
                }
            }
            start = end
        }
        return runs.joined()
    }

    private func isBetween(_ start: Int, _ end: Int) -> Bool {
        start <= end && end <= text.count
            && text[start..<end].allSatisfy { $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
    }

    private func isEdge(_ token: Token) -> Bool {
        token.upos == .punct && [",", ".", ";", ":", "-", "–", "—", "--"].contains(token.form)
    }

    func quotation(around range: Range<Int>) -> Quotation? {
        let index = quotationRanges.firstIndex(endingAfter: range.lowerBound)
        guard index < quotations.count, quotationRanges[index].contains(range) else { return nil }
        return quotations[index]
    }

    func paragraph(of offset: Int) -> Int {
        var low = 0
        var high = paragraphs.count
        while low < high {
            let middle = (low + high) / 2
            if paragraphs[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: Result

    /// In order, without those that took nothing, each with its manner and the attribution around it.
    func finished() -> DocumentSpeech {
        var result = attributions
        for index in result.indices {
            result[index].cue = result[index].cue.joined()
            result[index].content = result[index].content.joined()
            result[index].manner = manner(of: result[index].content)
        }
        result.removeAll { $0.content.isEmpty }
        result.sort {
            ($0.sentence, $0.cue.first?.lowerBound ?? $0.extent.lowerBound, $0.predicate)
                < ($1.sentence, $1.cue.first?.lowerBound ?? $1.extent.lowerBound, $1.predicate)
        }
        let speech = DocumentSpeech(result, quotations: quotations, sentences: sentences)
        for index in result.indices {
            guard let cue = result[index].cue.first ?? result[index].source.first else { continue }
            result[index].parent = speech.attributions(at: cue).first { $0 != index }
        }
        return DocumentSpeech(result, quotations: quotations, sentences: sentences)
    }

    private func manner(of content: [Range<Int>]) -> Attribution.Manner {
        var quoted = 0
        var total = 0
        for span in content {
            total += span.count
            var index = quotationRanges.firstIndex(endingAfter: span.lowerBound)
            while index < quotations.count, quotationRanges[index].lowerBound < span.upperBound {
                quoted += quotationRanges[index].clamped(to: span).count
                index += 1
            }
        }
        // A comma, a space, "that" outside of the marks do not make it mixed.
        return quoted == 0 ? .indirect : total - quoted < 8 ? .direct : .mixed
    }
}

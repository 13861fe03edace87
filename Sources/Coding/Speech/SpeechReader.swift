public import Knowledge
public import Linguistics

/// Finds who says what in a document: reported and quoted speech, belief, intent and findings, over sentences and
/// paragraphs.
///
/// Pure and linear in the text: cues come from the trees (`CueMatcher`), quotations from their marks
/// (`QuotationFinder`), and quotations without a cue of their own go to the voice that spoke last.
public struct SpeechReader: Sendable {
    let lexicon: CueLexicon

    public init(_ knowledge: KnowledgeBase) { lexicon = CueLexicon(knowledge.speechCues) }

    /// The attributions of a document, in the order of their cues.
    ///
    /// - Parameter text: the text that was analysed.
    public func speech(in document: Document, text: String) -> DocumentSpeech {
        speech(
            in: document.sentences.enumerated().map { SentenceGraph($1, index: $0) }, text: Array(text.utf8))
    }

    func speech(in graphs: [SentenceGraph], text: [UInt8]) -> DocumentSpeech {
        var reading = SpeechReading(graphs: graphs, text: text)
        for graph in graphs {
            for match in CueMatcher(graph: graph, lexicon: lexicon).matches() { reading.add(match, in: graph) }
        }
        reading.attributeQuotations()
        return reading.finished()
    }
}

/// A document while its attributions are being found.
struct SpeechReading {
    let graphs: [SentenceGraph]
    let text: [UInt8]
    let quotations: [Quotation]
    private let quotationRanges: [Range<Int>]
    private let sentences: [Range<Int>]
    private(set) var attributions: [Attribution] = []
    /// Attributions by the sentence of their cue.
    private var inSentence: [[Int]]
    /// Those that take a quotation beside them.
    private var quoting: Set<Int> = []
    /// Start of each paragraph.
    private let paragraphs: [Int]

    init(graphs: [SentenceGraph], text: [UInt8]) {
        self.graphs = graphs
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

    // MARK: Cues

    mutating func add(_ match: CueMatch, in graph: SentenceGraph) {
        let cue = graph[match.predicate].range
        let around = quotation(around: cue)
        // What somebody says within a quotation ends with it.
        var content = spans(match.content, in: graph)
        if let around { content = content.compactMap { $0.clamped(to: around.range) }.filter { !$0.isEmpty } }
        guard !content.isEmpty || (match.takesQuotation && around == nil) else { return }
        let attribution = Attribution(
            source: spans(match.source, in: graph, isSource: true), cue: spans(match.cue, in: graph), content: content,
            manner: .indirect, kind: match.kind, knowledge: match.knowledge, sentence: graph.index,
            predicate: match.predicate, sourceHead: match.sourceHead, paragraph: paragraph(of: cue.lowerBound))
        if match.takesQuotation, around == nil { quoting.insert(attributions.count) }
        inSentence[graph.index].append(attributions.count)
        attributions.append(attribution)
    }

    /// The bytes of tokens, as few spans as possible, without punctuation at the ends.
    private func spans(_ tokens: [Int], in graph: SentenceGraph, isSource: Bool = false) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        while start < tokens.count {
            var end = start + 1
            while end < tokens.count, tokens[end] == tokens[end - 1] + 1 { end += 1 }
            var run = tokens[start..<end]
            while let first = run.first, isEdge(graph[first]) { run = run.dropFirst() }
            while let last = run.last, isEdge(graph[last]) { run = run.dropLast() }
            if let first = run.first, let last = run.last {
                let range = graph[first].range.lowerBound..<graph[last].range.upperBound
                // What lies between two runs is only punctuation: one span.
                if let before = runs.last, tokens[start] > 0, isBetween(before.upperBound, range.lowerBound) {
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

    // MARK: Quotations

    /// Gives every quotation to whoever says it, if anybody can be told.
    mutating func attributeQuotations() {
        var last: Int?
        var lastQuotation: Quotation?
        var cursor = 0
        for (index, quotation) in quotations.enumerated() {
            let sentence = sentences.firstIndex(endingAfter: quotation.range.lowerBound)
            guard sentence < sentences.count, sentences[sentence].overlaps(quotation.range) else { continue }
            // The voices of the sentences before.
            while cursor < sentence {
                if let voice = inSentence[cursor].last(where: { isVoice($0) }) { last = voice }
                cursor += 1
            }
            let ending = sentences.firstIndex(
                endingAfter: max(quotation.range.lowerBound, quotation.range.upperBound - 1))
            var takers: [Int] = []
            for position in sentence...max(sentence, min(ending, sentences.count - 1)) {
                takers += inSentence[position].filter { takes($0, quotation) }
            }
            if takers.isEmpty, let taker = neighbour(of: quotation, in: sentence, ending) { takers = [taker] }
            if takers.isEmpty, isSaid(quotation),
                let speaker = continued(quotation, in: sentence, last, lastQuotation, index: index)
            {
                takers = [speaker]
            }
            if takers.isEmpty, isSaid(quotation), let introduction = introduction(of: quotation, in: sentence) {
                takers = [introduction]
            }
            for taker in takers { attributions[taker].content.append(quotation.range) }
            if let taker = takers.last(where: { attributions[$0].kind.isClaim }) {
                last = taker
                lastQuotation = quotation
            }
        }
    }

    /// Whether what a cue attributes by its tree is this quotation, or most of it.
    private func takes(_ index: Int, _ quotation: Quotation) -> Bool {
        let attribution = attributions[index]
        guard !attribution.cue.contains(where: { $0.overlaps(quotation.range) }),
            !attribution.source.contains(where: { $0.overlaps(quotation.range) })
        else { return false }
        let here = quotation.range.clamped(to: sentences[attribution.sentence])
        let shared = attribution.content.reduce(0) { $0 + $1.clamped(to: here).count }
        return shared * 2 > here.count
    }

    /// A cue beside the quotation whose tree knows nothing of it: `Smith went on: "…"`, `"Why?" asked Smith.`
    private func neighbour(of quotation: Quotation, in sentence: Int, _ ending: Int) -> Int? {
        func isFree(_ index: Int) -> Bool {
            quoting.contains(index) && !attributions[index].extent.overlaps(quotation.range)
        }
        let before = inSentence[sentence].last {
            isFree($0) && attributions[$0].extent.upperBound <= quotation.range.lowerBound
                && (attributions[$0].content.isEmpty || follows(quotation, attributions[$0].extent.upperBound, "colon"))
        }
        if let before, attributions[before].content.isEmpty || endsWithColon(before: quotation) { return before }
        if ending < sentences.count,
            let after = inSentence[ending].first(where: {
                isFree($0) && attributions[$0].extent.lowerBound >= quotation.range.upperBound
                    && attributions[$0].content.isEmpty
            })
        {
            return after
        }
        let next = sentences.firstIndex(endingAfter: quotation.range.upperBound)
        if next < sentences.count, next != ending || ending == sentence,
            paragraph(of: sentences[next].lowerBound) == paragraph(of: quotation.range.lowerBound),
            let after = inSentence[next].first(where: { isFree($0) && attributions[$0].content.isEmpty }),
            attributions[after].extent.lowerBound - quotation.range.upperBound < 3
        {
            return after
        }
        if sentence > 0, endsWithColon(before: quotation) {
            return inSentence[sentence - 1].last { isFree($0) }
        }
        return nil
    }

    private func follows(_ quotation: Quotation, _ offset: Int, _ mark: String) -> Bool {
        endsWithColon(before: quotation)
    }

    private func endsWithColon(before quotation: Quotation) -> Bool {
        var cursor = quotation.range.lowerBound - 1
        while cursor >= 0, text[cursor] <= UInt8(ascii: " ") { cursor -= 1 }
        return cursor >= 0 && text[cursor] == UInt8(ascii: ":")
    }

    /// Whether a quotation is speech rather than a label or title: a sentence begins with it, and it has a few words.
    private func isSaid(_ quotation: Quotation) -> Bool {
        let words = text[quotation.inner].split { $0 <= UInt8(ascii: " ") }.count
        return words > 2
    }

    /// The voice that spoke before, if the quotation begins a sentence of the same paragraph, or goes on with its
    /// quotation in the next one.
    private func continued(
        _ quotation: Quotation, in sentence: Int, _ last: Int?, _ lastQuotation: Quotation?, index: Int
    ) -> Int? {
        guard let last, sentences[sentence].lowerBound + 1 >= quotation.range.lowerBound else { return nil }
        let here = paragraph(of: quotation.range.lowerBound)
        let previous = index > 0 ? quotations[index - 1] : nil
        if let previous, previous.continues { return last }
        let lastEnd = max(attributions[last].extent.upperBound, lastQuotation?.range.upperBound ?? 0)
        let distance = here - paragraph(of: max(0, lastEnd - 1))
        if distance == 0 { return last }
        // A paragraph of its own goes on only with quoted speech, and only if it is nothing but a quotation.
        guard distance == 1,
            attributions[last].content.contains(where: { $0.contains(lastQuotation?.range ?? -2..<(-1)) }),
            endsParagraph(quotation)
        else { return nil }
        return last
    }

    private func endsParagraph(_ quotation: Quotation) -> Bool {
        var cursor = quotation.range.upperBound
        var breaks = 0
        while cursor < text.count, text[cursor] <= UInt8(ascii: " ") {
            if text[cursor] == UInt8(ascii: "\n") { breaks += 1 }
            cursor += 1
        }
        return cursor >= text.count || breaks > 1
    }

    /// `Smith on the truce: "…"`: without a cue, whoever is the subject before the colon.
    private mutating func introduction(of quotation: Quotation, in sentence: Int) -> Int? {
        guard endsWithColon(before: quotation) else { return nil }
        let isWithin = sentences[sentence].lowerBound < quotation.range.lowerBound - 1
        guard isWithin || sentence > 0 else { return nil }
        let graph = graphs[isWithin ? sentence : sentence - 1]
        guard let root = (0..<graph.count).first(where: { graph[$0].head == nil }),
            graph[root].range.upperBound <= quotation.range.lowerBound
        else { return nil }
        let subject = graph.child(of: root, .nsubj)
        if subject == nil, graph[root].upos != .propn { return nil }
        let head = subject ?? root
        let attribution = Attribution(
            source: [graph.bytes(graph.phrase(of: head))], cue: subject == nil ? [] : [graph[root].range], content: [],
            manner: .direct, kind: .speech, knowledge: nil, sentence: graph.index, predicate: root, sourceHead: head,
            paragraph: paragraph(of: graph[root].range.lowerBound))
        inSentence[graph.index].append(attributions.count)
        attributions.append(attribution)
        return attributions.count - 1
    }

    private func isVoice(_ index: Int) -> Bool {
        let attribution = attributions[index]
        return attribution.kind == .speech && quotation(around: attribution.cue.first ?? 0..<0) == nil
            && attribution.sourceHead != nil
    }

    private func quotation(around range: Range<Int>) -> Quotation? {
        let index = quotationRanges.firstIndex(endingAfter: range.lowerBound)
        guard index < quotations.count, quotationRanges[index].contains(range) else { return nil }
        return quotations[index]
    }

    private func paragraph(of offset: Int) -> Int {
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
        var result = attributions.filter { !$0.content.isEmpty }
        for index in result.indices {
            result[index].content = result[index].content.joined()
            result[index].manner = manner(of: result[index].content)
        }
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

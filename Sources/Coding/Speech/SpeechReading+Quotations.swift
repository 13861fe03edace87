import Knowledge

/// Quotations find the voices that say them.
extension SpeechReading {
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
            if takers.isEmpty, isSaid(quotation), let speaker = alongside(quotation, in: sentence) {
                takers = [speaker]
            }
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
                && (attributions[$0].content.isEmpty || endsWithColon(before: quotation))
        }
        if let before { return before }
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

    /// `"It was not that," he said, but they "lost the war"`: whoever is quoted in a sentence is so to its end.
    private func alongside(_ quotation: Quotation, in sentence: Int) -> Int? {
        inSentence[sentence].last { index in
            quoting.contains(index) && attributions[index].extent.lowerBound < quotation.range.lowerBound
                && attributions[index].content.contains { span in
                    let within = quotationRanges.firstIndex(endingAfter: span.lowerBound)
                    return within < quotations.count && quotationRanges[within].overlaps(span)
                }
        }
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
        append(attribution)
        return attributions.count - 1
    }

    private func isVoice(_ index: Int) -> Bool {
        let attribution = attributions[index]
        return attribution.kind == .speech && quotation(around: attribution.cue.first ?? 0..<0) == nil
            && attribution.sourceHead != nil
    }
}

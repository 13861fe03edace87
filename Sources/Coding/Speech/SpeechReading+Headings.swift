import Linguistics

/// Voices that a colon introduces without a verb: "Envoy: Truce will hold", "SMITH: We will go."
extension SpeechReading {
    /// Finds them at the beginnings of paragraphs.
    mutating func readHeadings() {
        for (index, graph) in graphs.enumerated() where isParagraphStart(graph.sentence.range.lowerBound) {
            guard let colon = colon(in: graph) else { continue }
            let source = graph.bytes(0..<colon)
            // A name in capitals opens a turn of a transcript, which goes on to the end of the paragraph.
            let isTurn = graph.sentence.tokens[0..<colon].allSatisfy { token in
                token.form.utf8.allSatisfy { !(0x61...0x7A).contains($0) }
            }
            var end = graph.sentence.range.upperBound
            if isTurn, source.count > 2 {
                var next = index + 1
                while next < graphs.count, !isParagraphStart(graphs[next].sentence.range.lowerBound) {
                    end = graphs[next].sentence.range.upperBound
                    next += 1
                }
            }
            guard colon + 1 < graph.count else { continue }
            let head = (0..<colon).first { graph[$0].head.map { $0 >= colon } ?? true } ?? 0
            append(
                Attribution(
                    source: [source], cue: [graph[colon].range], content: [graph[colon + 1].range.lowerBound..<end],
                    manner: .indirect, kind: .speech, knowledge: nil, sentence: index, predicate: colon,
                    sourceHead: head, paragraph: paragraph(of: source.lowerBound)))
        }
    }

    /// The colon behind a name at the beginning of a sentence.
    private func colon(in graph: SentenceGraph) -> Int? {
        for token in 0..<min(8, graph.count) {
            if graph[token].form == ":" {
                guard token > 0, graph[token].range.lowerBound == graph[token - 1].range.upperBound,
                    (0..<token).contains(where: { isVoice(graph[$0], graph.lemmas[$0]) })
                else { return nil }
                return token
            }
            switch graph[token].upos {
            case .verb, .aux, .sconj, .punct, .cconj: return nil
            default: continue
            }
        }
        return nil
    }

    /// The model takes headings for names and nouns of every kind: persons by their entity, others by what they are.
    private func isVoice(_ token: Token, _ lemma: String) -> Bool {
        token.upos == .propn || voices.contains(lemma)
    }
}

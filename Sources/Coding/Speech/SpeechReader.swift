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
        var reading = SpeechReading(graphs: graphs, text: text, voices: lexicon.headings)
        for graph in graphs {
            for match in CueMatcher(graph: graph, lexicon: lexicon).matches() { reading.add(match, in: graph) }
        }
        reading.readHeadings()
        reading.attributeQuotations()
        return reading.finished()
    }
}

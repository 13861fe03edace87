import Knowledge
import Linguistics
import Reports

extension Coder {
    /// The quantities of a report, in the order of its text: those whose kind is known.
    public func quantities(in report: Report, _ document: Document) -> [Quantity] {
        document.sentences.enumerated().flatMap { index, sentence in
            let graph = SentenceGraph(sentence, index: index)
            let times = times.expressions(in: sentence, published: report.published)
            return QuantityReader(graph, times: times, actors: lexicon).quantities().map(\.quantity)
        }
    }
}

extension Rapporteur {
    /// The quantities of a report, in the order of its text.
    public func quantities(in report: Report) -> [Quantity] {
        coder.quantities(in: report, analyzer.analyze(report.text, paragraphs: Coder.paragraphs(of: report)))
    }
}

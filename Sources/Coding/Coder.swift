import Calendars
import Knowledge
import Linguistics
import Reports

/// Codes the events of reports. Pure: the same report and knowledge give the same account.
public struct Coder: Sendable {
    let knowledge: KnowledgeBase
    let lexicon: ActorLexicon
    let frames: FrameLexicon
    /// Finds time expressions and resolves them.
    public let times: TimeReader
    let contexts: ContextLexicon
    /// Finds the names of places in documents and tells which places they are.
    public let toponyms: ToponymReader

    /// - Parameter gazetteer: where places are looked up, see `KnowledgeFolder.gazetteer(with:)`.
    /// - Throws: `KnowledgeError` when the date words cannot be read.
    public init(_ knowledge: KnowledgeBase, gazetteer: Gazetteer = Gazetteer()) throws(KnowledgeError) {
        self.knowledge = knowledge
        toponyms = ToponymReader(knowledge, gazetteer: gazetteer)
        lexicon = ActorLexicon(knowledge)
        frames = try FrameLexicon(knowledge)
        contexts = ContextLexicon(knowledge)
        do {
            times = TimeReader(
                words: try TimeWords(
                    files: knowledge.texts(in: "languages/en/dates").map { (name: $0.file, text: $0.text) }))
        } catch {
            throw KnowledgeError(
                problems: error.problems.map {
                    KnowledgeProblem(position: KnowledgePosition(file: $0.file, line: $0.line), message: $0.message)
                })
        }
    }

    /// The parts of a report's text that are read for events, each to be analysed on its own.
    public static func paragraphs(of report: Report) -> [Range<Int>] {
        report.passages.filter { $0.role == .lead || $0.role == .body }.map(\.range)
    }

    /// The events of a report, in the order of its text.
    ///
    /// - Parameter document: the analysis of the report's paragraphs.
    public func code(_ report: Report, _ document: Document) -> Account {
        var discourse = Discourse(knowledge.ontology)
        var builder = EventBuilder(
            report: report, document, coder: self, places: DocumentPlaces(toponyms.toponyms(in: document)))
        for (index, sentence) in document.sentences.enumerated() {
            let graph = SentenceGraph(sentence, index: index)
            let resolver = PartyResolver(graph, lexicon: lexicon, day: report.published, discourse: discourse)
            var interpreter = Interpreter(graph, frames: frames, resolver: resolver)
            builder.begin(graph, persons: resolver.personNames)
            for interpretation in interpreter.events() {
                builder.add(interpretation, resolver: &interpreter.resolver)
            }
            let mentioned = interpreter.resolver.mentioned()
            discourse.remember(mentioned.map(\.referent))
            for (referent, names) in mentioned {
                for name in names { discourse.introduce(name, as: referent) }
            }
        }
        return Account(report: report.id, events: builder.events)
    }
}

import Calendars
import Knowledge
import Linguistics
import Reports

/// Codes the events of reports. Pure: the same report and knowledge give the same account.
public struct Coder: Sendable {
    let knowledge: KnowledgeBase
    let lexicon: ActorLexicon
    let frames: FrameLexicon
    let times: TimeReader
    let contexts: ContextLexicon
    /// Finds the names of places in documents and tells which places they are.
    public let toponyms: ToponymReader
    /// Finds who says what in documents.
    public let speech: SpeechReader

    /// - Parameter gazetteer: where places are looked up, see `KnowledgeFolder.gazetteer(with:)`.
    /// - Throws: `KnowledgeError` when the date words cannot be read.
    public init(_ knowledge: KnowledgeBase, gazetteer: Gazetteer = Gazetteer()) throws(KnowledgeError) {
        self.knowledge = knowledge
        toponyms = ToponymReader(knowledge, gazetteer: gazetteer)
        speech = SpeechReader(knowledge)
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
            report: report, coder: self, places: DocumentPlaces(toponyms.toponyms(in: document)))
        let graphs = document.sentences.enumerated().map { SentenceGraph($1, index: $0) }
        var voices = Voices(
            speech.speech(in: graphs, text: builder.text), text: builder.text,
            house: EventBuilder.house(of: report, builder.text, self))
        for graph in graphs {
            let resolver = PartyResolver(graph, lexicon: lexicon, day: report.published, discourse: discourse)
            var interpreter = Interpreter(graph, frames: frames, resolver: resolver)
            builder.begin(graph)
            for interpretation in interpreter.events() {
                builder.add(interpretation, resolver: &interpreter.resolver)
            }
            voices.hear(&interpreter.resolver, party: builder.party)
            let mentioned = interpreter.resolver.mentioned()
            discourse.remember(mentioned.map(\.referent))
            for (referent, names) in mentioned {
                for name in names { discourse.introduce(name, as: referent) }
            }
        }
        builder.lend(voices)
        var account = Account(report: report.id, events: builder.events)
        account.lend(voices)
        return account
    }
}

import Calendars
import Knowledge
import Linguistics
import Reports

/// Codes the events of reports. Pure: the same report and knowledge give the same account.
///
/// What it knows is immutable and large, so it is shared by reference.
public final class Coder: Sendable {
    let knowledge: KnowledgeBase
    let lexicon: ActorLexicon
    let frames: FrameLexicon
    /// Finds time expressions and resolves them.
    public let times: TimeReader
    let contexts: ContextLexicon
    let constructions: ConstructionLexicon
    /// Finds the names of places in documents and tells which places they are.
    public let toponyms: ToponymReader
    /// Finds who says what in documents.
    public let speech: SpeechReader

    /// - Parameter gazetteer: where places are looked up, see `KnowledgeFolder.gazetteer(with:)`.
    /// - Throws: `KnowledgeError` when the date words cannot be read.
    public init(_ knowledge: KnowledgeBase, gazetteer: Gazetteer = Gazetteer()) throws(KnowledgeError) {
        self.knowledge = knowledge
        let (places, (actors, (acts, dates))) = sideBySide {
            ToponymReader(knowledge, gazetteer: gazetteer)
        } _: {
            sideBySide {
                ActorLexicon(knowledge)
            } _: {
                (
                    Result { () throws(KnowledgeError) in try FrameLexicon(knowledge) },
                    Result { () throws(KnowledgeError) in try Self.timeWords(of: knowledge) }
                )
            }
        }
        toponyms = places
        speech = SpeechReader(knowledge)
        lexicon = actors
        frames = try acts.get()
        contexts = ContextLexicon(knowledge)
        constructions = ConstructionLexicon(knowledge)
        times = TimeReader(words: try dates.get())
    }

    private static func timeWords(of knowledge: KnowledgeBase) throws(KnowledgeError) -> TimeWords {
        do {
            return try TimeWords(
                files: knowledge.texts(in: "languages/en/dates").map { (name: $0.file, text: $0.text) })
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

    /// What a report says, in the order of its text.
    ///
    /// - Parameters:
    ///   - document: the analysis of the report's paragraphs.
    ///   - isTraced: whether to say of sentences without events why they have none.
    public func code(_ report: Report, _ document: Document, isTraced: Bool = false) -> Account {
        let domain = frames.domains.domain(of: document)
        var silences: [Silence] = []
        var discourse = Discourse(knowledge.ontology)
        let places = DocumentPlaces(toponyms.toponyms(in: document))
        var statements = StatementReader(report: report, coder: self, places: places)
        let graphs = document.sentences.enumerated().map { SentenceGraph($1, index: $0) }
        let text = Array(report.text.utf8)
        let speech = speech.speech(in: graphs, text: text)
        let builder = EventBuilder(report: report, document, coder: self, places: places, speech: speech)
        var voices = Voices(speech, text: text, house: EventBuilder.house(of: report, text, self))
        for graph in graphs {
            var interpreter = Interpreter(
                graph, frames: frames,
                resolver: PartyResolver(graph, lexicon: lexicon, day: report.published, lending: &discourse),
                isTraced: isTraced)
            builder.begin(graph, persons: interpreter.resolver.personNames)
            let interpretations = interpreter.events(documentDomain: domain)
            for interpretation in interpretations { builder.add(interpretation, resolver: &interpreter.resolver) }
            if interpretations.isEmpty, let refusals = interpreter.refusals {
                silences.append(Silence(graph, refusals))
            }
            statements.read(interpreter, times: builder.times, events: &builder.events)
            voices.hear(&interpreter.resolver) { builder.party($0) }
            let mentioned = interpreter.resolver.mentioned()
            interpreter.resolver.returnDiscourse(to: &discourse)
            discourse.remember(mentioned.map(\.referent))
            for (referent, names) in mentioned {
                for name in names { discourse.introduce(name, as: referent) }
            }
        }
        builder.lend(voices)
        statements.lend(voices)
        return Account(
            report: report.id, events: builder.events, relations: statements.relations, facts: statements.facts,
            decisions: statements.decisions.decisions, silences: silences)
    }
}

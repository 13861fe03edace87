import Calendars
import Knowledge
import Linguistics
import Reports

/// Turns interpretations into events: dates, places, voices, evidence, and no event twice. One for each report.
final class EventBuilder {
    let report: Report
    let coder: Coder
    let text: [UInt8]
    var events: [Event] = []
    /// The bytes of each event's act.
    private(set) var acts: [Range<Int>] = []
    /// Where the events of a code stand: only they may tell the same.
    private var indicesOfCode: [EventCode: [Int]] = [:]
    var graph = SentenceGraph(Sentence(tokens: [], range: 0..<0), index: 0)
    var times: [TimeExpression] = []
    let datelinePlace: EventPlace?
    private(set) var places: DocumentPlaces
    private var timeContext: TimeContext
    /// The day that relative dates are reckoned from: of publication, else the last full date that the report states, if
    /// a weekday of the report agrees with it.
    let day: CalendarDate?
    /// The town or district that an event of this report took place in last.
    private(set) var lastPlace: EventPlace?
    /// Where the acts of this sentence took place, by the token that means them.
    private(set) var placesOfPredicates: [Int: EventPlace] = [:]
    /// When acts were done that were told before, by the lemmas of the words that told them.
    private(set) var datesOfActs: [String: DateRange] = [:]

    /// Who says what in the report.
    private let speech: DocumentSpeech

    init(report: Report, _ document: Document, coder: Coder, places: DocumentPlaces, speech: DocumentSpeech) {
        self.speech = speech
        self.report = report
        self.places = places
        self.coder = coder
        day = report.published ?? coder.times.statedDay(of: report, document)
        timeContext = TimeContext(published: day)
        text = Array(report.text.utf8)
        datelinePlace = Self.place(ofDatelineIn: report, coder: coder)
    }

    /// - Parameter persons: the persons that the sentence names; what bears their names is no place.
    func begin(_ graph: SentenceGraph, persons: [String]) {
        self.graph = graph
        placesOfPredicates.removeAll(keepingCapacity: true)
        times = coder.times.expressions(in: graph.sentence, context: &timeContext)
        for person in persons { places.introduce(person: person) }
    }

    func add(_ interpretation: Interpretation, resolver: inout PartyResolver) {
        let date = date(of: interpretation)
        let isHistorical = isHistorical(interpretation, date)
        let (place, concerns) = places(of: interpretation, isHistorical: isHistorical, &resolver)
        if let place { placesOfPredicates[interpretation.predicate] = place }
        let actors = interpretation.actors.map { party(housed($0, in: place, interpretation.code.type)) }
        let recipients = interpretation.recipients.map { party(housed($0, in: place, interpretation.code.type)) }
        var event = Event(
            report: report.id, id: "", code: interpretation.code,
            contexts: coder.contexts.contexts(of: interpretation.code, in: graph), actors: actors,
            recipients: recipients,
            status: interpretation.status,
            // What nobody demanded or claimed is not told.
            embedded: interpretation.status == .negated ? [] : interpretation.embedded.map(embeddedAct),
            historical: isHistorical, speakers: [], date: date, place: place, concerns: concerns,
            sentence: graph.sentence.range, evidence: [],
            explanation: Explanation(steps: interpretation.steps, sentenceIndex: graph.index))
        event.evidence = evidence(of: event, interpretation)
        event.id = identifier(of: event)
        if let place, place.source == .clause, place.precision < 3, place.radius == nil { lastPlace = place }
        if date.text != nil {
            for predicate in interpretation.predicates { datesOfActs[graph.lemmas[predicate]] = date.value }
        }
        let rivals = indicesOfCode[event.code, default: []]
        guard !rivals.contains(where: { Self.tellSame(events[$0], event) }) else { return }
        indicesOfCode[event.code, default: []].append(events.count)
        events.append(event)
        acts.append(graph[interpretation.predicate].range)
    }

    private func embeddedAct(_ interpretation: Interpretation) -> EmbeddedAct {
        EmbeddedAct(
            code: interpretation.code, actors: interpretation.actors.map(party),
            recipients: interpretation.recipients.map(party), status: interpretation.status,
            date: toldDate(of: interpretation),
            embedded: interpretation.embedded.map(embeddedAct))
    }

    /// "Gunmen attacked a village *in Niger*": whoever is of no other country is of the one where it happened; but
    /// diplomats are where they do not belong, and whom a state fights or speaks of need not be its own.
    private func housed(_ referent: Referent, in place: EventPlace?, _ type: EventType) -> Referent {
        guard let place, place.source != .actor || (!type.isVerbal && !referent.isArmed),
            graph.sentence.range.contains(place.range.lowerBound), let country = place.country,
            referent.country == nil, referent.actor == nil, referent.kind == nil,
            referent.sentence == graph.index, !referent.sectors.isEmpty, referent.sectors != ["UNK"],
            coder.lexicon.countries[country] != nil,
            !coder.knowledge.classes.contains(graph.lemmas[referent.head], in: "diplomat"),
            !graph.children(of: referent.head).contains(where: {
                coder.knowledge.classes.contains(graph.lemmas[$0], in: "foreign-word")
            })
        else { return referent }
        var housed = referent
        housed.country = country
        return housed
    }

    /// The attributions in whose content an act stands, the innermost first.
    func attributions(of interpretation: Interpretation) -> [Attribution] {
        speech.attributions(at: graph[interpretation.predicate].range).map { speech.attributions[$0] }
    }

    func party(_ referent: Referent) -> Party {
        let referent = places.located(referent)
        return Party(
            text: string(referent.range), entity: referent.actor.map { coder.knowledge.actors[$0].id },
            country: referent.country, sectors: referent.sectors, range: referent.range)
    }

    func string(_ range: Range<Int>) -> String {
        String(decoding: text[range.clamped(to: 0..<text.count)], as: UTF8.self)
    }

    // MARK: Evidence and identity

    private func evidence(of event: Event, _ interpretation: Interpretation) -> [Evidence] {
        var evidence = interpretation.predicates.sorted().map { Evidence(field: .act, range: graph[$0].range) }
        evidence += event.actors.map { Evidence(field: .actor, range: $0.range) }
        evidence += event.recipients.map { Evidence(field: .recipient, range: $0.range) }
        if let range = event.date.range { evidence.append(Evidence(field: .date, range: range)) }
        if let place = event.place { evidence.append(Evidence(field: .place, range: place.range)) }
        return evidence
    }

    /// FNV-1a over what makes the event this event.
    private func identifier(of event: Event) -> String {
        let act = event.evidence.first { $0.field == .act }?.range.lowerBound ?? 0
        return StableIdentifier.of(
            "\(event.report)|\(act)|\(event.code)|\(event.status.rawValue)|\(event.recipients.first?.text ?? "")")
    }

    /// The same act of the same parties, told again.
    private static func tellSame(_ one: Event, _ other: Event) -> Bool {
        func same(_ one: [Party], _ other: [Party]) -> Bool {
            one.count == other.count
                && zip(one, other).allSatisfy { first, second in
                    first.entity == second.entity && first.country == second.country && first.sectors == second.sectors
                        && (first.entity != nil || (first.country != nil && !first.sectors.isEmpty)
                            || first.text.lowercased() == second.text.lowercased())
                }
        }
        return one.code == other.code && one.status == other.status && same(one.actors, other.actors)
            && same(one.recipients, other.recipients)
            && (one.sentence == other.sentence || one.date.value == other.date.value || other.date.text == nil)
    }
}

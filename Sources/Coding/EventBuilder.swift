import Calendars
import Knowledge
import Linguistics
import Reports

/// Turns interpretations into events: dates, places, voices, evidence, and no event twice.
struct EventBuilder: Sendable {
    private let report: Report
    private let coder: Coder
    private let text: [UInt8]
    private(set) var events: [Event] = []
    private var graph = SentenceGraph(Sentence(tokens: [], range: 0..<0), index: 0)
    private var times: [TimeExpression] = []
    private let datelinePlace: EventPlace?
    private let places: DocumentPlaces

    init(report: Report, coder: Coder, places: DocumentPlaces) {
        self.report = report
        self.places = places
        self.coder = coder
        text = Array(report.text.utf8)
        datelinePlace = Self.place(ofDatelineIn: report, coder: coder)
    }

    mutating func begin(_ graph: SentenceGraph) {
        self.graph = graph
        times = coder.times.expressions(in: graph.sentence, published: report.published)
    }

    mutating func add(_ interpretation: Interpretation, resolver: inout PartyResolver) {
        let actors = interpretation.actors.map(party)
        let recipients = interpretation.recipients.map(party)
        var speakers = interpretation.speakers.map { Speaker(party: party($0.referent), manner: $0.manner) }
        speakers += accordingTo(interpretation, &resolver)
        let date = date(of: interpretation)
        let place = place(of: interpretation, &resolver) ?? datelinePlace
        var event = Event(
            report: report.id, id: "", code: interpretation.code,
            contexts: coder.contexts.contexts(of: interpretation.code, in: graph), actors: actors,
            recipients: recipients,
            status: interpretation.status, historical: isHistorical(interpretation, date), speakers: speakers,
            date: date,
            place: place, sentence: graph.sentence.range, evidence: [],
            explanation: Explanation(steps: interpretation.steps, sentenceIndex: graph.index))
        event.evidence = evidence(of: event, interpretation)
        event.id = identifier(of: event)
        if !events.contains(where: { Self.tellSame($0, event) }) { events.append(event) }
    }

    private func party(_ referent: Referent) -> Party {
        Party(
            text: string(referent.range), entity: referent.actor.map { coder.knowledge.actors[$0].id },
            country: referent.country, sectors: referent.sectors, range: referent.range)
    }

    private func string(_ range: Range<Int>) -> String {
        String(decoding: text[range.clamped(to: 0..<text.count)], as: UTF8.self)
    }

    // MARK: Voices

    /// "according to X" anywhere over the predicate.
    private func accordingTo(_ interpretation: Interpretation, _ resolver: inout PartyResolver) -> [Speaker] {
        var cursor: Int? = interpretation.predicate
        while let predicate = cursor {
            for child in graph.children(of: predicate) where graph.prepositions(of: child).contains("according to") {
                let found = resolver.parties(at: child).prefix(1).map { Speaker(party: party($0), manner: .indirect) }
                if !found.isEmpty { return found }
            }
            cursor = graph[predicate].head
        }
        return []
    }

    // MARK: Dates

    /// The date that the event's own clause gives, else the publication date.
    private func date(of interpretation: Interpretation) -> EventDate {
        let usable = times.filter { $0.kind == .date && ($0.value.from != nil || $0.value.to != nil) }
        let nearest = usable.min { distance($0, interpretation) < distance($1, interpretation) }
        if let nearest, distance(nearest, interpretation) < 100 {
            return EventDate(
                value: nearest.value, anchor: EventDate.Anchor(rawValue: nearest.anchor.rawValue) ?? .none,
                text: string(nearest.range), range: nearest.range)
        }
        guard let published = report.published else {
            return EventDate(value: DateRange(from: nil, to: nil, precision: .open), anchor: .none)
        }
        let value: DateRange
        switch interpretation.status {
        case .planned, .demanded, .threatened: value = DateRange(day: published)
        default: value = DateRange(from: nil, to: published, precision: .open)
        }
        return EventDate(value: value, anchor: .published)
    }

    /// Steps in the tree from a time expression to the event; 100 and more if it belongs to another clause.
    private func distance(_ time: TimeExpression, _ interpretation: Interpretation) -> Int {
        var cursor: Int? = time.tokens.last
        var steps = 0
        while let current = cursor {
            if interpretation.predicates.contains(current) { return steps }
            let isClause = graph[current].upos == .verb && !interpretation.predicates.contains(current)
            if isClause { return 100 + steps }
            cursor = graph[current].head
            steps += 1
        }
        return 200
    }

    /// Told in the past perfect, or dated more than a year before the report.
    private func isHistorical(_ interpretation: Interpretation, _ date: EventDate) -> Bool {
        if let published = report.published, date.text != nil, let end = date.value.to,
            end.dayNumber < published.dayNumber - 365
        {
            return true
        }
        return graph.children(of: interpretation.predicate, .aux).contains {
            graph.lemmas[$0] == "have" && graph[$0].xpos == "VBD"
        }
    }

    // MARK: Places

    /// The place that was acted on ("captured the town of Kidal"), else one that a phrase of the event's own clause names.
    private func place(of interpretation: Interpretation, _ resolver: inout PartyResolver) -> EventPlace? {
        for recipient in interpretation.recipients {
            if let toponym = places.toponym(within: recipient.range, in: graph.index),
                toponym.place?.kind != .country
            {
                return EventPlace(toponym)
            }
            for mention in resolver.mentions {
                let range = graph.bytes(mention.tokens)
                guard recipient.range.lowerBound <= range.lowerBound, range.upperBound <= recipient.range.upperBound,
                    mention.targets.contains(where: { if case .place = $0 { true } else { false } }),
                    let place = coder.place(of: mention.targets, text: string(range), range: range)
                else { continue }
                return place
            }
        }
        for predicate in [interpretation.predicate] + interpretation.predicates.sorted() {
            for child in graph.children(of: predicate) {
                let relation = graph[child].deprel.base
                guard relation == "obl" || relation == "nmod",
                    graph.prepositions(of: child).contains(where: {
                        coder.knowledge.classes.contains($0, in: "place-preposition")
                    })
                else { continue }
                for token in [child] + graph.children(of: child, .nmod) + graph.children(of: child, .compound) {
                    if let place = places.toponym(at: token, in: graph.index).flatMap(EventPlace.init) { return place }
                    guard let mention = resolver.mentions.first(where: { $0.tokens.contains(token) }),
                        let place = coder.place(
                            of: mention.targets, text: string(graph.bytes(mention.tokens)),
                            range: graph.bytes(mention.tokens))
                    else { continue }
                    return place
                }
            }
        }
        return nil
    }

    private static func place(ofDatelineIn report: Report, coder: Coder) -> EventPlace? {
        guard let passage = report.passages.first(where: { $0.role == .dateline }) else { return nil }
        let bytes = Array(report.text.utf8)[passage.range]
        let dateline = String(decoding: bytes, as: UTF8.self)
        if let place = coder.toponyms.place(ofDateline: dateline) {
            return EventPlace(place, text: dateline, range: passage.range)
        }
        let pieces = NamePiece.pieces(of: dateline)
        for start in pieces.indices {
            if let match = coder.lexicon.names.longestMatch(pieces, from: start),
                let place = coder.place(of: match.targets, text: dateline, range: passage.range)
            {
                return place
            }
        }
        return nil
    }

    // MARK: Evidence and identity

    private func evidence(of event: Event, _ interpretation: Interpretation) -> [Evidence] {
        var evidence = interpretation.predicates.sorted().map { Evidence(field: .act, range: graph[$0].range) }
        evidence += event.actors.map { Evidence(field: .actor, range: $0.range) }
        evidence += event.recipients.map { Evidence(field: .recipient, range: $0.range) }
        evidence += event.speakers.map { Evidence(field: .speaker, range: $0.party.range) }
        if let range = event.date.range { evidence.append(Evidence(field: .date, range: range)) }
        if let place = event.place { evidence.append(Evidence(field: .place, range: place.range)) }
        return evidence
    }

    /// FNV-1a over what makes the event this event.
    private func identifier(of event: Event) -> String {
        let act = event.evidence.first { $0.field == .act }?.range.lowerBound ?? 0
        let key = "\(event.report)|\(act)|\(event.code)|\(event.status.rawValue)|\(event.recipients.first?.text ?? "")"
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
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

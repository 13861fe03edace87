import Calendars
import Knowledge
import Linguistics
import Reports

/// Reads what a report states beside its events: relations, facts, decisions, and the numbers of events.
///
/// Pure, one sentence after another; each takes time linear in its length.
struct StatementReader: Sendable {
    let report: Report
    let coder: Coder
    let text: [UInt8]
    let places: DocumentPlaces
    private(set) var relations: [Relation] = []
    private(set) var facts: [Fact] = []
    var decisions = DecisionCollector()

    init(report: Report, coder: Coder, places: DocumentPlaces) {
        self.report = report
        self.coder = coder
        self.places = places
        text = Array(report.text.utf8)
    }

    /// Reads a sentence, and gives the events coded from it their numbers.
    mutating func read(_ interpreter: Interpreter, times: [TimeExpression], events: inout [Event]) {
        let quantities = QuantityReader(interpreter.graph, times: times, actors: coder.lexicon).quantities()
        var sentence = StatementSentence(
            report: report, coder: coder, text: text, places: places, interpreter: interpreter, times: times,
            quantities: quantities)
        for match in sentence.matches() {
            switch match.construction.meaning {
            case .relation(let kind, let phase):
                for relation in sentence.relations(kind, phase, match) { add(relation) }
            case .fact(let property):
                for fact in sentence.facts(property, match) { add(fact) }
            case .outcome, .stance: decisions.add(match, in: &sentence)
            }
        }
        decisions.finish(&sentence)
        sentence.number(&events)
    }

    /// Lends every statement the voices of its words, once all of them are known.
    mutating func lend(_ voices: Voices) {
        for index in relations.indices { Self.lend(voices, relations[index].evidence, &relations[index].speakers) }
        for index in facts.indices { Self.lend(voices, facts[index].evidence, &facts[index].speakers) }
        decisions.lend(voices)
    }

    /// What the tree of the sentence tells comes first: it knows the operators above a clause.
    static func lend(_ voices: Voices, _ evidence: [Evidence], _ speakers: inout [Speaker]) {
        guard let act = evidence.first(where: { $0.field == .act }) else { return }
        for voice in voices.speakers(of: act.range) {
            let known = speakers.firstIndex {
                $0.party.isSame(as: voice.party) || $0.party.range == voice.party.range
            }
            if let known {
                speakers[known].manner = voice.manner
            } else {
                speakers.append(voice)
            }
        }
    }

    private mutating func add(_ relation: Relation) {
        let same = relations.firstIndex { other in
            other.kind == relation.kind && other.state == relation.state && other.status == relation.status
                && other.subject.isSame(as: relation.subject) && other.object.isSame(as: relation.object)
        }
        if let same {
            relations[same].evidence += relation.evidence.filter { !relations[same].evidence.contains($0) }
        } else {
            relations.append(relation)
        }
    }

    private mutating func add(_ fact: Fact) {
        let isKnown = facts.contains { other in
            other.property == fact.property && other.subject.isSame(as: fact.subject)
                && other.value.isSame(as: fact.value)
                && other.status == fact.status
        }
        if !isKnown { facts.append(fact) }
    }
}

extension Fact.Value {
    fileprivate func isSame(as other: Fact.Value) -> Bool {
        switch (self, other) {
        case (.quantity(let one), .quantity(let two)):
            one.value == two.value && one.unit == two.unit && one.comparator == two.comparator
        case (.text(let one, _), .text(let two, _)): one == two
        default: false
        }
    }
}

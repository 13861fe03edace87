import Calendars
import Knowledge

/// What is told of somebody new was done since they came about.
extension EventBuilder {
    /// "A 2020 coup brought to power a regime which cut ties": it did so between that year and the report.
    func originDate(of interpretation: Interpretation) -> EventDate? {
        guard interpretation.status == .occurred, let noun = describedNoun(interpretation.predicate),
            [.obj, .nsubjPassive].contains(graph[noun].deprel), let verb = graph[noun].head,
            coder.knowledge.classes.contains(graph.lemmas[verb], in: "origin-verb"),
            let from = knownDate(of: verb)?.from, day.map({ from <= $0 }) ?? true
        else { return nil }
        let range = graph.bytes(min(verb, noun)..<max(verb, noun) + 1)
        return EventDate(
            value: DateRange(from: from, to: day, precision: .open), anchor: .event, text: string(range), range: range,
            reason: "since “\(string(range))”, an event dated from \(from)")
    }

    /// The noun that a relative clause, or a clause coordinated with it, tells of.
    private func describedNoun(_ predicate: Int) -> Int? {
        var clause = predicate
        while graph[clause].deprel == .conj, let head = graph[clause].head { clause = head }
        return graph[clause].deprel == .aclRelative ? graph[clause].head : nil
    }
}

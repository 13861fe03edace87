import Calendars

/// When an event happened.
extension EventBuilder {
    /// The date that the event's own clause gives, else the publication date.
    func date(of interpretation: Interpretation) -> EventDate {
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
    func isHistorical(_ interpretation: Interpretation, _ date: EventDate) -> Bool {
        if let published = report.published, date.text != nil, let end = date.value.to,
            end.dayNumber < published.dayNumber - 365
        {
            return true
        }
        return graph.children(of: interpretation.predicate, .aux).contains {
            graph.lemmas[$0] == "have" && graph[$0].xpos == "VBD"
        }
    }
}

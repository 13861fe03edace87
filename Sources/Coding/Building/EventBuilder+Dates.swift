import Calendars
import Knowledge

/// When an event happened.
extension EventBuilder {
    /// The date that the event's own clause gives, else that of a clause which it hangs on, else that of an event told
    /// beside it ("two weeks after"), else the publication date, open at one end.
    func date(of interpretation: Interpretation) -> EventDate {
        relatedDate(of: interpretation, isCertain: true) ?? statedDate(of: interpretation)
            ?? relatedDate(of: interpretation, isCertain: false) ?? limitedDate(of: interpretation)
            ?? inheritedDate(of: interpretation) ?? originDate(of: interpretation)
            ?? publicationDate(of: interpretation)
    }

    /// The date that the words of an act or of its limits give; `nil` where the report does not say when.
    func toldDate(of interpretation: Interpretation) -> EventDate? {
        relatedDate(of: interpretation, isCertain: true) ?? statedDate(of: interpretation)
            ?? limitedDate(of: interpretation)
    }

    // MARK: The clause

    private var usableTimes: [TimeExpression] {
        times.filter { $0.kind == .date && ($0.value.from != nil || $0.value.to != nil) }
    }

    /// The time of the event's own clause. A date of what is demanded or announced is not that of the demand.
    private func statedDate(of interpretation: Interpretation) -> EventDate? {
        let reporting = reportingVerbs(of: interpretation)
        var best: (time: TimeExpression, rank: (Int, Int))?
        for time in usableTimes {
            guard let (predicate, steps) = clause(of: time, among: interpretation.predicates),
                !reporting.contains(predicate), !isOfLimit(time, below: predicate), !isOfThing(time, interpretation)
            else { continue }
            let isOuter = predicate == interpretation.predicate
            // What has happened was not done in a time to come: "extended the ban until March", "will leave on Friday".
            if interpretation.status == .occurred, isAhead(time) || (isLimit(time) && !isOuter) { continue }
            let rank = (isOuter ? 0 : 1, steps)
            if best.map({ rank < $0.rank }) ?? true { best = (time, rank) }
        }
        guard let time = best?.time else { return nil }
        var found = date(time, "in its clause")
        if let last = conjunct(of: time) { found.value.to = last.value.to }
        // What is to happen by a day has not happened yet.
        if found.value.from == nil, let day, let to = found.value.to, to > day { found.value.from = day }
        return found
    }

    /// The verbs that only tell the event ("said on Wednesday that …"): their date is not the event's.
    private func reportingVerbs(of interpretation: Interpretation) -> Set<Int> {
        let cues = attributions(of: interpretation).flatMap(\.cue)
        return interpretation.predicates.filter { verb in cues.contains { $0.contains(graph[verb].range) } }
    }

    /// The second date of "in June and July".
    private func conjunct(of time: TimeExpression) -> TimeExpression? {
        guard let head = time.tokens.last else { return nil }
        return usableTimes.first { other in
            guard let last = other.tokens.last, graph[last].deprel == .conj, graph[last].head == head,
                other.value.precision == time.value.precision, let from = other.value.from, let to = time.value.to
            else { return false }
            return to < from
        }
    }

    /// "Since the coup in August": the date of a noun that limits the event.
    private func isOfLimit(_ time: TimeExpression, below predicate: Int) -> Bool {
        var cursor = time.tokens.last
        for _ in 0..<16 {
            guard let current = cursor, current != predicate else { return false }
            let isLimit = graph.children(of: current).contains { child in
                guard graph[child].deprel == .case, !time.tokens.contains(child) else { return false }
                switch relation(of: child) {
                case .since, .until, .before, .after: return true
                default: return false
                }
            }
            if isLimit, !time.tokens.contains(current) { return true }
            cursor = graph[current].head
        }
        return false
    }

    /// "Attacked the signatories of the *2015* accord": a year before a noun is the year of what it means. Only what is done
    /// with that thing itself may be of the same year ("signed the 2015 accord").
    private func isOfThing(_ time: TimeExpression, _ interpretation: Interpretation) -> Bool {
        guard time.value.precision == .year, let last = time.tokens.last, var noun = graph[last].head, noun > last,
            ["compound", "nummod", "amod", "nmod"].contains(graph[last].deprel.base)
        else { return false }
        while graph[noun].deprel.base == "compound", let head = graph[noun].head, head > noun { noun = head }
        guard [.noun, .propn].contains(graph[noun].upos), let above = graph[noun].head else { return false }
        return !interpretation.predicates.contains(noun) && !interpretation.predicates.contains(above)
    }

    private func isLimit(_ time: TimeExpression) -> Bool { time.value.from == nil }

    /// Whether a time begins after the day of the report, or ends after it and has no beginning.
    private func isAhead(_ time: TimeExpression) -> Bool {
        guard let day, let bound = time.value.from ?? time.value.to else { return false }
        return bound > day
    }

    /// What a preposition or conjunction says of a time: "following" is read as it is written, for its lemma is a verb.
    private func relation(of marker: Int) -> TimeMeaning.Relation? {
        coder.times.relation(of: graph.lemmas[marker]) ?? coder.times.relation(of: graph.words[marker])
    }

    private func date(_ time: TimeExpression, _ position: String) -> EventDate {
        let words = string(time.range)
        var anchor = EventDate.Anchor(rawValue: time.anchor.rawValue) ?? .none
        if anchor == .published, report.published == nil { anchor = .report }
        return EventDate(
            value: time.value, anchor: anchor, text: words, range: time.range,
            reason: "“\(words)” \(position), reckoned from \(Self.name(of: anchor, day))")
    }

    private static func name(of anchor: EventDate.Anchor, _ day: CalendarDate?) -> String {
        switch anchor {
        case .stated: "the words themselves"
        case .published: "publication" + (day.map { " on \($0)" } ?? "")
        case .report: "the last day that the report dates" + (day.map { ", \($0)" } ?? "")
        case .event: "another event"
        case .none: "nothing"
        }
    }

    /// The first of some predicates, or a verb, above a time expression, and the steps to it; `nil` where it is another verb.
    private func clause(of time: TimeExpression, among predicates: Set<Int>) -> (predicate: Int, steps: Int)? {
        guard let (verb, steps) = clause(of: time, or: predicates), predicates.contains(verb) else { return nil }
        return (verb, steps)
    }

    private func clause(of time: TimeExpression, or predicates: Set<Int>) -> (verb: Int, steps: Int)? {
        var cursor = time.tokens.last
        for steps in 0..<16 {
            guard let current = cursor else { return nil }
            if predicates.contains(current) || (graph[current].upos == .verb && !time.tokens.contains(current)) {
                return (current, steps)
            }
            cursor = graph[current].head
        }
        return nil
    }

    /// The time of a clause that this one is coordinated with, or whose manner it tells; of a clause that reports it, the
    /// time by which it had happened.
    private func inheritedDate(of interpretation: Interpretation) -> EventDate? {
        guard interpretation.status == .occurred else { return nil }
        let reporting = reportingVerbs(of: interpretation)
        if let time = usableTimes.first(where: {
            clause(of: $0, or: reporting).map { reporting.contains($0.verb) } ?? false
        }),
            let to = time.value.to
        {
            var found = date(time, "when it was said")
            found.value = DateRange(from: nil, to: to, precision: .open)
            return found
        }
        var cursor = interpretation.predicate
        for _ in 0..<4 {
            guard let head = graph[cursor].head else { return nil }
            let relation = graph[cursor].deprel.base
            let isReported = relation == "ccomp" || relation == "parataxis"
            guard
                isReported || relation == "conj" || relation == "xcomp"
                    || (relation == "advcl" && graph[cursor].xpos == "VBG")
            else { return nil }
            if let time = usableTimes.first(where: { clause(of: $0, or: [head])?.verb == head }) {
                var found = date(time, isReported ? "when it was said" : "in the clause that it belongs to")
                if isReported { found.value = DateRange(from: nil, to: time.value.to, precision: .open) }
                return found.value.to == nil && isReported ? nil : found
            }
            if isReported { return nil }
            cursor = head
        }
        return nil
    }

    // MARK: Other events

    /// "Since a 2020 coup", "until the troops left in May": a clause or noun that limits the event, if it is dated.
    private func limitedDate(of interpretation: Interpretation) -> EventDate? {
        for child in graph.children(of: interpretation.predicate) {
            guard graph[child].deprel.base == "advcl" || graph[child].deprel.base == "obl",
                let marker = graph.children(of: child).first(where: {
                    $0 < child && (graph[$0].deprel == .case || graph[$0].deprel == .mark)
                }), let relation = relation(of: marker), let known = knownDate(of: child)
            else { continue }
            let value: DateRange
            switch relation {
            case .since, .after: value = DateRange(from: known.from, to: day, precision: .open)
            case .until, .before: value = DateRange(from: nil, to: known.to, precision: .open)
            default: continue
            }
            guard value.from != nil || value.to != nil else { continue }
            // What is done is done, however long it shall last: "extended the ban until March".
            if interpretation.status == .occurred, let day, let to = value.to, to > day { continue }
            let range = graph[marker].range.lowerBound..<graph[child].range.upperBound
            return EventDate(
                value: value, anchor: .event, text: string(range), range: range,
                reason: "“\(string(range))”, an event dated \(known)")
        }
        return nil
    }

    /// "X came two weeks after Y did Z": Z is reckoned back from X, or X on from Z, whichever date is known.
    ///
    /// - Parameter isCertain: the other event has a date of its own.
    private func relatedDate(of interpretation: Interpretation, isCertain: Bool) -> EventDate? {
        for time in times where time.anchor == .event && time.kind == .date {
            guard let hinge = hinge(of: time) else { continue }
            if belongs(interpretation, to: hinge.anchor) {
                guard let known = isCertain ? knownDate(of: hinge.main) : dateOfClause(hinge.main) else { continue }
                return reckoned(known, time, direction: -1)
            }
            if belongs(interpretation, to: hinge.main), let known = knownDate(of: hinge.anchor) {
                return reckoned(known, time, direction: 1)
            }
        }
        return nil
    }

    /// The clause that "two weeks after" dates and the event that it is reckoned from.
    private func hinge(of time: TimeExpression) -> (main: Int, anchor: Int)? {
        // The preposition or conjunction marks what it is reckoned from: "after Diop stunned", "after the coup".
        guard let last = time.tokens.last, let anchor = graph[last].head, !time.tokens.contains(anchor),
            let main = graph[anchor].head
        else { return nil }
        return (main, anchor)
    }

    /// Whether an event's predicate is that of a clause, or stands below it in no clause that is dated otherwise.
    private func belongs(_ interpretation: Interpretation, to clause: Int) -> Bool {
        var cursor: Int? = interpretation.predicate
        for _ in 0..<5 {
            guard let current = cursor else { return false }
            if current == clause || (interpretation.predicates.contains(clause) && current == interpretation.predicate)
            {
                return true
            }
            guard ["conj", "advcl", "xcomp", "obl", "nmod", "ccomp"].contains(graph[current].deprel.base) else {
                return false
            }
            cursor = graph[current].head
        }
        return false
    }

    /// The date of a clause or noun: its own, or that of an event told before which its subject or itself names ("the
    /// vote came").
    private func dateOfClause(_ clause: Int) -> DateRange? {
        if let known = knownDate(of: clause) { return known }
        guard graph[clause].upos == .verb, let day else { return nil }
        return DateRange(from: nil, to: day, precision: .open)
    }

    func knownDate(of clause: Int) -> DateRange? {
        if let time = usableTimes.first(where: { self.clause(of: $0, or: [clause])?.verb == clause }) {
            return time.value
        }
        let subject = graph.child(of: clause, .nsubj, .nsubjPassive)
        for token in [clause, subject].compactMap({ $0 }) {
            if let known = datesOfActs[graph.lemmas[token]], known.from != nil || known.to != nil { return known }
            // "A 2020 coup brought": the noun has the date.
            if let time = usableTimes.first(where: { self.clause(of: $0, or: [token])?.verb == token }) {
                return time.value
            }
        }
        return nil
    }

    private func reckoned(_ known: DateRange, _ time: TimeExpression, direction: Int) -> EventDate? {
        let value: DateRange
        if let days = time.offsetDays {
            let moved = DateRange(
                from: known.from?.adding(days: direction * days), to: known.to?.adding(days: direction * days),
                precision: known.precision)
            // Nine years after is some day of that year.
            let unit: TimeUnit =
                abs(days) >= TimeUnit.year.days ? .year : abs(days) >= TimeUnit.month.days ? .month : .day
            value = moved.day.map { DateRange(unit, around: $0) } ?? moved
        } else if direction < 0 {
            value = DateRange(from: nil, to: known.to, precision: .open)
        } else {
            value = DateRange(from: known.from, to: day, precision: .open)
        }
        guard value.from != nil || value.to != nil else { return nil }
        let words = string(time.range)
        return EventDate(
            value: value, anchor: .event, text: words, range: time.range,
            reason: "“\(words)”, reckoned from the event dated \(known)")
    }

    // MARK: The report

    private func publicationDate(of interpretation: Interpretation) -> EventDate {
        guard let published = report.published else {
            return EventDate(
                value: DateRange(from: nil, to: nil, precision: .open), anchor: .none,
                reason: "no date in the clause, and the day of publication is unknown")
        }
        switch interpretation.status {
        case .planned, .demanded, .threatened:
            return EventDate(value: DateRange(day: published), anchor: .published, reason: "the day of publication")
        default:
            return EventDate(
                value: DateRange(from: nil, to: published, precision: .open), anchor: .published,
                reason: "no date in the clause: by the day of publication")
        }
    }

    /// Told in the past perfect, or dated more than a year before the report. What somebody "*said* they had done" stands
    /// in the past perfect only for the tense of the verb that reports it.
    func isHistorical(_ interpretation: Interpretation, _ date: EventDate) -> Bool {
        if let day, date.text != nil, let end = date.value.to, end.dayNumber < day.dayNumber - 365 {
            return true
        }
        let predicate = interpretation.predicate
        let isReported =
            graph[predicate].deprel == .ccomp && graph[predicate].head.map { graph[$0].xpos == "VBD" } ?? false
        return !isReported
            && graph.children(of: predicate, .aux).contains { graph.lemmas[$0] == "have" && graph[$0].xpos == "VBD" }
    }
}

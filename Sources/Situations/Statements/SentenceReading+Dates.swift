import Calendars
import Coding
import Knowledge
import Linguistics

/// The dates of a sentence: of acts, and those that are set.
extension SentenceReading {
    func datedTerms() -> [(term: Statement.Term, mission: String?)] {
        let words = Words(bytes, in: clause.sentence.range)
        var days: [Words.Day] = []
        for time in times where time.kind == .date && time.anchor != .none {
            // "until 2022" ends a range that has no beginning; "by Friday" is a day.
            guard let day = time.value.to ?? time.value.from, !isLongAgo(time) else { continue }
            let date = nearest(day, to: time)
            var inside = words.all.indices.filter { words.all[$0].range.overlaps(time.range) }
            // The preposition belongs to the context of the date.
            while inside.count > 1, let first = inside.first,
                reader.resolutions.isWord(words.all[first].text, .dayPreposition)
            {
                inside.removeFirst()
            }
            guard let first = inside.first, let last = inside.last else { continue }
            // "established in 2013": only what is to come is set for a month or a year.
            if first > 0, reader.resolutions.isWord(words.all[first - 1].text, .inside), time.value.precision != .day,
                published.map({ date < $0 }) ?? true
            {
                continue
            }
            days.append(Words.Day(date: date, words: first..<last + 1))
        }
        var masked: Set<Int> = []
        for (index, word) in words.all.enumerated() {
            let isMission = parties.contains {
                $0.range.overlaps(word.range) && $0.entity.map { reader.missions[$0] != nil } ?? false
            }
            if isMission { masked.insert(index) }
        }
        let dates = DateReader(
            words: words, bytes: bytes, cues: reader.resolutions, masked: masked, adopted: published, known: days)
        return dates.dated().compactMap { dated in
            guard let kind = Resolution.Provision.Kind(rawValue: dated.cue) else { return nil }
            let range = words.all[dated.words.upperBound - 1].range
            let tokens = Array(0..<clause.count)
            guard !isOfOthers(range) else { return nil }
            guard kind != .reportDue || parties.contains(where: { $0.country == "UNO" }) else { return nil }
            return (
                Statement.Term(kind: kind, date: dated.date, range: range),
                mission(named: range.lowerBound)
                    ?? mission(in: tokens.filter { clause[$0].range.lowerBound < range.lowerBound })
                    ?? mission(before: range.lowerBound) ?? mission(in: tokens) ?? main
            )
        }
    }

    /// The date of the act: an expression of its own clause or of one above it that is the date of nothing else.
    func actDate(_ index: Int, _ chain: [Int]) -> DateRange? {
        let terms = dated.map(\.term.range)
        let place = clause[index].range.lowerBound
        let free = times.filter { time in
            time.kind == .date && time.value.from != nil && time.anchor != .none
                && !terms.contains { $0.overlaps(time.range) } && isDateOf(chain, time)
        }
        // "agreed on Thursday to end it in October": the day of the decision is that of the act.
        let days = free.filter { $0.value.precision == .day }
        if let nearest = (chain.count > 1 && !days.isEmpty ? days : free).min(by: {
            abs($0.range.lowerBound - place) < abs($1.range.lowerBound - place)
        }) {
            return nearest.value
        }
        // "The vote came two weeks after he urged its end": reckoned from the news, and no exact day.
        guard let published, let time = times.last(where: { $0.anchor == .event && $0.tokens.upperBound <= index }),
            let offset = time.offsetDays, offset > 0
        else { return nil }
        let day = published.adding(days: -offset)
        return DateRange(from: day, to: day, precision: offset % 7 == 0 ? .week : .day)
    }

    /// Whether an expression hangs on a predicate of the chain, or on no other predicate.
    func isDateOf(_ chain: [Int], _ time: TimeExpression) -> Bool {
        var cursor = time.tokens.first { clause[$0].head.map { !time.tokens.contains($0) } ?? true }
        while let current = cursor {
            if chain.contains(current) { return true }
            if clause[current].upos == .verb, !time.tokens.contains(current) { return false }
            cursor = clause[current].head
        }
        return false
    }

    /// "two weeks ago": what is set is no such time.
    func isLongAgo(_ time: TimeExpression) -> Bool {
        guard let published else { return false }
        // "since 2013" has no end that could be set.
        guard let to = time.value.to else { return time.value.from.map { $0 < published } ?? true }
        return time.anchor == .published && to < published && time.value.precision != .day
    }

    /// "extended its mandate until July 31": where the year is not told, that of the next July where it is nearer than the
    /// last.
    func nearest(_ date: CalendarDate, to time: TimeExpression) -> CalendarDate {
        let hasYear = time.tokens.contains { token in
            clause[token].form.utf8.count == 4 && Int(clause[token].form) != nil
        }
        guard let published, !hasYear, date < published else { return date }
        // "ends on Saturday"
        if time.anchor == .published, time.value.precision == .day, let verb = predicate(of: time),
            ["VBZ", "VBP"].contains(clause[verb].xpos), published.dayNumber - date.dayNumber < 7
        {
            return date.adding(days: 7)
        }
        guard time.anchor == .stated else { return date }
        let next = date.adding(months: 12)
        let isNearer = next.dayNumber - published.dayNumber < published.dayNumber - date.dayNumber
        return isNearer || predicate(of: time).map(isAhead) ?? false ? next : date
    }

    /// The verb in whose clause an expression stands.
    func predicate(of time: TimeExpression) -> Int? {
        verb(above: time.tokens.first { clause[$0].head.map { !time.tokens.contains($0) } ?? true })
    }

    private func verb(above token: Int?) -> Int? {
        var cursor = token
        while let current = cursor {
            if clause[current].upos == .verb { return current }
            cursor = clause[current].head
        }
        return nil
    }

    /// "to end it in October", "will end in October".
    func isAhead(_ verb: Int) -> Bool {
        isInfinitive(verb)
            || clause.children(of: verb, ["aux"]).contains { reader.cues.futureModals.contains(clause.lemma($0)) }
    }

    func isInfinitive(_ verb: Int) -> Bool {
        clause.children(of: verb, ["mark"]).contains { clause[$0].upos == .part }
    }

    /// "France will withdraw its troops within six months": what another state sets is not set for the mission.
    func isOfOthers(_ range: Range<Int>) -> Bool {
        let token = (0..<clause.count).first { clause[$0].range.overlaps(range) }
        guard let verb = verb(above: token), let subject = clause.subject(of: verb), let party = party(at: subject),
            let country = party.country, !isUN(party), let main
        else { return false }
        let isOwn = party.entity.map { reader.missions[$0] != nil } ?? false
        return !isOwn && reader.missions[main]?.hosts.contains(country) == false
    }
}

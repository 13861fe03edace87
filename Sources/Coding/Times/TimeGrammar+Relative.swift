import Calendars

/// Dates reckoned from the day of publication or from what the text spoke of.
extension TimeGrammar {
    /// "yesterday", "tomorrow evening", "overnight".
    func dayWord(at index: Int) -> Phrase? {
        let found = find(index) { meaning -> (Int, Int)? in
            switch meaning {
            case .day(let offset): (offset, offset)
            case .days(let first, let last): (first, last)
            default: nil
            }
        }
        if let night = find(index, { if case .night(let offset) = $0 { offset } else { nil } }) {
            return at(.night, relative(index, night.end) { DateRange(day: $0.adding(days: night.value)) })
        }
        guard let found else { return nil }
        let (first, last) = found.value
        let dayPart = dayPart(at: found.end)
        let phrase = relative(index, dayPart?.end ?? found.end) {
            DateRange(from: $0.adding(days: first), to: $0.adding(days: last), precision: .day)
        }
        // "Overnight" is of the night between.
        return at(first < last ? .night : dayPart?.value, phrase)
    }

    /// "last week", "this Friday", "next spring", "this year's third quarter".
    func shifted(at index: Int) -> Phrase? {
        guard let found = find(index, { if case .shift(let shift) = $0 { shift } else { nil } }) else {
            guard let span = find(index, { if case .span(let span) = $0 { span } else { nil } }) else { return nil }
            return shifted(by: span.value, start: index, next: span.end)
        }
        // "This past Friday".
        if found.value == 0, let past = find(found.end, { if case .span(let span) = $0 { span } else { nil } }),
            let phrase = shifted(by: past.value, start: index, next: past.end)
        {
            return phrase
        }
        if let dayPart = dayPart(at: found.end), found.value <= 0 {
            return at(
                dayPart.value, relative(index, dayPart.end) { DateRange(day: $0.adding(days: found.value)) })
        }
        return shifted(by: found.value, start: index, next: found.end)
            ?? shiftedUnit(by: found.value, start: index, next: found.end)
    }

    private func shiftedUnit(by shift: Int, start: Int, next: Int) -> Phrase? {
        let afterFiscal = end(of: .fiscal, at: next) ?? next
        guard let unit = find(afterFiscal, { if case .unit(let unit) = $0 { unit } else { nil } }) else { return nil }
        switch unit.value {
        case .second, .minute, .hour, .day, .fortnight: return nil
        case .weekend where shift == 0 && tense.direction(at: lexemes[next].token) == .past:
            return relative(start, unit.end) { $0.latestWeekend }
        case .week, .month, .year, .decade:
            // "The last year" is the twelve months before today.
            if shift != 0, has(.determiner, at: start - 1), !isPossessive(at: start - 1) {
                return span(1, unit.value, shift, start: start, end: unit.end)
            }
        case .weekend, .quarter, .century: break
        }
        if unit.value == .year, isPossessive(at: unit.end), let ordinal = ordinal(at: unit.end + 1),
            (1...4).contains(ordinal.value), let end = end(of: .unit(.quarter), at: afterHyphen(ordinal.end))
        {
            return relative(start, end) {
                CalendarDate(year: $0.year + shift, month: ordinal.value * 3 - 2, day: 1).map {
                    DateRange(months: 3, from: $0, precision: .season)
                }
            }
        }
        return relative(start, unit.end) { published in
            published.adding(shift, unit.value).map { DateRange(unit.value, around: $0) }
        }
    }

    /// What comes again: of all the last one that is over, the next one that has not begun, or the present one.
    private func shifted(by shift: Int, start: Int, next: Int) -> Phrase? {
        if shift < 0, monthNumber(at: next) != nil, var phrase = dayOfMonth(at: next), let published,
            let value = phrase.value.from
        {
            // "Last October 23".
            phrase.start = start
            if phrase.isYearless, value >= published, let moved = phrase.value.moved(years: -1) { phrase.value = moved }
            return phrase
        }
        if let weekday = find(next, { if case .weekday(let day) = $0 { day } else { nil } }) {
            let dayPart = dayPart(at: weekday.end)
            let isPast = shift == 0 && tense.direction(at: lexemes[next].token) == .past
            let phrase = relative(start, dayPart?.end ?? weekday.end) { published in
                let day =
                    switch shift {
                    case ..<0: published.adding(days: -1).latest(weekday: weekday.value)
                    case 0 where isPast: published.latest(weekday: weekday.value)
                    case 0: published.next(weekday: weekday.value)
                    default: published.adding(days: 1).next(weekday: weekday.value)
                    }
                return DateRange(day: day)
            }
            return at(dayPart?.value, phrase)
        }
        let found = find(next) { meaning -> ((Int) -> DateRange?)? in
            switch meaning {
            case .month(let month): { DateRange(year: $0, month: month) }
            case .season(let month): { self.seasonValue(month, year: $0) }
            case .holiday(let month, let day):
                { CalendarDate(year: $0, month: month, day: day).map { DateRange(day: $0) } }
            case .feast(let feast): { feast.days(in: $0) }
            default: nil
            }
        }
        guard let found else { return nil }
        let years = published.map { Array($0.year - 2...$0.year + 2) } ?? []
        let candidates = years.compactMap(found.value)
        return relative(start, found.end) { published in
            switch shift {
            case ..<0: candidates.last { ($0.to ?? published) < published }
            case 0: choose(among: candidates.filter { $0.from?.year == published.year }, at: next)
            default: candidates.first { ($0.from ?? published) > published }
            }
        }
    }

    /// "over the weekend".
    func weekend(at index: Int) -> Phrase? {
        guard has(.unit(.weekend), at: index), hasDeterminer(before: index) else { return nil }
        let isAhead = tense.direction(at: lexemes[index].token) == .future
        return relative(index, index + 1) { isAhead ? DateRange(.weekend, around: $0) : $0.latestWeekend }
    }

    /// "the past two months", "the coming days", "recent years".
    func span(at index: Int) -> Phrase? {
        guard let span = find(index, { if case .span(let span) = $0 { span } else { nil } }) else { return nil }
        guard let amount = measure(at: span.end) else {
            // "The past year"; "last year" is another matter.
            guard find(index, { if case .shift = $0 { true } else { nil } }) == nil,
                let unit = find(span.end, { if case .unit(let unit) = $0 { unit } else { nil } }),
                unit.value != .weekend
            else { return nil }
            return self.span(1, unit.value, span.value, start: index, end: unit.end)
        }
        guard !amount.isArticle else { return nil }
        return self.span(
            amount.count, amount.unit, span.value, start: index, end: amount.end, isApproximate: amount.isApproximate)
    }

    private func span(
        _ count: Int?, _ unit: TimeUnit, _ direction: Int, start: Int, end: Int, isApproximate: Bool = false
    ) -> Phrase {
        var phrase = relative(start, end) { published in
            guard let count else {
                return direction < 0
                    ? DateRange(from: nil, to: published, precision: unit.precision)
                    : DateRange(from: published, to: nil, precision: unit.precision)
            }
            // Hours reach into the day before or after.
            let steps = unit.isShort ? (1, TimeUnit.day) : (count, unit)
            return published.adding(direction * steps.0, steps.1).map {
                DateRange(from: min($0, published), to: max($0, published), precision: unit.precision)
            }
        }
        phrase.isApproximate = isApproximate || count == nil
        if count == 1, unit.months <= TimeUnit.year.months, !unit.isShort, unit != .day,
            let value = published?.adding(direction, unit).flatMap({ DateRange(unit, around: $0).timexValue })
        {
            phrase.timex = TimexReading(kind: .date, value: value)
        } else {
            phrase.endsMeasure = Measure(count: count, unit: unit, end: end)
            phrase.timex = TimexReading(
                kind: .duration, value: Self.value(of: Measure(count: count, unit: unit, end: end)))
        }
        return phrase
    }

    /// "now", "recently", "soon".
    func reference(at index: Int) -> Phrase? {
        if let adjective = find(index, { if case .vagueReference(let direction) = $0 { direction } else { nil } }) {
            var phrase = Phrase(start: index, end: adjective.end, value: .unknown, anchor: .none, kind: .reference)
            phrase.timex = TimexReading(kind: .date, value: Timex.reference(adjective.value))
            return mayBeNoun(at: adjective.end) ? phrase : nil
        }
        guard let reference = find(index, { if case .reference(let direction) = $0 { direction } else { nil } }),
            // "The past year" is no mere "the past".
            measure(at: reference.end) == nil, bareUnit(at: reference.end) == nil,
            !has(.determiner, at: index) || !mayBeNoun(at: reference.end),
            // "Soon after".
            reference.value <= 0 || (relation(at: reference.end)?.value != .after && !has(.earliest, at: index - 1))
        else { return nil }
        var phrase = relative(index, reference.end) {
            switch reference.value {
            case ..<0: DateRange(from: nil, to: $0, precision: .day)
            case 0: DateRange(day: $0)
            default: DateRange(from: $0, to: nil, precision: .day)
            }
        }
        phrase.isApproximate = true
        phrase.kind = .reference
        phrase.timex = TimexReading(kind: .date, value: Timex.reference(reference.value))
        return phrase
    }
}

// MARK: - Reckoned from events

extension TimeGrammar {
    /// "the day before", "the same day", "the eve of".
    func eventDay(at index: Int) -> Phrase? {
        guard let event = find(index, { if case .event(let days) = $0 { days } else { nil } }),
            event.value == 0 || hasDeterminer(before: index)
        else { return nil }
        if let named = namedDay(at: event.end, mayPossess: true) {
            return fromEvent(event.value, .day, base: named, start: index, end: named.end)
        }
        // "The day before" may be before an event that follows, "the next day" is after what was told.
        let last = relation(at: event.end - 1)?.value
        let base = previous ?? (last == .before || last == .after ? nil : context.before)
        return fromEvent(event.value, .day, base: base, start: index, end: event.end)
    }

    /// "the following year", "the previous Friday", "that month".
    func adjacent(at index: Int) -> Phrase? {
        guard let shift = find(index, { if case .adjacent(let shift) = $0 { shift } else { nil } }) else { return nil }
        if let unit = find(shift.end, { if case .unit(let unit) = $0 { unit } else { nil } }), !unit.value.isShort {
            var phrase = fromEvent(
                shift.value, unit.value, base: previous ?? context.before, start: index, end: unit.end)
            // "That year" is all of it.
            if phrase.anchor != .event, unit.value.days >= TimeUnit.week.days, let day = phrase.value.from {
                phrase.value = DateRange(unit.value, around: day)
            }
            return phrase
        }
        guard shift.value != 0 else { return nil }
        if let weekday = find(shift.end, { if case .weekday(let day) = $0 { day } else { nil } }) {
            let base = previous?.value.day?.adding(days: shift.value)
            let day = shift.value < 0 ? base?.latest(weekday: weekday.value) : base?.next(weekday: weekday.value)
            guard let previous, let day else { return vagueEvent(start: index, end: weekday.end) }
            return Phrase(start: index, end: weekday.end, value: DateRange(day: day), anchor: previous.anchor)
        }
        let period = find(shift.end) { meaning -> Bool? in
            switch meaning {
            case .month, .season, .holiday, .feast: true
            default: nil
            }
        }
        return period.map { vagueEvent(start: index, end: $0.end) }
    }

    private func vagueEvent(start: Int, end: Int) -> Phrase {
        Phrase(start: start, end: end, value: .unknown, anchor: .event, isApproximate: true)
    }

    /// A single day that follows "two weeks after": "Christmas", "June 30".
    ///
    /// - Parameter mayPossess: what belongs to the day ("last Tuesday's hearing") is no other day.
    func namedDay(at index: Int, mayPossess: Bool = false) -> Phrase? {
        guard let date = simpleDate(at: afterDeterminer(index)), date.kind == .date, date.value.day != nil,
            date.anchor != .event, mayPossess || !isPossessive(at: date.end)
        else { return nil }
        return date
    }

    /// - Parameter base: what is reckoned from, where the sentence names it.
    func fromEvent(_ count: Int?, _ unit: TimeUnit, base: Phrase?, start: Int, end: Int) -> Phrase {
        var phrase = Phrase(start: start, end: end, value: .unknown, anchor: .event)
        if let count {
            phrase.offsetDays = abs(count) <= 10_000 ? count * unit.days : nil
            phrase.isApproximate = unit.months > 0
        } else {
            phrase.isApproximate = true
        }
        if let base, let count, let value = base.value.moved(count, unit) {
            phrase.value = value
            phrase.anchor = base.anchor
            phrase.offsetDays = nil
        }
        return phrase
    }
}

extension CalendarDate {
    /// The weekend that has begun last.
    var latestWeekend: DateRange { DateRange(.weekend, around: latest(weekday: 6)) }
}

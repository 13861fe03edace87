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
        if let named = namedDay(at: event.end) {
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
    private func namedDay(at index: Int) -> Phrase? {
        guard let date = simpleDate(at: afterDeterminer(index)), date.kind == .date, date.value.day != nil,
            date.anchor != .event, !isPossessive(at: date.end)
        else { return nil }
        return date
    }

    /// - Parameter base: what is reckoned from, where the sentence names it.
    private func fromEvent(_ count: Int?, _ unit: TimeUnit, base: Phrase?, start: Int, end: Int) -> Phrase {
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

// MARK: - Amounts of time

extension TimeGrammar {
    struct Measure {
        /// `nil` where nobody knows: "years", "a few days".
        var count: Int?
        var unit: TimeUnit
        var end: Int
        var isApproximate = false
        /// "a year".
        var isArticle = false
        /// "two and a half": half a unit more.
        var hasHalf = false
    }

    /// "two weeks", "about a few days", "10-day", "years".
    func measure(at index: Int) -> Measure? {
        if let hedge = end(of: .hedge, at: index) ?? end(of: .bound, at: index), var measure = exactMeasure(at: hedge) {
            measure.isApproximate = true
            return measure
        }
        return exactMeasure(at: index)
    }

    private func exactMeasure(at index: Int) -> Measure? {
        guard let count = unitCount(at: index) else {
            return find(index) { if case .units(let unit) = $0 { unit } else { nil } }
                .map { Measure(count: nil, unit: $0.value, end: $0.end, isApproximate: true) }
        }
        let half = end(of: .half, at: count.end)
        let fraction = halfInDigits(at: count.end)
        let afterCount = afterHyphen(half ?? fraction ?? count.end)
        let next = end(of: .more, at: afterCount) ?? afterCount
        guard
            let unit = find(
                next,
                { meaning -> TimeUnit? in
                    switch meaning {
                    case .unit(let unit), .units(let unit): unit
                    default: nil
                    }
                })
        else { return nil }
        // "The 1988 quarter" counts nothing.
        if let number = count.value, number >= 1000, has(.unit(unit.value), at: next) { return nil }
        let trailingHalf = end(of: .half, at: unit.end)
        return Measure(
            count: count.value, unit: unit.value, end: trailingHalf ?? unit.end,
            isApproximate: count.value == nil || half != nil || trailingHalf != nil, isArticle: count.isArticle,
            hasHalf: half != nil || fraction != nil || trailingHalf != nil)
    }

    /// "1/2" after a number.
    private func halfInDigits(at index: Int) -> Int? {
        if text(at: index) == "½" { return index + 1 }
        return number(at: index) == 1 && text(at: index + 1) == "/" && number(at: index + 2) == 2 ? index + 3 : nil
    }

    private typealias Count = (value: Int?, end: Int, isArticle: Bool)

    /// "14", "two", "twenty-four", "two hundred", "a", "a few", "a couple of".
    private func unitCount(at index: Int) -> Count? {
        if let number = number(at: index) { return (number, index + 1, false) }
        if let article = end(of: .article, at: index) {
            if let vague = end(of: .vague, at: article) { return (nil, vague, false) }
            guard let cardinal = cardinal(at: article, hasArticle: true) else { return (1, article, true) }
            // "A three-day visit": the article is the visit's.
            return text(at: cardinal.end) == "-" ? nil : cardinal
        }
        if let vague = end(of: .vague, at: index) { return (nil, vague, false) }
        return cardinal(at: index, hasArticle: false)
    }

    private func cardinal(at index: Int, hasArticle: Bool) -> Count? {
        func word(_ index: Int) -> (value: Int, end: Int, isShy: Bool)? {
            find(index) { if case .number(let number) = $0 { number } else { nil } }
        }
        func scale(_ index: Int) -> (value: Int, end: Int, isShy: Bool)? {
            find(index) { if case .scale(let scale) = $0 { scale } else { nil } }
        }
        if hasArticle, let scale = scale(index) { return (scale.value, scale.end, false) }
        guard let first = word(index) else { return nil }
        if let scale = scale(first.end) { return (first.value * scale.value, scale.end, false) }
        if first.value >= 20, let second = word(afterHyphen(first.end)), second.value < 10 {
            return (first.value + second.value, second.end, false)
        }
        return (first.value, first.end, false)
    }

    /// "two weeks ago", "three days earlier", "two weeks after", "decade-old", "for years".
    func amount(at index: Int) -> Phrase? {
        guard let measure = measure(at: index) ?? bareUnit(at: index) else { return nil }
        let end = measure.end
        func found(_ choose: (TimeMeaning) -> Int?) -> (value: Int, end: Int)? {
            find(end, choose).map { ($0.value, $0.end) }
        }
        if let old = self.end(of: .old, at: afterHyphen(end)) {
            // "A decade-old mission": the article is the mission's.
            guard !measure.isArticle || text(at: end) != "-" else { return nil }
            return age(measure, start: index, end: old)
        }
        if text(at: end) == "-", let long = self.end(of: .long, at: end + 1) {
            return Phrase(
                start: index, end: long, value: .unknown, anchor: .none, isApproximate: measure.isApproximate,
                kind: .duration, endsMeasure: measure)
        }
        if measure.end == index + 1, measure.count == 1, !measure.isArticle { return nil }
        if let shift = found({ if case .fromPublished(let shift) = $0 { shift } else { nil } }) {
            return distance(measure, shift.value, start: index, end: shift.end)
        }
        let isLasting = relation(before: index) == .lasting || has(.relation(.lasting), at: index - 1)
        if !isLasting, let relation = relation(at: end), relation.value == .before || relation.value == .after {
            let sign = relation.value == .before ? -1 : 1
            let named = namedDay(at: relation.end)
            if named != nil || mayNameEvent(at: relation.end) {
                var phrase = fromEvent(
                    measure.count.map { $0 * sign }, measure.unit, base: named, start: index,
                    end: named?.end ?? relation.end, isApproximate: measure.isApproximate)
                phrase.endsMeasure = measure
                let length = TimexReading(kind: .duration, value: Self.value(of: measure))
                phrase.parts = [TimexPart(start: index, end: end, reading: length)] + (named.map(parts) ?? [])
                return phrase
            }
        }
        if let shift = found({ if case .fromBefore(let shift) = $0 { shift } else { nil } }) {
            return fromBefore(measure, shift.value, start: index, end: shift.end)
        }
        let isExact = measure.count != nil && (!measure.isArticle || measure.isApproximate)
        let isCompound = text(at: end) == "-"
        guard isExact || isCompound || relation(before: index) != nil, !isFraction(measure),
            !(isCompound && measure.isArticle)
        else { return nil }
        return ahead(measure, index: index)
            ?? Phrase(
                start: index, end: end, value: .unknown, anchor: .none, isApproximate: measure.isApproximate,
                kind: .duration, endsMeasure: measure)
    }

    /// "decade" in "decade-old"; "the week" in "the week before".
    private func bareUnit(at index: Int) -> Measure? {
        find(index) { if case .unit(let unit) = $0 { unit } else { nil } }
            .map { Measure(count: 1, unit: $0.value, end: $0.end) }
    }

    /// "Three quarters of" something are no time.
    private func isFraction(_ measure: Measure) -> Bool {
        measure.unit == .quarter && (measure.count == 1 || has(.relation(.of), at: measure.end))
    }

    private func mayNameEvent(at index: Int) -> Bool {
        lexemes.indices.contains(index) && lexemes[index].text.first?.isPunctuation == false
    }

    private func fromEvent(
        _ count: Int?, _ unit: TimeUnit, base: Phrase?, start: Int, end: Int, isApproximate: Bool
    ) -> Phrase {
        var phrase = fromEvent(count, unit, base: base, start: start, end: end)
        phrase.isApproximate = phrase.isApproximate || isApproximate
        return phrase
    }

    /// Something of that age began that long ago; decades are told to the year.
    private func age(_ measure: Measure, start: Int, end: Int) -> Phrase {
        let unit: TimeUnit = measure.unit.months > TimeUnit.year.months ? .year : measure.unit
        var phrase = relative(start, end) { published in
            guard let count = measure.count else {
                return DateRange(from: nil, to: published, precision: unit.precision)
            }
            return published.adding(-count, measure.unit).map { DateRange(unit, around: $0) }
        }
        phrase.kind = .age
        phrase.endsMeasure = measure
        phrase.isApproximate = true
        return phrase
    }

    /// "two weeks ago" is the week of that day, "years ago" before the last year.
    private func distance(_ measure: Measure, _ direction: Int, start: Int, end: Int) -> Phrase {
        var phrase = relative(start, end) { published in
            guard let count = measure.count else {
                return published.adding(direction, measure.unit).map {
                    direction < 0
                        ? DateRange(from: nil, to: $0, precision: measure.unit.precision)
                        : DateRange(from: $0, to: nil, precision: measure.unit.precision)
                }
            }
            let unit: TimeUnit = measure.unit.months > TimeUnit.year.months ? .year : measure.unit
            return published.adding(direction * count, measure.unit).map { DateRange(unit, around: $0) }
        }
        phrase.isApproximate = measure.isApproximate || measure.unit.months > TimeUnit.year.months
        if measure.count == nil {
            phrase.timex = TimexReading(kind: .date, value: Timex.reference(direction))
        } else if direction < 0, let quarter = quarterBefore(measure) {
            phrase.value = quarter
            phrase.isCompared = true
        }
        return phrase
    }

    /// "A year ago" in a text about a quarter: the same quarter of that year.
    private func quarterBefore(_ measure: Measure) -> DateRange? {
        guard measure.unit == .year, let count = measure.count else { return nil }
        return context.quarter?.moved(years: -count)
    }

    /// "Three days earlier": from the date named before, else, as news does, from publication.
    private func fromBefore(_ measure: Measure, _ direction: Int, start: Int, end: Int) -> Phrase {
        var phrase = fromEvent(
            measure.count.map { $0 * direction }, measure.unit, base: previous, start: start, end: end,
            isApproximate: measure.isApproximate)
        phrase.endsMeasure = measure
        if direction < 0, let quarter = quarterBefore(measure) {
            phrase.value = quarter
            phrase.isCompared = true
            return phrase
        }
        guard phrase.anchor == .event, direction < 0, let published else { return phrase }
        if let count = measure.count, let day = published.adding(-count, measure.unit) {
            phrase.value = DateRange(measure.unit, around: day)
        } else {
            phrase.value = DateRange(from: nil, to: published, precision: measure.unit.precision)
        }
        phrase.isApproximate = true
        // What the text does not name is a length of time, unless it is years.
        if measure.unit.months < TimeUnit.year.months {
            phrase.timex = TimexReading(kind: .duration, value: Self.value(of: measure))
        }
        return phrase
    }

    /// "in two weeks", "within a month" in a clause that looks ahead.
    private func ahead(_ measure: Measure, index: Int) -> Phrase? {
        guard let count = measure.count, !measure.unit.isShort, relation(before: index) == .at,
            tense.direction(at: lexemes[index].token) == .future, !isLasting(before: index)
        else { return nil }
        var phrase = relative(index, measure.end) { published in
            published.adding(count, measure.unit).map {
                DateRange(from: published, to: $0, precision: measure.unit.precision)
            }
        }
        phrase.isApproximate = true
        phrase.timex = TimexReading(kind: .duration, value: Self.value(of: measure))
        return phrase
    }

    private func isLasting(before index: Int) -> Bool { has(.relation(.lasting), at: index - 1) }
}

// MARK: - Again and again

extension TimeGrammar {
    /// "every day", "each July", "Fridays", "daily", "$1 billion a year".
    func set(at index: Int) -> Phrase? {
        func phrase(_ end: Int, _ value: String) -> Phrase {
            Phrase(
                start: index, end: end, value: .unknown, anchor: .none, kind: .set,
                timex: TimexReading(kind: .set, value: value))
        }
        func unit(_ unit: TimeUnit) -> String { Self.value(of: Measure(count: 1, unit: unit, end: index)) }
        let single = find(index) { meaning -> String? in
            switch meaning {
            case .weekdays(let day): "XXXX-WXX-\(day)"
            // "The quarterly dividend" is a kind of dividend.
            case .frequency(let period) where period != .quarter || !mayBeNoun(at: index + 1): unit(period)
            default: nil
            }
        }
        if let single { return phrase(single.end, single.value) }
        if let article = end(of: .article, at: index), isRate(before: index),
            let period = find(article, { if case .unit(let unit) = $0 { unit } else { nil } })
        {
            return phrase(period.end, unit(period.value))
        }
        guard let each = end(of: .each, at: index) else { return nil }
        if let measure = measure(at: each) { return phrase(measure.end, Self.value(of: measure)) }
        let next = ordinal(at: each)?.end ?? each
        let period = find(next) { meaning -> String? in
            switch meaning {
            case .unit(let period): unit(period)
            case .weekday(let day): "XXXX-WXX-\(day)"
            case .month(let month): "XXXX-" + (month < 10 ? "0\(month)" : String(month))
            case .season(let month): "XXXX-" + ["SP", "SU", "FA", "WI"][(month / 3 + 3) % 4]
            case .partOfDay(let part): "XXXX-XX-XXT" + part.rawValue
            default: nil
            }
        }
        guard let period else { return nil }
        let dayPart = dayPart(at: period.end)
        return phrase(dayPart?.end ?? period.end, period.value + (dayPart.map { "T" + $0.value.rawValue } ?? ""))
    }

    /// "Flights" of "four flights a week": a noun that is counted or measured stands before.
    private func isRate(before index: Int) -> Bool {
        guard index > 1, mayBeNoun(at: index - 1) || number(at: index - 1) != nil || isCounted(at: index - 1) else {
            return false
        }
        let tag = tokens[lexemes[index - 1].token].xpos
        return isPluralNoun(at: index - 1) || isCounted(at: index - 1) || tag == "CD" || number(at: index - 1) != nil
            || number(at: index - 2) != nil
    }
}

extension CalendarDate {
    /// The weekend that has begun last.
    var latestWeekend: DateRange { DateRange(.weekend, around: latest(weekday: 6)) }
}

import Calendars

/// Periods that the text compares or takes as known, and times of day.
extension TimeGrammar {
    /// "the year-ago quarter", "the latest period", "year-earlier" before a noun.
    func compared(at index: Int) -> Phrase? {
        guard let compared = find(index, { if case .compared(let shift) = $0 { shift } else { nil } }) else {
            return nil
        }
        let fiscal = end(of: .fiscal, at: compared.end) ?? compared.end
        if compared.value == 0, let unit = find(fiscal, { if case .unit(let unit) = $0 { unit } else { nil } }),
            unit.value == .year, let published
        {
            // The latest year of account is over.
            return Phrase(
                start: index, end: unit.end, value: DateRange(.year, around: published.adding(months: -12)),
                anchor: .published, isCompared: true)
        }
        let end = end(of: .unit(.quarter), at: fiscal) ?? end(of: .period, at: fiscal)
        guard end != nil || compared.value < 0 else { return nil }
        let isQuarter = has(.unit(.quarter), at: fiscal)
        return reported(shift: compared.value, isQuarter: isQuarter, start: index, end: end ?? compared.end)
    }

    /// The quarter that the text reports on, else the last one that is over; else the year.
    private func reported(shift: Int, isQuarter: Bool, start: Int, end: Int) -> Phrase {
        var phrase = relative(start, end) { published in
            let quarter =
                context.quarter
                ?? (isQuarter ? published.adding(-1, .quarter).map { DateRange(.quarter, around: $0) } : nil)
            return (quarter ?? DateRange(.year, around: published)).moved(years: shift)
        }
        phrase.isCompared = true
        return phrase
    }

    /// "the quarter", "the 1988 period", and, after a preposition, "the year", "the week".
    func definitePeriod(at index: Int) -> Phrase? {
        if let year = fourDigits(at: index), (1900...2099).contains(year), hasDeterminer(before: index),
            let end = end(of: .unit(.quarter), at: index + 1) ?? end(of: .period, at: index + 1)
        {
            let quarter = context.quarter.flatMap { quarter in
                quarter.from.flatMap { quarter.moved(years: year - $0.year) }
            }
            guard let value = quarter ?? DateRange(year: year) else { return nil }
            return Phrase(start: index, end: end, value: value, anchor: .stated, isCompared: true)
        }
        let whole = end(of: .whole, at: index) ?? index
        let fiscal = end(of: .fiscal, at: whole) ?? whole
        guard index > 0, has(.determiner, at: index - 1), !isPossessive(at: index - 1), !has(.personal, at: index - 1),
            let unit = find(fiscal, { if case .unit(let unit) = $0 { unit } else { nil } })
        else { return nil }
        switch unit.value {
        case .quarter:
            if has(.ending, at: unit.end), let day = simpleDate(at: unit.end + 1)?.value.day {
                return Phrase(start: index, end: unit.end, value: DateRange(.quarter, around: day), anchor: .stated)
            }
            return reported(shift: 0, isQuarter: true, start: index, end: unit.end)
        case .week, .month, .year: break
        default: return nil
        }
        guard whole > index || relation(before: index) != nil || has(.relation(.lasting), at: index - 2) else {
            return nil
        }
        if has(.ending, at: unit.end) {
            return Phrase(
                start: index, end: unit.end, value: .unknown, anchor: .none, kind: .duration,
                endsMeasure: Measure(count: 1, unit: unit.value, end: unit.end))
        }
        guard !mayBeNoun(at: unit.end), spokenYear(at: unit.end) == nil else { return nil }
        return relative(index, unit.end) { DateRange(unit.value, around: $0) }
    }

    /// "the week of March 6".
    func weekOf(at index: Int) -> Phrase? {
        guard let unit = end(of: .unit(.week), at: index), let of = end(of: .relation(.of), at: unit),
            var date = dayOfMonth(at: of), let day = date.value.day
        else { return nil }
        date.value = DateRange(.week, around: day)
        date.start = index
        date.parts = []
        return date
    }

    /// "the first nine months", "the last two years" without what they belong to.
    func periodMeasure(at index: Int) -> Phrase? {
        guard let ordinal = ordinal(at: index), let measure = measure(at: ordinal.end),
            measure.count.map({ $0 > 1 }) ?? true
        else { return nil }
        return Phrase(
            start: index, end: measure.end, value: .unknown, anchor: .none, kind: .duration, endsMeasure: measure)
    }

    /// "nineteen ninety-six".
    func spokenYear(at index: Int) -> Phrase? {
        func number(_ index: Int) -> (value: Int, end: Int)? {
            find(index) { if case .number(let number) = $0 { number } else { nil } }.map { ($0.value, $0.end) }
        }
        if has(.beforeYear, at: index - 1), let thousands = number(index), thousands.value == 2,
            let end = end(of: .scale(1000), at: thousands.end)
        {
            return DateRange(year: 2000).map {
                Phrase(start: index, end: end, value: $0, anchor: .stated, isYear: true)
            }
        }
        guard let century = number(index), (10...20).contains(century.value), text(at: century.end) != "-",
            let tens = number(century.end), tens.value >= 10
        else { return nil }
        var (year, end) = (century.value * 100 + tens.value, tens.end)
        if tens.value >= 20, let ones = number(afterHyphen(tens.end)), ones.value < 10 {
            (year, end) = (year + ones.value, ones.end)
        }
        guard !isCounted(at: end) else { return nil }
        return DateRange(year: year).map { Phrase(start: index, end: end, value: $0, anchor: .stated, isYear: true) }
    }
}

// MARK: - Times of day

extension TimeGrammar {
    /// "10 p.m. Wednesday", "9 a.m. EST Nov. 6", "7:15 p.m.", "noon Saturday".
    func clockTime(at index: Int) -> Phrase? {
        guard let clock = clock(at: index) else { return nil }
        var end = end(of: .zone, at: clock.end) ?? clock.end
        var day = DateRange.unknown
        var anchor = TimeExpression.Anchor.none
        var next = self.end(of: .relation(.at), at: afterComma(end)) ?? afterComma(end)
        next = afterDeterminer(next)
        let dates = [
            dayOfMonth(at: next), weekday(at: next, limited: index), dayWord(at: next), shifted(at: next),
        ]
        if let date = longest(dates),
            date.value.day != nil || published == nil, date.timex?.kind != .time
        {
            (day, anchor, end) = (date.value, date.anchor, date.end)
        } else if let base = previous ?? context.before, base.value.day != nil {
            (day, anchor) = (base.value, base.anchor)
        } else if let published {
            (day, anchor) = (DateRange(day: published), .published)
        }
        let value = (day.day?.description ?? "XXXX-XX-XX") + "T" + clock.value
        return Phrase(
            start: index, end: end, value: day, anchor: anchor, timex: TimexReading(kind: .time, value: value))
    }

    /// Hours and minutes as ISO 8601 writes them.
    private func clock(at index: Int) -> (value: String, end: Int)? {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        if let named = find(index, { if case .clock(let hour) = $0 { hour } else { nil } }) {
            return (padded(named.value) + ":00", named.end)
        }
        if let hour = hourOfDayPart(at: index) { return (padded(hour.value) + ":00", hour.end) }
        let digits = text(at: index).split(separator: ":").map { Int($0) ?? -1 }
        guard (1...2).contains(digits.count), (1...12).contains(digits[0]),
            let meridiem = find(index + 1, { if case .meridiem(let hours) = $0 { hours } else { nil } })
        else { return nil }
        let minutes = digits.count == 2 ? digits[1] : 0
        guard (0...59).contains(minutes) else { return nil }
        return (padded(digits[0] % 12 + meridiem.value) + ":" + padded(minutes), meridiem.end)
    }

    /// "At 4 in the morning", "until eleven at night": only a preposition tells the hour from a count.
    private func hourOfDayPart(at index: Int) -> (value: Int, end: Int)? {
        let word = find(index) { if case .number(let number) = $0 { number } else { nil } }
        let hour = number(at: index).map { (value: $0, end: index + 1) } ?? word.map { (value: $0.value, end: $0.end) }
        guard let hour, (1...12).contains(hour.value), relation(before: index) != nil,
            let preposition = end(of: .relation(.at), at: hour.end),
            let part = find(afterDeterminer(preposition), { if case .partOfDay(let part) = $0 { part } else { nil } })
        else { return nil }
        // The night begins before midnight and ends after it.
        let isAfterNoon =
            switch part.value {
            case .morning: false
            case .afternoon, .evening: true
            case .night: hour.value >= 6
            }
        return (hour.value % 12 + (isAfterNoon ? 12 : 0), part.end)
    }
}

import Calendars

/// Dates put together: parts of periods, limits, and spans from one date to another.
extension TimeGrammar {
    /// "early March", "mid-2021", "the end of the year", "late last year", "earlier this week".
    func part(at index: Int) -> Phrase? {
        guard let part = find(index, { if case .part(let part) = $0 { part } else { nil } }) else { return nil }
        var next = afterHyphen(part.end)
        if let relation = relation(at: next), relation.value == .of || relation.value == .at { next = relation.end }
        guard var phrase = adjacent(at: next) ?? wholeInPart(at: afterDeterminer(next)), phrase.kind == .date else {
            return nil
        }
        let modifier: Timex.Modifier? =
            switch part.value {
            case .early, .earlier: .start
            case .middle: .middle
            case .late, .later: .end
            case .firstHalf, .secondHalf: nil
            }
        if let modifier { phrase = marked(phrase, modifier, from: index) }
        phrase.start = index
        if phrase.value.day == nil {
            let isReckoned = part.value == .earlier || part.value == .later
            guard !isReckoned || phrase.anchor != .stated || adjacent(at: next) != nil else { return nil }
            let isPresent = phrase.anchor == .published
            phrase.value = phrase.value.part(part.value, published: isPresent ? published : nil)
            let isHalf = part.value == .firstHalf || part.value == .secondHalf
            phrase.isApproximate = phrase.isApproximate || !(isHalf || isReckoned)
            if isHalf, phrase.value.precision == .year { phrase.value.precision = .season }
            if isHalf, let value = phrase.value.timexValue {
                phrase.timex = TimexReading(kind: .date, value: value)
                phrase.parts = []
            }
        }
        phrase.isBareYear = false
        return phrase
    }

    private func wholeInPart(at index: Int) -> Phrase? { periodInPart(at: index) ?? ordinalPart(at: index) }

    /// A date, or the present one of a unit: "the year".
    private func periodInPart(at index: Int) -> Phrase? {
        if let date = simpleDate(at: index, isBareYearEnough: true) { return date }
        guard let unit = find(index, { if case .unit(let unit) = $0 { unit } else { nil } }),
            unit.value.days >= TimeUnit.week.days, has(.determiner, at: index - 1)
        else { return nil }
        return relative(index, unit.end) { DateRange(unit.value, around: $0) }
    }

    /// "the first week of June", "the last two days of March", "the first six months of 2020".
    func ordinalPart(at index: Int) -> Phrase? {
        let first = ordinal(at: index)
        let isLast = has(.shift(-1), at: index)
        guard first != nil || isLast else { return nil }
        let next = first?.end ?? index + 1
        let unit = find(next) { if case .unit(let unit) = $0 { unit } else { nil } }
        var length = Measure(count: 1, unit: unit?.value ?? .day, end: unit?.end ?? next)
        if unit == nil {
            guard let several = measure(at: next), !several.isApproximate else { return nil }
            length = several
        }
        guard let count = length.count, !length.unit.isShort, let of = end(of: .relation(.of), at: length.end),
            let base = periodInPart(at: afterDeterminer(of)),
            let from = base.value.from, let to = base.value.to, from < to
        else { return nil }
        let steps = (first?.value ?? 1) - 1
        let start = isLast ? to.adding(days: 1).adding(-count, length.unit) : from.adding(steps, length.unit)
        guard let start, let end = start.adding(count, length.unit)?.adding(days: -1), start >= from, start <= to else {
            return nil
        }
        let value = DateRange(from: start, to: min(end, to), precision: length.unit.precision)
        var phrase = Phrase(
            start: index, end: base.end, value: value, anchor: base.anchor,
            isApproximate: base.isApproximate || length.unit == .week, isYearless: base.isYearless)
        if count > 1, value.timexValue == nil {
            let duration = TimexReading(kind: .duration, value: Self.value(of: length))
            phrase.parts = [TimexPart(start: index, end: length.end, reading: duration)] + parts(of: base)
        }
        return phrase
    }

    /// "around June 30", "as early as next week".
    func hedgedDate(at index: Int) -> Phrase? {
        guard let hedge = end(of: .hedge, at: index) ?? end(of: .earliest, at: index),
            var phrase = simpleDate(at: afterDeterminer(hedge)) ?? part(at: hedge),
            !phrase.isBareYear, !isPossessive(at: phrase.end)
        else { return nil }
        phrase = marked(phrase, .approximate, from: index)
        phrase.start = index
        phrase.isApproximate = true
        return phrase
    }

    /// "by year-end".
    func endOfUnit(at index: Int) -> Phrase? {
        guard let unit = find(index, { if case .end(let unit) = $0 { unit } else { nil } }) else { return nil }
        var phrase = relative(index, unit.end) { DateRange(unit.value, around: $0) }
        phrase.timex = phrase.value.timexValue.map { TimexReading(kind: .date, value: $0, modifier: .end) }
        phrase.value = phrase.value.part(.late, published: nil)
        phrase.isApproximate = true
        return phrase
    }

    /// "since 2012", "by the end of the year", "between 2012 and 2015", "from May 3 to June 4".
    func related(at index: Int) -> Phrase? {
        guard let relation = relation(at: index) else { return nil }
        // "The following autumn" is not "following autumn".
        if relation.value == .after, hasDeterminer(before: index) { return nil }
        switch relation.value {
        case .between: return span(from: relation.end, to: [.and], start: index)
        case .from:
            if let span = span(from: relation.end, to: [.to, .until], start: index) { return span }
            return limited(from: relation.end, start: index) { date in
                guard let onward = end(of: .onward, at: date.end), !mayBeNoun(at: onward), measure(at: onward) == nil,
                    !has(.determiner, at: onward), !has(.article, at: onward)
                else { return nil }
                return (DateRange(from: date.value.from, to: nil, precision: date.value.precision), onward)
            }
        case .since:
            return limited(from: relation.end, start: index) {
                (DateRange(from: $0.value.from, to: nil, precision: $0.value.precision), $0.end)
            }
        case .until, .by:
            return limited(from: relation.end, start: index) {
                (DateRange(from: nil, to: $0.value.to, precision: $0.value.precision), $0.end)
            }
        case .before:
            return limited(from: relation.end, start: index) {
                let last = $0.value.from?.adding(days: -1)
                return (DateRange(from: nil, to: last, precision: $0.value.precision), $0.end)
            }
        case .after:
            return limited(from: relation.end, start: index) {
                let first = $0.value.to?.adding(days: 1)
                return (DateRange(from: first, to: nil, precision: $0.value.precision), $0.end)
            }
        case .at, .of, .to, .and, .lasting: return nil
        }
    }

    /// A date that a preposition makes a limit. "Since last week's attack" and "after a 2020 coup" speak of events,
    /// whose dates are no limits.
    private func limited(
        from index: Int, start: Int, _ limit: (Phrase) -> (value: DateRange, end: Int)?
    ) -> Phrase? {
        // "Post-2014".
        let first = afterDeterminer(afterHyphen(index))
        let distant = amount(at: first).flatMap { $0.kind == .date && $0.anchor != .event ? $0 : nil }
        let isPrefix = text(at: index) == "-"
        var nearest = date(at: first, isBareYearEnough: isPrefix)
        keepLonger(distant, &nearest)
        guard var date = nearest, date.kind == .date,
            date.anchor != .event, !isPossessive(at: date.end),
            isPrefix || !(date.isBareYear && (first > index || isTaggedNoun(at: date.end))),
            isPrefix || !(first > index && isDayOrMonth(at: first) && mayBeNoun(at: date.end)),
            let limited = limit(date)
        else { return nil }
        // "By the end of the year" allows all of the year.
        let isKnown = limited.value.from != nil || limited.value.to != nil
        date.parts = parts(of: date)
        date.value = isKnown ? limited.value : .unknown
        if limited.value.from == nil, date.isApproximate, has(.part(.late), at: first) {
            date.isApproximate = false
        }
        date.start = start
        date.end = limited.end
        date.isBareYear = false
        return date
    }

    private func isDayOrMonth(at index: Int) -> Bool {
        number(at: index) != nil
            || find(
                index,
                { meaning -> Bool? in
                    switch meaning {
                    case .month, .weekday: true
                    default: nil
                    }
                }) != nil
    }

    private func isTaggedNoun(at index: Int) -> Bool {
        guard lexemes.indices.contains(index) else { return false }
        let tag = tokens[lexemes[index].token].upos
        return tag == .noun || tag == .propn
    }

    private func span(from index: Int, to relations: [TimeMeaning.Relation], start: Int) -> Phrase? {
        guard let first = date(at: afterDeterminer(index), isBareYearEnough: true) else { return nil }
        var next = first.end
        if let relation = relation(at: next), relations.contains(relation.value) {
            next = relation.end
        } else if text(at: next) == "-", !relations.contains(.and) {
            next += 1
        } else {
            return nil
        }
        guard let last = date(at: afterDeterminer(next), isBareYearEnough: true) else { return nil }
        return span(first, last, start: start)
    }

    /// "2012-2015", "2012-15", "May 3 to June 4", "Monday through Friday".
    func joined(at index: Int, first: Phrase?) -> Phrase? {
        if let years = years(at: index) { return years }
        guard let first, first.kind == .date, !first.isBareYear else { return nil }
        var next = afterHyphen(first.end)
        if next == first.end {
            guard let relation = relation(at: next), relation.value == .to else { return nil }
            next = relation.end
        }
        guard let last = simpleDate(at: next), last.kind == .date, last.value.precision == first.value.precision,
            last.anchor == first.anchor
        else { return nil }
        return span(first, last, start: index)
    }

    private func years(at index: Int) -> Phrase? {
        guard let first = fourDigits(at: index), (1900...2099).contains(first), text(at: index + 1) == "-",
            let second = number(at: index + 2), text(at: index + 3) != "-" || !isGlued(index + 3),
            index == 0 || !isGlued(index) || ["(", "["].contains(text(at: index - 1))
        else { return nil }
        let last: Int
        switch text(at: index + 2).utf8.count {
        case 4: last = second
        case 2: last = first - first % 100 + second
        default: return nil
        }
        guard last > first, last <= 2099, !isCounted(at: index + 3), let from = DateRange(year: first),
            let to = DateRange(year: last)
        else { return nil }
        let value = DateRange(from: from.from, to: to.to, precision: .year)
        let parts = [(index, first), (index + 2, last)].map { start, year in
            TimexPart(start: start, end: start + 1, reading: TimexReading(kind: .date, value: String(year)))
        }
        return Phrase(start: index, end: index + 3, value: value, anchor: .stated, parts: parts)
    }

    /// From the start of one date to the end of another; a year said only once holds for both.
    private func span(_ first: Phrase, _ last: Phrase, start: Int) -> Phrase? {
        guard first.kind == .date, last.kind == .date else { return nil }
        let secondParts = parts(of: last)
        var (first, last) = (first, last)
        if first.isYearless, let year = last.value.from?.year, !last.isYearless, let from = first.value.from,
            let moved = first.value.moved(years: year - from.year)
        {
            first.value = moved
        }
        if let from = first.value.from, let to = last.value.from, from > to {
            if first.isYearless {
                guard let moved = first.value.moved(years: -1) else { return nil }
                first.value = moved
            } else if first.value.precision == .day, first.anchor == .published, last.anchor == .published,
                let moved = last.value.moved(1, .week)
            {
                last.value = moved
            } else {
                return nil
            }
        }
        let isKnown = first.value.from != nil && last.value.to != nil
        return Phrase(
            start: start, end: last.end,
            value: isKnown
                ? DateRange(from: first.value.from, to: last.value.to, precision: last.value.precision) : .unknown,
            anchor: isKnown ? last.anchor : .none, isApproximate: first.isApproximate || last.isApproximate,
            parts: parts(of: first) + secondParts)
    }
}

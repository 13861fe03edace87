import Calendars

/// Amounts of time and what is reckoned with them: "two weeks ago", "for years", "every day".
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
        // "24 hours a day".
        if let article = self.end(of: .article, at: end),
            let whole = find(article, { if case .unit(let unit) = $0 { unit } else { nil } }),
            whole.value.days > measure.unit.days
        {
            let each = Self.value(of: Measure(count: 1, unit: whole.value, end: whole.end))
            return Phrase(
                start: index, end: whole.end, value: .unknown, anchor: .none, kind: .set,
                timex: TimexReading(kind: .set, value: each))
        }
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
    func bareUnit(at index: Int) -> Measure? {
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

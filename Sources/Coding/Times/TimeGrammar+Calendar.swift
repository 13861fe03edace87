import Calendars

/// Dates that name their place in the calendar.
extension TimeGrammar {
    /// "2023-06-30", "2023-06", "30/06/2023", "06/30/2023".
    func numericDate(at index: Int) -> Phrase? {
        guard let first = number(at: index), index == 0 || !isGlued(index) || !isSeparator(index - 1),
            isSeparator(index + 1), isGlued(index + 1), isGlued(index + 2), let second = number(at: index + 2)
        else { return nil }
        let width = lexemes[index].text.utf8.count
        if text(at: index + 3) == text(at: index + 1), isGlued(index + 3), isGlued(index + 4),
            let third = number(at: index + 4)
        {
            guard !(isSeparator(index + 5) && isGlued(index + 5)) else { return nil }
            if width == 4, let day = CalendarDate(year: first, month: second, day: third) {
                return Phrase(start: index, end: index + 5, value: DateRange(day: day), anchor: .stated)
            }
            guard width <= 2, lexemes[index + 4].text.utf8.count == 4 else { return nil }
            return dayAndMonth(first, second, year: third, start: index, end: index + 5)
        }
        // "2009-10" is a span of years, "2023-06" a month.
        guard width == 4, text(at: index + 1) == "-", lexemes[index + 2].text.utf8.count == 2,
            (1900...2099).contains(first), second <= first % 100,
            let value = DateRange(year: first, month: second)
        else { return nil }
        return Phrase(start: index, end: index + 3, value: value, anchor: .stated)
    }

    private func isSeparator(_ index: Int) -> Bool { text(at: index) == "-" || text(at: index) == "/" }

    /// Day and month in an order that only the numbers tell: where both fit, and publication does not exclude one,
    /// the value reaches from one to the other.
    private func dayAndMonth(_ first: Int, _ second: Int, year: Int, start: Int, end: Int) -> Phrase? {
        let days = [
            CalendarDate(year: year, month: second, day: first), CalendarDate(year: year, month: first, day: second),
        ].compactMap { $0 }.sorted()
        guard let earliest = days.first, let latest = days.last else { return nil }
        if let published, earliest <= published, latest > published {
            return Phrase(start: start, end: end, value: DateRange(day: earliest), anchor: .stated)
        }
        let value = DateRange(from: earliest, to: latest, precision: .day)
        return Phrase(
            start: start, end: end, value: value, anchor: .stated, isApproximate: earliest != latest)
    }

    /// "June 30, 2023", "30 June", "the 30th of June last year", "Friday, June 30", "June 29-30".
    func dayOfMonth(at index: Int) -> Phrase? {
        var start = index
        let weekday = find(index) { if case .weekday(let day) = $0 { day } else { nil } }
        if let weekday { start = afterDeterminer(afterComma(weekday.end)) }
        guard let found = monthThenDays(at: start) ?? daysThenMonth(at: start) else { return nil }
        let (month, first, last) = (found.month, found.first, found.last)
        func value(_ year: Int) -> DateRange? {
            guard let from = CalendarDate(year: year, month: month, day: first),
                let to = CalendarDate(year: year, month: month, day: last), from <= to
            else { return nil }
            return DateRange(from: from, to: to, precision: .day)
        }
        if let year = yearAfter(found.end) {
            guard let named = year.value else {
                return Phrase(start: index, end: year.end, value: .unknown, anchor: .none)
            }
            return value(named).map {
                days(found, of: Phrase(start: index, end: year.end, value: $0, anchor: .stated))
            }
        }
        guard (1...CalendarDate.length(ofMonth: month, year: 2000)).contains(last), !isCounted(at: found.end) else {
            return nil
        }
        // February 29 recurs every four years, at most eight.
        let years = month == 2 && last == 29 ? published.map { Array($0.year - 8...$0.year + 8) } ?? [] : nearYears
        var candidates = years.compactMap(value)
        if let weekday {
            let agreeing = candidates.filter { $0.from?.weekday == weekday.value }
            if !agreeing.isEmpty { candidates = agreeing }
        }
        guard let chosen = choose(among: candidates, at: index) else {
            return yearless(value(2000), start: index, end: found.end)
        }
        return days(
            found, of: Phrase(start: index, end: found.end, value: chosen, anchor: .stated, isYearless: true))
    }

    /// Two days are two expressions of TIMEX3: "June 29" and "30".
    private func days(_ found: Days, of phrase: Phrase) -> Phrase {
        guard let first = phrase.value.from, let last = phrase.value.to, first < last,
            let second = (phrase.start + 1..<phrase.end).last(where: { dayNumber(at: $0)?.value == last.day })
        else { return phrase }
        var phrase = phrase
        phrase.parts = [
            TimexPart(
                start: phrase.start, end: second - 1, reading: TimexReading(kind: .date, value: first.description)),
            TimexPart(start: second, end: phrase.end, reading: TimexReading(kind: .date, value: last.description)),
        ]
        return phrase
    }

    /// A date whose year nobody tells.
    private func yearless(_ example: DateRange?, start: Int, end: Int) -> Phrase {
        var phrase = Phrase(start: start, end: end, value: .unknown, anchor: .none)
        phrase.timex = example?.timexValue.map { TimexReading(kind: .date, value: "XXXX" + $0.dropFirst(4)) }
        return phrase
    }

    private typealias Days = (month: Int, first: Int, last: Int, end: Int)

    private func monthThenDays(at index: Int) -> Days? {
        guard let month = monthNumber(at: index), let first = dayNumber(at: afterDeterminer(month.end)) else {
            return nil
        }
        if let last = laterDay(after: first) { return (month.value, first.value, last.value, last.end) }
        return (month.value, first.value, first.value, first.end)
    }

    private func daysThenMonth(at index: Int) -> Days? {
        guard let first = dayNumber(at: index) else { return nil }
        for last in [laterDay(after: first, mayPrecedeMonth: true), first] {
            guard let last else { continue }
            let next = end(of: .relation(.of), at: last.end) ?? afterHyphen(last.end)
            if let month = monthNumber(at: next) { return (month.value, first.value, last.value, month.end) }
        }
        return nil
    }

    /// The second day of "29-30", "29 and 30", "29 to 30".
    private func laterDay(
        after first: (value: Int, end: Int), mayPrecedeMonth: Bool = false
    ) -> (value: Int, end: Int)? {
        var next = afterHyphen(first.end)
        if next == first.end {
            guard let relation = relation(at: next), [.to, .and, .until].contains(relation.value) else { return nil }
            next = relation.end
        }
        guard let last = dayNumber(at: next), last.value > first.value, !isCounted(at: last.end),
            mayPrecedeMonth || monthNumber(at: last.end) == nil
        else { return nil }
        return last
    }

    /// 1 to 31: "30", "30th", "thirtieth".
    private func dayNumber(at index: Int) -> (value: Int, end: Int)? {
        let text = text(at: index)
        if let number = number(at: index), text.utf8.count <= 2, (1...31).contains(number) {
            return (number, index + 1)
        }
        guard let ordinal = ordinal(at: index), (1...31).contains(ordinal.value) else { return nil }
        return ordinal
    }

    /// "third", "21st".
    func ordinal(at index: Int) -> (value: Int, end: Int)? {
        if lexemes.indices.contains(index), lexemes[index].hasDigit {
            let text = lexemes[index].text
            if text.utf8.count <= 4, ["st", "nd", "rd", "th"].contains(text.suffix(2)),
                let number = Int(text.dropLast(2))
            {
                return (number, index + 1)
            }
        }
        return find(index) { if case .ordinal(let number) = $0 { number } else { nil } }.map { ($0.value, $0.end) }
    }

    /// What follows a month or day: ", 2023", "of 2023", "last year", "of this year". The value is `nil` for a year
    /// reckoned from an unknown date of publication.
    private func yearAfter(_ index: Int) -> (value: Int?, end: Int)? {
        var next = end(of: .relation(.of), at: afterComma(index)) ?? afterComma(index)
        if next == index, fourDigits(at: afterHyphen(index)) != nil { next = afterHyphen(index) }
        if let number = fourDigits(at: next), (1000...2999).contains(number), !isCounted(at: next + 1) {
            return (number, next + 1)
        }
        if let spoken = spokenYear(at: next) { return (spoken.value.from?.year, spoken.end) }
        guard let shift = find(next, { if case .shift(let shift) = $0 { shift } else { nil } }),
            has(.unit(.year), at: shift.end)
        else { return nil }
        return (published.map { $0.year + shift.value }, shift.end + 1)
    }

    func fourDigits(at index: Int) -> Int? {
        guard text(at: index).utf8.count == 4 else { return nil }
        return number(at: index)
    }

    /// "June 2023", "June", "June last year".
    func month(at index: Int) -> Phrase? {
        guard let month = monthNumber(at: index) else { return nil }
        return recurring(
            start: index, end: month.end, isShy: month.isShy,
            value: { DateRange(year: $0, month: month.value) })
    }

    /// "Christmas 2022", "New Year's Day".
    func holiday(at index: Int) -> Phrase? {
        let holiday = find(index) { meaning -> ((Int) -> DateRange?)? in
            switch meaning {
            case .holiday(let month, let day):
                { CalendarDate(year: $0, month: month, day: day).map { DateRange(day: $0) } }
            case .feast(let feast): { feast.days(in: $0) }
            default: nil
            }
        }
        guard let holiday else { return nil }
        return recurring(start: index, end: holiday.end, isShy: holiday.isShy, value: holiday.value)
    }

    /// "the summer of 2020", "spring"; a winter belongs to the year in which it begins.
    func season(at index: Int) -> Phrase? {
        guard let season = find(index, { if case .season(let month) = $0 { month } else { nil } }) else { return nil }
        var phrase = recurring(start: index, end: season.end, isShy: season.isShy) {
            seasonValue(season.value, year: $0)
        }
        // "The fall of Bamako" is no autumn.
        if let found = phrase, found.end == season.end, has(.relation(.of), at: found.end) { return nil }
        phrase?.isApproximate = true
        return phrase
    }

    func seasonValue(_ month: Int, year: Int) -> DateRange? {
        CalendarDate(year: year, month: month, day: 1).map { DateRange(months: 3, from: $0, precision: .season) }
    }

    /// What comes again every year, with or without its year.
    private func recurring(start: Int, end: Int, isShy: Bool, value: (Int) -> DateRange?) -> Phrase? {
        if let year = yearAfter(end) {
            guard let named = year.value else {
                return Phrase(start: start, end: year.end, value: .unknown, anchor: .none)
            }
            return value(named).map { Phrase(start: start, end: year.end, value: $0, anchor: .stated) }
        }
        guard !isShy || isInContext(start) else { return nil }
        guard let chosen = choose(among: nearYears.compactMap(value), at: start) else {
            return yearless(value(2000), start: start, end: end)
        }
        return Phrase(start: start, end: end, value: chosen, anchor: .stated, isYearless: true)
    }

    /// A preposition or a word like "early" before a shy word.
    private func isInContext(_ index: Int) -> Bool {
        if let relation = relation(before: index), relation != .of { return true }
        if index > 1, relation(at: index - 1)?.value == .of,
            find(index - 2, { if case .unit = $0 { true } else { nil } }) != nil
        {
            return true
        }
        return hasPart(before: index)
    }

    private func hasPart(before index: Int) -> Bool {
        for start in stride(from: index - 1, through: max(0, index - 3), by: -1) {
            if find(start, { if case .part = $0 { true } else { nil } }) != nil { return true }
        }
        return false
    }

    /// "Friday", "Friday night", "Friday last week", "Tuesday of next week".
    ///
    /// - Parameter limited: the lexeme before which its preposition stands, where that is another.
    func weekday(at index: Int, limited: Int? = nil) -> Phrase? {
        guard let weekday = find(index, { if case .weekday(let day) = $0 { day } else { nil } }),
            !weekday.isShy
                || (bareRelation(before: index) != nil && !mayBeNoun(at: weekday.end) && !isVerb(weekday.end))
        else { return nil }
        let dayPart = dayPart(at: weekday.end)
        let end = dayPart?.end ?? weekday.end
        let next = self.end(of: .relation(.of), at: end) ?? end
        if let shift = find(next, { if case .shift(let shift) = $0 { shift } else { nil } }),
            has(.unit(.week), at: shift.end)
        {
            return relative(index, shift.end + 1) { published in
                let monday = published.adding(days: 1 - published.weekday + 7 * shift.value)
                return DateRange(day: monday.adding(days: weekday.value - 1))
            }
        }
        let direction = tense.direction(at: lexemes[index].token)
        let relation = relation(before: limited ?? index)
        let isAhead =
            direction == .future || hasEarliest(before: index)
            // "Until Thursday, …" at the head of a sentence tells of what was.
            || (relation == .until && index > 1)
            || (relation == .by && direction == .unknown)
        var phrase = relative(index, end) {
            DateRange(day: isAhead ? $0.next(weekday: weekday.value) : $0.latest(weekday: weekday.value))
        }
        if published == nil {
            phrase.timex = TimexReading(kind: .date, value: "XXXX-WXX-\(weekday.value)")
        }
        return at(dayPart?.value, phrase)
    }

    /// "morning" after a day.
    func dayPart(at index: Int) -> (value: DayPart, end: Int)? {
        find(index) { if case .partOfDay(let part) = $0 { part } else { nil } }.map { ($0.value, $0.end) }
    }

    /// The phrase of a day as the time of a part of it.
    func at(_ part: DayPart?, _ phrase: Phrase) -> Phrase {
        guard let part else { return phrase }
        var phrase = phrase
        let day = phrase.value.from?.description ?? phrase.timex?.value ?? "XXXX-XX-XX"
        phrase.timex = TimexReading(kind: .time, value: day + "T" + part.rawValue)
        return phrase
    }

    /// "the third quarter of 2022", "fourth-quarter", "Q3 2020", "2022 third quarter".
    func quarter(at index: Int) -> Phrase? {
        if let fiscal = end(of: .fiscal, at: index) {
            guard var phrase = quarter(at: afterHyphen(fiscal)) else { return nil }
            phrase.start = index
            // Years of account end before those of the calendar: the quarter is over.
            if phrase.isYearless, let published, let end = phrase.value.to, end > published,
                let moved = phrase.value.moved(years: -1)
            {
                phrase.value = moved
            }
            return phrase
        }
        if let year = fourDigits(at: index), (1900...2099).contains(year), let number = ordinal(at: index + 1),
            (1...4).contains(number.value), let end = end(of: .unit(.quarter), at: afterHyphen(number.end)),
            let first = CalendarDate(year: year, month: number.value * 3 - 2, day: 1)
        {
            let value = DateRange(months: 3, from: first, precision: .season)
            return Phrase(start: index, end: end, value: value, anchor: .stated)
        }
        if let compared = find(index, { if case .compared(let shift) = $0 { shift } else { nil } }),
            var phrase = quarter(at: compared.end), let value = phrase.value.moved(years: compared.value)
        {
            phrase.value = value
            phrase.start = index
            phrase.isCompared = true
            return phrase
        }
        let text = text(at: index)
        let number: Int
        var end: Int
        if text.utf8.count == 2, text.first == "q", let digit = Int(text.dropFirst()) {
            (number, end) = (digit, index + 1)
            guard lexemes[index].isCapitalized else { return nil }
        } else {
            guard let ordinal = ordinal(at: index),
                let unit = self.end(of: .unit(.quarter), at: afterHyphen(ordinal.end))
            else { return nil }
            (number, end) = (ordinal.value, unit)
        }
        guard (1...4).contains(number), self.text(at: end) != "-" else { return nil }
        if let of = self.end(of: .relation(.of), at: end), has(.unit(.year), at: afterDeterminer(of)) {
            end = afterDeterminer(of) + 1
        }
        return recurring(start: index, end: end, isShy: false) {
            CalendarDate(year: $0, month: number * 3 - 2, day: 1).map {
                DateRange(months: 3, from: $0, precision: .season)
            }
        }
    }

    /// Four digits where a year is spoken of, see `isYear`.
    func year(at index: Int, isBareYearEnough: Bool = false) -> Phrase? {
        if let fiscal = end(of: .fiscal, at: index), let year = fourDigits(at: fiscal), (1900...2099).contains(year) {
            return DateRange(year: year).map { Phrase(start: index, end: fiscal + 1, value: $0, anchor: .stated) }
        }
        guard let number = fourDigits(at: index), (1000...2099).contains(number),
            isYear(number, index, isBareYearEnough)
        else { return nil }
        guard let value = DateRange(year: number) else { return nil }
        return Phrase(start: index, end: index + 1, value: value, anchor: .stated, isBareYear: true, isYear: true)
    }

    /// A number is a year after a preposition of time ("in 2020"), between a determiner and a noun ("a 2020 coup"),
    /// or alone in brackets, unless it counts something.
    private func isYear(_ year: Int, _ index: Int, _ isBareYearEnough: Bool) -> Bool {
        let isRecent = (1900...2099).contains(year)
        guard !isCounted(at: index + 1), isRecent || !mayBeNoun(at: index + 1) else { return false }
        if text(at: index + 1) == "-", isGlued(index + 1), number(at: index + 2) == nil { return false }
        if has(.beforeYear, before: index) { return isRecent }
        if index > 0, isGlued(index), !["(", "[", "'"].contains(text(at: index - 1)), !isBareYearEnough {
            return false
        }
        if isBareYearEnough { return true }
        if text(at: index - 1) == "(", [")", "-"].contains(text(at: index + 1)) { return isRecent }
        if let relation = bareRelation(before: index) {
            switch relation {
            case .at, .since, .until, .between: return true
            case .of: return !isPluralNoun(at: index + 1) && !isCollective(before: index - 1)
            default: return !isPluralNoun(at: index + 1)
            }
        }
        return isRecent && mayBeNoun(at: index + 1) && isDetermined(index)
    }

    /// A preposition directly before.
    private func bareRelation(before index: Int) -> TimeMeaning.Relation? {
        hasDeterminer(before: index) || has(.article, at: index - 1) ? nil : relation(before: index)
    }

    private func isCollective(before index: Int) -> Bool { index > 0 && has(.collective, at: index - 1) }

    /// "a 2020 coup", "the disputed 2020 election".
    private func isDetermined(_ index: Int) -> Bool {
        func isDeterminer(_ index: Int) -> Bool { has(.determiner, at: index) || has(.article, at: index) }
        guard index > 0 else { return false }
        if isDeterminer(index - 1) { return true }
        return index > 1 && tokens[lexemes[index - 1].token].upos == .adj && isDeterminer(index - 2)
    }

    /// "the 1990s", "the '90s", "the nineties".
    func decade(at index: Int) -> Phrase? {
        if let spoken = find(index, { if case .decade(let year) = $0 { year } else { nil } }) {
            return hasDeterminer(before: index) || hasPart(before: index)
                ? decade(from: spoken.value, start: index, end: spoken.end) : nil
        }
        var start = index
        if text(at: start) == "'" { start += 1 }
        guard lexemes.indices.contains(start), lexemes[start].hasDigit else { return nil }
        let digits = text(at: start).prefix { $0.isNumber && $0.isASCII }
        let rest = text(at: start).dropFirst(digits.count)
        var end = start + 1
        if rest.isEmpty, text(at: end) == "'s", isGlued(end), !mayBeNoun(at: end + 1) {
            end += 1
        } else if rest != "s" && rest != "'s" {
            let word = text(at: start)
            guard word.hasPrefix("'"), word.hasSuffix("0s"), word.utf8.count == 4,
                let year = Int(word.dropFirst().prefix(2))
            else { return nil }
            return decade(from: 1900 + year, start: index, end: end)
        }
        guard digits.last == "0", let number = Int(digits) else { return nil }
        switch digits.utf8.count {
        case 4 where (1000...2090).contains(number): return decade(from: number, start: index, end: end)
        case 2
        where start > index || (hasDeterminer(before: index) && !isPersonal(index - 1)) || hasPart(before: index):
            return decade(from: 1900 + number, start: index, end: end)
        default: return nil
        }
    }

    /// "his": the decade is of his age.
    private func isPersonal(_ index: Int) -> Bool { tokens[lexemes[index].token].xpos == "PRP$" }

    private func decade(from year: Int, start: Int, end: Int) -> Phrase? {
        CalendarDate(year: year, month: 1, day: 1).map {
            Phrase(
                start: start, end: end, value: DateRange(months: 120, from: $0, precision: .decade), anchor: .stated)
        }
    }

    /// "the 20th century", counted from the year 00 as people speak of it.
    func century(at index: Int) -> Phrase? {
        guard let ordinal = ordinal(at: index), (1...30).contains(ordinal.value),
            let end = end(of: .unit(.century), at: afterHyphen(ordinal.end)),
            !["bc", "b.c", "bce"].contains(text(at: end)),
            let first = CalendarDate(year: (ordinal.value - 1) * 100, month: 1, day: 1)
        else { return nil }
        let value = DateRange(months: 1200, from: first, precision: .decade)
        return Phrase(start: index, end: end, value: value, anchor: .stated)
    }
}

extension CalendarDate {
    /// The latest such weekday, this day included.
    func latest(weekday: Int) -> CalendarDate { adding(days: -((self.weekday - weekday + 7) % 7)) }

    /// The next such weekday, this day included.
    func next(weekday: Int) -> CalendarDate { adding(days: (weekday - self.weekday + 7) % 7) }
}

/// A unit that news reckons time in.
enum TimeUnit: String, Sendable {
    /// Shorter than what a `DateRange` can hold.
    case second, minute, hour
    case day, week, weekend, fortnight, month, quarter, year, decade, century
}

/// A part of the day, as TIMEX3 writes it.
enum DayPart: String, Sendable {
    case morning = "MO"
    case afternoon = "AF"
    case evening = "EV"
    case night = "NI"

    init?(name: some StringProtocol) {
        switch name {
        case "morning": self = .morning
        case "afternoon": self = .afternoon
        case "evening": self = .evening
        case "night": self = .night
        default: return nil
        }
    }
}

/// Which part of a period is meant.
enum PeriodPart: String, Sendable {
    case early, middle, late
    /// The first or second half.
    case firstHalf, secondHalf
    /// Before or after the day of publication, within the period ("earlier this year").
    case earlier, later
}

/// What a word of `dates/*.words` means.
enum TimeMeaning: Sendable, Equatable {
    case month(Int)
    /// Monday is 1.
    case weekday(Int)
    /// Weekdays in the plural, which mean each of them: "Fridays".
    case weekdays(Int)
    case number(Int)
    /// "a": the number one before a unit, and a determiner before a year.
    case article
    /// "the", "its": a determiner before a year or a period.
    case determiner
    /// "his": a determiner that makes a time somebody's own.
    case personal
    /// "hundred", "thousand".
    case scale(Int)
    case ordinal(Int)
    /// "and a half".
    case half
    /// "few", "several": more than one, nobody knows how many.
    case vague
    case unit(TimeUnit)
    /// Units without a number in front: "years".
    case units(TimeUnit)
    /// First month; a season lasts three.
    case season(Int)
    case holiday(month: Int, day: Int)
    /// Days from publication: "yesterday" is −1.
    case day(Int)
    /// From some day to some other: "overnight".
    case days(Int, Int)
    case feast(Feast)
    /// "morning", "night": said after a day.
    case partOfDay(DayPart)
    /// "tonight" 0, "last night" −1.
    case night(Int)
    /// "noon" 12, "midnight" 24.
    case clock(Int)
    /// "a.m." 0, "p.m." 12: after an hour.
    case meridiem(Int)
    /// "GMT": after a time of day.
    case zone
    /// "last" −1, "this" 0, "next" 1.
    case shift(Int)
    /// "past", "coming": before a number of units; "recent" has no number.
    case span(Int)
    case part(PeriodPart)
    /// "about", "around", "as early as".
    case hedge
    /// "as early as": a hedge that looks ahead.
    case earliest
    /// "nearly", "more than": before amounts only.
    case bound
    /// "ago" −1, "from now" 1.
    case fromPublished(Int)
    /// "earlier" −1, "later" 1: reckoned from what the text spoke of last.
    case fromBefore(Int)
    /// "since", "until", …
    case relation(Relation)
    /// "recently", "now", "soon": −1, 0, 1.
    case reference(Int)
    /// Reckoned from an event that stands elsewhere in the text: "the day before", "that day".
    case event(Int)
    /// "previous", "following": a unit before or after what was spoken of last.
    case adjacent(Int)
    /// "year-end".
    case end(TimeUnit)
    /// "from June on".
    case onward
    /// "every", "each".
    case each
    /// "daily".
    case frequency(TimeUnit)
    /// "year-ago" −1, "latest" 0: before the quarter or period that the text compares.
    case compared(Int)
    /// "period": a stretch of time that the text spoke of.
    case period
    /// "ended": after a period that is told by its end.
    case ending
    /// "more", "additional": between a number and its units.
    case more
    /// "once": before a clause that must come true first.
    case condition
    /// "long": after a hyphen, as in "day-long".
    case long
    /// "full": the whole of a year.
    case whole
    /// First year of a decade: "nineties".
    case decade(Int)
    /// "fiscal": before a year or quarter of account.
    case fiscal
    /// "current", "recent", "future" as adjectives, which date nothing: −1, 0, 1.
    case vagueReference(Int)
    /// "old" in "decade-old".
    case old
    /// "fiscal", "the year": before the digits of a year.
    case beforeYear
    /// Says that the clause looks ahead: "will".
    case future
    /// Nouns that are counted or measured: "2000 people".
    case counted
    /// Nouns of a number: "a force of 2000".
    case collective

    enum Relation: String, Sendable {
        case at, of, since, until, by, before, after, between, from, to, and
        /// "for": before a duration.
        case lasting
    }

    /// Belongs to the date itself: a month, a weekday, a unit.
    var isCalendarWord: Bool {
        switch self {
        case .month, .weekday, .unit, .units, .season, .holiday, .feast, .day, .partOfDay, .night, .ordinal, .decade:
            true
        default: false
        }
    }

    /// May be the heart of an expression: without such a word or digits there is none.
    var isCore: Bool {
        switch self {
        case .reference, .vagueReference, .frequency, .weekdays, .compared, .end, .days, .event, .clock, .number: true
        default: isCalendarWord
        }
    }

    /// Reads `month 1`, `relation since`, `each`, …; `nil` when there is no such meaning.
    init?(words: [Substring]) {
        let numbers = words.dropFirst().compactMap { Int($0) }
        switch (words.first, words.count) {
        case ("article", 1): self = .article
        case ("determiner", 1): self = .determiner
        case ("personal", 1): self = .personal
        case ("vague", 1): self = .vague
        case ("half", 1): self = .half
        case ("zone", 1): self = .zone
        case ("period", 1): self = .period
        case ("ending", 1): self = .ending
        case ("fiscal", 1): self = .fiscal
        case ("whole", 1): self = .whole
        case ("more", 1): self = .more
        case ("condition", 1): self = .condition
        case ("long", 1): self = .long
        case ("hedge", 1): self = .hedge
        case ("earliest", 1): self = .earliest
        case ("onward", 1): self = .onward
        case ("bound", 1): self = .bound
        case ("each", 1): self = .each
        case ("old", 1): self = .old
        case ("before-year", 1): self = .beforeYear
        case ("future", 1): self = .future
        case ("counted", 1): self = .counted
        case ("collective", 1): self = .collective
        case ("unit", 2):
            guard let unit = TimeUnit(rawValue: String(words[1])) else { return nil }
            self = .unit(unit)
        case ("units", 2):
            guard let unit = TimeUnit(rawValue: String(words[1])) else { return nil }
            self = .units(unit)
        case ("end", 2):
            guard let unit = TimeUnit(rawValue: String(words[1])) else { return nil }
            self = .end(unit)
        case ("frequency", 2):
            guard let unit = TimeUnit(rawValue: String(words[1])) else { return nil }
            self = .frequency(unit)
        case ("part-of-day", 2):
            guard let part = DayPart(name: words[1]) else { return nil }
            self = .partOfDay(part)
        case ("feast", 4...):
            guard numbers.count == words.count - 2, let feast = Feast(words[1], numbers) else { return nil }
            self = .feast(feast)
        case ("part", 2):
            guard let part = PeriodPart(rawValue: String(words[1])) else { return nil }
            self = .part(part)
        case ("relation", 2):
            guard let relation = Relation(rawValue: String(words[1])) else { return nil }
            self = .relation(relation)
        case ("holiday", 2):
            let parts = words[1].split(separator: "-").compactMap { Int($0) }
            guard parts.count == 2, (1...12).contains(parts[0]), (1...31).contains(parts[1]) else { return nil }
            self = .holiday(month: parts[0], day: parts[1])
        case ("days", 3):
            guard numbers.count == 2, numbers[0] <= numbers[1] else { return nil }
            self = .days(numbers[0], numbers[1])
        default:
            guard words.count == 2, let number = numbers.first else { return nil }
            self.init(words[0], number)
        }
    }

    private init?(_ name: Substring, _ number: Int) {
        switch name {
        case "month" where (1...12).contains(number): self = .month(number)
        case "weekday" where (1...7).contains(number): self = .weekday(number)
        case "weekdays" where (1...7).contains(number): self = .weekdays(number)
        case "number" where (0...1000).contains(number): self = .number(number)
        case "scale" where (1...1_000_000).contains(number): self = .scale(number)
        case "ordinal" where (1...100).contains(number): self = .ordinal(number)
        case "season" where (1...12).contains(number): self = .season(number)
        case "day" where (-7...7).contains(number): self = .day(number)
        case "shift" where (-1...1).contains(number): self = .shift(number)
        case "span" where (-1...1).contains(number): self = .span(number)
        case "from-published" where (-1...1).contains(number): self = .fromPublished(number)
        case "from-before" where (-1...1).contains(number): self = .fromBefore(number)
        case "reference" where (-1...1).contains(number): self = .reference(number)
        case "adjacent" where (-1...1).contains(number): self = .adjacent(number)
        case "decade" where (1000...2090).contains(number) && number % 10 == 0: self = .decade(number)
        case "night" where (-1...1).contains(number): self = .night(number)
        case "clock" where (0...24).contains(number): self = .clock(number)
        case "meridiem" where number == 0 || number == 12: self = .meridiem(number)
        case "compared" where (-1...0).contains(number): self = .compared(number)
        case "vague-reference" where (-1...1).contains(number): self = .vagueReference(number)
        case "event" where (-7...7).contains(number): self = .event(number)
        default: return nil
        }
    }
}

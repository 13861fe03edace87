import Calendars

extension CalendarDate {
    /// Year and number of the ISO 8601 week that the day lies in.
    var isoWeek: (year: Int, week: Int) {
        let thursday = adding(days: 4 - weekday)
        guard let first = CalendarDate(year: thursday.year, month: 1, day: 1) else { return (year, 1) }
        return (thursday.year, (thursday.dayNumber - first.dayNumber) / 7 + 1)
    }
}

extension DateRange {
    /// The range as one value of TIMEX3; `nil` for what is no period of the calendar.
    var timexValue: String? {
        guard let from, let to else { return nil }
        if from == to { return from.description }
        let next = to.adding(days: 1)
        let year = Self.padded(from.year, 4)
        if from.day == 1, next.day == 1 {
            return Self.months(from, (next.year - from.year) * 12 + next.month - from.month)
        }
        let (isoYear, week) = from.isoWeek
        let days = next.dayNumber - from.dayNumber
        if from.weekday == 1, days == 7 { return "\(Self.padded(isoYear, 4))-W\(Self.padded(week, 2))" }
        if from.weekday == 6, days == 2 { return "\(Self.padded(isoYear, 4))-W\(Self.padded(week, 2))-WE" }
        return from.year == to.year && precision == .year ? year : nil
    }

    private static func months(_ from: CalendarDate, _ count: Int) -> String? {
        let year = padded(from.year, 4)
        switch (count, from.month) {
        case (1, _): return "\(year)-\(padded(from.month, 2))"
        case (3, 1), (3, 4), (3, 7), (3, 10): return "\(year)-Q\(from.month / 3 + 1)"
        case (3, 3): return year + "-SP"
        case (3, 6): return year + "-SU"
        case (3, 9): return year + "-FA"
        case (3, 12): return year + "-WI"
        case (6, 1): return year + "-H1"
        case (6, 7): return year + "-H2"
        case (12, 1): return year
        case (120, 1) where from.year % 10 == 0: return String(year.prefix(3))
        case (1200, 1) where from.year % 100 == 0: return String(year.prefix(2))
        default: return nil
        }
    }

    /// Whether it is a quarter of a year.
    var isQuarter: Bool {
        guard let from, let to, precision == .season, from.day == 1, from.month % 3 == 1 else { return false }
        return to == from.adding(months: 3).adding(days: -1)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

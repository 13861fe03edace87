import Calendars

extension CalendarDate {
    /// The day some units on; `nil` outside the years 1 to 9999.
    func adding(_ count: Int, _ unit: TimeUnit) -> CalendarDate? {
        guard abs(count) <= 10_000 else { return nil }
        let moved: CalendarDate
        switch unit {
        case .second, .minute, .hour: moved = self
        case .day, .week, .weekend, .fortnight: moved = adding(days: count * unit.days)
        case .month, .quarter, .year, .decade, .century:
            let months = count * unit.months
            guard (1...9999).contains(year + months / 12 - 1), (1...9999).contains(year + months / 12 + 1) else {
                return nil
            }
            moved = adding(months: months)
        }
        return (1...9999).contains(moved.year) ? moved : nil
    }
}

extension TimeUnit {
    /// Shorter than a day.
    var isShort: Bool { self == .second || self == .minute || self == .hour }

    /// Length in days, rounded for months and longer.
    var days: Int {
        switch self {
        case .second, .minute, .hour: 0
        case .day: 1
        case .week, .weekend: 7
        case .fortnight: 14
        case .month: 30
        case .quarter: 91
        case .year: 365
        case .decade: 3652
        case .century: 36_524
        }
    }

    /// Length in months; 0 for what is shorter.
    var months: Int {
        switch self {
        case .second, .minute, .hour, .day, .week, .weekend, .fortnight: 0
        case .month: 1
        case .quarter: 3
        case .year: 12
        case .decade: 120
        case .century: 1200
        }
    }

    var precision: DateRange.Precision {
        switch self {
        case .second, .minute, .hour, .day: .day
        case .week, .weekend, .fortnight: .week
        case .month: .month
        case .quarter: .season
        case .year: .year
        case .decade, .century: .decade
        }
    }
}

extension DateRange {
    /// Nothing is known.
    static var unknown: DateRange { DateRange(from: nil, to: nil, precision: .open) }

    /// The calendar period around a day: its week from Monday, its month, its century from year 00.
    init(_ unit: TimeUnit, around day: CalendarDate) {
        let monday = day.adding(days: 1 - day.weekday)
        switch unit {
        case .second, .minute, .hour, .day: self.init(day: day)
        case .week, .fortnight: self.init(from: monday, to: monday.adding(days: 6), precision: .week)
        case .weekend:
            self.init(from: monday.adding(days: 5), to: monday.adding(days: 6), precision: .week)
        case .month, .quarter, .year, .decade, .century:
            // Counted from January of year 0, where decades and centuries begin as well.
            let months = day.year * 12 + day.month - 1
            let first = day.adding(days: 1 - day.day).adding(months: -(months % unit.months))
            self.init(months: unit.months, from: first, precision: unit.precision)
        }
    }

    /// Whole months from a first of the month on.
    init(months: Int, from first: CalendarDate, precision: Precision) {
        self.init(from: first, to: first.adding(months: months).adding(days: -1), precision: precision)
    }

    /// One day, named exactly.
    var day: CalendarDate? { from == to ? from : nil }

    /// A part of a closed period: thirds for early, middle and late, where the middle takes what cannot be divided;
    /// "earlier" and "later" are bounded by the day of publication.
    func part(_ part: PeriodPart, published: CalendarDate?) -> DateRange {
        guard let from, let to, from < to else { return self }
        var result = self
        switch part {
        case .early: result.to = advanced(by: 3, parts: 1)?.adding(days: -1)
        case .late: result.from = advanced(by: 3, parts: -1)
        case .middle:
            result.from = advanced(by: 3, parts: 1)
            result.to = advanced(by: 3, parts: -1)?.adding(days: -1)
        case .firstHalf: result.to = advanced(by: 2, parts: 1)?.adding(days: -1)
        case .secondHalf: result.from = advanced(by: 2, parts: 1)
        case .earlier: if let published, contains(published) { result.to = published }
        case .later: if let published, contains(published) { result.from = published }
        }
        return result
    }

    /// The day that is some parts from the start, or, when negative, from the end; whole months where there are enough.
    private func advanced(by divisor: Int, parts: Int) -> CalendarDate? {
        guard let from, let to else { return nil }
        let end = to.adding(days: 1)
        let months = (end.year - from.year) * 12 + end.month - from.month
        if from.day == 1, end.day == 1, months >= divisor {
            return (parts < 0 ? end : from).adding(months: months / divisor * parts)
        }
        let days = max(1, (end.dayNumber - from.dayNumber) / divisor)
        return (parts < 0 ? end : from).adding(days: days * parts)
    }

    /// The period some units on, widened to the unit's own period when that is coarser: "a year later" than a day is
    /// a year.
    func moved(_ count: Int, _ unit: TimeUnit) -> DateRange? {
        guard let from = from?.adding(count, unit), let to = to?.adding(count, unit) else { return nil }
        let isCoarser = unit.months > 0 && self.from == self.to
        return isCoarser ? DateRange(unit, around: from) : DateRange(from: from, to: to, precision: precision)
    }

    /// The same days or months of a year some years on.
    func moved(years: Int) -> DateRange? {
        guard let from = from?.adding(years, .year), let to else { return nil }
        let isMonthEnd = to.day == CalendarDate.length(ofMonth: to.month, year: to.year)
        guard var end = to.adding(years, .year) else { return nil }
        if isMonthEnd { end = end.adding(days: CalendarDate.length(ofMonth: end.month, year: end.year) - end.day) }
        if self.from == to { end = from }
        return DateRange(from: from, to: end, precision: precision)
    }
}

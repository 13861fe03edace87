import Calendars

/// A feast whose day moves with the year.
enum Feast: Sendable, Equatable {
    /// Days from Easter Sunday of the western churches, and how many days it lasts.
    case easter(Int, days: Int)
    /// The first, second, … such weekday of a month (Monday is 1), the last for −1.
    case weekday(month: Int, weekday: Int, number: Int)
    /// From a day of a month of the Islamic calendar on.
    case islamic(month: Int, day: Int, days: Int)

    /// Reads `easter -2 1`, `weekday 11 4 4`, `islamic 9 1 30`.
    init?(_ name: Substring, _ numbers: [Int]) {
        guard numbers.allSatisfy({ abs($0) <= 60 }) else { return nil }
        switch (name, numbers.count) {
        case ("easter", 2) where numbers[1] >= 1: self = .easter(numbers[0], days: numbers[1])
        case ("weekday", 3)
        where (1...12).contains(numbers[0]) && (1...7).contains(numbers[1]) && [-1, 1, 2, 3, 4].contains(numbers[2]):
            self = .weekday(month: numbers[0], weekday: numbers[1], number: numbers[2])
        case ("islamic", 3) where (1...12).contains(numbers[0]) && (1...30).contains(numbers[1]) && numbers[2] >= 1:
            self = .islamic(month: numbers[0], day: numbers[1], days: numbers[2])
        default: return nil
        }
    }

    /// The days of the feast that begin in a year; of two in one year the first.
    func days(in year: Int) -> DateRange? {
        switch self {
        case .easter(let offset, let count):
            return Self.easter(in: year).map { Self.range(from: $0.adding(days: offset), count) }
        case .weekday(let month, let weekday, let number):
            guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
            let day =
                number < 0
                ? first.adding(months: 1).adding(days: -1).latest(weekday: weekday)
                : first.next(weekday: weekday).adding(days: 7 * (number - 1))
            return DateRange(day: day)
        case .islamic(let month, let day, let count):
            guard let first = CalendarDate(year: year, month: 1, day: 1), year >= 700 else { return nil }
            // 33 Islamic years are about 32 of ours.
            let guess = (year - 622) * 33 / 32
            for islamicYear in guess - 1...guess + 2 {
                let start = Self.islamicDay(year: islamicYear, month: month, day: day)
                if start >= first { return start.year == year ? Self.range(from: start, count) : nil }
            }
            return nil
        }
    }

    private static func range(from day: CalendarDate, _ count: Int) -> DateRange {
        DateRange(from: day, to: day.adding(days: count - 1), precision: count < 20 ? .day : .month)
    }

    /// Source: the "Anonymous Gregorian algorithm" (Nature, 20 April 1876).
    private static func easter(in year: Int) -> CalendarDate? {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let n = h + l - 7 * m + 114
        return CalendarDate(year: year, month: n / 31, day: n % 31 + 1)
    }

    /// By the tabular calendar with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of each thirty; sightings of the
    /// moon may shift a day. Source: Dershowitz and Reingold, "Calendrical Calculations".
    private static func islamicDay(year: Int, month: Int, day: Int) -> CalendarDate {
        let days = (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2 + day
        // The day before 1 Muharram 1: Thursday, 15 July 622 of the Julian calendar.
        return CalendarDate(dayNumber: days - 492_149)
    }
}

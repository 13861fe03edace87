import Calendars

/// Codes of the conflict data sets for how exactly a date is known.
extension DateRange {
    /// Days from the first to the last; `nil` for what is open.
    var dayCount: Int? {
        guard let from, let to else { return nil }
        return to.dayNumber - from.dayNumber + 1
    }

    /// ACLED's time precision: 1 the day, 2 the week or weekend, 3 a longer time; `nil` for what is open.
    public var acledPrecision: Int? { dayCount.map { $0 == 1 ? 1 : $0 <= 7 ? 2 : 3 } }

    /// UCDP's date_prec: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 a year; `nil` for what is open or longer.
    public var ucdpPrecision: Int? {
        guard let days = dayCount else { return nil }
        switch days {
        case 1: return 1
        case 2...6: return 2
        case 7: return 3
        case 8...31: return 4
        case 32...366: return 5
        default: return nil
        }
    }
}

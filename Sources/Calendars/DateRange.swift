/// From one day to another, both included; a missing end is open.
public struct DateRange: Hashable, Sendable, CustomStringConvertible {
    public enum Precision: String, Sendable, CaseIterable {
        case day, week, month, season, year, decade, open
    }

    public var from: CalendarDate?
    public var to: CalendarDate?
    public var precision: Precision

    public init(from: CalendarDate?, to: CalendarDate?, precision: Precision) {
        self.from = from
        self.to = to
        self.precision = precision
    }

    public init(day: CalendarDate) { self.init(from: day, to: day, precision: .day) }

    /// The whole month.
    public init?(year: Int, month: Int) {
        guard let from = CalendarDate(year: year, month: month, day: 1) else { return nil }
        self.init(from: from, to: from.adding(months: 1).adding(days: -1), precision: .month)
    }

    /// The whole year.
    public init?(year: Int) {
        guard let from = CalendarDate(year: year, month: 1, day: 1) else { return nil }
        self.init(from: from, to: from.adding(months: 12).adding(days: -1), precision: .year)
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    public init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
            parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
            text.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        switch numbers.count {
        case 1: self.init(year: numbers[0])
        case 2: self.init(year: numbers[0], month: numbers[1])
        default:
            guard let day = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]) else { return nil }
            self.init(day: day)
        }
    }

    public func contains(_ day: CalendarDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }

    /// ISO 8601 interval, `..` for an open end: `2020-10-05/..`.
    public var description: String {
        if precision == .day, let from, from == to { return from.description }
        return (from?.description ?? "..") + "/" + (to?.description ?? "..")
    }
}

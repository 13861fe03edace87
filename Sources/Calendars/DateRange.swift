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
        guard let range = Array(text.utf8).withUnsafeBufferPointer(Self.init(iso:)) else { return nil }
        self = range
    }

    /// The same of UTF-8 bytes; a type of its own, for generic code is slow across modules.
    public init?(iso bytes: UnsafeBufferPointer<UInt8>) {
        // Year, month and day so far, and the place in the text.
        var numbers = (0, 0, 0)
        var position = 0
        for byte in bytes {
            switch (position, byte) {
            case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): break
            case (0...3, UInt8(ascii: "0")...UInt8(ascii: "9")):
                numbers.0 = numbers.0 * 10 + Int(byte - UInt8(ascii: "0"))
            case (5...6, UInt8(ascii: "0")...UInt8(ascii: "9")):
                numbers.1 = numbers.1 * 10 + Int(byte - UInt8(ascii: "0"))
            case (8...9, UInt8(ascii: "0")...UInt8(ascii: "9")):
                numbers.2 = numbers.2 * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
            position += 1
        }
        switch position {
        case 4: self.init(year: numbers.0)
        case 7: self.init(year: numbers.0, month: numbers.1)
        case 10:
            guard let day = CalendarDate(year: numbers.0, month: numbers.1, day: numbers.2) else { return nil }
            self.init(day: day)
        default: return nil
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

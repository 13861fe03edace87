public import Calendars

/// Who sits in the Security Council, how many votes adopt a draft, and which rule says so: `.council` files.
public struct CouncilRules: Sendable, Equatable {
    /// How many members and votes, from one day to another.
    public struct Size: Sendable, Equatable {
        public var members: Int
        public var threshold: Int
        public var from: CalendarDate
        public var to: CalendarDate?
        public var source: String
    }

    /// Years of office of elected members, both included.
    public struct Term: Sendable, Equatable {
        public var years: ClosedRange<Int>
        public var members: [String]
    }

    /// A permanent seat that another state held before, or a time when its holder stayed away.
    public struct Spell: Sendable, Equatable {
        public var seat: String
        /// The state that held the seat; `nil` where the spell is an absence.
        public var holder: String?
        public var from: CalendarDate
        public var to: CalendarDate
        public var note: String
    }

    /// A rule that explanations quote by name.
    public struct Rule: Sendable, Equatable {
        public var source: String
        public var text: String
    }

    public var sizes: [Size] = []
    /// ISO 3166-1 alpha-3.
    public var permanent: [String] = []
    public var permanentSource = ""
    public var seats: [Spell] = []
    public var absences: [Spell] = []
    /// Members that attended without taking part in votes.
    public var nonParticipations: [Spell] = []
    public var rules: [String: Rule] = [:]
    /// Symbols of procedural resolutions, and why each is one.
    public var procedural: [String: String] = [:]
    public var terms: [Term] = []
    /// The rules that the program refers to; a file that lacks one is reported.
    static let neededRules = [
        "members", "adopted-substantive", "adopted-procedural", "abstention", "absence", "dispute", "statement",
        "unanimity", "arithmetic", "no-number",
    ]

    public init() {}

    /// The size of the Council on a day; the first known size before, the last after.
    public func size(on day: CalendarDate) -> Size? { sizes.last { $0.from <= day } ?? sizes.first }

    /// The elected members on a day; `nil` for years that the file does not know.
    public func elected(on day: CalendarDate) -> [String]? {
        let members = terms.filter { $0.years.contains(day.year) }.flatMap(\.members)
        return members.isEmpty ? nil : members.sorted()
    }

    /// The seat of a permanent member that a state fills on a day: `RUS` for `SUN` in 1956.
    public func permanentSeat(of state: String, on day: CalendarDate) -> String? {
        if let held = seats.first(where: { $0.from <= day && day <= $0.to && $0.holder == state }) { return held.seat }
        // Reports call the seat by today's name too, except where both states exist.
        guard permanent.contains(state) else { return nil }
        return state
    }

    /// The state that fills a permanent seat on a day.
    public func holder(of seat: String, on day: CalendarDate) -> String {
        seats.first { $0.seat == seat && $0.from <= day && day <= $0.to }?.holder ?? seat
    }
}

public import Calendars

/// A vote of the Security Council as somebody reports it, before it is judged.
public struct CouncilVote: Sendable, Equatable {
    public enum Choice: String, Sendable, CaseIterable {
        case inFavour = "in favour"
        case against
        case abstaining
        case absent
        case notParticipating = "not participating"
    }

    /// What the vote is on.
    public enum Kind: String, Sendable {
        case substantive, procedural
        /// Agreed without a vote.
        case statement = "presidential statement"
    }

    /// Votes in favour, against and abstentions.
    public struct Tally: Sendable, Equatable {
        public var inFavour: Int
        public var against: Int
        public var abstaining: Int

        public init(inFavour: Int, against: Int, abstaining: Int) {
            self.inFavour = inFavour
            self.against = against
            self.abstaining = abstaining
        }
    }

    public var day: CalendarDate
    public var kind: Kind
    public var tally: Tally?
    /// Reported in words: "unanimously".
    public var isUnanimous: Bool
    /// How members voted that the report names, by ISO 3166 alpha-3.
    public var named: [Choice: [String]]
    /// The report says that the draft was adopted, or has the number of a resolution.
    public var isReportedAdopted: Bool
    /// Parties to the dispute, where the draft is under Chapter VI.
    public var partiesToDispute: [String]
    public var symbol: String?

    public init(
        day: CalendarDate, kind: Kind = .substantive, tally: Tally? = nil, isUnanimous: Bool = false,
        named: [Choice: [String]] = [:], isReportedAdopted: Bool = false, partiesToDispute: [String] = [],
        symbol: String? = nil
    ) {
        self.day = day
        self.kind = kind
        self.tally = tally
        self.isUnanimous = isUnanimous
        self.named = named
        self.isReportedAdopted = isReportedAdopted
        self.partiesToDispute = partiesToDispute
        self.symbol = symbol
    }
}

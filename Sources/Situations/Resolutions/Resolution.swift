public import Calendars
public import Knowledge

/// A resolution as it stands in a text.
///
/// All offsets are UTF-8 bytes in the text.
public struct Resolution: Sendable, Equatable {
    /// A paragraph that asks for, decides or states something.
    public struct Operative: Sendable, Equatable {
        /// As printed: 1, 2, 3, counted anew in each part of the resolution; counted by us where it has none.
        public var number: Int
        /// The verb that begins it, as written: "Decides", "Calls upon".
        public var verb: String
        /// `nil` for a verb that the knowledge does not have.
        public var force: OperativeForce?
        /// The verbs that follow within the paragraph, with their forces: "…, and requests …".
        public var further: [Act]
        public var range: Range<Int>
    }

    /// A verb of an operative paragraph.
    public struct Act: Sendable, Equatable {
        public var verb: String
        public var force: OperativeForce
        public var range: Range<Int>
    }

    /// A date that the resolution sets.
    public struct Provision: Sendable, Equatable {
        public enum Kind: String, Sendable, CaseIterable {
            case mandateEnds = "mandate-ends"
            case drawdownFrom = "drawdown-from"
            case withdrawnBy = "withdrawn-by"
            case liquidationFrom = "liquidation-from"
            case extendedUntil = "extended-until"
            case establishedUntil = "established-until"
            case reportDue = "report-due"
            case authorityUntil = "authority-until"
        }

        public var kind: Kind
        public var date: CalendarDate
        /// Reckoned from the day of adoption or from another date of the paragraph: "for six months", "within a year".
        public var isReckoned: Bool
        /// Id of the mission in `Knowledge/actors`.
        public var mission: String?
        /// The operative paragraph's number.
        public var paragraph: Int
        /// The bytes of the words that say so.
        public var range: Range<Int>
    }

    /// How many a mission may have: authorised, which is not deployed.
    public struct Ceiling: Sendable, Equatable {
        public var category: String
        public var value: Int
        public var mission: String?
        public var paragraph: Int
        public var range: Range<Int>
    }

    public var body: String
    public var number: Int?
    public var year: Int?
    public var adopted: CalendarDate?
    public var meeting: Int?
    public var vote: VoteText.Reading?
    public var isWithoutVote: Bool
    /// The states named as abstaining, against, absent or not participating.
    public var named: [CouncilVote.Choice: [String]]
    /// Chapters of the Charter under which it acts: `VII`.
    public var chapters: [String]
    public var preamble: [Range<Int>]
    public var operative: [Operative]
    public var provisions: [Provision]
    public var ceilings: [Ceiling]
    /// Missions by the order of their first mention.
    public var missions: [String]
    public var range: Range<Int>

    /// `S/RES/2690 (2023)`.
    public var symbol: String? {
        guard let number, let year else { return nil }
        return "S/RES/\(number) (\(year))"
    }
}

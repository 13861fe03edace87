public import Calendars
public import Coding

/// What one report contributes to the situation: its account, the resolution in it, and what it states of missions.
public struct Testimony: Sendable {
    public var report: String
    public var title: String?
    /// When we could know what it says.
    public var published: CalendarDate?
    public var text: String
    public var account: Account
    public var resolution: Resolution?
    public var statements: [Statement]
    /// The bytes of the report's sentences, in order.
    public var sentences: [Range<Int>]
    /// Where missions stood, as a data set of deployments says.
    public var presences: [MissionPresence]

    public init(
        report: String, title: String? = nil, published: CalendarDate?, text: String, account: Account,
        resolution: Resolution? = nil, statements: [Statement] = [], sentences: [Range<Int>] = [],
        presences: [MissionPresence] = []
    ) {
        self.report = report
        self.title = title
        self.published = published
        self.text = text
        self.account = account
        self.resolution = resolution
        self.statements = statements
        self.sentences = sentences
        self.presences = presences
    }
}

/// What a sentence states of a mission's mandate, presence or consent.
///
/// All offsets are UTF-8 bytes in the report's text.
public struct Statement: Sendable, Equatable {
    /// Whether the act happened, by what stands above it in the sentence.
    public enum Stance: String, Sendable {
        case occurred, decided, demanded, refused, planned, begun, completed, negated
    }

    /// A date with what it is the date of: `extended-until`, `withdrawn-by`, … as in `Resolution.Provision`.
    public struct Term: Sendable, Equatable {
        public var kind: Resolution.Provision.Kind
        public var date: CalendarDate
        public var range: Range<Int>
    }

    /// A place with its coordinates, where the gazetteer has it.
    public struct Site: Sendable, Equatable {
        public var name: String
        public var latitude: Double?
        public var longitude: Double?
    }

    /// "the eighth of 13".
    public struct Ordinal: Sendable, Equatable {
        public var position: Int
        public var total: Int?
    }

    /// An act of `mandates.statements`: `established`, `renewed`, `terminated`, `withdrawn`, `handover`, …; empty for a
    /// statement of dates alone.
    public var act: String
    public var stance: Stance
    /// Id in `Knowledge/actors`.
    public var mission: String?
    public var actor: Party?
    /// Who says so, where it is not the reporter.
    public var voice: String? = nil
    /// When the act took place, as far as the sentence says.
    public var date: DateRange?
    public var terms: [Term]
    public var site: Site?
    public var ordinal: Ordinal?
    public var sentence: Range<Int>
    /// The bytes of the act's words.
    public var range: Range<Int>
}

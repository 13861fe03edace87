public import Calendars

/// Which statements of an archive are wanted. What is `nil` or empty does not narrow.
public struct StatementQuery: Sendable {
    public enum Kind: String, Sendable, CaseIterable { case event, relation, fact, decision }

    /// Parties by any of their names.
    public struct PartyFilter: Sendable {
        /// Identifiers of `Knowledge/actors`.
        public var entities: [String]
        /// Country code that the party must have; for a country, its government and people count too.
        public var country: String?
        /// The words of the report, without regard to case and marks.
        public var name: String

        public init(name: String, entities: [String] = [], country: String? = nil) {
            self.name = name
            self.entities = entities
            self.country = country
        }
    }

    /// A circle on the earth.
    public struct Area: Sendable {
        public var latitude: Double
        public var longitude: Double
        public var kilometres: Double

        public init(latitude: Double, longitude: Double, kilometres: Double) {
            self.latitude = latitude
            self.longitude = longitude
            self.kilometres = kilometres
        }
    }

    public var kinds: [Kind] = []
    public var actor: PartyFilter?
    public var recipient: PartyFilter?
    public var speaker: PartyFilter?
    /// In any role.
    public var party: PartyFilter?
    /// PLOVER type, kind of relation, property of a fact or form of a decision.
    public var type: String?
    /// Beginning of the CAMEO code.
    public var cameo: String?
    public var status: String?
    public var country: String?
    public var area: Area?
    /// Statements that may have been true in this range.
    public var during: DateRange?
    /// Only what reports had said by this day.
    public var known: CalendarDate?
    /// Words of a report's name or publisher.
    public var source: String?
    /// Words of the sentence, in the syntax of full-text search.
    public var text: String?
    /// What the machine coded, without the corrections of people.
    public var isUncorrected = false
    /// Beginning of the id of the story to which they belong.
    public var story: String?
    public var limit: Int?
    public var isNewestFirst = false

    public init() {}
}

import Calendars
import Knowledge

/// What a report says that somebody did to somebody.
///
/// All offsets are UTF-8 bytes in the report's text.
public struct Event: Sendable, Equatable {
    /// The report that says so.
    public var report: String
    /// Stable over runs: a hash of the report, the place in it and the code.
    public var id: String
    public var code: EventCode
    /// PLOVER contexts: what the event is about.
    public var contexts: [String]
    public var actors: [Party]
    public var recipients: [Party]
    public var status: Status
    /// The acts that this one is about, each with what its actor makes of it: what is demanded, threatened, refused.
    public var embedded: [EmbeddedAct] = []
    /// Background that the report recalls, not its news.
    public var historical: Bool
    /// Who says so, the innermost voice first.
    public var speakers: [Speaker]
    public var date: EventDate
    public var place: EventPlace?
    /// Other places that it is about: a speech made in New York about Kidal concerns Kidal.
    public var concerns: [EventPlace] = []
    /// The bytes of the sentence.
    public var sentence: Range<Int>
    /// What the event counts: killed, injured, arrested, troops.
    public var numbers: [Quantity] = []
    public var evidence: [Evidence]
    public var explanation: Explanation
}

/// An act that another event is about: "France withdraws", demanded, in "Mali demanded that France withdraw".
public struct EmbeddedAct: Sendable, Equatable {
    public var code: EventCode
    public var actors: [Party]
    public var recipients: [Party]
    /// What the event around it makes of it; never a claim that it happened.
    public var status: Status
    /// When it is to be done, or was, if the report says so.
    public var date: EventDate?
    public var embedded: [EmbeddedAct]
}

/// An actor or recipient as the report names it and as it was understood.
public struct Party: Sendable, Equatable {
    /// The noun phrase as written.
    public var text: String
    /// Identifier of the actor in `Knowledge/actors`, if it is known.
    public var entity: String?
    /// ISO 3166-1 alpha-3 or a supranational code of PLOVER.
    public var country: String?
    /// PLOVER sectors as of the report's date.
    public var sectors: [String]
    public var range: Range<Int>
}

/// A voice that a report lends an event.
public struct Speaker: Sendable, Equatable {
    public enum Manner: String, Sendable { case direct, indirect, agency, publisher }

    public var party: Party
    public var manner: Manner
}

/// When an event took place, and how that was found.
public struct EventDate: Sendable, Equatable {
    public enum Anchor: String, Sendable {
        /// The text says the date itself.
        case stated
        /// Resolved against the publication date, or the publication date itself.
        case published
        /// Resolved against another event.
        case event
        /// Resolved against the last full date that the report states, where publication is unknown and a weekday of
        /// the report agrees.
        case report
        /// Nothing resolves it.
        case none
    }

    public var value: DateRange
    public var anchor: Anchor
    /// The time expression, if there is one.
    public var text: String?
    public var range: Range<Int>?
    /// How the value was found, for people to read.
    public var reason: String = ""
}

/// Where an event took place, and how exactly that is known.
public struct EventPlace: Sendable, Equatable {
    public var text: String
    public var name: String
    public var country: String?
    public var latitude: Double?
    public var longitude: Double?
    public var geonameID: Int? = nil
    /// ACLED's geo-precision: 1 a town, 2 its surroundings, 3 a region or country.
    public var precision: Int
    public var range: Range<Int>
    /// UCDP's where_prec, see `docs/times-and-places.md`.
    public var wherePrecision: Int = 6
    /// Kilometres around the point within which the place lies, where the text says no more than "near".
    public var radius: Double? = nil
    /// What led to the place.
    public var source: Source = .clause

    /// From the surest to the least sure.
    public enum Source: String, Sendable, CaseIterable {
        /// A phrase of the event's own clause, or what was acted on.
        case clause
        /// A clause of the same sentence that the event's clause hangs on.
        case sentence
        case dateline
        /// A place named before, which "the town" or "the base" means.
        case report
        /// The country of an actor, or of the recipient.
        case actor
    }
}

/// The bytes that say one field of an event.
public struct Evidence: Sendable, Equatable {
    public enum Field: String, Sendable { case act, actor, recipient, speaker, quote, date, place, number }

    public var field: Field
    public var range: Range<Int>
}

/// Why an event was coded as it was.
public struct Explanation: Sendable, Equatable {
    /// A frame that matched or an operator that was composed, innermost first.
    public struct Step: Sendable, Equatable {
        public var words: String
        public var reading: String
        /// The line of `Knowledge` that says so.
        public var source: KnowledgePosition
        public var result: String
    }

    public var steps: [Step]
    /// Position of the sentence in the document.
    public var sentenceIndex: Int
}

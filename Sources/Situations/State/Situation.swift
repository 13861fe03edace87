public import Calendars

/// The state of the political system on a day, as far as the reports known by then tell it.
public struct Situation: Sendable, Equatable {
    /// The words of a report that a line stands on.
    public struct Source: Sendable, Equatable {
        public var report: String
        public var published: CalendarDate?
        /// UTF-8 bytes of the sentence in the report's text.
        public var range: Range<Int>
        public var quotation: String
        /// Who says so, where it is not the reporter.
        public var voice: String?
    }

    public enum Section: String, Sendable, CaseIterable {
        case missions, consent, council, deadlines, presence, ties, agreements, groups, offices, facts
        case contradictions, unknowns

        public var title: String {
            switch self {
            case .missions: "Missions and mandates"
            case .consent: "Consent of the host"
            case .council: "Council decisions"
            case .deadlines: "Deadlines"
            case .presence: "Presence, strength and security providers"
            case .ties: "Ties"
            case .agreements: "Agreements"
            case .groups: "Armed groups"
            case .offices: "Offices"
            case .facts: "What else is stated"
            case .contradictions: "Contradictions"
            case .unknowns: "What the reports do not say"
            }
        }
    }

    /// One line of the briefing, with its evidence.
    public struct Line: Sendable, Equatable {
        public var section: Section
        /// Whom it is about: an id of `Knowledge/actors`, a country code, or the words of the report.
        public var subject: String
        /// What is told of it: `phase`, `strength`, `tie`, …
        public var property: String
        public var value: String
        /// Since when or on which day it holds.
        public var date: DateRange?
        /// The line follows from others by a rule.
        public var rule: String?
        public var sources: [Source]

        public init(
            _ section: Section, _ subject: String, _ property: String, _ value: String, date: DateRange? = nil,
            rule: String? = nil, sources: [Source] = []
        ) {
            self.section = section
            self.subject = subject
            self.property = property
            self.value = value
            self.date = date
            self.rule = rule
            self.sources = sources
        }
    }

    /// What the state is asked of: a country, a mission, another actor; `nil` for all.
    public var scope: String?
    public var on: CalendarDate
    public var known: CalendarDate
    public var lines: [Line]
    public var missions: [MissionState]
    /// How people read the ids and codes that stand as subjects and scope.
    public var names: [String: String] = [:]

    /// The name of a subject or scope: of an id or code its name, else the words themselves.
    public func name(of subject: String) -> String { names[subject] ?? subject }

    public func lines(in section: Section) -> [Line] { lines.filter { $0.section == section } }
}

/// The state of one mission.
public struct MissionState: Sendable, Equatable {
    /// Where a mandate is in its life.
    public enum Phase: String, Sendable {
        case planned, established, renewed, adjusted, expired, replaced
        /// The day on which the mandate ends is set and has not come.
        case endDecided = "end decided"
        /// The Council has ended the mandate, and the departure is not done.
        case drawingDown = "drawing down"
        case withdrawn, liquidating
    }

    public var id: String
    public var name: String
    public var hosts: [String]
    public var phase: Phase?
    public var established: DateRange?
    /// Whether an act has ended the mandate; its day may not be told.
    public var hasEnded = false
    /// The day of the act that ended the mandate.
    public var ended: CalendarDate?
    /// The day by which its withdrawal was complete.
    public var withdrawn: CalendarDate?
    public var mandateEnds: CalendarDate?
    public var drawdownFrom: CalendarDate?
    public var withdrawnBy: CalendarDate?
    public var liquidationFrom: CalendarDate?
    public var extendedUntil: CalendarDate?
    /// A level of the consent scale.
    public var consent: String?
    public var consentSince: DateRange?
    /// Why the mandate ended, as far as the reports tell.
    public var endCause: String?
    public var followOn: [String]
}

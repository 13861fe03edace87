public import Calendars

/// What the departure of a mission leaves, place by place. Every number is a count or a distance.
public struct Cover: Sendable, Equatable {
    /// One event near a place, as evidence.
    public struct Incident: Sendable, Equatable {
        public var report: String
        public var event: String
        public var line: String
        public var day: CalendarDate
        public var kilometres: Double
    }

    /// Somebody else whom a report puts at the place.
    public struct Presence: Sendable, Equatable {
        public var name: String
        public var source: Situation.Source
        /// An armed group or rebels: who contests the place.
        public var contests: Bool
    }

    public struct Site: Sendable, Equatable {
        public var name: String
        public var latitude: Double
        public var longitude: Double
        public var troops: Int?
        /// The day by which it was handed over; `nil` where it stands, or where nobody tells.
        public var closed: CalendarDate?
        public var closedBy: String?
        /// What the last map of deployments that has the site says of it, up to the day asked.
        public var deployment: MissionPresence?
        /// The month of the last map of the mission, where it has the site no more.
        public var missingFrom: DateRange?
        public var others: [Presence]
        /// Within the radius and the months before the day asked.
        public var incidents: [Incident]
        /// The next site that is not closed, and how far it is; `nil` where none remains.
        public var nearest: (name: String, kilometres: Double)?

        public static func == (one: Self, other: Self) -> Bool {
            one.name == other.name && one.closed == other.closed && one.deployment == other.deployment
                && one.missingFrom == other.missingFrom && one.others == other.others
                && one.incidents == other.incidents && one.nearest?.name == other.nearest?.name
                && one.nearest?.kilometres == other.nearest?.kilometres
        }
    }

    /// Whether the mission is still there on the day, as far as anybody tells.
    public func stands(_ site: Site) -> Bool {
        if let closed = site.closed { return closed > on }
        return site.closedBy == nil && site.missingFrom == nil
    }

    public var mission: String
    public var on: CalendarDate
    /// Kilometres around a site within which events count.
    public var radius: Double
    public var months: Int
    public var sites: [Site]
}

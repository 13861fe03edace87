public import Calendars

/// Where a mission stood in a month, as a data set of deployments says.
public struct MissionPresence: Sendable, Equatable {
    /// Id in `Knowledge/actors`.
    public var mission: String
    public var place: String
    /// Degrees north.
    public var latitude: Double
    /// Degrees east.
    public var longitude: Double
    /// `nil` where the source does not tell.
    public var troops: Int?
    public var month: DateRange
    /// The name of the row.
    public var report: String
    /// The bytes of the row's text that say so.
    public var range: Range<Int>

    public init(
        mission: String, place: String, latitude: Double, longitude: Double, troops: Int?, month: DateRange,
        report: String, range: Range<Int>
    ) {
        self.mission = mission
        self.place = place
        self.latitude = latitude
        self.longitude = longitude
        self.troops = troops
        self.month = month
        self.report = report
        self.range = range
    }
}

public import Calendars

/// A statement as the archive keeps it: the line that was coded, and the report that says it.
public struct ArchivedStatement: Sendable, Equatable {
    public var key: String
    public var kind: StatementQuery.Kind
    public var type: String
    public var mode: String?
    public var cameo: String?
    public var status: String
    public var from: CalendarDate?
    public var to: CalendarDate?
    public var place: String?
    public var actors: [String]
    public var recipients: [String]
    public var sentence: String
    /// The JSON object of `docs/event-format.md`.
    public var line: String
    /// Name of the report.
    public var report: String
    public var publisher: String?
    public var published: CalendarDate?
}

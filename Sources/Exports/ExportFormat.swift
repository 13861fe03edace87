/// The forms in which what was coded leaves, each with a writer in `Formats/`. What fills which field stands in
/// `docs/exports.md`.
public enum ExportFormat: String, Sendable, CaseIterable {
    /// JSON Lines in the record format of PLOVER.
    case plover
    /// CSV in the columns of ACLED.
    case acled
    /// CSV in the columns of UCDP GED.
    case ucdp
    /// Tab-separated, in the columns of Phoenix.
    case phoenix
    /// Tab-separated, in the columns of ICEWS.
    case icews
    /// A FeatureCollection (RFC 7946).
    case geojson
    /// The network of actors.
    case graphml
    /// The network of actors as a table of edges.
    case edges
    /// CSV with a row of tags of the Humanitarian Exchange Language.
    case hxl
    /// Deadlines of the situation (RFC 5545); written from a `Situation`, see `DeadlineCalendar`.
    case icalendar

    /// `text/csv; charset=utf-8`, …, as a server announces it.
    public var mediaType: String {
        switch self {
        case .plover: "application/jsonl"
        case .acled, .ucdp, .edges, .hxl: "text/csv; charset=utf-8"
        case .phoenix, .icews: "text/tab-separated-values; charset=utf-8"
        case .geojson: "application/geo+json"
        case .graphml: "application/graphml+xml"
        case .icalendar: "text/calendar; charset=utf-8"
        }
    }

    /// What names of files end in, without the dot.
    public var fileExtension: String {
        switch self {
        case .plover: "jsonl"
        case .acled, .ucdp, .edges, .hxl: "csv"
        case .phoenix, .icews: "tab"
        case .geojson: "geojson"
        case .graphml: "graphml"
        case .icalendar: "ics"
        }
    }

    /// Whether a row can say that something is planned, denied or threatened. Where none can, only what happened is
    /// written.
    var hasStatus: Bool {
        switch self {
        case .geojson, .graphml, .edges, .hxl, .icalendar: true
        case .plover, .acled, .ucdp, .phoenix, .icews: false
        }
    }
}

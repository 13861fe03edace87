import Calendars
import Coding
import Knowledge

/// Rows of UCDP GED.
struct UCDPRows: RowFormat {
    let columns = UCDP.columns
    let aliases = ["event_id": "id", "geom_wkt": "geom_wkt"]
    let required = ["id", "type_of_violence", "date_end"]
    let form = TableForm.csv

    func identity(of row: ImportedRow) -> String? { row["id"] }

    func account(of row: inout RowReading) throws(RowFault) -> Account {
        let mapping = row.context.exchange.mapping("ucdp")
        guard let type = row["type_of_violence"] else { throw .malformed("type_of_violence is empty") }
        guard let code = mapping.code(for: [type]) else {
            throw .malformed("type_of_violence '\(type.prefix(40))' is none of 1, 2, 3")
        }
        guard let last = try row.day("date_end") else { throw .malformed("date_end is empty") }
        let first = try row.day("date_start")
        if let first, first > last { throw .malformed("date_start \(first) is after date_end \(last)") }
        let precision = try row.whole("where_prec") ?? 6
        let column = row["where_coordinates"] == nil ? "where_description" : "where_coordinates"
        let place = row.place(
            column, country: row["country"].flatMap { row.names.country(named: $0) },
            point: try row.point("latitude", "longitude"), precision: [1: 1, 2: 2][precision] ?? 3,
            wherePrecision: min(max(precision, 1), 7))
        let event = row.event(
            code, actors: side(&row, "side_a", mapping, last), recipients: side(&row, "side_b", mapping, last),
            date: DateRange(from: first, to: last, precision: Self.precision(first, last)), dateColumn: "date_end",
            place: place, numbers: try deaths(row))
        return Account(report: row.report, events: [event])
    }

    private func side(_ row: inout RowReading, _ column: String, _ mapping: Mapping, _ day: CalendarDate) -> [Party] {
        // A side that no other data tells of is an armed one.
        row.party(column, mapping: mapping, sectors: ["REB"], on: day).map { [$0] } ?? []
    }

    /// The best estimate, exact where low and high agree; else what one of the bounds says.
    private func deaths(_ row: RowReading) throws(RowFault) -> [Quantity] {
        let (best, low, high) = (try row.number("best"), try row.number("low"), try row.number("high"))
        if let best {
            let comparator: Quantity.Comparator =
                low == best ? (high == best ? .equal : high == nil ? .atLeast : .about) : .about
            return [Quantity(persons: "killed", comparator, best, range: row.range("best"))]
        }
        if let low, let high { return [Quantity(persons: "killed", .equal, low, upper: high, range: row.range("low"))] }
        if let low { return [Quantity(persons: "killed", .atLeast, low, range: row.range("low"))] }
        if let high { return [Quantity(persons: "killed", .atMost, high, range: row.range("high"))] }
        return []
    }

    static func precision(_ first: CalendarDate?, _ last: CalendarDate) -> DateRange.Precision {
        guard let first else { return .open }
        switch last.dayNumber - first.dayNumber + 1 {
        case 1: return .day
        case 2...7: return .week
        case 8...31: return .month
        default: return .year
        }
    }
}

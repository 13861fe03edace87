import Calendars
import Coding
import Knowledge

/// Rows of ACLED, with the columns of earlier exports too.
struct ACLEDRows: RowFormat {
    let columns = ACLED.columns
    let aliases = [
        "data_id": "data_id", "iso3": "iso3", "event_id_no_cnty": "event_id_no_cnty", "ally_actor_1": "assoc_actor_1",
        "ally_actor_2": "assoc_actor_2", "geo_precis": "geo_precision", "time_preci": "time_precision",
        "event_id": "event_id_cnty", "population_best": "population_best",
    ]
    let required = ["event_id_cnty", "event_date", "event_type"]
    let form = TableForm.csv

    func identity(of row: ImportedRow) -> String? { row["event_id_cnty"] ?? row["data_id"] }

    func account(of row: inout RowReading) throws(RowFault) -> Account {
        let mapping = row.context.exchange.mapping("acled")
        guard let type = row["event_type"] else { throw .malformed("event_type is empty") }
        guard let day = try row.day("event_date") else { throw .malformed("event_date is empty") }
        guard let code = mapping.code(for: [type, row["sub_event_type"] ?? ""]) else {
            row.note(unmapped: "\(type) / \(row["sub_event_type"] ?? "")", in: "event_type")
            throw .leftOut("event types without a mapping")
        }
        let country = country(row)
        let actors = parties(&row, "actor1", "assoc_actor_1", "inter1", mapping, day)
        let recipients = parties(&row, "actor2", "assoc_actor_2", "inter2", mapping, day)
        let precision = try row.whole("geo_precision") ?? 3
        let place = row.place(
            "location", country: country, point: try row.point("latitude", "longitude"),
            precision: min(max(precision, 1), 3), wherePrecision: [1: 1, 2: 2, 3: 4][precision] ?? 5)
        let killed = try row.number("fatalities").map {
            [Quantity(persons: "killed", .equal, $0, range: row.range("fatalities"))]
        }
        let event = row.event(
            code, actors: actors, recipients: recipients, date: date(day, try row.number("time_precision")),
            dateColumn: "event_date", place: place, numbers: killed ?? [])
        return Account(report: row.report, events: [event])
    }

    /// Around the day that is given: the week of precision 2, the month of precision 3. Without a precision the event is no
    /// later than the day.
    private func date(_ day: CalendarDate, _ precision: Double?) -> DateRange {
        switch precision {
        case 1: DateRange(day: day)
        case 2: DateRange(from: day.adding(days: -3), to: day.adding(days: 3), precision: .week)
        case nil: DateRange(from: nil, to: day, precision: .open)
        default: DateRange(from: day.adding(days: -15), to: day.adding(days: 15), precision: .month)
        }
    }

    private func country(_ row: RowReading) -> String? {
        row["country"].flatMap { row.names.country(named: $0) } ?? row["iso3"]
    }

    private func parties(
        _ row: inout RowReading, _ column: String, _ associates: String, _ inter: String, _ mapping: Mapping,
        _ day: CalendarDate
    ) -> [Party] {
        var sectors: [String] = []
        if let code = row[inter], code != "0" {
            if let known = mapping.sectors(ofParty: code) {
                sectors = Array(known.prefix(1))
            } else {
                row.note(unmapped: code, in: inter)
            }
        }
        let first = row.party(column, mapping: mapping, sectors: sectors, on: day)
        let others = (row[associates] ?? "").split(separator: ";").compactMap { name in
            row.party(
                associates, name: String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()),
                mapping: mapping, on: day)
        }
        return (first.map { [$0] } ?? []) + others.filter { !$0.text.isEmpty }
    }
}

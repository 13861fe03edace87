import Calendars
import Coding
import Knowledge

/// Rows of Phoenix.
struct PhoenixRows: RowFormat {
    let columns = Phoenix.columns
    let required = ["EventID", "Date", "EventCode"]
    let form = TableForm.tabs

    func identity(of row: ImportedRow) -> String? { row["EventID"] }

    func account(of row: inout RowReading) throws(RowFault) -> Account {
        guard let day = try row.day("Date") else { throw .malformed("Date is empty") }
        let code = try row.cameo("EventCode")
        let point = try row.point("Lat", "Lon")
        let place = row.place(
            "LocationName", country: row["CountryCode"], point: point, precision: point == nil ? 3 : 1,
            wherePrecision: point == nil ? 6 : 1)
        let event = row.event(
            code, actors: party(&row, "SourceActor"), recipients: party(&row, "TargetActor"), date: DateRange(day: day),
            dateColumn: "Date", place: place)
        return Account(report: row.report, events: [event])
    }

    private func party(_ row: inout RowReading, _ side: String) -> [Party] {
        guard let full = row["\(side)Full"] else { return [] }
        let roles = [row["\(side)Role"], row["\(side)Attribute"]].compactMap { $0 }.joined(separator: ";")
        let sectors = row.sectors(of: roles.split(separator: ";").map(String.init), in: "\(side)Role")
        return [
            Party(
                stated: full, entity: nil, country: row["\(side)Entity"], sectors: sectors,
                range: row.range("\(side)Full"))
        ]
    }
}

extension RowReading {
    /// Sectors of PLOVER, or of roles of CAMEO.
    mutating func sectors(of roles: [String], in column: String) -> [String] {
        let mapping = context.exchange.mapping("cameo")
        var sectors: [String] = []
        for role in roles where !role.isEmpty {
            if let known = mapping.sectors(ofParty: role) ?? (isSector(role) ? [role] : nil) {
                sectors += known.filter { !sectors.contains($0) }
            } else {
                note(unmapped: role, in: column)
            }
        }
        return sectors
    }
}

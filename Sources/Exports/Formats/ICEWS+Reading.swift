import Calendars
import Coding
import Knowledge

/// Rows of ICEWS.
struct ICEWSRows: RowFormat {
    let columns = ICEWS.columns
    let required = ["Event ID", "Event Date", "CAMEO Code"]
    let form = TableForm.tabsWithHeader

    func identity(of row: ImportedRow) -> String? { row["Event ID"] }

    func account(of row: inout RowReading) throws(RowFault) -> Account {
        guard let day = try row.day("Event Date") else { throw .malformed("Event Date is empty") }
        let code = try row.cameo("CAMEO Code")
        let country = row["Country"].flatMap { row.names.country(named: $0) }
        let point = try row.point("Latitude", "Longitude")
        let column = ["City", "District", "Province", "Country"].first { row[$0] != nil } ?? "Country"
        let level = ["City": 1, "District": 3, "Province": 4][column] ?? 6
        let place = row.place(
            column, country: country, point: point, precision: level == 1 ? 1 : 3, wherePrecision: level)
        let event = row.event(
            code, actors: party(&row, "Source", day), recipients: party(&row, "Target", day), date: DateRange(day: day),
            dateColumn: "Event Date", place: place)
        return Account(report: row.report, events: [event])
    }

    private func party(_ row: inout RowReading, _ side: String, _ day: CalendarDate) -> [Party] {
        let roles = row.context.exchange.mapping("cameo")
        var sectors: [String] = []
        for label in (row["\(side) Sectors"] ?? "").split(separator: ",") {
            let words = String(label.drop { $0 == " " })
            // Our own exports write PLOVER's codes there.
            if row.isSector(words) {
                sectors.append(words)
            } else if let known = roles.sectors(ofParty: words) {
                sectors += known.filter { !sectors.contains($0) }
            } else {
                row.note(unmapped: words, in: "\(side) Sectors")
            }
        }
        let name = row["\(side) Country"]
        let country = name.flatMap { row.names.country(named: $0) ?? ($0.utf8.count == 3 ? $0 : nil) }
        return row.party("\(side) Name", mapping: roles, sectors: sectors, country: country, on: day).map { [$0] } ?? []
    }
}

extension RowReading {
    /// The code of a CAMEO column; GDELT and ICEWS write some without their leading zero.
    mutating func cameo(_ column: String) throws(RowFault) -> EventCode {
        guard let value = self[column] else { throw .malformed("\(column) is empty") }
        guard !value.isEmpty, value.utf8.count <= 4, value.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw .malformed("\(column) '\(value.prefix(40))' is no CAMEO code")
        }
        // 01 and 40 are written for 010 and 040.
        let candidates = [value, "0" + value, value + "0"]
        for code in candidates {
            guard let known = context.cameo[code] else { continue }
            return EventCode(type: known.type ?? .statement, mode: nil, cameo: code)
        }
        note(unmapped: value, in: column)
        throw .leftOut("CAMEO codes that the codebook does not have")
    }

    func isSector(_ word: String) -> Bool { context.sectors.contains(word) }
}

import Calendars
import Coding
import Situations

/// Rows of Geo-PKO: where a peace operation stood in a month, with how many troops. They are no events.
///
/// Source: Geo-PKO dataset, version 2, codebook.
struct GeoPKORows: RowFormat {
    let columns = [
        "source", "mission", "location", "country", "old_xy", "geocomment", "comment.on.unit", "no.troops", "rpf",
        "rpf.no", "obs.base", "cantonment", "disarmament", "he.sup.lw", "troop.type", "nameoftcc_1",
        "notroopspertcc_1", "nameoftcc_2", "nameoftcc_3", "nameoftcc_4", "year", "month", "geosplit", "latitude",
        "longitude", "zone.de.confidence", "battalion", "company", "platoon",
    ]
    let required = ["mission", "location", "year", "month"]
    let form = TableForm.csv

    func identity(of row: ImportedRow) -> String? {
        guard let mission = row["mission"], let location = row["location"], let year = row["year"],
            let month = row["month"]
        else { return nil }
        let unit = [row["troop.type"], row["comment.on.unit"], row["geosplit"]].compactMap { $0 }
        let apart = unit.isEmpty ? "" : " #" + StableIdentifier.of(unit.joined(separator: "\u{1F}")).prefix(8)
        return "\(mission) \(location) \(year)-\(month)\(apart)"
    }

    func account(of row: inout RowReading) throws(RowFault) -> Account {
        _ = try presence(of: &row)
        return Account(report: row.report, events: [])
    }

    func presence(of row: inout RowReading) throws(RowFault) -> MissionPresence {
        guard let name = row["mission"], let location = row["location"] else {
            throw .malformed("mission or location is empty")
        }
        guard let year = try row.whole("year"), let month = try row.whole("month"),
            let when = DateRange(year: year, month: month)
        else { throw .malformed("year and month are no month") }
        guard let mission = row.names.mission(named: name) else {
            row.note(unmapped: name, in: "mission")
            throw .leftOut("missions that the knowledge does not have")
        }
        guard let point = try row.point("latitude", "longitude") else { throw .leftOut("without coordinates") }
        let (site, number) = (row.range("location"), row.range("no.troops"))
        return MissionPresence(
            mission: mission, place: location, latitude: point.latitude, longitude: point.longitude,
            troops: try troops(row), month: when, report: row.report,
            range: site.lowerBound..<max(site.upperBound, number.upperBound))
    }

    /// `unknown` and the like are written where no map tells.
    private func troops(_ row: RowReading) throws(RowFault) -> Int? {
        guard let value = row["no.troops"] else { return nil }
        if ["unknown", "na", "n/a", "-"].contains(value.lowercased()) { return nil }
        guard let number = Double(value), let troops = Int(exactly: number), troops >= 0 else {
            throw .malformed("no.troops '\(value.prefix(40))' is no number")
        }
        return troops
    }
}

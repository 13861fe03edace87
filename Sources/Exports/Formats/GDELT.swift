import Calendars
import Coding
import Knowledge

/// Rows of the event exports of GDELT: 58 columns in version 1.0 (57 before 2013), 61 in 2.0.
///
/// Source: GDELT event codebooks 1.03 and 2.0.
struct GDELTRows: RowFormat {
    let columns: [String]
    let required = ["GLOBALEVENTID", "SQLDATE", "EventCode"]
    let form = TableForm.tabs

    init(isSecond: Bool) {
        func actor(_ number: Int) -> [String] {
            [
                "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
                "Type1Code", "Type2Code", "Type3Code",
            ].map { "Actor\(number)\($0)" }
        }
        func place(_ name: String) -> [String] {
            (["Type", "FullName", "CountryCode", "ADM1Code"] + (isSecond ? ["ADM2Code"] : []) + [
                "Lat", "Long", "FeatureID",
            ]).map { "\(name)Geo_\($0)" }
        }
        columns =
            ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"] + actor(1) + actor(2) + [
                "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
                "NumMentions", "NumSources", "NumArticles", "AvgTone",
            ] + place("Actor1") + place("Actor2") + place("Action") + ["DATEADDED", "SOURCEURL"]
    }

    func identity(of row: ImportedRow) -> String? { row["GLOBALEVENTID"] }

    func account(of row: inout RowReading) throws(RowFault) -> Account {
        guard let day = try row.day("SQLDATE") else { throw .malformed("SQLDATE is empty") }
        let code = try row.cameo("EventCode")
        let level = try row.whole("ActionGeo_Type") ?? 0
        let country = row["ActionGeo_CountryCode"].flatMap { code in
            row.context.exchange.iso3(fips: code)
        }
        if country == nil, let code = row["ActionGeo_CountryCode"] {
            row.note(unmapped: code, in: "ActionGeo_CountryCode")
        }
        // 1 a country, 2 and 5 a state, 3 and 4 a town.
        let isTown = level == 3 || level == 4
        let place = row.place(
            "ActionGeo_FullName", country: country, point: try row.point("ActionGeo_Lat", "ActionGeo_Long"),
            geonameID: nil, precision: isTown ? 1 : 3, wherePrecision: isTown ? 1 : level == 1 ? 6 : 4)
        let event = row.event(
            code, actors: party(&row, "Actor1"), recipients: party(&row, "Actor2"), date: DateRange(day: day),
            dateColumn: "SQLDATE", place: place)
        return Account(report: row.report, events: [event])
    }

    private func party(_ row: inout RowReading, _ side: String) -> [Party] {
        guard let name = row["\(side)Name"] ?? row["\(side)Code"] else { return [] }
        let roles = (1...3).compactMap { row["\(side)Type\($0)Code"] }
        let sectors = row.sectors(of: roles, in: "\(side)TypeCode")
        return [
            Party(
                stated: name, entity: nil, country: row["\(side)CountryCode"], sectors: sectors,
                range: row.range(row["\(side)Name"] == nil ? "\(side)Code" : "\(side)Name"))
        ]
    }
}

import Calendars
import Coding
import Knowledge

/// The columns of ACLED.
///
/// Source: ACLED codebook and data export of 2022; column names of the earlier exports are read too.
enum ACLED {
    static let columns = [
        "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
        "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
        "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
        "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
    ]
}

/// CSV in the columns of ACLED.
struct ACLEDWriter: RecordWriter {
    private let context: ExportContext
    private let mapping: Mapping

    init(_ context: ExportContext) {
        self.context = context
        mapping = context.exchange.mapping("acled")
    }

    var head: String { DelimitedText.csv(ACLED.columns) }

    mutating func text(for record: ExportRecord) throws(LeftOut) -> String {
        if let row = record.row, row.format == .acled { return DelimitedText.csv(row.guardedCells(ACLED.columns)) }
        let event = try record.event()
        let actors = event.actors.isEmpty ? nil : event.actors.flatMap(\.sectors)
        let recipients = event.recipients.isEmpty ? nil : event.recipients.flatMap(\.sectors)
        guard let values = mapping.values(for: event.code, actor: actors, recipient: recipients), values.count == 3
        else { throw LeftOut(reason: "\(event.code.type.rawValue), which has no type in ACLED") }
        guard let day = event.date.value.middle else { throw LeftOut(reason: "without a day") }
        let inter1 = inter(event.actors, values[0], in: event.place?.country)
        let inter2 = inter(event.recipients, nil, in: event.place?.country)
        let country = event.place?.country.flatMap { context.exchange.countries[$0] }
        return DelimitedText.csv([
            event.id, day.description, String(day.year),
            // Open ranges have none: the day is the last possible one.
            event.date.value.acledPrecision.map(String.init) ?? "", values[2], values[0], values[1],
            first(event.actors), others(event.actors), inter1, first(event.recipients), others(event.recipients),
            inter2, Self.interaction(inter1, inter2),
            inter2 == "7" ? "Civilian targeting" : "", country?.number.map(String.init) ?? "",
            country?.acledRegion ?? "", country?.names.first ?? "", "", "", "",
            DelimitedText.guarded(event.place?.name ?? ""), event.place?.latitude?.description ?? "",
            event.place?.longitude?.description ?? "", event.place.map { String($0.precision) } ?? "",
            DelimitedText.guarded(record.publisher ?? event.report), "", DelimitedText.guarded(record.words),
            fatalities(event), "", "",
        ])
    }

    private func first(_ parties: [Party]) -> String {
        parties.first.map { DelimitedText.guarded(context.name($0)) } ?? ""
    }

    private func others(_ parties: [Party]) -> String {
        DelimitedText.guarded(parties.dropFirst().map { context.name($0) }.joined(separator: "; "))
    }

    /// Who takes to the streets is so by what they do, all others by what they are; forces of a state are external in
    /// another one.
    private func inter(_ parties: [Party], _ type: String?, in country: String?) -> String {
        guard let party = parties.first else { return "" }
        let code = mapping.partyCode(of: party.sectors) ?? ""
        if code == "1", let home = party.country, let country, home != country { return "8" }
        guard code.isEmpty || code == "7" || code == "6" else { return code }
        switch type {
        case "Protests": return "6"
        case "Riots": return "5"
        default: return code
        }
    }

    /// `12` for 2 and 1; `10` for 1 alone.
    static func interaction(_ one: String, _ other: String) -> String {
        let codes = [one, other].filter { !$0.isEmpty }.sorted()
        return codes.count == 1 ? codes[0] + "0" : codes.joined()
    }

    /// The one figure that is stated.
    private func fatalities(_ event: Event) -> String {
        let figures = event.numbers.filter { $0.kind == "killed" }
        guard figures.count == 1, let figure = figures.first, figure.upper == nil,
            ![.less, .atMost].contains(figure.comparator)
        else { return "" }
        return figure.value.plain
    }
}

extension DateRange {
    /// The day in the middle; the end that is known where the other is open.
    var middle: CalendarDate? {
        guard let from, let to else { return from ?? to }
        return from.adding(days: (to.dayNumber - from.dayNumber) / 2)
    }
}

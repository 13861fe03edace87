import Calendars
import Coding
import Knowledge

/// The columns of UCDP's Georeferenced Event Dataset.
///
/// Source: UCDP GED codebook; the geometry stands in `latitude` and `longitude`.
enum UCDP {
    static let columns = [
        "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
        "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id",
        "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article",
        "source_office", "source_date", "source_headline", "source_original", "where_prec", "where_coordinates",
        "where_description", "adm_1", "adm_2", "latitude", "longitude", "priogrid_gid", "country", "country_id",
        "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
        "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
    ]
}

/// CSV in the columns of UCDP GED. A column whose value no report tells stays empty.
struct UCDPWriter: RecordWriter {
    private let context: ExportContext
    private let mapping: Mapping

    init(_ context: ExportContext) {
        self.context = context
        mapping = context.exchange.mapping("ucdp")
    }

    var head: String { DelimitedText.csv(UCDP.columns) }

    mutating func text(for record: ExportRecord) throws(LeftOut) -> String {
        if let row = record.row, row.format == .ucdp { return DelimitedText.csv(row.guardedCells(UCDP.columns)) }
        let event = try record.event()
        guard event.code.type == EventType(rawValue: "ASSAULT") else {
            throw LeftOut(reason: "\(event.code.type.rawValue), which is no violence of UCDP's")
        }
        var (one, other) = (event.actors.first, event.recipients.first)
        guard let type = mapping.values(for: event.code, actor: one?.sectors, recipient: other?.sectors)?.first else {
            throw LeftOut(reason: "by nobody who is organised")
        }
        guard let last = event.date.value.to ?? event.date.value.from else { throw LeftOut(reason: "without a day") }
        // The government is side A.
        if type == "1", !isState(one), isState(other) { swap(&one, &other) }
        let sides = (side(one), type == "3" ? "Civilians" : side(other))
        let gleditschWard = (number(one), number(other))
        let country = event.place?.country.flatMap { context.exchange.countries[$0] }
        let deaths = Deaths(event)
        var cells: [String: String] = [
            "id": event.id, "year": String(last.year), "type_of_violence": type,
            "dyad_name": sides.0.isEmpty || sides.1.isEmpty ? "" : "\(sides.0) - \(sides.1)", "side_a": sides.0,
            "side_b": sides.1, "number_of_sources": "1", "source_article": record.words,
            "source_office": record.publisher ?? "", "source_date": record.published?.description ?? "",
            "source_original": event.speakers.first?.party.text ?? "",
            "where_prec": event.place.map { String($0.wherePrecision) } ?? "",
            "where_coordinates": event.place?.name ?? "", "where_description": event.place?.text ?? "",
            "country": country.map { $0.names.last ?? "" } ?? "", "region": country?.ucdpRegion ?? "",
        ]
        for column in cells.keys { cells[column] = DelimitedText.guarded(cells[column] ?? "") }
        cells["latitude"] = event.place?.latitude?.description
        cells["longitude"] = event.place?.longitude?.description
        cells["country_id"] = country?.gleditschWard.map(String.init)
        cells["date_prec"] = event.date.value.ucdpPrecision.map(String.init)
        cells["date_start"] = event.date.value.from.map { "\($0)T00:00:00" }
        cells["date_end"] = event.date.value.to.map { "\($0)T00:00:00" }
        cells["best"] = deaths.best
        cells["high"] = deaths.high
        cells["low"] = deaths.low
        cells["gwnoa"] = gleditschWard.0
        cells["gwnob"] = type == "3" ? nil : gleditschWard.1
        return DelimitedText.csv(UCDP.columns.map { cells[$0] ?? "" })
    }

    private func isState(_ party: Party?) -> Bool { party.map { mapping.isIn("state", $0.sectors) } ?? false }

    private func side(_ party: Party?) -> String {
        guard let party else { return "" }
        guard isState(party), let country = party.country, let codes = context.exchange.countries[country] else {
            return context.name(party)
        }
        return "Government of \(codes.names.last ?? country)"
    }

    private func number(_ party: Party?) -> String? {
        guard let party, isState(party) else { return nil }
        return party.country.flatMap { context.exchange.countries[$0]?.gleditschWard }.map(String.init)
    }

    /// The three estimates, as far as one stated figure gives them.
    private struct Deaths {
        var best, high, low: String?

        init(_ event: Event) {
            let figures = event.numbers.filter { $0.kind == "killed" }
            // Several figures may be rivals or parts of a sum.
            guard figures.count == 1, let figure = figures.first else { return }
            let value = figure.value.plain
            if let upper = figure.upper {
                (low, high) = (value, upper.plain)
                return
            }
            switch figure.comparator {
            case .equal: (best, high, low) = (value, value, value)
            case .about: best = value
            case .more, .atLeast: (best, low) = (value, value)
            case .less, .atMost: high = value
            }
        }
    }
}

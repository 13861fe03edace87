import Coding

/// CSV whose second row has the tags of the Humanitarian Exchange Language.
///
/// Source: HXL standard 1.1, hashtags and attributes.
struct HXLWriter: RecordWriter {
    private static let columns = [
        ("event", "#event+id"), ("type", "#event+type"), ("mode", "#event+mode"), ("status", "#status"),
        ("start", "#date+start"), ("end", "#date+end"), ("reported", "#date+reported"),
        ("country", "#country+code+iso3"), ("place", "#loc+name"), ("latitude", "#geo+lat"),
        ("longitude", "#geo+lon"), ("actor", "#org+name+actor"), ("actor code", "#org+code+actor"),
        ("recipient", "#org+name+recipient"), ("recipient code", "#org+code+recipient"),
        ("killed", "#affected+killed"), ("killed, at least", "#affected+killed+min"),
        ("killed, at most", "#affected+killed+max"), ("source", "#meta+id"), ("publisher", "#meta+source"),
        ("description", "#description"),
    ]

    private let context: ExportContext

    init(_ context: ExportContext) { self.context = context }

    var head: String { DelimitedText.csv(Self.columns.map(\.0)) + DelimitedText.csv(Self.columns.map(\.1)) }

    mutating func text(for record: ExportRecord) throws(LeftOut) -> String {
        let event = try record.event()
        let killed = killed(event)
        return DelimitedText.csv([
            event.id, event.code.type.rawValue, event.code.mode ?? "", event.status.rawValue,
            event.date.value.from?.description ?? "", event.date.value.to?.description ?? "",
            record.published?.description ?? "", event.place?.country ?? "",
            DelimitedText.guarded(event.place?.name ?? ""), event.place?.latitude?.description ?? "",
            event.place?.longitude?.description ?? "", names(event.actors), codes(event.actors),
            names(event.recipients), codes(event.recipients), killed.stated, killed.least, killed.most,
            DelimitedText.guarded(event.report), DelimitedText.guarded(record.publisher ?? ""),
            DelimitedText.guarded(record.words),
        ])
    }

    private func names(_ parties: [Party]) -> String {
        DelimitedText.guarded(parties.map { context.name($0) }.joined(separator: "; "))
    }

    private func codes(_ parties: [Party]) -> String {
        parties.map { (($0.country.map { [$0] } ?? []) + $0.sectors).joined(separator: " ") }.joined(separator: "; ")
    }

    private func killed(_ event: Event) -> (stated: String, least: String, most: String) {
        let figures = event.numbers.filter { $0.kind == "killed" }
        guard figures.count == 1, let figure = figures.first else { return ("", "", "") }
        let value = figure.value.plain
        if let upper = figure.upper { return ("", value, upper.plain) }
        switch figure.comparator {
        case .equal, .about: return (value, "", "")
        case .more, .atLeast: return ("", value, "")
        case .less, .atMost: return ("", "", value)
        }
    }
}

import Calendars
import Coding
import Knowledge

/// The columns of ICEWS event data.
enum ICEWS {
    static let columns = [
        "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
        "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
        "City", "District", "Province", "Country", "Latitude", "Longitude",
    ]
}

/// Tab-separated, in the columns of ICEWS: a row for each actor and recipient. The intensity stays empty, for it is an
/// average of the scale and nothing that the report says.
struct ICEWSWriter: RecordWriter {
    private let context: ExportContext

    init(_ context: ExportContext) { self.context = context }

    var head: String { DelimitedText.tabs(ICEWS.columns) }

    mutating func text(for record: ExportRecord) throws(LeftOut) -> String {
        if let row = record.row, row.format == .icews { return DelimitedText.tabs(row.guardedCells(ICEWS.columns)) }
        let event = try record.event()
        guard let day = context.day(event) else { throw LeftOut(reason: "without a day") }
        return Dyad.all(of: event).map { dyad in
            DelimitedText.tabs(
                [event.id + dyad.suffix, day.description] + party(dyad.actor) + [
                    context.cameo[event.code.cameo]?.name ?? "", event.code.cameo, "",
                ] + party(dyad.recipient) + [
                    DelimitedText.guarded(event.report), "", DelimitedText.guarded(record.publisher ?? ""),
                    event.place?.precision == 1 ? DelimitedText.guarded(event.place?.name ?? "") : "", "",
                    event.place?.wherePrecision == 4 ? DelimitedText.guarded(event.place?.name ?? "") : "",
                    context.countryName(event.place?.country), event.place?.latitude?.description ?? "",
                    event.place?.longitude?.description ?? "",
                ])
        }.joined()
    }

    private func party(_ party: Party?) -> [String] {
        guard let party else { return ["", "", ""] }
        let country = context.countryName(party.country)
        return [
            DelimitedText.guarded(context.name(party)), party.sectors.joined(separator: ","),
            country.isEmpty ? party.country ?? "" : country,
        ]
    }
}

/// An actor with a recipient, for formats that have one of each in a row.
struct Dyad {
    var actor: Party?
    var recipient: Party?
    /// Sets apart the ids of the rows of one event; empty for the first.
    var suffix: String

    static func all(of event: Event) -> [Dyad] {
        let actors: [Party?] = event.actors.isEmpty ? [nil] : event.actors
        let recipients: [Party?] = event.recipients.isEmpty ? [nil] : event.recipients
        var dyads: [Dyad] = []
        for actor in actors {
            for recipient in recipients {
                let suffix = dyads.isEmpty ? "" : "-\(dyads.count + 1)"
                dyads.append(Dyad(actor: actor, recipient: recipient, suffix: suffix))
            }
        }
        return dyads
    }
}

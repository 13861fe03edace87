import Calendars
import Coding
import Knowledge

/// The columns of the Phoenix event data, which has no header.
enum Phoenix {
    static let columns = [
        "EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity", "SourceActorRole",
        "SourceActorAttribute", "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute",
        "EventCode", "EventRootCode", "PentaClass", "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName",
        "StateName", "CountryCode", "SentenceID", "URLs", "NewsSources",
    ]
}

/// Tab-separated, in the columns of Phoenix: a row for each actor and recipient, without header. It has codes of actors and
/// no names.
struct PhoenixWriter: RecordWriter {
    private let context: ExportContext

    init(_ context: ExportContext) { self.context = context }

    let head = ""

    mutating func text(for record: ExportRecord) throws(LeftOut) -> String {
        if let row = record.row, row.format == .phoenix {
            return DelimitedText.tabs(row.guardedCells(Phoenix.columns))
        }
        let event = try record.event()
        guard let day = context.day(event) else { throw LeftOut(reason: "without a day") }
        let iso = day.description
        let root = String(event.code.cameo.prefix(2))
        return Dyad.all(of: event).map { dyad in
            DelimitedText.tabs(
                [
                    event.id + dyad.suffix, iso.filter { $0 != "-" }, String(day.year), String(day.month),
                    String(day.day),
                ] + party(dyad.actor) + party(dyad.recipient) + [
                    event.code.cameo, root, Self.pentaClass(root), "", event.contexts.joined(separator: ";"),
                    event.place?.latitude?.description ?? "", event.place?.longitude?.description ?? "",
                    DelimitedText.guarded(event.place?.name ?? ""), "", event.place?.country ?? "",
                    String(event.sentence.lowerBound), DelimitedText.guarded(event.report),
                    DelimitedText.guarded(record.publisher ?? ""),
                ])
        }.joined()
    }

    private func party(_ party: Party?) -> [String] {
        guard let party else { return ["", "", "", ""] }
        return [
            (party.country ?? "") + party.sectors.joined(), party.country ?? "", party.sectors.first ?? "",
            party.sectors.dropFirst().joined(separator: ";"),
        ]
    }

    /// 0 statements, 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
    ///
    /// Source: Phoenix data set, by CAMEO root.
    static func pentaClass(_ root: String) -> String {
        switch Int(root) ?? 0 {
        case 1...2: "0"
        case 3...5: "1"
        case 6...8: "2"
        case 9...13: "3"
        case 14...20: "4"
        default: ""
        }
    }
}

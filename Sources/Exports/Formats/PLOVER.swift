import Coding
import Foundation
import Knowledge

/// JSON Lines in the record format of PLOVER: an object a line, its keys in alphabetical order, fields that a report does
/// not fill left out.
///
/// Source: PLOVER codebook, record format.
struct PLOVERWriter: RecordWriter {
    private let context: ExportContext
    private let quads: Mapping

    init(_ context: ExportContext) {
        self.context = context
        quads = context.exchange.mapping("plover")
    }

    let head = ""

    mutating func text(for record: ExportRecord) throws(LeftOut) -> String {
        let event = try record.event()
        guard let type = event.code.type.plover else { throw LeftOut(reason: "statements, which only CAMEO codes") }
        guard let day = context.day(event) else { throw LeftOut(reason: "without a day") }
        var line = Record(id: event.id, date: day.description, event: [type], actor: event.actors.map(entity))
        // PLOVER's own code for whoever is not named.
        if line.actor.isEmpty { line.actor = [Entity(sector: "UNK")] }
        line.recipient = event.recipients.map(entity)
        if let to = event.date.value.to, event.date.value.from != nil, to != day { line.enddate = to.description }
        line.event_loc = event.place.map(location)
        line.quad_code = quads.values(for: event.code, actor: nil, recipient: nil)?.first.flatMap { Int($0) }
        line.mode = event.code.mode.map { [$0] } ?? []
        line.context = event.contexts
        line.text = record.words.isEmpty ? nil : record.words
        line.size = size(event)
        line.cite_info = Citation(
            citation: event.report, url: event.report.contains("://") ? event.report : nil,
            publication: record.publisher)
        line.comment = comment(event)
        guard let text = try? LineEncoder().encode(line) else { throw LeftOut(reason: "not writable as JSON") }
        return text + "\n"
    }

    private func entity(_ party: Party) -> Entity {
        Entity(
            code: party.country, sector: party.sectors.isEmpty ? nil : party.sectors.joined(),
            entity_text: party.text, identifier_id: party.entity,
            identifier_text: party.entity.map { _ in context.name(party) })
    }

    private func location(_ place: EventPlace) -> Location {
        let isSettlement = place.precision == 1
        return Location(
            extracted_place: place.text, resolved_place: place.name, geonameid: place.geonameID, lat: place.latitude,
            lon: place.longitude, city: isSettlement ? place.name : nil,
            country: place.country.map { context.countryName($0) }.flatMap { $0.isEmpty ? nil : $0 },
            country_code: place.country,
            resolution: isSettlement ? 4 : place.wherePrecision == 4 ? 2 : place.wherePrecision == 6 ? 1 : nil)
    }

    /// Only where one figure is given: several may be rivals or parts.
    private func size(_ event: Event) -> Size? {
        func figure(_ kind: String) -> Int? {
            let figures = event.numbers.filter { $0.kind == kind }
            guard figures.count == 1, let figure = figures.first, figure.upper == nil,
                ![.less, .atMost].contains(figure.comparator)
            else { return nil }
            return Int(exactly: figure.value)
        }
        let size = Size(dead: figure("killed"), injured: figure("injured"), arrested: figure("arrested"))
        return size.dead == nil && size.injured == nil && size.arrested == nil ? nil : size
    }

    private func comment(_ event: Event) -> String? {
        var remarks: [String] = []
        if event.status != .occurred { remarks.append("status \(event.status.rawValue)") }
        if event.date.value.from == nil { remarks.append("on or before the date") }
        if event.historical { remarks.append("background") }
        return remarks.isEmpty ? nil : remarks.joined(separator: "; ")
    }

    // The names of the properties are those of the record format.
    // swift-format-ignore: AlwaysUseLowerCamelCase
    private struct Record: Encodable {
        var id: String
        let has_event = true
        var date: String
        var enddate: String?
        var event: [String]
        var actor: [Entity]
        var recipient: [Entity] = []
        var event_loc: Location?
        var quad_code: Int?
        var mode: [String] = []
        var context: [String] = []
        var text: String?
        var size: Size?
        var cite_info: Citation?
        let coder = "Rapporteur"
        var comment: String?

        init(id: String, date: String, event: [String], actor: [Entity]) {
            self.id = id
            self.date = date
            self.event = event
            self.actor = actor
        }
    }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    private struct Entity: Encodable {
        var code, sector, entity_text, identifier_id, identifier_text: String?
    }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    private struct Location: Encodable {
        var extracted_place, resolved_place: String?
        var geonameid: Int?
        var lat, lon: Double?
        var city, country, country_code: String?
        var resolution: Int?
    }

    private struct Size: Encodable { var dead, injured, arrested: Int? }

    private struct Citation: Encodable { var citation, url, publication: String? }
}

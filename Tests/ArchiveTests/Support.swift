import Archive
import Calendars
import Foundation
import Knowledge
import Reports
import Testing

@testable import Coding

/// An archive in a folder of its own, removed at the end.
final class TemporaryArchive {
    let folder: URL
    let archive: Archive

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("archive-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        archive = try Archive(path: folder.appendingPathComponent("test.rapporteur").path, .creating)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
}

let coder = CoderVersion(program: "1", knowledge: "a", model: "m")
let now = Date(timeIntervalSince1970: 1_700_000_000)

func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

/// A report with one event: `actor` attacked `recipient`.
func attack(
    _ name: String, by actor: String, entity: String? = nil, country: String? = nil, on recipient: String = "a convoy",
    day text: String = "2023-06-30", at point: (Double, Double)? = nil
) throws -> (report: Report, account: Account) {
    let date = try day(text)
    let sentence = "\(actor) attacked \(recipient)."
    let report = Report(id: name, body: sentence, published: date)
    let party = Party(text: actor, entity: entity, country: country, sectors: ["MIL"], range: 0..<actor.utf8.count)
    let start = actor.utf8.count + 10
    let target = Party(
        text: recipient, entity: nil, country: nil, sectors: [], range: start..<start + recipient.utf8.count)
    let place = point.map {
        EventPlace(
            text: "Kidal", name: "Kidal", country: "MLI", latitude: $0.0, longitude: $0.1, precision: 1, range: 0..<1)
    }
    let event = Event(
        report: name, id: "event-\(name)-\(actor)",
        code: EventCode(type: EventType(rawValue: "ASSAULT"), mode: nil, cameo: "190"),
        contexts: [], actors: [party], recipients: [target], status: .occurred, historical: false, speakers: [],
        date: EventDate(value: DateRange(day: date), anchor: .published, text: nil, range: nil), place: place,
        sentence: 0..<sentence.utf8.count,
        evidence: [Evidence(field: .actor, range: party.range)],
        explanation: Explanation(steps: [], sentenceIndex: 0))
    return (report, Account(report: name, events: [event]))
}

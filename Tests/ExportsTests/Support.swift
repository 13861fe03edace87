import Calendars
import Foundation
import Knowledge
import Reports
import Testing

@testable import Coding
@testable import Exports

/// A small knowledge with the project's own mappings.
enum World {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let knowledge: KnowledgeBase? = {
        let folder = root.appendingPathComponent("Knowledge")
        let own = ["ontology", "exports"].flatMap { name -> [KnowledgeText] in
            let path = folder.appendingPathComponent(name).path
            return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted().compactMap { file in
                (try? String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)).map {
                    KnowledgeText(file: "\(name)/\(file)", text: $0)
                }
            }
        }
        let actors = """
            Mali  @mali  country
              demonym Malian
              ..  MLI

            Group for Support of Islam and Muslims  @jnim  armed-group
              = JNIM
              ..  MLI REB

            MINUSMA  @minusma  peace-operation
              host MLI
              ..  UNO MIL
            """
        return try? KnowledgeBase(own + [KnowledgeText(file: "actors/test.actors", text: actors)])
    }()

    static func base() throws -> KnowledgeBase { try #require(knowledge) }
}

func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

/// Numbers that look random and are the same on every run.
struct Dice {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func roll(_ sides: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(sides))
    }

    mutating func pick<Element>(_ list: [Element]) -> Element { list[roll(list.count)] }
}

/// Words that break careless writers.
let nastyWords = [
    "=SUM(A1)", "+33", "-2", "@home", "'=x", "''-1", "say \"no\"", "a, b; c", "line\nbreak", "tab\there", "cr\r\nlf",
    "Ménaka", "تمبكتو", "日本", "🕊", "<b>&amp;</b>", "back\\slash", "\\n", " leading", "trailing ", "\u{1F}control",
    "a: b", "plain", "\"", "'", ",", "e\u{301}", String(repeating: "long ", count: 60) + "end",
]

/// An event made of dice.
func madeUpEvent(_ dice: inout Dice, types: [String]) throws -> Event {
    func party(_ sectors: [String]) -> Party {
        Party(
            text: dice.pick(nastyWords) + String(dice.roll(1000)), entity: nil,
            country: dice.pick(["MLI", nil, "FRA"]), sectors: sectors, range: 0..<1)
    }
    let from = try day("2020-01-01").adding(days: dice.roll(1500))
    let date = dice.pick([
        DateRange(day: from), DateRange(from: from.adding(days: -3), to: from.adding(days: 3), precision: .week),
        DateRange(from: nil, to: from, precision: .open),
    ])
    let actors = [party(["REB"])]
    let recipients = dice.roll(5) == 0 ? [] : [party(dice.pick([["MIL"], ["CVL"], ["REB"]]))]
    let place = EventPlace(
        text: "x", name: dice.pick(nastyWords) + "place", country: "MLI", latitude: Double(dice.roll(1800) - 900) / 10,
        longitude: Double(dice.roll(3600) - 1800) / 10, precision: 1 + dice.roll(3), range: 0..<1,
        wherePrecision: 1 + dice.roll(6))
    let killed = Quantity(
        kind: "killed", comparator: .equal, value: Double(dice.roll(90)), unit: "person", range: 0..<1)
    return Event(
        report: "report.txt", id: "id\(dice.roll(1_000_000_000))",
        code: EventCode(type: EventType(rawValue: dice.pick(types)), mode: nil, cameo: "190"), contexts: [],
        actors: actors, recipients: recipients, status: .occurred, historical: false, speakers: [],
        date: EventDate(value: date, anchor: .stated, text: nil, range: nil), place: dice.roll(6) == 0 ? nil : place,
        sentence: 0..<1, numbers: dice.roll(2) == 0 ? [killed] : [], evidence: [], explanation: .none)
}

/// All that an exporter writes.
func exported(_ format: ExportFormat, _ records: [ExportRecord]) throws -> (text: String, exporter: Exporter) {
    var exporter = try #require(Exporter(format, try World.base()))
    var text = exporter.start()
    for record in records { text += exporter.add(record) }
    return (text + exporter.finish(), exporter)
}

/// All that an importer reads.
func imported(
    _ format: ImportFormat, _ text: String
) throws -> (records: [ImportedRecord], faults: [ReportError], report: MappingReport) {
    try imported(format, Array(text.utf8))
}

func imported(
    _ format: ImportFormat, _ bytes: [UInt8], charset: String? = nil
) throws -> (records: [ImportedRecord], faults: [ReportError], report: MappingReport) {
    var importer = try Importer(
        format, MemorySource(bytes), name: "file", charset: charset, knowledge: ImportKnowledge(try World.base()))
    var records: [ImportedRecord] = []
    var faults: [ReportError] = []
    while let result = importer.next() {
        switch result {
        case .success(let record): records.append(record)
        case .failure(let fault): faults.append(fault)
        }
    }
    return (records, faults, importer.report)
}

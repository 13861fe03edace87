import Calendars
import Foundation
import Knowledge
@testable import Situations
import Testing

@testable import Coding
@testable import Exports

#if canImport(FoundationXML)
    import FoundationXML
#endif

func lineEncoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
}

func lineDecoder() -> JSONDecoder { JSONDecoder() }

struct WriterTests {
    private func records(_ count: Int, status: Status = .occurred) throws -> [ExportRecord] {
        var dice = Dice(3)
        return try (0..<count).map { _ in
            var event = try madeUpEvent(&dice, types: ["ASSAULT"])
            event.status = status
            return ExportRecord(.event(event), sentence: dice.pick(nastyWords))
        }
    }

    @Test(arguments: ExportFormat.allCases.filter { $0 != .icalendar })
    func sameBytesForTheSameRecords(format: ExportFormat) throws {
        let records = try records(40)
        #expect(try exported(format, records).text == exported(format, records).text)
    }

    @Test(arguments: [ExportFormat.plover, .acled, .ucdp, .icews, .phoenix])
    func whatDidNotHappenIsNoRow(format: ExportFormat) throws {
        let out = try exported(format, try records(5, status: .denied))
        #expect(out.exporter.written == 0)
        #expect(out.exporter.leftOut.values.reduce(0, +) == 5)
    }

    /// Fields of the record format; what the codebook asks for is there.
    @Test func ploverRecords() throws {
        let fields: Set<String> = [
            "id", "has_event", "date", "enddate", "event", "actor", "recipient", "event_loc", "quad_code", "mode",
            "context", "text", "size", "cite_info", "coder", "comment",
        ]
        let lines = try exported(.plover, try records(40)).text.split(separator: "\n")
        #expect(lines.count == 40)
        for line in lines {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(Set(object.keys).isSubset(of: fields))
            #expect(Set(object.keys).isSuperset(of: ["id", "date", "event", "actor"]))
            #expect((object["actor"] as? [Any])?.isEmpty == false)
            #expect(object["quad_code"] as? Int == 4)
        }
    }

    @Test func geoJSON() throws {
        let out = try exported(.geojson, try records(40)).text
        let object = try #require(try JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any])
        let features = try #require(object["features"] as? [[String: Any]])
        #expect(object["type"] as? String == "FeatureCollection")
        #expect(features.count == 40)
        #expect(features.allSatisfy { $0.keys.contains("geometry") && $0.keys.contains("properties") })
        #expect(features.contains { $0["geometry"] is NSNull })
        #expect(try exported(.geojson, []).text.contains("\"features\":["))
    }

    @Test func graphMLIsXML() throws {
        final class Counter: NSObject, XMLParserDelegate {
            var counts: [String: Int] = [:]
            func parser(
                _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
                attributes: [String: String]
            ) { counts[name, default: 0] += 1 }
        }
        let out = try exported(.graphml, try records(60)).text
        let parser = XMLParser(data: Data(out.utf8))
        let counter = Counter()
        parser.delegate = counter
        #expect(parser.parse())
        #expect((counter.counts["edge"] ?? 0) > 10)
        #expect((counter.counts["node"] ?? 0) > 10)
    }

    @Test func edgesCount() throws {
        let record = try #require(
            try records(20).first { record in
                if case .event(let event) = record.statement { !event.recipients.isEmpty } else { false }
            })
        let rows = try exported(.edges, [record, record, record]).text
        #expect(rows.contains(",event,ASSAULT,occurred,3,"))
    }

    @Test func formulasAreGuarded() throws {
        for word in nastyWords { #expect(DelimitedText.unguarded(DelimitedText.guarded(word)) == word) }
        #expect(DelimitedText.guarded("=1+1") == "'=1+1")
        let csv = try exported(.hxl, try records(60)).text
        #expect(!csv.contains(",=") && !csv.contains("\n=") && !csv.contains(",@") && !csv.contains("\"=SUM"))
    }

    @Test func deathsComeFromOneStatedFigure() throws {
        var dice = Dice(5)
        var event = try madeUpEvent(&dice, types: ["ASSAULT"])
        func cells(_ numbers: [Quantity]) throws -> [String] {
            event.numbers = numbers
            let row = try exported(.ucdp, [ExportRecord(.event(event), sentence: "x")]).text.split(separator: "\r\n")
            let cells = row.last?.split(separator: ",", omittingEmptySubsequences: false) ?? []
            return cells.suffix(5).map(String.init)
        }
        func killed(_ comparator: Quantity.Comparator, _ value: Double, _ upper: Double? = nil) -> Quantity {
            Quantity(kind: "killed", comparator: comparator, value: value, upper: upper, unit: "person", range: 0..<1)
        }
        event.place = nil
        event.actors = []
        event.actors = [Party(text: "g", entity: nil, country: nil, sectors: ["REB"], range: 0..<1)]
        event.recipients = [Party(text: "v", entity: nil, country: nil, sectors: ["CVL"], range: 0..<1)]
        #expect(try cells([]).prefix(3) == ["", "", ""])
        #expect(try cells([killed(.equal, 5)]).prefix(3) == ["5", "5", "5"])
        #expect(try cells([killed(.atLeast, 5)]).prefix(3) == ["5", "", "5"])
        #expect(try cells([killed(.atMost, 5)]).prefix(3) == ["", "5", ""])
        #expect(try cells([killed(.equal, 5, 9)]).prefix(3) == ["", "9", "5"])
        #expect(try cells([killed(.equal, 5), killed(.equal, 3)]).prefix(3) == ["", "", ""])
    }

    @Test func calendar() throws {
        let deadline = try day("2023-12-31")
        let line = Situation.Line(
            .deadlines, "minusma", "withdrawn by", "due; a, b\\ " + String(repeating: "é", count: 80),
            date: DateRange(day: deadline))
        let situation = Situation(
            scope: nil, on: try day("2023-07-01"), known: try day("2023-06-30"), lines: [line], missions: [])
        let text = DeadlineCalendar.text(of: situation)
        #expect(text == DeadlineCalendar.text(of: situation))
        for line in text.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 75) }
        #expect(!text.replacingOccurrences(of: "\r\n", with: "").contains("\n"))
        let unfolded = text.replacingOccurrences(of: "\r\n ", with: "")
        #expect(unfolded.contains("DTSTART;VALUE=DATE:20231231\r\nDTEND;VALUE=DATE:20240101"))
        #expect(unfolded.contains("DESCRIPTION:due\\; a\\, b\\\\ éé"))
        #expect(unfolded.contains("DTSTAMP:20230630T000000Z"))
    }
}

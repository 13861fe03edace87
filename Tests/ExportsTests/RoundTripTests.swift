import Calendars
import Knowledge
import Testing

@testable import Coding
@testable import Exports

/// What goes out comes in again, in the fields that the format has.
struct RoundTripTests {
    /// Tables that hold tabs and line breaks, against those that cannot.
    private func held(_ text: String, byTabs: Bool) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            let isBreak = [0x9, 0xA, 0xB, 0xC, 0xD, 0x85, 0x2028, 0x2029].contains(scalar.value)
            if byTabs, isBreak {
                out += " "
            } else if scalar.value < 32, ![9, 10, 13].contains(scalar.value) {
                out += "\u{FFFD}"
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private func events(_ seed: UInt64, _ types: [String]) throws -> [Event] {
        var dice = Dice(seed)
        return try (0..<60).map { _ in try madeUpEvent(&dice, types: types) }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64]) func acled(seed: UInt64) throws {
        var dice = Dice(seed)
        let events = try events(seed, ["ASSAULT", "PROTEST"])
        let notes = events.map { _ in dice.pick(nastyWords) }
        let out = try exported(
            .acled, zip(events, notes).map { ExportRecord(.event($0), sentence: $1, publisher: "=AFP") })
        let back = try imported(.acled, out.text)
        #expect(back.faults.isEmpty)
        try #require(back.records.count == events.count)
        for (index, record) in back.records.enumerated() {
            let (before, after) = (events[index], try #require(record.account.events.first))
            #expect(record.report.id == "acled:\(before.id)")
            #expect(after.code.type == before.code.type)
            #expect(after.date.value == before.date.value)
            #expect(after.actors.map(\.text) == before.actors.map { held($0.text, byTabs: false) })
            #expect(after.recipients.map(\.text) == before.recipients.map { held($0.text, byTabs: false) })
            #expect(after.place?.name == before.place.map { held($0.name, byTabs: false) })
            #expect(after.place?.latitude == before.place?.latitude)
            #expect(after.place?.longitude == before.place?.longitude)
            #expect(after.place?.precision == before.place?.precision)
            #expect(after.place?.country == before.place?.country)
            #expect(after.numbers.map(\.value) == before.numbers.map(\.value))
        }
        // And the rows go out as they came in.
        let again = try exported(.acled, back.records.flatMap { $0.exports })
        #expect(again.text == out.text)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64]) func ucdp(seed: UInt64) throws {
        let events = try events(seed, ["ASSAULT"])
        let out = try exported(.ucdp, events.map { ExportRecord(.event($0), sentence: "\"Words\", he said\n") })
        let back = try imported(.ucdp, out.text)
        #expect(back.faults.isEmpty)
        try #require(back.records.count == events.count)
        for (index, record) in back.records.enumerated() {
            let (before, after) = (events[index], try #require(record.account.events.first))
            #expect(after.code.type == before.code.type)
            #expect(after.date.value.from == before.date.value.from)
            #expect(after.date.value.to == before.date.value.to)
            #expect(after.place?.name == before.place.map { held($0.name, byTabs: false) })
            #expect(after.place?.wherePrecision == before.place?.wherePrecision)
            #expect(after.place?.latitude == before.place?.latitude)
            #expect(after.numbers.map(\.value) == before.numbers.map(\.value))
            #expect(after.numbers.map(\.comparator) == before.numbers.map(\.comparator))
        }
        #expect(try exported(.ucdp, back.records.flatMap { $0.exports }).text == out.text)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64]) func icews(seed: UInt64) throws {
        let events = try events(seed, ["ASSAULT"])
        let out = try exported(.icews, events.map { ExportRecord(.event($0), sentence: "x") })
        let back = try imported(.icews, out.text)
        #expect(back.faults.isEmpty)
        try #require(back.records.count == events.count)
        for (index, record) in back.records.enumerated() {
            let (before, after) = (events[index], try #require(record.account.events.first))
            #expect(after.code.cameo == before.code.cameo)
            #expect(after.date.value.from == before.date.value.from ?? before.date.value.to)
            #expect(after.actors.map(\.text) == before.actors.map { held($0.text, byTabs: true) })
            #expect(after.actors.map(\.sectors) == before.actors.map(\.sectors))
            #expect(after.actors.map(\.country) == before.actors.map(\.country))
            #expect(after.place?.latitude == before.place?.latitude)
        }
        #expect(try exported(.icews, back.records.flatMap { $0.exports }).text == out.text)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64]) func phoenix(seed: UInt64) throws {
        let events = try events(seed, ["ASSAULT"])
        let out = try exported(.phoenix, events.map { ExportRecord(.event($0), sentence: "x") })
        let back = try imported(.phoenix, out.text)
        #expect(back.faults.isEmpty)
        try #require(back.records.count == events.count)
        for (index, record) in back.records.enumerated() {
            let (before, after) = (events[index], try #require(record.account.events.first))
            #expect(after.code.cameo == before.code.cameo)
            #expect(after.date.value.from == before.date.value.from ?? before.date.value.to)
            #expect(after.actors.map(\.sectors) == before.actors.map(\.sectors))
            #expect(after.actors.map(\.country) == before.actors.map(\.country))
            #expect(after.place?.latitude == before.place?.latitude)
        }
        #expect(try exported(.phoenix, back.records.flatMap { $0.exports }).text == out.text)
    }

    @Test func storedRowsAreReadBack() throws {
        let rows = "event_id_cnty,event_date,event_type,actor1,notes\nMLI1,2023-08-03,Battles,JNIM,\"a\nb: c\\\"\n"
        let record = try #require(try imported(.acled, rows).records.first)
        let again = try #require(ImportKnowledge(try World.base()).record(of: record.report))
        #expect(again.account == record.account)
        #expect(record.account.events.first?.actors.first?.entity == "jnim")
    }

    @Test func linesAreDecodedAsTheyWereEncoded() throws {
        var dice = Dice(7)
        for _ in 0..<50 {
            let event = try madeUpEvent(&dice, types: ["ASSAULT"])
            let encoder = lineEncoder()
            let line = try encoder.encode(event)
            #expect(try encoder.encode(try lineDecoder().decode(Event.self, from: line)) == line)
        }
    }
}

extension ImportedRecord {
    /// As an archive gives it to an exporter.
    var exports: [ExportRecord] {
        account.events.map { ExportRecord(.event($0), sentence: report.text, publisher: report.publisher) }
    }
}

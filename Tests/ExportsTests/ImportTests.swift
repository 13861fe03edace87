import Calendars
import Foundation
import Reports
import Testing

@testable import Coding
@testable import Exports

/// Rows that we made up, in the published columns.
struct ImportTests {
    private let legacy = """
        data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,\
        assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,region,country,admin1,admin2,admin3,location,\
        latitude,longitude,geo_precision,source,source_scale,notes,fatalities,timestamp,iso3
        7,466,MLI7,7,3 August 2023,2023,1,Battles,Armed clash,JNIM: Group for Support of Islam and Muslims,,2,\
        Military Forces of Mali (2021-),,1,12,Western Africa,Mali,Kidal,,,Kidal,18.44,1.41,1,Somebody,National,\
        "A clash, made up.",4,1691500000,MLI

        """

    @Test func legacyColumnsOfACLED() throws {
        let (records, faults, report) = try imported(.acled, legacy)
        #expect(faults.isEmpty)
        #expect(report.unknownColumns == [])
        #expect(report.missingColumns.contains("disorder_type"))
        let event = try #require(records.first?.account.events.first)
        #expect(event.actors.first?.entity == "jnim")
        #expect(event.recipients.first?.country == "MLI")
        #expect(event.recipients.first?.sectors == ["MIL"])
        #expect(event.date.value == DateRange(day: try day("2023-08-03")))
        #expect(event.place?.country == "MLI")
        #expect(event.numbers.first?.value == 4)
        #expect(records.first?.report.published == CalendarDate(iso: "2023-08-08"))
    }

    @Test func valuesWithoutMappingAreCounted() throws {
        let rows = "event_id_cnty,event_date,event_type,colour\nA1,2023-01-01,Parade,red\nA2,2023-01-02,Parade,\n"
        let (records, faults, report) = try imported(.acled, rows)
        #expect(records.isEmpty && faults.isEmpty)
        #expect(report.read == 2)
        #expect(report.leftOut == ["event types without a mapping": 2])
        #expect(report.unmapped == ["event_type: Parade / ": 2])
        #expect(report.unknownColumns == ["colour"])
    }

    @Test func badRowsDoNotStopTheFile() throws {
        var bytes = Array("event_id_cnty,event_date,event_type\r\n".utf8)
        bytes += Array("A1,2023-01-01,Battles\r\nA2,never,Battles\r\nA3,2023-01-01\r\n".utf8)
        bytes += Array("A4,2023-01-01,\"Battles\nA5,2023-01-01,Battles\n".utf8)
        bytes += [65, 0, 66, 44, 44, 10]
        bytes += [UInt8](repeating: 120, count: 50 << 20) + [10]
        bytes += Array("A6,2023-01-01,Battles\n".utf8)
        let (records, faults, report) = try imported(.acled, bytes)
        #expect(records.map(\.report.id) == ["acled:A1", "acled:A5", "acled:A6"])
        #expect(faults.map(\.id) == ["file:3", "file:4", "file:5", "file:7", "file:8"])
        #expect(faults[4].message.hasPrefix("50 MB"))
        #expect(report.malformed == 5)
    }

    @Test func charsets() throws {
        var bytes = Array("event_id_cnty,event_date,event_type,location\nA1,2023-01-01,Battles,M".utf8)
        bytes += [0xE9] + Array("naka\n".utf8)
        let guessed = try imported(.acled, bytes)
        #expect(guessed.records.first?.account.events.first?.place?.name == "Ménaka")
        #expect(guessed.report.guessed == 1)
        let named = try imported(.acled, bytes, charset: "windows-1251")
        #expect(named.records.first?.account.events.first?.place?.name == "Mйnaka")
        #expect(throws: ReportError.self) { try imported(.acled, bytes, charset: "no-such-charset") }
    }

    @Test(
        arguments: [
            [], [0x89, 0x50, 0x4E, 0x47, 1, 2], [0xFF, 0xFE, 65, 0], Array("a,b\n1,2\n".utf8), [10, 10],
        ] as [[UInt8]])
    func whatIsNoTable(bytes: [UInt8]) {
        for format in ImportFormat.allCases {
            #expect(throws: ReportError.self) { try imported(format, bytes) }
        }
    }

    @Test func geoPKO() throws {
        let rows = """
            source,mission,location,country,no.troops,year,month,latitude,longitude
            map,MINUSMA,Kidal,Mali,950,2023,6,18.44,1.41
            map,MINUSMA,Gao,Mali,unknown,2023,6,16.27,-0.04
            map,UNKNOWN MISSION,Kidal,Mali,5,2023,6,18.44,1.41
            map,MINUSMA,Kidal,Mali,many,2023,7,18.44,1.41
            map,MINUSMA,Kidal,Mali,5,2023,13,18.44,1.41

            """
        let (records, faults, report) = try imported(.geopko, rows)
        #expect(records.compactMap(\.presence).map(\.troops) == [950, nil])
        #expect(records.first?.presence?.mission == "minusma")
        #expect(faults.map(\.id) == ["file:5", "file:6"])
        #expect(report.leftOut.values.reduce(0, +) == 1)
    }

    @Test(arguments: [false, true]) func gdelt(isSecond: Bool) throws {
        let columns = GDELTRows(isSecond: isSecond).columns
        #expect(columns.count == (isSecond ? 61 : 58))
        let values = [
            "GLOBALEVENTID": "9", "SQLDATE": "20230630", "Actor1Name": "MALI", "Actor1CountryCode": "MLI",
            "Actor1Type1Code": "GOV", "EventCode": "0231", "ActionGeo_Type": "4", "ActionGeo_FullName": "Kidal, Mali",
            "ActionGeo_CountryCode": "ML", "ActionGeo_Lat": "18.4", "ActionGeo_Long": "1.4",
            "DATEADDED": isSecond ? "20230701120000" : "20230701", "SOURCEURL": "https://example.org/1",
        ]
        let row = columns.map { values[$0] ?? "" }.joined(separator: "\t")
        let (records, _, report) = try imported(.gdelt, row + "\n" + row)
        let event = try #require(records.first?.account.events.first)
        #expect(event.code.cameo == "0231")
        #expect(event.actors.first?.sectors == ["GOV"])
        #expect(event.place?.country == "MLI")
        #expect(records.first?.report.published == CalendarDate(iso: "2023-07-01"))
        #expect(report.mapped == 2)
    }

    @Test func readersTakeAnyBytes() throws {
        var dice = Dice(11)
        let seeds = [
            legacy, "id,type_of_violence,date_end\n1,1,2023-01-01\n", ICEWS.columns.joined(separator: "\t") + "\n",
            Phoenix.columns.map { _ in "1" }.joined(separator: "\t") + "\n",
        ]
        for _ in 0..<400 {
            var bytes = Array(dice.pick(seeds).utf8)
            for _ in 0..<(1 + dice.roll(8)) {
                let place = dice.roll(bytes.count)
                switch dice.roll(3) {
                case 0: bytes[place] = UInt8(dice.roll(256))
                case 1: bytes.insert(dice.pick([34, 44, 10, 9, 0]), at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + dice.roll(9)))
                }
                if bytes.isEmpty { bytes = [10] }
            }
            let format = dice.pick(ImportFormat.allCases)
            guard let result = try? imported(format, bytes) else { continue }
            #expect(result.report.read >= result.report.mapped + result.report.malformed)
            for record in result.records {
                #expect(record.account.events.allSatisfy { $0.sentence.upperBound <= record.report.text.utf8.count })
            }
        }
    }
}

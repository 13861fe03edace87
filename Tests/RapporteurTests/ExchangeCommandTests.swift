import Foundation
import Testing

/// `export` and `import`, as a user runs them.
struct ExchangeCommandTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("exchange-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private var archive: String { folder.appendingPathComponent("test.rapporteur").path }

    private func file(_ name: String, _ text: String) throws -> String {
        let path = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: path)
        return path.path
    }

    private let head =
        "event_id_cnty,event_date,time_precision,event_type,actor1,inter1,actor2,inter2,country,location,latitude,"
        + "longitude,geo_precision,notes,fatalities\n"
    private let row =
        "MLI1,2023-08-03,1,Battles,JNIM,2,Military Forces of Mali (2021-),1,Mali,Kidal,18.44,1.41,1,Made up.,"

    @Test func rowsAreImportedOnceAndChangedRowsAreVersions() throws {
        let first = try Program.run(["import", "acled", try file("a.csv", head + row + "4\n"), "--archive", archive])
        #expect(first.code == 0)
        #expect(first.complaint.contains("1 imported, 0 new versions, 0 already there"))
        #expect(first.output.contains("1 rows read, 1 mapped"))
        let again = try Program.run(["import", "acled", try file("a.csv", head + row + "4\n"), "--archive", archive])
        #expect(again.complaint.contains("0 imported, 0 new versions, 1 already there"))
        let changed = try Program.run(["import", "acled", try file("b.csv", head + row + "5\n"), "--archive", archive])
        #expect(changed.complaint.contains("0 imported, 1 new versions, 0 already there"))

        let events = try Program.run(["events", "--source", "acled", "--archive", archive])
        #expect(events.output.contains("\"entity\":\"jnim\""))
        #expect(events.output.split(separator: "\n").count == 1)
        let near = try Program.run(["where", "18.44,1.41", "--archive", archive])
        #expect(near.output.contains("acled:MLI1"))
        let recoded = try Program.run(["recode", "--archive", archive])
        #expect(recoded.complaint.contains("0 coded anew"))

        let out = try Program.run(["export", "acled", "--archive", archive])
        #expect(out.output.contains("MLI1,2023-08-03,,1,") || out.output.contains("Battles"))
        #expect(out.output.contains("Made up.,5"))
        let none = try Program.run(["export", "geojson", "--archive", archive, "--to", "2020"])
        #expect(none.output == "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n")
    }

    @Test func brokenRowsAreToldAndFail() throws {
        let path = try file("a.csv", head + row + "4\nMLI2,never\n" + row.replacing("MLI1", with: "MLI3") + "4\n")
        let outcome = try Program.run(["import", "acled", path, "--archive", archive])
        #expect(outcome.code == 1)
        #expect(outcome.complaint.contains("a.csv:3: has 2 columns, where 15 are expected"))
        #expect(outcome.complaint.contains("2 imported"))
        let wrong = try Program.run(["import", "ucdp", path, "--archive", archive])
        #expect(wrong.code == 1)
        #expect(wrong.complaint.contains("no column 'id', 'type_of_violence', 'date_end'"))
    }

    @Test func reportsAreExportedWithoutAnArchive() throws {
        let report = try file("report.txt", "Mali expelled five French diplomats on Friday.")
        let target = folder.appendingPathComponent("out.jsonl").path
        let outcome = try Program.run(["export", "plover", report, "--published", "2023-06-30", "--output", target])
        #expect(outcome.code == 0)
        let text = try String(contentsOfFile: target, encoding: .utf8)
        #expect(text.contains("\"event\":[\"SANCTION\"]") || text.contains("\"event\":[\"COERCE\"]"))
        #expect(text.contains("\"date\":\"2023-06-30\""))
        #expect(!FileManager.default.fileExists(atPath: target + ".part"))
    }

    @Test func theArchiveReachesCover() throws {
        let ucdp = try file(
            "ged.csv",
            """
            id,type_of_violence,conflict_name,side_a,side_b,date_start,date_end,date_prec,where_coordinates,where_prec,latitude,longitude,country,best,low,high
            9,1,Mali: Government,Government of Mali,JNIM,2023-07-02,2023-07-02,1,Ber,1,16.83,-2.53,Mali,3,3,3

            """)
        let map = try file(
            "map.csv",
            "source,mission,location,country,no.troops,year,month,latitude,longitude\n"
                + "m,MINUSMA,Kidal,Mali,950,2023,6,18.44,1.41\n")
        let acled = try file("a.csv", head + row + "4\n")
        for (format, path) in [("acled", acled), ("ucdp", ucdp), ("geopko", map)] {
            #expect(try Program.run(["import", format, path, "--archive", archive]).code == 0)
        }
        let arguments = ["cover", "MINUSMA", "--on", "2023-08-05", "--archive", archive]
        let table = try Program.run(arguments).output.split(separator: "\n")
        func line(of site: String) -> Substring? { table.first { $0.hasPrefix(site + " ") } }
        #expect(line(of: "Kidal")?.contains(" 950 ") == true)
        #expect(line(of: "Kidal")?.contains("Aguelhok") == true)
        #expect(line(of: "Ber")?.contains("JNIM") == true)
        #expect(table.contains { $0.contains("(acled:MLI1)") })
        #expect(table.contains { $0.contains("(ucdp:9)") })
        let geography = try Program.run(arguments + ["--format", "geojson"]).output
        #expect(geography.contains("\"acled:MLI1#"))
        #expect(geography.contains("\"troops\" : 950"))
    }

    @Test func importedDataReachesCoverAndSituation() throws {
        let acled = try file("a.csv", head + row + "4\n")
        let map = try file(
            "map.csv",
            """
            source,mission,location,country,no.troops,year,month,latitude,longitude
            m,MINUSMA,Kidal,Mali,950,2023,6,18.44,1.41
            m,MINUSMA,Atlantis,Mali,7,2023,5,20.5,-3.5

            """)
        let cover = try Program.run([
            "cover", "MINUSMA", "--on", "2023-08-05", "--import-acled", acled, "--import-geopko", map, "--format",
            "json",
        ])
        #expect(cover.code == 0)
        #expect(cover.output.contains("\"report\" : \"acled:MLI1\""))
        #expect(cover.output.contains("\"troops\" : 950"))
        #expect(cover.output.contains("\"notOnMapOf\" : \"2023-06\""))
        _ = try Program.run(["import", "acled", acled, "--archive", archive])
        _ = try Program.run(["import", "geopko", map, "--archive", archive])
        let stored = try Program.run(["cover", "MINUSMA", "--on", "2023-08-05", "--archive", archive])
        #expect(stored.output.contains("acled:MLI1") && stored.output.contains("950 troops"))
        let situation = try Program.run(["situation", "MLI", "--on", "2023-08-05", "--archive", archive])
        #expect(situation.output.contains("Kidal: 950 troops"))
    }
}

import Archive
import Foundation
import Testing

/// The commands of the archive, as a user runs them.
struct ArchiveCommandTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("archive-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private var archive: String { folder.appendingPathComponent("test.rapporteur").path }

    /// Reports of one sentence each, as JSON Lines.
    private func reports(_ count: Int) throws -> String {
        let path = folder.appendingPathComponent("reports.jsonl").path
        let lines = (1...count).map { number in
            """
            {"id":"report-\(number)","published":"2023-06-30","text":"Mali expelled \(number) French diplomats on Friday."}

            """
        }
        try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func addedReportsAreFound() throws {
        let added = try Program.run(["add", try reports(3), "--archive", archive])
        #expect(added.code == 0, "\(added.complaint)")
        #expect(added.complaint.contains("3 added, 0 new versions, 0 already there"))
        let again = try Program.run(["add", try reports(3), "--archive", archive])
        #expect(again.complaint.contains("0 added, 0 new versions, 3 already there"))

        let events = try Program.run(["events", "--actor", "Mali", "--type", "SANCTION", "--archive", archive])
        #expect(events.output.split(separator: "\n").count == 3)
        let table = try Program.run(["events", "--actor", "FRANCE", "--archive", archive, "--format", "csv"])
        #expect(table.output.split(separator: "\r\n").count == 1)
        let early = try Program.run(["events", "--known", "2023-06-29", "--archive", archive])
        #expect(early.output.isEmpty)

        let id = try #require(
            events.output.split(separator: "\n").first?.range(of: #"(?<="id":")[0-9a-f]+"#, options: .regularExpression)
                .map { events.output[$0] })
        let why = try Program.run(["why", String(id), "--archive", archive])
        #expect(why.output.contains("“expelled”"))
        #expect(try Program.run(["why", "nothing", "--archive", archive]).code == 1)
    }

    @Test func whatWasStoredSurvivesAKill() throws {
        let process = Program.process(["add", try reports(400), "--archive", archive])
        process.standardError = FileHandle.nullDevice
        try process.run()
        // As soon as the first reports are there, in the middle of the work.
        while process.isRunning {
            if let store = try? Archive(path: archive, .existing), (try? store.summary().reports) ?? 0 > 0 { break }
            usleep(10_000)
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()

        let store = try Archive(path: archive, .existing)
        try store.check()
        let stored = try store.reports()
        #expect(!stored.isEmpty)
        #expect(stored.allSatisfy { $0.coder != nil && $0.statements > 0 })
        let again = try Program.run(["add", try reports(400), "--archive", archive])
        #expect(again.complaint.contains("\(400 - stored.count) added, 0 new versions, \(stored.count) already there"))
        #expect(try store.summary().versions == 400)
    }

    @Test func storiesAreToldWithTheirSourcesAndQuotations() throws {
        let said = "The town will not be left to those who burned it, the governor's office said"
        let told = [
            ("first", "2023-06-30", "Herald", "Rebels attacked the army camp of Gao on Friday and killed 12 soldiers."),
            (
                "second", "2023-07-01", "Tribune",
                "Rebels attacked the army camp in Gao on Friday, killing 15 soldiers, the governor said."
            ),
            ("other", "2023-06-30", "Herald", "France and Germany signed a trade agreement in Berlin on Friday."),
        ]
        let lines = try told.map { name, day, publisher, words in
            let quote = "\n\nGovernor Adama Keita said: \u{201C}\(said)\(name == "first" ? "" : " today").\u{201D}"
            let report = [
                "id": name, "published": day, "publisher": publisher, "text": words + (name == "other" ? "" : quote),
            ]
            return String(decoding: try JSONEncoder().encode(report), as: UTF8.self) + "\n"
        }
        let file = folder.appendingPathComponent("stories.jsonl").path
        try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: file))
        #expect(try Program.run(["add", file, "--archive", archive]).code == 0)
        let all = try Program.run(["stories", "--archive", archive, "--format", "csv"])
        #expect(all.output.split(separator: "\r\n").count == 3, "\(all.output)")
        let shared = try Program.run(["stories", "--reports", "2", "--archive", archive, "--format", "csv"])
        let rows = shared.output.split(separator: "\r\n")
        #expect(rows.count == 2)
        let id = try #require(rows.last?.split(separator: ",").first.map(String.init))
        let story = try Program.run(["stories", id, "--archive", archive, "--format", "table"]).output
        // The second carries the words that the first one quotes.
        #expect(story.contains("2 reports, 1 independent source: Herald"))
        #expect(story.contains("Governor Adama Keita: "))
        #expect(story.contains("killed, rivals"))
        #expect(story.contains("{+today.+}"))
        #expect(!story.contains("somebody"))
        #expect(try Program.run(["stories", "ffff0000ffff", "--archive", archive]).code == 1)
    }

    @Test func anArchiveThatIsNoneIsSaid() throws {
        let outcome = try Program.run(["events", "--archive", archive])
        #expect(outcome.code == 1)
        #expect(outcome.complaint.contains("no such archive"))
    }
}

/// Reviewing, merging and redacting, as a user does it.
struct ReviewCommandTests {
    private let folder: URL
    private var archive: String { folder.appendingPathComponent("test.rapporteur").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("review-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appendingPathComponent("reports.jsonl").path
        let lines = (1...30).map { number in
            """
            {"id":"report-\(number)","published":"2023-06-30","text":"Mali expelled \(number) French diplomats on Friday."}

            """
        }
        try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path))
        #expect(try Program.run(["add", path, "--archive", archive]).code == 0)
    }

    private func run(_ arguments: [String], input: String = "", on other: String? = nil) throws -> Program.Outcome {
        try Program.run(arguments + ["--archive", other ?? archive], input: input)
    }

    private func key() throws -> String {
        let csv = try run(["events", "--limit", "1", "--format", "csv"]).output
        return String(try #require(csv.split(separator: "\r\n").last?.split(separator: ",").first))
    }

    @Test func actsAreStoredAndNonsenseIsRefused() throws {
        let key = try key()
        let wrong: [([String], String)] = [
            (["mode=juggle"], "no mode of SANCTION"), (["type=DANCE"], "no PLOVER type 'DANCE'"),
            (["cameo=999"], "no CAMEO code"),
            (["status=maybe"], "no status"), (["date=31 June"], "no date"),
            (["actor=Nobody Known"], "no actor is called"),
            (["actor=men/XXX"], "no country"), (["actor=men/MLI/QQQ"], "no sector"),
            (["place=Nowhereville"], "no place"),
            (["colour=red"], "no FIELD=VALUE"), (["domain=trade"], "has no domain"),
        ]
        for (changes, message) in wrong {
            let outcome = try run(["review", "--correct", key] + changes)
            #expect(outcome.code == 1)
            #expect(outcome.complaint.contains(message), "\(outcome.complaint)")
        }
        let changes = ["type=CONSULT", "mode=visit", "cameo=042", "place=Kidal", "date=2023-06-01..2023-06-03"]
        let done = try run(
            ["review", "--correct", key, "--reviewer", "ana", "--reason", "misread"] + changes
                + ["actor=wagner-group; armed men/MLI/REB"])
        #expect(done.code == 0, "\(done.complaint)")
        let events = try run(["events", "--actor", "Wagner Group", "--near", "Kidal"])
        #expect(events.output.contains("\"plover\":\"CONSULT\""))
        #expect(try run(["events", "--actor", "Wagner Group", "--uncorrected"]).output.isEmpty)
        let why = try run(["why", key]).output
        #expect(why.contains("correct by ana"))
        #expect(why.contains("misread"))
        #expect(try run(["review", "--accept", "nothing"]).complaint.contains("no statement"))
    }

    @Test func aWalkAnswersByKeys() throws {
        let walk = try run(["review", "--limit", "3", "--reviewer", "ana"], input: "x\nr\nno such thing\na\n\nn\n")
        #expect(walk.code == 0, "\(walk.complaint)")
        #expect(walk.output.contains("3 statements wait for ana"))
        #expect(walk.output.contains("[expelled]act"))
        let log = try run(["review", "--log", "--format", "csv"]).output
        #expect(log.contains(",ana,reject,"))
        #expect(log.contains(",ana,accept,"))
        #expect(log.contains("no such thing"))
        #expect(try run(["review", "--list", "--reviewer", "ana"]).output.split(separator: "\n").count == 28)
    }

    @Test func correctionsSurviveAKill() throws {
        let process = Program.process(["review", "--reviewer", "ana", "--archive", archive])
        let stdin = Pipe()
        let stdout = Pipe()
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stdout
        try process.run()
        stdin.fileHandleForWriting.write(Data(String(repeating: "r\nwrong\n", count: 25).utf8))
        while process.isRunning {
            if let count = try? Archive(path: archive, .existing).corrections().count, count > 2 { break }
            usleep(5_000)
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let store = try Archive(path: archive, .existing)
        try store.check()
        let rejected = try store.corrections().count
        #expect(
            rejected > 0, "\(String(decoding: stdout.fileHandleForReading.availableData, as: UTF8.self))")
        #expect(try store.statements(StatementQuery()).count == 30 - rejected)
    }

    @Test func copiesAreMergedAndRedacted() throws {
        let copy = folder.appendingPathComponent("copy.rapporteur").path
        #expect(try run(["backup", copy]).code == 0)
        let key = try key()
        #expect(try run(["review", "--correct", key, "status=denied", "--reviewer", "ana"]).code == 0)
        #expect(try run(["review", "--correct", key, "status=planned", "--reviewer", "ben"], on: copy).code == 0)
        let merged = try run(["merge", copy])
        #expect(merged.complaint.contains("1 corrections brought, 0 already there, 1 conflicts open"))
        #expect(merged.output.contains("\"field\":\"status\""))
        #expect(try run(["review", "--conflicts", "--format", "csv"]).output.contains("ben: planned"))
        let share = folder.appendingPathComponent("share.rapporteur").path
        #expect(try run(["redact", share, "--keep-countries"]).code == 0)
        #expect(try run(["events"], on: share).output.contains("\"country\":\"FRA\""))
        #expect(try Data(contentsOf: URL(fileURLWithPath: share)).range(of: Data("report-1".utf8)) == nil)
    }

    @Test func openQuestionsAreListed() throws {
        let unknown = try run(["unknown", "--format", "csv"])
        #expect(unknown.code == 0, "\(unknown.complaint)")
        #expect(unknown.output.hasPrefix("subject,property,when,value,sources"))
        #expect(try run(["contradictions", "MLI", "--known", "2023-07-01", "--format", "jsonl"]).code == 0)
    }
}

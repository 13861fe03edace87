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

    @Test func anArchiveThatIsNoneIsSaid() throws {
        let outcome = try Program.run(["events", "--archive", archive])
        #expect(outcome.code == 1)
        #expect(outcome.complaint.contains("no such archive"))
    }
}

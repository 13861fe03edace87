import Archive
import ArgumentParser
import Calendars
import Exports
import Foundation
import Knowledge
import Reports
import Situations

/// `export`: what was coded, in the forms of others.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write events in the form of PLOVER, ACLED, UCDP, Phoenix, ICEWS, GeoJSON, GraphML or others.",
        discussion: """
            From an archive, or from reports that are read for it. What a report does not say stays empty, and what a \
            form cannot hold is left out and counted; docs/exports.md says what fills which field.

            EXAMPLES
              rapporteur export geojson --archive mali.rapporteur --from 2023 > mali.geojson
              rapporteur export acled report.txt --published 2023-06-30
              rapporteur export icalendar --archive mali.rapporteur --scope MLI --output deadlines.ics
            """)

    @Argument(help: "plover, acled, ucdp, phoenix, icews, geojson, graphml, edges, hxl or icalendar.")
    var format: ExportFormat

    @Argument(help: "Reports and folders of them, '-' for standard input; none takes the archive.")
    var files: [String] = []

    @Option(help: ArgumentHelp("Write to this file, which is replaced when all is written.", valueName: "file"))
    var output: String?

    @Option(help: "Date of publication, YYYY-MM-DD, for reports that do not state one.", transform: Read.date)
    var published: CalendarDate?

    @Option(help: "For icalendar: the country, mission or actor whose deadlines are wanted (default: all).")
    var scope: String?

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var statements: StatementOptions

    func validate() throws {
        if !files.isEmpty, archive.archive != nil {
            throw ValidationError("Name reports or an --archive, not both.")
        }
        if scope != nil, format != .icalendar { throw ValidationError("--scope is for icalendar.") }
    }

    func run() throws {
        let target = try OutputFile(output)
        var failed = false
        if format == .icalendar {
            failed = try writeCalendar(to: target)
        } else if files.isEmpty {
            try write(archive.open(), statements.knowledge.knowledgeBase(), to: target)
        } else {
            failed = try writeReports(to: target)
        }
        try target.finish()
        if failed { throw ExitCode(1) }
    }

    private func write(_ archive: Archive, _ knowledge: KnowledgeBase, to target: OutputFile) throws {
        guard var exporter = Exporter(format, knowledge, keepsAllStatuses: statements.status != nil) else { return }
        var query = try statements.query(of: archive)
        query.kinds = [.graphml, .edges].contains(format) ? [.event, .relation] : [.event]
        try target.write(exporter.start())
        let decoder = JSONDecoder()
        try archive.forEachStatement(query) { statement in
            let record = try ExportRecord(
                line: statement.line, isRelation: statement.kind == .relation, sentence: statement.sentence,
                publisher: statement.publisher, published: statement.published, decoder: decoder)
            if let record { try target.write(exporter.add(record)) }
        }
        try target.write(exporter.finish())
        Terminal.complain("rapporteur: \(exporter.summary)")
    }

    /// Reads reports into an archive of the moment, so that all filters work as they do on any archive.
    ///
    /// - Returns: whether a report could not be read.
    private func writeReports(to target: OutputFile) throws -> Bool {
        let rapporteur = try statements.knowledge.rapporteur(charset: input.charset)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rapporteur-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let archive = try Archive(path: folder.appendingPathComponent("export").path, .creating)
        var adding = Adding(
            archive: archive, coding: ParallelCoding(rapporteur: rapporteur),
            coder: try statements.knowledge.coderVersion())
        var failed = false
        do {
            var reading = try InputReading(files, rapporteur.reader, input)
            try reading.forEach { report in
                var report = report
                report.published = report.published ?? published
                try adding.take(report)
            }
        } catch let code as ExitCode {
            guard !input.strict else { throw code }
            failed = true
        }
        try adding.finish()
        try write(archive, rapporteur.knowledge, to: target)
        return failed
    }

    private func writeCalendar(to target: OutputFile) throws -> Bool {
        let reading = TestimonyReading(
            rapporteur: try statements.knowledge.rapporteur(charset: input.charset), published: published, input: input)
        let stored = files.isEmpty ? try archive.open() : nil
        let (testimonies, failed) = try reading.testimonies(files, archive: stored)
        guard let day = statements.on?.to ?? testimonies.compactMap(\.published).max() else {
            throw ValidationError("No report states its date; give --on, and --published for the reports.")
        }
        let situation = SituationBuilder(reading.rapporteur.knowledge).situation(
            of: testimonies, scope: scope, on: day, known: statements.known)
        guard let situation else {
            throw ValidationError("'\(scope ?? "")' is no country or actor that the knowledge has.")
        }
        try target.write(DeadlineCalendar.text(of: situation))
        return failed
    }
}

/// Standard output, or a file that takes its name only when all is written.
final class OutputFile {
    private let path: String?
    private let part: String
    private let handle: FileHandle
    private var waiting: [UInt8] = []
    private var isFinished = false
    private static let chunk = 1 << 16

    init(_ path: String?) throws {
        self.path = path
        part = (path ?? "") + ".part"
        guard path != nil else {
            handle = .standardOutput
            return
        }
        guard FileManager.default.createFile(atPath: part, contents: nil),
            let handle = FileHandle(forWritingAtPath: part)
        else { throw Failure(description: "\(part): cannot be written; is there such a folder, and is it yours?") }
        self.handle = handle
    }

    /// What was not finished is not left behind.
    deinit {
        if path != nil, !isFinished { try? FileManager.default.removeItem(atPath: part) }
    }

    func write(_ text: String) throws {
        waiting += text.utf8
        if waiting.count >= Self.chunk { try flush() }
    }

    private func flush() throws {
        do {
            try handle.write(contentsOf: Data(waiting))
        } catch {
            throw Failure(description: "\(path ?? "standard output"): cannot be written on; is the disk full?")
        }
        waiting = []
    }

    func finish() throws {
        try flush()
        guard let path else { return }
        try handle.close()
        isFinished = rename(part, path) == 0
        guard isFinished else { throw Failure(description: "\(path): cannot be replaced") }
    }
}

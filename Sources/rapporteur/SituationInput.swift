import Archive
import ArgumentParser
import Calendars
import Coding
import Knowledge
import Reports
import Situations

/// Options of commands that keep a situation from report files.
struct SituationInput: ParsableArguments {
    @Option(help: "The day whose state is asked, YYYY-MM-DD (default: that of the last report).", transform: Read.date)
    var on: CalendarDate?

    @Option(help: "Look only at reports published by this day, YYYY-MM-DD.", transform: Read.date)
    var known: CalendarDate?

    @Option(help: "Date of publication, YYYY-MM-DD, for reports that do not state one.", transform: Read.date)
    var published: CalendarDate?

    @Option(
        help: ArgumentHelp("Take the reports of this archive too, in their newest versions.", valueName: "file"))
    var archive: String?

    @Flag(help: "What the machine coded of the archive's reports, without the corrections of people.")
    var uncorrected = false

    @OptionGroup var input: InputOptions

    @OptionGroup var options: KnowledgeOptions

    /// Reads the reports of files and of the archive; one that cannot be read is complained of and left out.
    ///
    /// - Returns: the testimonies, whether any report failed, and the knowledge used.
    /// - Throws: `ArchiveError`; `ExitCode` at the first report that fails where the options are strict.
    func testimonies(_ files: [String]) throws -> (testimonies: [Testimony], failed: Bool, knowledge: KnowledgeBase) {
        let rapporteur = try options.rapporteur(charset: input.charset)
        let reader = StatementReader(rapporteur.knowledge, coder: rapporteur.coder)
        var testimonies: [Testimony] = []
        func take(_ report: Report, of archive: Archive?) throws {
            var report = report
            report.published = report.published ?? published
            var (account, document) = rapporteur.read(report)
            var rejected: [Range<Int>] = []
            if let archive { (account, rejected) = try archive.corrected(account, of: report) }
            var testimony = reader.testimony(of: report, account: account, document: document)
            testimony.statements.removeAll { statement in rejected.contains { $0.overlaps(statement.range) } }
            testimonies.append(testimony)
        }
        if let archive {
            let archive = try Archive(path: archive, .existing)
            let stored = try archive.reports()
            var progress = Progress(total: stored.count, noun: "reports of the archive")
            for (index, each) in stored.enumerated() {
                try take(each.report, of: uncorrected ? nil : archive)
                progress.advance(to: index + 1)
            }
            progress.finish()
        }
        var failed = false
        do {
            var reading = try InputReading(sources(files), rapporteur.reader, input)
            try reading.forEach { try take($0, of: nil) }
        } catch let code as ExitCode {
            guard !input.strict else { throw code }
            failed = true
        }
        return (testimonies, failed, rapporteur.knowledge)
    }

    /// Standard input where nothing else is named.
    private func sources(_ files: [String]) throws -> [String] {
        guard files.isEmpty, archive == nil else { return files }
        if Terminal.isInputTerminal {
            throw ValidationError("Name reports or an --archive, or pipe a report in.")
        }
        return [Input.standardInput]
    }

    /// The day asked for, else that of the last report.
    func day(_ testimonies: [Testimony]) throws -> CalendarDate {
        guard let day = on ?? testimonies.compactMap(\.published).max() else {
            throw ValidationError("No report states its date; give --on, and --published for the reports.")
        }
        return day
    }
}

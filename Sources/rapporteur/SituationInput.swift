import Archive
import ArgumentParser
import Calendars
import Coding
import Exports
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

    @Option(help: ArgumentHelp("Where missions stood, month by month, by Geo-PKO; may be repeated.", valueName: "file"))
    var importGeopko: [String] = []

    @Flag(help: "What the machine coded of the archive's reports, without the corrections of people.")
    var uncorrected = false

    @OptionGroup var input: InputOptions

    @OptionGroup var options: KnowledgeOptions

    /// Reads the reports of files and of the archive; one that cannot be read is complained of and left out.
    ///
    /// - Parameters:
    ///   - events: files of other data sets whose events are wanted too, those of the archive included.
    /// - Returns: the testimonies, whether any report failed, and the knowledge used.
    /// - Throws: `ArchiveError`; `ExitCode` at the first report that fails where the options are strict.
    func testimonies(
        _ files: [String], events: [ImportFormat: [String]]? = nil
    ) throws -> (testimonies: [Testimony], failed: Bool, knowledge: KnowledgeBase) {
        let reading = TestimonyReading(
            rapporteur: try options.rapporteur(charset: input.charset), published: published, input: input,
            isCorrected: !uncorrected)
        var imports = events ?? [:]
        imports[.geopko] = importGeopko
        var (testimonies, failed) = try reading.testimonies(
            sources(files, hasImports: imports.values.contains { !$0.isEmpty }),
            archive: try archive.map { try Archive(path: $0, .existing) }, importsEvents: events != nil)
        for (format, files) in imports.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let (more, isBroken) = try reading.testimonies(format, files)
            testimonies += more
            failed = failed || isBroken
        }
        return (testimonies, failed, reading.rapporteur.knowledge)
    }

    /// Standard input where nothing else is named.
    private func sources(_ files: [String], hasImports: Bool) throws -> [String] {
        guard files.isEmpty, archive == nil, !hasImports else { return files }
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

import ArgumentParser
import Calendars
import Coding
import Knowledge
import Situations

/// Options of commands that keep a situation from report files.
struct SituationInput: ParsableArguments {
    @Option(help: "The day whose state is asked, YYYY-MM-DD (default: that of the last report).", transform: Read.date)
    var on: CalendarDate?

    @Option(help: "Look only at reports published by this day, YYYY-MM-DD.", transform: Read.date)
    var known: CalendarDate?

    @Option(help: "Date of publication, YYYY-MM-DD, for reports that do not state one.", transform: Read.date)
    var published: CalendarDate?

    @Option(help: "Charset of the reports, where they are not UTF-8 and do not say.")
    var charset: String?

    @OptionGroup var options: KnowledgeOptions

    /// Reads the reports; one that cannot be read is complained of and left out.
    ///
    /// - Returns: the testimonies, how many reports failed, and the knowledge used.
    func testimonies(_ files: [String]) throws -> (testimonies: [Testimony], failed: Int, knowledge: KnowledgeBase) {
        let rapporteur = try options.rapporteur(charset: charset)
        let reader = StatementReader(rapporteur.knowledge, coder: rapporteur.coder)
        var testimonies: [Testimony] = []
        var failed = 0
        var progress = Progress(total: files.count, noun: "reports")
        for (index, path) in files.enumerated() {
            do {
                let name = path == Input.standardInput ? "standard input" : path
                var report = try rapporteur.reader.read(try Input.bytes(of: path), id: name)
                if report.published == nil { report.published = published }
                let (account, document) = rapporteur.read(report)
                testimonies.append(reader.testimony(of: report, account: account, document: document))
            } catch {
                failed += 1
                Terminal.complain("rapporteur: \(error)")
            }
            progress.advance(to: index + 1)
        }
        progress.finish()
        return (testimonies, failed, rapporteur.knowledge)
    }

    /// The day asked for, else that of the last report.
    func day(_ testimonies: [Testimony]) throws -> CalendarDate {
        guard let day = on ?? testimonies.compactMap(\.published).max() else {
            throw ValidationError("No report states its date; give --on, and --published for the reports.")
        }
        return day
    }
}

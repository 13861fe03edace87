import ArgumentParser
import Calendars
import Coding
import Foundation
import Knowledge
import Linguistics
import Reports
import Situations

struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read reports and print their events.",
        discussion: """
            Text, HTML, RSS and Atom feeds, WARC, JSON Lines and CSV, each also gzipped or packed by Zstandard, from \
            files, folders or standard input; the content tells which (see docs/reports.md). On a terminal the events \
            are a table; piped, they are JSON Lines, one object an event. Relative dates ("on Friday") need the date of publication: if the report \
            does not say it, give --published.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, jsonl }
    enum Show: String, ExpressibleByArgument, CaseIterable { case events, text, roles, speech, parties, times, unknown }

    @Argument(help: "Reports and folders of them; none or '-' reads standard input.")
    var files: [String] = []

    @Option(help: "Date of publication, YYYY-MM-DD, for reports that do not state one.", transform: Self.date)
    var published: CalendarDate?

    @Option(help: "table (default on a terminal) or jsonl (default otherwise).")
    var format: Format?

    @Option(
        help: """
            events, text (the text that offsets count in), roles (the page with each part's role and its bytes in the \
            file), speech (who says what), parties (all mentioned), times (what says when, and what it was reckoned from) \
            or unknown (the names that no dictionary has, how often, and what can be told of them).
            """)
    var show: Show = .events

    @Flag(help: "Show for each event its sentence, tree, frame and operators, and why other sentences gave none.")
    var explain = false

    @OptionGroup var input: InputOptions
    @OptionGroup var options: KnowledgeOptions

    static func date(_ text: String) throws -> CalendarDate {
        guard let date = CalendarDate(iso: text) else {
            throw ValidationError("'\(text)' is no date; write it as 2023-06-30.")
        }
        return date
    }

    func run() throws {
        if files.isEmpty, Terminal.isInputTerminal {
            throw ValidationError("Name a report to read, or pipe one in. See 'rapporteur read --help'.")
        }
        let rapporteur = try options.rapporteur(charset: input.charset)
        let resolutions = ResolutionReader(rapporteur.knowledge)
        var reading = try InputReading(files.isEmpty ? [Input.standardInput] : files, rapporteur.reader, input)
        try reading.forEach { report in
            var report = report
            report.published = report.published ?? published
            try show(report, rapporteur, resolutions)
        }
    }

    private func show(_ report: Report, _ rapporteur: Rapporteur, _ resolutions: ResolutionReader) throws {
        switch show {
        case .text: Terminal.write(report.text + "\n")
        case .roles: Terminal.write(RoleMargin.text(of: report))
        case .speech:
            let speech = rapporteur.coder.speech.speech(in: rapporteur.read(report).document, text: report.text)
            Terminal.write(SpeechTable.text(of: speech, in: report))
        case .parties: Terminal.write(PartyTable.parties(rapporteur.mentions(in: report)))
        case .unknown: Terminal.write(PartyTable.unknown(rapporteur.unknownNames(in: report)))
        case .times:
            let bytes = Array(report.text.utf8)
            for time in rapporteur.times(in: report) {
                let words = String(decoding: bytes[time.range], as: UTF8.self)
                let timexes = time.timexes.map { "\($0.kind.rawValue) \($0.value)" }.joined(separator: ", ")
                Terminal.write("\(words)\t\(time.kind.rawValue)\t\(time.value)\t\(time.anchor.rawValue)\t\(timexes)\n")
            }
        case .events:
            let (account, document) = rapporteur.read(report, isTraced: explain)
            let resolution = resolutions.read(report.text).map {
                ResolutionLine($0, report: report.id, text: report.text)
            }
            let format = format ?? (Terminal.isOutputTerminal || explain ? .table : .jsonl)
            switch format {
            case .jsonl:
                let encoder = LineEncoder()
                var lines = ""
                func append(_ values: [some Encodable]) throws {
                    for value in values {
                        lines += try encoder.encode(value)
                        lines += "\n"
                    }
                }
                try append(resolution.map { [$0] } ?? [])
                try append(account.events)
                try append(account.relations)
                try append(account.facts)
                try append(account.decisions)
                Terminal.write(lines)
            case .table:
                if let resolution { Terminal.write(resolution.table) }
                let table = EventTable(report: report, document: document, explains: explain)
                Terminal.write(table.text(of: account, width: Terminal.width))
            }
        }
    }
}

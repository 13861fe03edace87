import ArgumentParser
import Calendars
import Coding
import Foundation
import Knowledge
import Linguistics
import Reports

struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read reports and print their events.",
        discussion: """
            Plain text or HTML, from files or standard input. On a terminal the events are a table; piped, they are \
            JSON Lines, one object an event. Relative dates ("on Friday") need the date of publication: if the report \
            does not say it, give --published.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, jsonl }
    enum Show: String, ExpressibleByArgument, CaseIterable { case events, text, roles, parties, times, unknown }

    @Argument(help: "Reports; none or '-' reads standard input.")
    var files: [String] = []

    @Option(help: "Date of publication, YYYY-MM-DD, for reports that do not state one.", transform: Self.date)
    var published: CalendarDate?

    @Option(help: "table (default on a terminal) or jsonl (default otherwise).")
    var format: Format?

    @Option(
        help: """
            events, text (the text that offsets count in), roles (that text with each passage's role), parties (all \
            mentioned), times (what says when, and what it was reckoned from) or unknown (those that no dictionary has).
            """)
    var show: Show = .events

    @Option(help: "Charset of the reports, where they are not UTF-8 and do not say.")
    var charset: String?

    @Flag(help: "Show for each event its sentence, tree, frame and the operators composed.")
    var explain = false

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
        let rapporteur = try options.rapporteur(charset: charset)
        let paths = files.isEmpty ? [Input.standardInput] : files
        var progress = Progress(total: paths.count, noun: "reports")
        var failed = 0
        for (index, path) in paths.enumerated() {
            do {
                let name = path == Input.standardInput ? "standard input" : path
                var report = try rapporteur.reader.read(try Input.bytes(of: path), id: name)
                if report.published == nil { report.published = published }
                try show(report, rapporteur)
            } catch {
                failed += 1
                Terminal.complain("rapporteur: \(error)")
            }
            progress.advance(to: index + 1)
        }
        progress.finish()
        if failed > 0 { throw ExitCode(1) }
    }

    private func show(_ report: Report, _ rapporteur: Rapporteur) throws {
        switch show {
        case .text: Terminal.write(report.text + "\n")
        case .roles: Terminal.write(EventTable.roles(of: report))
        case .parties, .unknown:
            for party in rapporteur.mentions(in: report) where show == .parties || party.entity == nil {
                let codes = ([party.country ?? "-"] + party.sectors).joined(separator: " ")
                Terminal.write("\(party.text)\t\(codes)\t\(party.entity ?? "-")\n")
            }
        case .times:
            let bytes = Array(report.text.utf8)
            for time in rapporteur.times(in: report) {
                let words = String(decoding: bytes[time.range], as: UTF8.self)
                let timexes = time.timexes.map { "\($0.kind.rawValue) \($0.value)" }.joined(separator: ", ")
                Terminal.write("\(words)\t\(time.kind.rawValue)\t\(time.value)\t\(time.anchor.rawValue)\t\(timexes)\n")
            }
        case .events:
            let (account, document) = rapporteur.read(report)
            let format = format ?? (Terminal.isOutputTerminal || explain ? .table : .jsonl)
            switch format {
            case .jsonl:
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                var lines = Data()
                func append(_ values: [some Encodable]) throws {
                    for value in values {
                        lines += try encoder.encode(value)
                        lines.append(UInt8(ascii: "\n"))
                    }
                }
                try append(account.events)
                try append(account.relations)
                try append(account.facts)
                try append(account.decisions)
                FileHandle.standardOutput.write(lines)
            case .table:
                let table = EventTable(report: report, document: document, explains: explain)
                Terminal.write(table.text(of: account, width: Terminal.width))
            }
        }
    }
}

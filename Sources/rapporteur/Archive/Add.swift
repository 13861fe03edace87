import Archive
import ArgumentParser
import Calendars
import Coding
import Foundation
import Reports

/// `add`: reads reports into an archive.
struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read reports into an archive.",
        discussion: """
            A text that is there already is not stored twice; another text under the same name becomes a new version, \
            and the old one stays. What stands in the archive is safe at any moment, also when the program is stopped.

            EXAMPLES
              rapporteur add news/*.html --archive mali.rapporteur
              rapporteur add report.txt --published 2023-06-30
            """)

    @Argument(help: "Reports, feeds, WARC or JSON Lines files, tables, or folders of them.")
    var files: [String]

    @Option(help: "Date of publication, YYYY-MM-DD, for reports that do not state one.", transform: Read.date)
    var published: CalendarDate?

    @OptionGroup var input: InputOptions
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let rapporteur = try options.rapporteur(charset: input.charset)
        var adding = Adding(
            archive: try archive.open(.creating), coding: ParallelCoding(rapporteur: rapporteur),
            coder: try options.coderVersion())
        var reading = try InputReading(files, rapporteur.reader, input)
        let outcome = Result {
            try reading.forEach { report in
                var report = report
                report.published = report.published ?? published
                try adding.take(report)
            }
        }
        // What was read is kept, also when something else could not be.
        if !(outcome.failure is ArchiveError) { try adding.finish() }
        Terminal.complain("rapporteur: \(adding.summary)")
        try outcome.get()
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}

/// Reports on their way into an archive: those that are new are coded, a batch at a time.
struct Adding {
    let archive: Archive
    let coding: ParallelCoding
    let coder: CoderVersion
    private var waiting: [Report] = []
    private(set) var new = 0
    private(set) var versions = 0
    private(set) var known = 0

    init(archive: Archive, coding: ParallelCoding, coder: CoderVersion) {
        self.archive = archive
        self.coding = coding
        self.coder = coder
    }

    mutating func take(_ report: Report) throws {
        waiting.append(report)
        if waiting.count == ParallelCoding.batchSize { try finish() }
    }

    /// Stores what waits.
    mutating func finish() throws {
        let additions = try archive.additions(of: waiting)
        var fresh: [Report] = []
        for (report, addition) in zip(waiting, additions) {
            if case .known = addition { known += 1 } else { fresh.append(report) }
        }
        waiting = []
        guard !fresh.isEmpty else { return }
        let coded = zip(fresh, coding.accounts(of: fresh)).map { (report: $0, account: $1) }
        for addition in try archive.add(coded, coder: coder, now: Date()) {
            switch addition {
            case .new: new += 1
            case .version: versions += 1
            case .known: known += 1
            }
        }
    }

    var summary: String {
        "\(new) added, \(versions) new versions, \(known) already there"
    }
}

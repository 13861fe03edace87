import Archive
import ArgumentParser
import Calendars
import Coding
import Foundation
import Reports
import Synchronization

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
        let rapporteur = try options.rapporteur(charset: input.charset).remembering()
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
    private let writing = WriteBehind()
    private let tally = Tally()
    private var waiting: [Report] = []

    /// What became of the reports; counted where they are written.
    private final class Tally: Sendable {
        let counts = Mutex((new: 0, versions: 0, known: 0))

        func count(_ addition: Archive.Addition) {
            counts.withLock { counts in
                switch addition {
                case .new: counts.new += 1
                case .version: counts.versions += 1
                case .known: counts.known += 1
                }
            }
        }
    }

    init(archive: Archive, coding: ParallelCoding, coder: CoderVersion) {
        self.archive = archive
        self.coding = coding
        self.coder = coder
    }

    mutating func take(_ report: Report) throws {
        waiting.append(report)
        if waiting.count == ParallelCoding.batchSize { try flush() }
    }

    /// Codes what waits, and has it written while the next is coded.
    private mutating func flush() throws {
        let additions = try archive.additions(of: waiting)
        var fresh: [Report] = []
        for (report, addition) in zip(waiting, additions) {
            if case .known = addition { tally.count(addition) } else { fresh.append(report) }
        }
        waiting = []
        guard !fresh.isEmpty else { return }
        let prepared = try coding.map(fresh) { report, account in
            Result { try Archive.prepared([(report, account)]) }
        }.flatMap { try $0.get() }
        try writing.submit { [archive, coder, tally] in
            for addition in try archive.add(prepared, coder: coder, now: Date()) { tally.count(addition) }
        }
    }

    /// Stores what waits.
    mutating func finish() throws {
        try flush()
        try writing.wait()
        let counts = tally.counts.withLock { $0 }
        if counts.new + counts.versions > 0 { try archive.remember(namesOf: coding.rapporteur.knowledge.actors) }
    }

    var summary: String {
        let counts = tally.counts.withLock { $0 }
        return "\(counts.new) added, \(counts.versions) new versions, \(counts.known) already there"
    }
}

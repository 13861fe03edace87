import Archive
import ArgumentParser
import Foundation

/// `recode`: codes an archive's reports anew with today's rules.
struct Recode: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Code an archive's reports anew with this program, knowledge and model.",
        discussion: "Earlier codings are kept; 'rapporteur diff' shows what changed.")

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let coder = try options.coderVersion()
        let coding = ParallelCoding(rapporteur: try options.rapporteur().remembering())
        let archive = try archive.open()
        let total = try archive.summary().versions
        var progress = Progress(total: total, noun: "reports")
        var done = 0
        while true {
            let outdated = try archive.outdated(for: coder, limit: ParallelCoding.batchSize)
            guard !outdated.isEmpty else { break }
            let accounts = coding.accounts(of: outdated.map(\.report))
            try archive.recode(zip(outdated, accounts).map { (outdated: $0, account: $1) }, coder: coder, now: Date())
            done += outdated.count
            progress.advance(to: done)
        }
        progress.finish()
        try archive.remember(namesOf: coding.rapporteur.knowledge.actors)
        Terminal.complain("\(done) coded anew, \(total - done) were up to date")
    }
}

/// `diff`: what the last recoding changed.
struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what the last recoding of an archive changed, and from which rules to which.")

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
        let differences = try archive.open().differences()
        var report = ""
        for difference in differences {
            if difference.report != report {
                report = difference.report
                Terminal.write("\(report)  \(difference.coderBefore) → \(difference.coderAfter)\n")
            }
            let sentence = difference.sentence.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            Terminal.write("  “\(sentence)”\n")
            if let before = difference.before { Terminal.write("  - \(before)\n") }
            if let after = difference.after { Terminal.write("  + \(after)\n") }
        }
        Terminal.complain("\(differences.count) statements differ")
    }
}

/// `backup`: a copy that is whole, while the archive is in use.
struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy an archive, whole as it is at one moment, also while it is in use.")

    @Argument(help: "The file to write; it must not exist.")
    var copy: String

    @OptionGroup var archive: ArchiveOptions

    func run() throws { try archive.open().backup(to: copy) }
}

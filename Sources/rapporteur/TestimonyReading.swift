import Archive
import ArgumentParser
import Calendars
import Coding
import Exports
import Reports
import Situations

/// Reads what reports, archives and other data sets contribute to a situation.
struct TestimonyReading {
    let rapporteur: Rapporteur
    let published: CalendarDate?
    let input: InputOptions
    /// Whether what people corrected counts.
    var isCorrected = true

    /// - Parameter importsEvents: whether events of other data sets are wanted too; where missions stood always is.
    /// - Returns: the testimonies, and whether any report failed.
    func testimonies(
        _ files: [String], archive: Archive?, importsEvents: Bool = false
    ) throws -> (testimonies: [Testimony], failed: Bool) {
        let reader = StatementReader(rapporteur.knowledge, coder: rapporteur.coder)
        var testimonies: [Testimony] = []
        func take(_ report: Report, of archive: Archive?) throws {
            var report = report
            report.published = report.published ?? published
            var (account, document) = rapporteur.read(report)
            if report.published == nil, let day = rapporteur.coder.statedDay(of: report, document) {
                report.published = day
                account = rapporteur.coder.code(report, document)
            }
            var rejected: [Range<Int>] = []
            if let archive { (account, rejected) = try archive.corrected(account, of: report) }
            var testimony = reader.testimony(of: report, account: account, document: document)
            testimony.statements.removeAll { statement in rejected.contains { $0.overlaps(statement.range) } }
            testimonies.append(testimony)
        }
        if let archive {
            let imports = ImportKnowledge(rapporteur.knowledge)
            let stored = try archive.reports()
            var progress = Progress(total: stored.count, noun: "reports of the archive")
            for (index, each) in stored.enumerated() {
                if let record = imports.record(of: each.report) {
                    if importsEvents || record.presence != nil { testimonies.append(record.testimony) }
                } else if each.coder?.model != CoderVersion.noModel {
                    try take(each.report, of: isCorrected ? archive : nil)
                }
                progress.advance(to: index + 1)
            }
            progress.finish()
        }
        var failed = false
        do {
            var reading = try InputReading(files, rapporteur.reader, input)
            try reading.forEach { try take($0, of: nil) }
        } catch let code as ExitCode {
            guard !input.strict else { throw code }
            failed = true
        }
        return (testimonies, failed)
    }

    /// - Returns: the testimonies of files of another data set, and whether a row was broken.
    func testimonies(
        _ format: ImportFormat, _ files: [String]
    ) throws -> (testimonies: [Testimony], failed: Bool) {
        guard !files.isEmpty else { return ([], false) }
        var imported = ImportedFiles(
            format, charset: input.charset, knowledge: ImportKnowledge(rapporteur.knowledge))
        var testimonies: [Testimony] = []
        for file in files {
            let report = try imported.forEach(file) { testimonies.append($0.testimony) }
            if let report { Terminal.complain("rapporteur: \(file): \(report.read) rows read, \(report.mapped) taken") }
        }
        return (testimonies, imported.failed)
    }
}

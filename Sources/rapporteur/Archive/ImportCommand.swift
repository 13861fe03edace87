import Archive
import ArgumentParser
import Exports
import Foundation

/// `import`: rows of other data sets as reports of their own.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read rows of ACLED, UCDP GED, Geo-PKO, GDELT, ICEWS or Phoenix into an archive.",
        discussion: """
            Each row becomes a source of its own, named by its data set and id (acled:MLI1234). A row that is there \
            already is not stored twice; a changed row becomes a new version. What has no mapping is counted and told.

            EXAMPLES
              rapporteur import acled mali.csv --archive mali.rapporteur
              rapporteur import geopko deployments.csv --archive mali.rapporteur
              rapporteur events --source acled --near Kidal --archive mali.rapporteur
            """)

    @Argument(help: "acled, ucdp, geopko, gdelt, icews or phoenix.")
    var format: ImportFormat

    @Argument(help: "Files, also gzipped or packed by Zstandard; '-' reads standard input.")
    var files: [String]

    @Option(help: "Charset of the files, where they are not UTF-8.")
    var charset: String?

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var options: KnowledgeOptions

    /// Rows that one transaction stores.
    private static let batchSize = 500

    func run() throws {
        let folder = try options.folder()
        let knowledge = ImportKnowledge(try options.knowledgeBase())
        let archive = try archive.open(.creating)
        let coder = CoderVersion(
            program: "\(RapporteurCommand.programVersion) import \(format.rawValue)", knowledge: folder.fingerprint(),
            model: CoderVersion.noModel)
        var imported = ImportedFiles(format, charset: charset, knowledge: knowledge)
        for file in files {
            var waiting: [ImportedRecord] = []
            var counts = (new: 0, versions: 0, known: 0)
            func store() throws {
                let additions = try archive.add(waiting.map { ($0.report, $0.account) }, coder: coder, now: Date())
                for addition in additions {
                    switch addition {
                    case .new: counts.new += 1
                    case .version: counts.versions += 1
                    case .known: counts.known += 1
                    }
                }
                waiting = []
            }
            let report = try imported.forEach(file) { record in
                waiting.append(record)
                if waiting.count == Self.batchSize { try store() }
            }
            try store()
            guard let report else { continue }
            Terminal.complain(
                "\(file): \(counts.new) imported, \(counts.versions) new versions, \(counts.known) already there")
            Terminal.write(report.text())
        }
        if imported.failed { throw ExitCode(1) }
    }
}

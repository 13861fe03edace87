import Archive
import ArgumentParser
import Foundation

/// `stories`: what many reports tell of one happening.
struct StoriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories",
        abstract: "List the stories of an archive, or tell one with its reports, sources and rival figures.",
        discussion: """
            A story is one happening as reports tell it. Sources are counted by where the words come from: ten papers \
            that carry one agency's paragraph are one source.

            EXAMPLES
              rapporteur stories --country MLI --from 2023 --reports 3
              rapporteur stories 1f3c
              rapporteur events --story 1f3c
            """)

    @Argument(help: "The id of a story, or its beginning.")
    var id: String?

    @Option(help: "Only stories that so many reports tell at least.")
    var reports = 1

    @Option(help: "table (default on a terminal), jsonl (default otherwise) or csv.")
    var format: StatementFormat?

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var statements: StatementOptions

    func run() throws {
        let format = format ?? .standard
        guard let id else {
            let opened = try archive.open()
            let found = try opened.stories(matching: try statements.query(of: opened), reports: reports)
            return Terminal.write(try StoryTable.text(of: found, as: format))
        }
        let found = try archive.open().stories(withID: id, known: statements.known)
        guard let story = found.first else {
            throw Failure(description: "\(id): no story of the archive has this id; 'rapporteur stories' lists them")
        }
        guard found.count == 1 else {
            throw Failure(description: "\(id): several stories begin so; give more of the id")
        }
        Terminal.write(format == .table ? StoryPage(story).text : try StoryTable.text(of: [story], as: format))
    }
}

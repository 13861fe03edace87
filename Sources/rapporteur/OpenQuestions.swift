import Archive
import ArgumentParser
import Foundation
import Situations

/// `contradictions`: what reports, or reports and the reference, tell differently.
struct Contradictions: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what the reports of an archive tell differently, with the sources of each side.",
        discussion: """
            EXAMPLE
              rapporteur contradictions MLI --on 2023-12-31 --known 2024-01-15 --archive mali.rapporteur
            """)

    @OptionGroup var question: OpenQuestion

    func run() throws { try question.answer(.contradictions) }
}

/// `unknown`: what no report of an archive says.
struct Unknown: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what no report of an archive says of the missions, ties and agreements that it tells of.")

    @OptionGroup var question: OpenQuestion

    func run() throws { try question.answer(.unknowns) }
}

/// Sections of the situation that are questions, not answers.
struct OpenQuestion: ParsableArguments {
    @Argument(help: "A country (MLI, Mali), mission or other actor; 'all' for everything.")
    var scope = "all"

    @Argument(help: "Reports beside those of the archive.")
    var files: [String] = []

    @Option(help: "table (default on a terminal), jsonl (default otherwise) or csv.")
    var format: StatementFormat?

    @OptionGroup var input: SituationInput

    func answer(_ section: Situation.Section) throws {
        var input = input
        if input.archive == nil, files.isEmpty { input.archive = ArchiveOptions.defaultPath }
        let (testimonies, failed, knowledge) = try input.testimonies(files)
        let situation = SituationBuilder(knowledge).situation(
            of: testimonies, scope: scope == "all" ? nil : scope, on: try input.day(testimonies), known: input.known)
        guard let situation else {
            throw ValidationError("'\(scope)' is no country or actor that the knowledge has.")
        }
        let lines = situation.lines(in: section)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let objects = try lines.map { line in
            JSONValue(text: String(decoding: try encoder.encode(line), as: UTF8.self)) ?? .null
        }
        let rows = Rows(
            heads: ["subject", "property", "when", "value", "sources"],
            rows: lines.map { line in
                [
                    line.subject, line.property, StatementTable.when(line.date?.from, line.date?.to), line.value,
                    line.sources.map(\.report).joined(separator: " "),
                ]
            }, lines: objects)
        Terminal.write(rows.text(as: format ?? .standard))
        if failed { throw ExitCode(1) }
    }
}

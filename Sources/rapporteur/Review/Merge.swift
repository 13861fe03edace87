import Archive
import ArgumentParser

/// `merge`: brings two reviewers' corrections together.
struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the corrections of another archive into this one, and report how far people agree.",
        discussion: """
            Both sides' corrections are kept. Where people differ, the machine's coding stands until somebody decides; \
            'rapporteur review --conflicts' lists what is open. Doing it again changes nothing.

            EXAMPLE
              rapporteur merge ben.rapporteur --archive mali.rapporteur
            """)

    @Argument(help: "The other archive; it is not changed.")
    var other: String

    @OptionGroup var archive: ArchiveOptions

    @Option(help: "table (default on a terminal), jsonl (default otherwise) or csv.")
    var format: StatementFormat?

    func run() throws {
        let merged = try archive.open().merge(try Archive(path: other, .existing))
        Terminal.complain(
            "\(merged.new) corrections brought, \(merged.known) already there, \(merged.conflicts.count) conflicts open, "
                + "\(merged.orphaned) without their statement")
        let format = format ?? .standard
        if format == .table, !merged.conflicts.isEmpty {
            Terminal.write(CorrectionTable.text(of: merged.conflicts, as: .table) + "\n")
        }
        Terminal.write(CorrectionTable.text(of: merged.agreement, as: format))
    }
}

extension CorrectionTable {
    static func text(of agreement: [Agreement], as format: StatementFormat) -> String {
        Rows(
            heads: ["field", "Krippendorff's alpha", "units", "values"],
            rows: agreement.map { one in
                let alpha = one.alpha.value.map { String((1000 * $0).rounded() / 1000) } ?? "undefined"
                return [one.field?.rawValue ?? "is there", alpha, String(one.alpha.units), String(one.alpha.values)]
            },
            lines: agreement.map { one in
                .object([
                    "field": one.field.map { .string($0.rawValue) } ?? .null,
                    "alpha": one.alpha.value.map(JSONValue.number) ?? .null, "units": .integer(one.alpha.units),
                    "values": .integer(one.alpha.values),
                ])
            }
        ).text(as: format)
    }
}

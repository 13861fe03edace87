import Archive
import ArgumentParser
import Foundation

/// `why`: the words that say a statement.
struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the words of the report that say an event, field by field.")

    @Argument(help: "The id of an event, relation, fact or decision.")
    var id: String

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
        let store = try archive.open()
        guard let origin = try store.origin(of: id) else { throw ArchiveError.unknownStatement(key: id) }
        let statement = origin.statement
        let bytes = Array(origin.report.report.text.utf8)
        var out = "\(statement.kind.rawValue) \(statement.type)"
        if let mode = statement.mode { out += " \(mode)" }
        out += "  \(statement.actors.joined(separator: ", ")) > \(statement.recipients.joined(separator: ", "))"
        out += "  \(statement.status)\n"
        out += "\(statement.report), version \(origin.report.version)"
        if let published = statement.published { out += ", published \(published)" }
        out += "\n“\(statement.sentence.split(whereSeparator: \.isWhitespace).joined(separator: " "))”\n"
        for evidence in origin.evidence {
            let words = String(decoding: bytes[evidence.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
            let field = evidence.field.padding(toLength: 10, withPad: " ", startingAt: 0)
            out += "  \(field) “\(words)”  bytes \(evidence.range.lowerBound)–\(evidence.range.upperBound)\n"
        }
        if let coder = origin.report.coder {
            out += "coded by \(coder.program), knowledge \(coder.knowledge), model \(coder.model)\n"
        }
        let corrections = try store.corrections(of: id) + store.merges(into: id)
        for correction in corrections { out += CorrectionText.line(correction) + "\n" }
        Terminal.write(out)
    }
}

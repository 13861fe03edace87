import Archive
import ArgumentParser
import Calendars
import Foundation

/// How statements are printed.
enum StatementFormat: String, ExpressibleByArgument, CaseIterable {
    case table, jsonl, csv

    /// A table on a terminal, JSON Lines in a pipe.
    static var standard: Self { Terminal.isOutputTerminal ? .table : .jsonl }
}

/// Statements of an archive as rows.
struct StatementTable {
    private static let heads = ["when", "type", "who", "to whom", "status", "where", "report"]
    private static let widths = [23, 24, 34, 34, 12, 18, 40]

    static func text(of statements: [ArchivedStatement], as format: StatementFormat) -> String {
        switch format {
        case .jsonl: return statements.map { $0.line + "\n" }.joined()
        case .csv:
            let heads = [
                "id", "kind", "type", "mode", "cameo", "status", "from", "to", "actors", "recipients", "place",
                "report",
                "published", "sentence",
            ]
            return ([heads] + statements.map(fields)).map(record).joined()
        case .table:
            guard !statements.isEmpty else { return "nothing found\n" }
            return ([heads] + statements.map(cells)).map { line($0, widths) }.joined()
        }
    }

    private static func fields(_ statement: ArchivedStatement) -> [String] {
        [
            statement.key, statement.kind.rawValue, statement.type, statement.mode ?? "", statement.cameo ?? "",
            statement.status, statement.from?.description ?? "", statement.to?.description ?? "",
            statement.actors.joined(separator: "; "), statement.recipients.joined(separator: "; "),
            statement.place ?? "", statement.report, statement.published?.description ?? "", statement.sentence,
        ]
    }

    /// A line of CSV.
    static func record(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") + "\r\n" }

    /// RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe.
    static func quoted(_ field: String) -> String {
        let first = field.unicodeScalars.first
        let safe = first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false ? "'" + field : field
        guard safe.contains(where: { "\",\n\r".contains($0) }) else { return safe }
        return "\"" + safe.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }

    private static func cells(_ statement: ArchivedStatement) -> [String] {
        [
            when(statement.from, statement.to),
            [statement.type, statement.mode].compactMap { $0 }.joined(separator: " "),
            statement.actors.joined(separator: "; "), statement.recipients.joined(separator: "; "), statement.status,
            statement.place ?? "", statement.report,
        ]
    }

    static func when(_ from: CalendarDate?, _ to: CalendarDate?) -> String {
        switch (from, to) {
        case (let from?, let to?) where from == to: from.description
        case (let from?, let to?): "\(from)–\(to)"
        case (let from?, nil): "from \(from)"
        case (nil, let to?): "by \(to)"
        case (nil, nil): ""
        }
    }

    static func line(_ cells: [String], _ widths: [Int]) -> String {
        var text = ""
        for (cell, width) in zip(cells, widths) {
            let shown = cell.count > width ? cell.prefix(width - 1) + "…" : cell[...]
            text += shown + String(repeating: " ", count: width - shown.count + 2)
        }
        while text.last == " " { text.removeLast() }
        return text + "\n"
    }
}

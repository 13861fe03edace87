import Archive
import Foundation

/// What waits for review, what people did and where they differ, as rows.
enum CorrectionTable {
    static func text(of items: [ReviewItem], as format: StatementFormat) -> String {
        Rows(
            heads: ["id", "doubts", "what", "who", "to whom", "status", "when", "where", "report", "sentence"],
            rows: items.map { item in
                let statement = item.statement
                let conflicts = item.conflicts.map { "people differ: \($0?.rawValue ?? "whether it is so")" }
                return [
                    statement.key, (item.doubts.map(\.rawValue) + conflicts).joined(separator: " "),
                    [statement.type, statement.mode].compactMap { $0 }.joined(separator: " "),
                    statement.actors.joined(separator: "; "), statement.recipients.joined(separator: "; "),
                    statement.status, StatementTable.when(statement.from, statement.to), statement.place ?? "",
                    statement.report, statement.sentence.split(whereSeparator: \.isWhitespace).joined(separator: " "),
                ]
            },
            lines: items.map { item in
                .object([
                    "id": .string(item.statement.key), "doubts": .array(item.doubts.map { .string($0.rawValue) }),
                    "conflicts": .array(item.conflicts.map { $0.map { .string($0.rawValue) } ?? .null }),
                    "sentence": .string(item.statement.sentence),
                    "statement": JSONValue(text: item.statement.line) ?? .null,
                    "corrections": .array(item.corrections.map(\.json)),
                ])
            }
        ).text(as: format)
    }

    static func text(of corrections: [Correction], as format: StatementFormat) -> String {
        Rows(
            heads: ["made", "reviewer", "act", "id", "changes", "reason", "report", "sentence"],
            rows: corrections.map(row), lines: corrections.map(\.json)
        ).text(as: format)
    }

    static func text(of conflicts: [CorrectionConflict], as format: StatementFormat) -> String {
        Rows(
            heads: ["id", "field", "what people hold", "report", "sentence"],
            rows: conflicts.map { conflict in
                let held = conflict.corrections.map { correction in
                    let value = conflict.field.map { CorrectionText.text(correction.changes[$0] ?? .null) }
                    return "\(correction.reviewer): \(value ?? correction.act.rawValue)"
                }
                return [
                    conflict.anchor.key, conflict.field?.rawValue ?? "whether it is so",
                    held.joined(separator: " | "), conflict.anchor.report, conflict.anchor.words,
                ]
            },
            lines: conflicts.map { conflict in
                .object([
                    "id": .string(conflict.anchor.key),
                    "field": conflict.field.map { .string($0.rawValue) } ?? .null,
                    "corrections": .array(conflict.corrections.map(\.json)),
                ])
            }
        ).text(as: format)
    }

    private static func row(_ correction: Correction) -> [String] {
        let changes = correction.changes.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue)=\(CorrectionText.text($0.value))" }
        let told = correction.other.map { ["into \($0.key)"] } ?? (correction.act == .accept ? [] : changes)
        return [
            correction.made, correction.reviewer, correction.act.rawValue, correction.anchor.key,
            told.joined(separator: " "), correction.reason, correction.anchor.report, correction.anchor.words,
        ]
    }
}

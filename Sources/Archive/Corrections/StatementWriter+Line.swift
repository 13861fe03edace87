internal import Calendars
import Foundation
internal import GRDB

extension StatementWriter {
    /// Stores a statement that people made of one that was coded; it stands in the coded one's stead.
    ///
    /// - Parameter line: the statement in the event format.
    func write(standing line: JSONValue, like row: Row) throws {
        guard let kind = StatementQuery.Kind(rawValue: row["kind"]) else { return }
        func text(_ field: CorrectionField) -> String? { field.key(in: kind).flatMap { line[$0]?.string } }
        func day(_ end: String) -> Int? {
            let date = CorrectionField.date.key(in: kind).flatMap { line[$0] }
            return date?[end]?.string.flatMap(CalendarDate.init(iso:))?.dayNumber
        }
        let place = line["place"]
        let type = text(.type) ?? (kind == .event ? "STATEMENT" : "")
        try insertStatement.execute(
            arguments: [
                row["codingID"] as Int64, line["id"]?.string ?? "", kind.rawValue, type, text(.mode), text(.cameo),
                text(.status) ?? "occurred", line["historical"]?.boolean ?? false, day("from"), day("to"),
                place?["name"]?.string, place?["country"]?.string, place?["latitude"]?.double,
                place?["longitude"]?.double, row["start"] as Int, row["sentence"] as String, line.text,
            ])
        let statement = database.lastInsertedRowID
        try database.execute(sql: "UPDATE statement SET isCoded = 0 WHERE id = ?", arguments: [statement])
        for (field, role) in [(CorrectionField.actor, "actor"), (.recipient, "recipient"), (.speaker, "speaker")] {
            guard let value = field.key(in: kind).flatMap({ line[$0] }), !value.isNull else { continue }
            let parties = if case .array(let several) = value { several } else { [value] }
            for (position, party) in parties.enumerated() {
                let name = party["text"]?.string ?? ""
                let sectors = (party["sectors"]?.elements ?? []).compactMap(\.string).joined(separator: " ")
                try insertParty.execute(
                    arguments: [
                        statement, role, position, party["entity"]?.string, party["country"]?.string, sectors, name,
                        name.searchName,
                    ])
            }
        }
    }
}

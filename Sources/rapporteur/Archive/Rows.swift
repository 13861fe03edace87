import Archive

/// A list as a table for a terminal, as CSV or as JSON Lines.
struct Rows {
    /// Columns of a table are no wider than this; the last is as long as it is.
    static let widest = 36

    var heads: [String]
    var rows: [[String]]
    /// One JSON object a row.
    var lines: [JSONValue]

    func text(as format: StatementFormat) -> String {
        switch format {
        case .jsonl: lines.map { $0.text + "\n" }.joined()
        case .csv: ([heads] + rows).map(StatementTable.record).joined()
        case .table: rows.isEmpty ? "nothing found\n" : table
        }
    }

    private var table: String {
        let all = [heads] + rows
        let widths = heads.indices.map { column in min(Self.widest, all.map { $0[column].count }.max() ?? 0) }
        return all.map { row in
            var text = ""
            for (column, cell) in row.enumerated() {
                guard column < row.count - 1 else {
                    text += cell
                    break
                }
                let shown = cell.count > widths[column] ? cell.prefix(widths[column] - 1) + "…" : cell[...]
                text += shown + String(repeating: " ", count: widths[column] - shown.count + 2)
            }
            while text.last == " " { text.removeLast() }
            return text + "\n"
        }.joined()
    }
}

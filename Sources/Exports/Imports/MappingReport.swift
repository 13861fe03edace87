/// What became of the rows of a file, and what of it has no place in Rapporteur.
public struct MappingReport: Sendable, Equatable {
    /// Rows of the file, header and blank lines not counted.
    public internal(set) var read = 0
    /// Rows that became a statement.
    public internal(set) var mapped = 0
    /// Rows that are broken: they have no columns, or values that cannot be read.
    public internal(set) var malformed = 0
    /// Rows that are whole and not taken, by the reason.
    public internal(set) var leftOut: [String: Int] = [:]
    /// Columns of the file that the format does not have.
    public internal(set) var unknownColumns: [String] = []
    /// Columns of the format that the file does not have.
    public internal(set) var missingColumns: [String] = []
    /// Values without a mapping, as `column: value`, with how often they stand.
    public internal(set) var unmapped: [String: Int] = [:]
    /// Rows that were no UTF-8, and were read as Windows-1252.
    public internal(set) var guessed = 0
    /// No more different values are counted than this.
    static let unmappedLimit = 10_000

    mutating func note(unmapped value: String, in column: String) {
        let key = "\(column): \(value)"
        guard unmapped[key] != nil || unmapped.count < Self.unmappedLimit else { return }
        unmapped[key, default: 0] += 1
    }

    /// For people, in a few lines.
    ///
    /// - Parameter values: how many of the values without a mapping are shown.
    public func text(values: Int = 20) -> String {
        var out = "\(read) rows read, \(mapped) mapped"
        if malformed > 0 { out += ", \(malformed) malformed" }
        for (reason, count) in Self.ordered(leftOut) { out += ", \(count) left out: \(reason)" }
        out += "\n"
        if guessed > 0 {
            out += "\(guessed) rows were no UTF-8, and were read as Windows-1252; --charset names another\n"
        }
        if !unknownColumns.isEmpty { out += "columns that are not known: \(unknownColumns.joined(separator: ", "))\n" }
        if !missingColumns.isEmpty { out += "columns that are missing: \(missingColumns.joined(separator: ", "))\n" }
        if !unmapped.isEmpty {
            out += "values without a mapping:\n"
            for (value, count) in Self.ordered(unmapped).prefix(values) { out += "  \(count)  \(value)\n" }
            if unmapped.count > values { out += "  and \(unmapped.count - values) more\n" }
        }
        return out
    }

    private static func ordered(_ counts: [String: Int]) -> [(String, Int)] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
}

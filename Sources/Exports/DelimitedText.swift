/// Cells of tables, so that no cell breaks its row and no spreadsheet takes one for a formula.
enum DelimitedText {
    /// A row of RFC 4180, its words guarded.
    static func csv(_ cells: [String]) -> String { cells.map(quoted).joined(separator: ",") + "\r\n" }

    /// A row of tab-separated cells; tabs and line breaks, which the form cannot hold, become spaces.
    static func tabs(_ cells: [String]) -> String {
        cells.map { cell in
            var out = ""
            for scalar in cell.unicodeScalars {
                out.unicodeScalars.append(scalar == "\t" || isLineBreak(scalar) ? " " : scalar)
            }
            return cleaned(out)
        }.joined(separator: "\t") + "\n"
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        [0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029].contains(scalar.value)
    }

    private static func quoted(_ cell: String) -> String {
        let cell = cleaned(cell)
        guard
            cell.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) || cell.utf8.first == 0x20
                || cell.utf8.last == 0x20
        else { return cell }
        var out = "\""
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { out += "\"" }
            out.unicodeScalars.append(scalar)
        }
        return out + "\""
    }

    /// Control characters are no text: readers of tables stop at some, and terminals obey others.
    static func cleaned(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 32 || $0 == 127 }) else { return text }
        var out = ""
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 32 && ![9, 10, 13].contains(scalar.value) || scalar.value == 127
            out.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
        }
        return out
    }

    /// Words that a spreadsheet would take for a formula get an apostrophe in front; so do those that begin with
    /// apostrophes before such a sign, and `unguarded` gives the words back.
    static func guarded(_ words: String) -> String { isGuardable(words) ? "'" + words : words }

    static func unguarded(_ cell: String) -> String {
        cell.utf8.first == UInt8(ascii: "'") && isGuardable(cell) ? String(cell.unicodeScalars.dropFirst()) : cell
    }

    private static func isGuardable(_ text: String) -> Bool {
        let sign = text.utf8.first { $0 != UInt8(ascii: "'") }
        return sign.map { "=+-@\t\r".utf8.contains($0) } ?? false
    }
}

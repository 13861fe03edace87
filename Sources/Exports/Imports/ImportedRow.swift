/// A row of another data set, as it is kept: its columns and values in the order of the file, those that are empty left out.
///
/// Its text, a line a column, is the report that an archive stores; the row can be read back from it.
struct ImportedRow: Sendable, Equatable {
    var format: ImportFormat
    private(set) var fields: [(column: String, value: String)] = []
    private var index: [String: Int] = [:]

    init(format: ImportFormat) { self.format = format }

    /// Reads the text of a row back.
    ///
    /// - Returns: `nil` where a line is no `column: value`.
    init?(format: ImportFormat, text: String) {
        self.init(format: format)
        for line in text.unicodeScalars.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":"),
                let value = line.index(colon, offsetBy: 2, limitedBy: line.endIndex)
            else { return nil }
            append(String(line[..<colon]), Self.unescaped(line[value...]))
        }
        if fields.isEmpty { return nil }
    }

    mutating func append(_ column: String, _ value: String) {
        guard !value.isEmpty, index[column] == nil else { return }
        index[column] = fields.count
        fields.append((column, value))
    }

    subscript(column: String) -> String? { index[column].map { fields[$0].value } }

    static func == (one: Self, other: Self) -> Bool {
        one.format == other.format && one.fields.map(\.column) == other.fields.map(\.column)
            && one.fields.map(\.value) == other.fields.map(\.value)
    }

    /// The text with the bytes where each value stands in it.
    var text: (text: String, ranges: [String: Range<Int>]) {
        var text = ""
        var ranges: [String: Range<Int>] = [:]
        for (column, value) in fields {
            text += column + ": "
            let start = text.utf8.count
            text += Self.escaped(value)
            ranges[column] = start..<text.utf8.count
            text += "\n"
        }
        return (text, ranges)
    }

    /// The columns in which data sets tell what happened in words.
    var remark: String {
        for column in ["notes", "source_article", "source_headline", "Event Text", "SOURCEURL", "geocomment"] {
            if let value = self[column] { return value }
        }
        return ""
    }

    /// The cells of the published columns, as they were read.
    func guardedCells(_ columns: [String]) -> [String] {
        columns.map { column in
            guard let value = self[column] else { return "" }
            return Self.numbers.contains(column) ? value : DelimitedText.guarded(value)
        }
    }

    /// Columns of numbers that may be negative.
    private static let numbers: Set<String> = [
        "latitude", "longitude", "Latitude", "Longitude", "Lat", "Lon", "Intensity", "GoldsteinScore",
    ]

    private static func escaped(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 == 0x5C || $0 == 0x0A || $0 == 0x0D }) else { return value }
        var out = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private static func unescaped(_ value: Substring.UnicodeScalarView) -> String {
        guard value.contains("\\") else { return String(value) }
        var out = ""
        var isEscape = false
        for scalar in value {
            if isEscape {
                out.unicodeScalars.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
                isEscape = false
            } else if scalar == "\\" {
                isEscape = true
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}

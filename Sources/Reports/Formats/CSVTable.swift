/// Comma-, semicolon- or tab-separated tables (RFC 4180): a header, then a report a row. Quoted fields may hold
/// separators, quotes and line breaks.
struct CSVTable: RecordReader {
    private let id: String
    private let charset: String?
    /// The name of the column that holds the text, or its number from 1 on.
    private let textColumn: String?
    private var separator: UInt8 = 0
    private var columns: [String: Int] = [:]
    private var text: Int?
    private var width = 0
    private var row = 0

    init(id: String, charset: String?, textColumn: String?) {
        self.id = id
        self.charset = charset
        self.textColumn = textColumn
    }

    /// Whether the first line names columns, one of them with text.
    static func isLikely(_ start: Substring, textColumn: String?) -> Bool {
        let line = start.prefix { !$0.isNewline }
        let names = header(String(line), separator: separator(of: Array(line.utf8)[...]))
        guard names.count >= 2, names.allSatisfy({ $0.utf8.count <= 64 }) else { return false }
        if let textColumn { return names.contains(textColumn.lowercased()) || Int(textColumn) != nil }
        return names.allSatisfy { $0.split(separator: " ").count <= 4 }
            && names.contains(where: Set(FieldNames.text).contains)
            && names.contains(
                where: Set(FieldNames.id + FieldNames.url + FieldNames.published + FieldNames.title).contains)
    }

    mutating func next(_ input: inout ByteReader) -> Result<StoredReport, ReportError>? {
        if row == 0, let fault = readHeader(&input) { return .failure(fault) }
        while true {
            let position = input.position
            guard let fields = input.fields(separator, limit: Self.recordLimit) else { return nil }
            row += 1
            let place = "row \(row) (byte \(position))"
            guard case .fields(let values) = fields else {
                return .failure(
                    ReportError(id: id, message: "\(place): a quote is opened and not closed", reason: .malformed))
            }
            if values.count == 1, values[0].allSatisfy({ $0 <= 32 }) { continue }
            return record(values, place)
        }
    }

    private mutating func readHeader(_ input: inout ByteReader) -> ReportError? {
        if input.peek(3).elementsEqual([0xEF, 0xBB, 0xBF]) { input.skip(3) }
        separator = Self.separator(of: input.peek(1 << 16).prefix { $0 != 10 && $0 != 13 })
        row = 1
        let isNumbered = textColumn.flatMap { Int($0) }
        // A table without header, as GDELT's, begins with a number or an address.
        let first = input.peek(1 << 12).prefix { $0 != separator && $0 != 10 }
        if let isNumbered, first.allSatisfy({ (48...57).contains($0) }) {
            text = isNumbered - 1
            return nil
        }
        guard case .fields(let names)? = input.fields(separator, limit: Self.recordLimit) else {
            return ReportError(id: id, message: "row 1: is no header", reason: .malformed)
        }
        width = names.count
        for (index, name) in names.enumerated() {
            let name = String(decoding: name, as: UTF8.self).cleanWords.joined(separator: " ").lowercased()
            if columns[name] == nil { columns[name] = index }
        }
        let wanted = textColumn.map { [$0.lowercased()] } ?? FieldNames.text
        text = wanted.first { columns[$0] != nil }.flatMap { columns[$0] } ?? isNumbered.map { $0 - 1 }
        guard let text, text >= 0 else {
            let known = columns.sorted { $0.value < $1.value }.prefix(12).map(\.key).joined(separator: ", ")
            return ReportError(
                id: id, message: "which column is the text? Name it with --text-column (there are \(known))",
                reason: .malformed)
        }
        return nil
    }

    private func record(_ values: [[UInt8]], _ place: String) -> Result<StoredReport, ReportError> {
        guard let text, text < values.count else {
            return .failure(
                ReportError(
                    id: id,
                    message: "\(place): has \(values.count) columns, where \(max(width, (text ?? 0) + 1)) are expected",
                    reason: .malformed))
        }
        do {
            let content = try Charset.decode(values[text], named: charset, id: id)
            func value(_ names: [String]) -> String? {
                for name in names {
                    guard let column = columns[name], column < values.count, column != text else { continue }
                    let words = String(decoding: values[column], as: UTF8.self).cleanWords.joined(separator: " ")
                    if !words.isEmpty { return words }
                }
                return nil
            }
            guard content.bytes.contains(where: { $0 > 32 }) else {
                return .failure(ReportError(id: id, message: "\(place): has no text", reason: .empty))
            }
            return .success(
                StoredReport(
                    id: value(FieldNames.id), url: value(FieldNames.url), title: value(FieldNames.title),
                    published: value(FieldNames.published), publisher: value(FieldNames.publisher),
                    byline: value(FieldNames.byline), language: value(FieldNames.language),
                    content: .text(String(decoding: content.bytes, as: UTF8.self))))
        } catch {
            return .failure(error)
        }
    }

    private static func separator(of line: ArraySlice<UInt8>) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        return candidates.max { one, other in line.count { $0 == one } < line.count { $0 == other } } ?? candidates[0]
    }

    private static func header(_ line: String, separator: UInt8) -> [String] {
        line.utf8.split(separator: separator).map { name in
            String(decoding: name, as: UTF8.self).trimming { $0 == "\"" || $0.isWhitespace }.lowercased()
        }
    }
}

extension ByteReader {
    fileprivate enum Row {
        case fields([[UInt8]])
        case unclosed
    }

    /// The fields of a row; `nil` at the end.
    fileprivate mutating func fields(_ separator: UInt8, limit: Int) -> Row? {
        guard byte(at: 0) != nil else { return nil }
        let quote = UInt8(ascii: "\"")
        var fields: [[UInt8]] = []
        var field: [UInt8] = []
        var length = 0
        var isQuoted = false
        while let byte = byte(at: length) {
            length += 1
            if length > limit {
                isQuoted = true
                break
            }
            if isQuoted {
                if byte != quote {
                    field.append(byte)
                } else if self.byte(at: length) == quote {
                    field.append(quote)
                    length += 1
                } else {
                    isQuoted = false
                }
            } else if byte == quote, field.isEmpty {
                isQuoted = true
            } else if byte == separator {
                fields.append(field)
                field = []
            } else if byte == 10 {
                break
            } else if byte != 13 || self.byte(at: length) != 10 {
                field.append(byte)
            }
        }
        skip(length)
        if isQuoted { return .unclosed }
        fields.append(field)
        return .fields(fields)
    }
}

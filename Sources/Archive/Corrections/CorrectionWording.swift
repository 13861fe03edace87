/// Values of fields in the words in which people type them: `CorrectionVocabulary` reads what this writes.
public enum CorrectionWording {
    /// The fields of a statement and what they say.
    public static func fields(of statement: ArchivedStatement) -> [(field: CorrectionField, text: String)] {
        let line = JSONValue(text: statement.line) ?? .null
        return CorrectionField.fields(of: statement.kind).map { field in
            let value = field.key(in: statement.kind).flatMap { line[$0] } ?? .null
            // Events of no type are statements.
            let isSpeech = field == .type && statement.kind == .event && value.isNull
            return (field, isSpeech ? "STATEMENT" : text(of: field, value))
        }
    }

    public static func text(of field: CorrectionField, _ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .string(let text): text
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .boolean(let value): String(value)
        case .array(let values):
            values.map { text(of: field, $0) }.joined(separator: field == .contexts ? "," : "; ")
        case .object:
            switch field {
            case .date: date(value)
            case .place: place(value)
            default: party(value)
            }
        }
    }

    private static func date(_ value: JSONValue) -> String {
        let (from, to) = (value["from"]?.string, value["to"]?.string)
        switch (value["precision"]?.string, from) {
        case ("day", let day?) where day == to: return day
        case ("month", let day?): return String(day.prefix(7))
        case ("year", let day?) where to != nil: return String(day.prefix(4))
        default: return from == nil && to == nil ? "" : "\(from ?? "")..\(to ?? "")"
        }
    }

    private static func place(_ value: JSONValue) -> String {
        let name = plain(value["name"]?.string ?? value["text"]?.string ?? "", without: ",")
        guard let latitude = value["latitude"]?.double, let longitude = value["longitude"]?.double else { return name }
        return ([name, String(latitude), String(longitude)] + [value["country"]?.string].compactMap { $0 })
            .joined(separator: ",")
    }

    private static func party(_ value: JSONValue) -> String {
        if let entity = value["entity"]?.string { return entity }
        let words = plain(value["text"]?.string ?? "", without: "/;")
        let sectors = (value["sectors"]?.elements ?? []).compactMap(\.string).joined(separator: ",")
        return [words, value["country"]?.string ?? "", sectors].joined(separator: "/")
    }

    /// Words without what separates them from others.
    private static func plain(_ words: String, without separators: String) -> String {
        words.map { separators.contains($0) || $0.isWhitespace ? " " : String($0) }.joined()
            .split(separator: " ").joined(separator: " ")
    }
}

extension CorrectionVocabulary {
    /// The values of those fields whose words are not what the statement says already.
    ///
    /// - Throws: as `values(of:kind:line:)`.
    public func changes(
        to statement: ArchivedStatement, _ texts: [(field: CorrectionField, text: String)]
    ) throws -> [CorrectionField: JSONValue] {
        let said = Dictionary(CorrectionWording.fields(of: statement).map { ($0.field, $0.text) }) { first, _ in first }
        let changed = texts.filter {
            said[$0.field] != $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        return try values(of: changed, kind: statement.kind, line: JSONValue(text: statement.line) ?? .null)
    }
}

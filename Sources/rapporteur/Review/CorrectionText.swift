import Archive

/// Corrections for people to read.
enum CorrectionText {
    /// `2023-11-14T22:13:20Z  corrected by ana: mode withdraw → release  (the base was handed over)`
    static func line(_ correction: Correction) -> String {
        var out = "\(correction.made)  \(correction.act.rawValue) by \(correction.reviewer)"
        if correction.act == .correct || correction.act == .split {
            let changes = correction.changes.sorted { $0.key.rawValue < $1.key.rawValue }.map { field, value in
                "\(field.rawValue) \(text(correction.seen[field] ?? .null)) → \(text(value))"
            }
            out += ": " + changes.joined(separator: ", ")
        }
        if let other = correction.other { out += ": \(correction.anchor.key) is \(other.key)" }
        return correction.reason.isEmpty ? out : out + "  (\(correction.reason))"
    }

    /// A value in few words: of parties and places the name, of dates the days.
    static func text(_ value: JSONValue) -> String {
        switch value {
        case .null: return "none"
        case .string(let text): return text
        case .integer(let number): return String(number)
        case .number(let number): return String(number)
        case .boolean(let value): return String(value)
        case .array(let values): return values.isEmpty ? "none" : values.map(text).joined(separator: "; ")
        case .object:
            if let words = (value["name"] ?? value["text"])?.string, value["precision"]?.string == nil { return words }
            let ends = [value["from"]?.string, value["to"]?.string]
            return ends[0] == ends[1] ? ends[0] ?? "none" : ends.map { $0 ?? "" }.joined(separator: "..")
        }
    }
}

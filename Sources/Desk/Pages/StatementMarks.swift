import Archive

/// The bytes of a report's text that a statement speaks of.
struct StatementMarks: Sendable {
    /// What a stretch of text is to the statement.
    enum Part: String, Sendable, CaseIterable {
        case actor, recipient, speaker, date, place, act
    }

    struct Mark: Sendable {
        var part: Part
        var range: Range<Int>
        /// Who or what it is: an actor's identifier, a place, a day.
        var meaning: String?
        var codes: String
    }

    var marks: [Mark] = []
    var sentence: Range<Int>?

    init(_ line: JSONValue) {
        sentence = line["sentence"].flatMap(Self.range)
        for (name, part) in Self.parties {
            let found = line[name]
            for party in (found?.elements.isEmpty == false ? found?.elements : found.map { [$0] }) ?? [] {
                add(part, party, meaning: party["entity"]?.text)
            }
        }
        for speaker in line["speakers"]?.elements ?? [] { add(.speaker, speaker, meaning: speaker["entity"]?.text) }
        if let date = line["date"] ?? line["valid"] {
            add(.date, date, meaning: [date["from"]?.text, date["to"]?.text].compactMap { $0 }.first)
        }
        if let place = line["place"] { add(.place, place, meaning: place["name"]?.text) }
        for evidence in line["evidence"]?.elements ?? [] where evidence["field"]?.text == "act" {
            add(.act, evidence, meaning: nil)
        }
    }

    private static let parties: [(String, Part)] = [
        ("actors", .actor), ("recipients", .recipient), ("subject", .actor), ("object", .recipient),
        ("body", .actor), ("concerning", .recipient),
    ]

    private static func range(_ value: JSONValue) -> Range<Int>? {
        guard let start = value["start"]?.integer, let end = value["end"]?.integer, start < end else { return nil }
        return start..<end
    }

    private mutating func add(_ part: Part, _ value: JSONValue, meaning: String?) {
        guard let range = Self.range(value) else { return }
        let sectors = value["sectors"]?.elements.compactMap(\.text) ?? []
        let codes = ([value["country"]?.text].compactMap { $0 } + sectors).joined(separator: " ")
        marks.append(Mark(part: part, range: range, meaning: meaning, codes: codes))
    }
}

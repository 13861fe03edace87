import Knowledge

/// A property of one party that a report states: its strength, its area, whether an accord was carried out.
///
/// All offsets are UTF-8 bytes in the report's text.
public struct Fact: Sendable, Equatable {
    public enum Value: Sendable, Equatable {
        case quantity(Quantity)
        case text(String, range: Range<Int>)
    }

    public var report: String
    /// Stable over runs: a hash of the report, the place in it, the property and the subject.
    public var id: String
    /// A property of `Knowledge/ontology/facts.types`: `strength`, `area`, `implementation`, …
    public var property: String
    public var subject: Party
    public var value: Value
    public var status: Status
    /// Who says so, the innermost voice first; empty for the reporter.
    public var speakers: [Speaker]
    /// When the fact holds, as far as the text says.
    public var date: EventDate
    public var sentence: Range<Int>
    public var evidence: [Evidence]
    public var explanation: Explanation
}

extension Fact: Encodable {
    private enum Key: String, CodingKey {
        case kind, report, id, property, subject, quantity, value, status, speakers, date, sentence, evidence
    }

    public func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
        try line.encode("fact", forKey: .kind)
        try line.encode(report, forKey: .report)
        try line.encode(id, forKey: .id)
        try line.encode(property, forKey: .property)
        try line.encode(subject, forKey: .subject)
        switch value {
        case .quantity(let quantity): try line.encode(quantity, forKey: .quantity)
        case .text(let text, _): try line.encode(text, forKey: .value)
        }
        try line.encode(status.rawValue, forKey: .status)
        try line.encode(speakers, forKey: .speakers)
        try line.encode(date, forKey: .date)
        try line.encode(Span(sentence), forKey: .sentence)
        try line.encode(evidence, forKey: .evidence)
    }
}

import Knowledge

/// A tie between two parties that a report states: alliance, office, membership, presence.
///
/// All offsets are UTF-8 bytes in the report's text.
public struct Relation: Sendable, Equatable {
    public enum State: String, Sendable {
        case active
        /// It held once and holds no more: severed, left, dissolved.
        case ended
        /// It is to begin: announced, foreseen.
        case future
    }

    public var report: String
    /// Stable over runs: a hash of the report, the place in it, the kind and the parties.
    public var id: String
    /// A kind of `Knowledge/ontology/relations.types`: `aligned_with`, `holds_office`, …
    public var kind: String
    public var subject: Party
    public var object: Party
    public var state: State
    /// What the tie is about, where the text says it: `defence`, `trade`, …
    public var domain: String?
    /// How sure the report is: `occurred` for what it asserts.
    public var status: Status
    /// Who says so, the innermost voice first; empty for the reporter.
    public var speakers: [Speaker]
    /// When the tie holds, as far as the text says: open ends where it does not.
    public var valid: EventDate
    public var sentence: Range<Int>
    public var evidence: [Evidence]
    public var explanation: Explanation
}

extension Relation: Encodable {
    enum Key: String, CodingKey {
        case kind, report, id, relation, subject, object, state, domain, status, speakers, valid, sentence, evidence
    }

    public func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
        try line.encode("relation", forKey: .kind)
        try line.encode(report, forKey: .report)
        try line.encode(id, forKey: .id)
        try line.encode(kind, forKey: .relation)
        try line.encode(subject, forKey: .subject)
        try line.encode(object, forKey: .object)
        try line.encode(state.rawValue, forKey: .state)
        try line.encode(domain, forKey: .domain)
        try line.encode(status.rawValue, forKey: .status)
        try line.encode(speakers, forKey: .speakers)
        try line.encode(valid, forKey: .valid)
        try line.encode(Span(sentence), forKey: .sentence)
        try line.encode(evidence, forKey: .evidence)
    }
}

import Knowledge

/// A vote or statement of a collective body: a Council resolution, a parliament's law, a summit's communiqué.
///
/// All offsets are UTF-8 bytes in the report's text.
public struct Decision: Sendable, Equatable {
    public enum Form: String, Sendable { case resolution, presidentialStatement, procedural, law, decision }
    public enum Outcome: String, Sendable { case adopted, rejected, vetoed, postponed, pending, unknown }

    /// Votes in favour, against and abstentions, as the report gives them.
    public struct Tally: Sendable, Equatable {
        public var inFavour: Int
        public var against: Int
        public var abstaining: Int
        public var range: Range<Int>
    }

    public var report: String
    /// Stable over runs: a hash of the report, the place in it and the body.
    public var id: String
    public var body: Party
    public var form: Form
    public var outcome: Outcome
    /// Number or symbol of the text: `2690 (2023)`, `S/RES/2690`.
    public var symbol: String?
    public var tally: Tally?
    public var isUnanimous: Bool
    public var inFavour: [Party]
    public var against: [Party]
    public var abstaining: [Party]
    public var absent: [Party]
    /// What is decided: the party that it concerns, such as a mission.
    public var concerning: [Party]
    public var status: Status
    public var speakers: [Speaker]
    public var date: EventDate
    public var sentence: Range<Int>
    public var evidence: [Evidence]
    public var explanation: Explanation
}

extension Decision: Encodable {
    private enum Key: String, CodingKey {
        case kind, report, id, body, form, outcome, symbol, tally, unanimous, inFavour, against, abstaining, absent
        case concerning, status, speakers, date, sentence, evidence
    }

    public func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
        try line.encode("decision", forKey: .kind)
        try line.encode(report, forKey: .report)
        try line.encode(id, forKey: .id)
        try line.encode(body, forKey: .body)
        try line.encode(form.rawValue, forKey: .form)
        try line.encode(outcome.rawValue, forKey: .outcome)
        try line.encode(symbol, forKey: .symbol)
        try line.encode(tally, forKey: .tally)
        try line.encode(isUnanimous, forKey: .unanimous)
        try line.encode(inFavour, forKey: .inFavour)
        try line.encode(against, forKey: .against)
        try line.encode(abstaining, forKey: .abstaining)
        try line.encode(absent, forKey: .absent)
        try line.encode(concerning, forKey: .concerning)
        try line.encode(status.rawValue, forKey: .status)
        try line.encode(speakers, forKey: .speakers)
        try line.encode(date, forKey: .date)
        try line.encode(Span(sentence), forKey: .sentence)
        try line.encode(evidence, forKey: .evidence)
    }
}

extension Decision.Tally: Encodable {
    private enum Key: String, CodingKey { case inFavour, against, abstaining, start, end }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(inFavour, forKey: .inFavour)
        try container.encode(against, forKey: .against)
        try container.encode(abstaining, forKey: .abstaining)
        try container.encode(range.lowerBound, forKey: .start)
        try container.encode(range.upperBound, forKey: .end)
    }
}

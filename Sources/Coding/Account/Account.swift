/// All that was coded from one report.
public struct Account: Sendable, Equatable {
    public var report: String
    public var events: [Event]
    /// Ties that hold or held between two parties.
    public var relations: [Relation]
    /// Properties of one party: strength, area, state of implementation.
    public var facts: [Fact]
    /// Votes and statements of collective bodies.
    public var decisions: [Decision]
    /// Why sentences gave no event, where that was asked for.
    public var silences: [Silence]

    public init(
        report: String, events: [Event], relations: [Relation] = [], facts: [Fact] = [], decisions: [Decision] = [],
        silences: [Silence] = []
    ) {
        self.report = report
        self.events = events
        self.relations = relations
        self.facts = facts
        self.decisions = decisions
        self.silences = silences
    }
}

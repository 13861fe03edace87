/// What became of a vote by the Council's rules, and why.
public struct VoteJudgement: Sendable, Equatable {
    public enum Outcome: String, Sendable {
        case adopted
        /// Not enough votes.
        case rejected
        /// Enough votes, and a permanent member against.
        case vetoed
        /// Who voted against is not known, and it matters.
        case undetermined
        /// No such vote can have happened.
        case impossible
    }

    /// One step of the reasoning, with the rule that it follows.
    public struct Reason: Sendable, Equatable {
        /// The name of the rule in `Knowledge/situations`.
        public var rule: String
        /// The article or practice that it stands on.
        public var source: String
        public var text: String
    }

    public var outcome: Outcome
    public var reasons: [Reason]
    /// What is wrong with the record; not empty where the outcome is `impossible`.
    public var contradictions: [String]
    /// Permanent members, by the state that held each seat on the day.
    public var permanent: [String]
    /// Elected members; `nil` where they are not known for the year.
    public var elected: [String]?
    public var size: Int
    public var threshold: Int
    /// Members of whom the record tells no vote.
    public var unaccounted: Int
    /// Permanent members whose vote against the draft is a veto.
    public var vetoes: [String]
}

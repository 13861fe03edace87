/// A word or phrase by which a report lends its voice to somebody: "said", "claim", "according to".
///
/// The format of the files stands in `docs/speech.md`.
public struct SpeechCue: Sendable, Equatable {
    /// What lending the voice means.
    public enum Kind: String, Sendable, CaseIterable {
        /// The source says the content.
        case speech
        /// The source holds the content true.
        case thought
        /// The source wants the content to be.
        case wish
        /// The source is for or against the content.
        case stance
        /// A document, survey or appearance tells the content.
        case finding

        /// Whether the source vouches for the content, so that it is the speaker of what is told there.
        public var isClaim: Bool { self == .speech || self == .thought || self == .finding }
    }

    public enum WordClass: String, Sendable {
        case verb, noun, adjective = "adj", phrase
        /// A noun before a colon: "*Report*: Truce will hold".
        case heading
    }

    /// Where content stands, seen from the cue.
    public enum Slot: Hashable, Sendable {
        /// A finite clause or a quotation, before, behind or around the cue.
        case clause
        /// A clause that the cue follows as "as X put it" does, only.
        case asClause
        /// An infinitive with "to".
        case infinitive
        /// A second predicate: "called it *a failure*".
        case predicate
        /// The object, or the subject of a passive.
        case object
        /// The subject: "*the talks* seem *to fail*".
        case subject
        /// A phrase or "-ing" clause with this preposition.
        case preposition(String)
    }

    /// One way in which a cue stands with its content.
    public struct Pattern: Sendable, Equatable {
        /// Groups of which each must be there.
        public var required: [[Slot]]
        /// What is content too where it is there; a pattern without required slots needs one of these.
        public var optional: [Slot]
        public var position: KnowledgePosition
    }

    public var wordClass: WordClass
    /// Lemmas of one or several words.
    public var lemmas: [[String]]
    public var kind: Kind
    /// The first that fits is taken.
    public var patterns: [Pattern]
    public var examples: [SpeechExample]
    public var position: KnowledgePosition
}

/// A sentence under a cue with the attribution that must be found in it, or `nil` if the cue's kind may not be.
public struct SpeechExample: Sendable, Equatable {
    public var sentence: String
    /// Words of the source (`_` for an attribution without one) and of the content.
    public var expected: (source: String, content: String)? {
        guard let source, let content else { return nil }
        return (source, content)
    }
    var source: String?
    var content: String?
    public var position: KnowledgePosition
}

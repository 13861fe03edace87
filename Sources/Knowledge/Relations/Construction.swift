/// One line of a `.relations`, `.facts` or `.decisions` file: words and slots that mean a tie, a property or a vote.
public struct Construction: Sendable {
    /// When a tie holds, seen from what the words say.
    public enum Phase: String, Sendable {
        case holds
        /// It begins with what is told: "joined".
        case begun
        /// It ends with what is told: "severed".
        case ended
    }

    /// How a member of a body stood in a vote.
    ///
    /// `participating` tells something only where it is denied: "did not take part in the vote".
    public enum Stance: String, Sendable, CaseIterable {
        case inFavour, against, abstaining, absent, veto, participating

        /// How a member stood of whom it is told.
        public var told: Stance { self == .participating ? .absent : self }
    }

    public enum Meaning: Hashable, Sendable {
        case relation(String, Phase)
        case fact(String)
        /// The outcome of a vote or other decision: `adopted`, `rejected`, `vetoed`, `postponed`, `pending`.
        case outcome(String)
        case stance(Stance)
    }

    /// What a slot gives.
    public enum Role: String, Sendable, CaseIterable {
        case subject = "SUBJECT"
        case object = "OBJECT"
        /// All parties of a symmetric tie.
        case both = "BOTH"
        /// What a tie is about.
        case domain = "DOMAIN"
        /// The value of a fact.
        case value = "VALUE"
        /// The body that decides.
        case body = "BODY"
        case voter = "VOTER"
        /// The text that is decided on.
        case text = "TEXT"
    }

    public struct Part: Sendable {
        /// Tried in order.
        public var slots: [Slot]
        public var role: Role
        public var isRequired: Bool
    }

    public var meaning: Meaning
    public var parts: [Part]
    /// What must hold besides, in the form in which frames are matched.
    public var conditions: Pattern
    public var examples: [ConstructionExample]
    public var position: KnowledgePosition

    public func part(_ role: Role) -> Part? { parts.first { $0.role == role } }
}

/// A sentence and what it must or must not give. The test run executes it.
public struct ConstructionExample: Sendable {
    public var sentence: String
    /// Words that must stand on either side (subject and object, subject and value, body and outcome, voter and
    /// stance), and words of state and status; `nil`: the sentence must not give this meaning.
    public var expected: (left: String, right: String, marks: [String])?
    public var position: KnowledgePosition
}

/// Words that bear constructions. Of the constructions of one frame only the closest is read.
public struct ConstructionFrame: Sendable {
    public var wordClass: Frame.WordClass
    public var lemmas: [[String]]
    public var constructions: [Construction]
    public var position: KnowledgePosition
}

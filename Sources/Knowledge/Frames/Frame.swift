/// A slot of a predicate, normalised over voice and word class: `subj`, `obj`, `with`, `clause`, …
public struct Slot: RawRepresentable, Hashable, Sendable {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static var subject: Slot { Slot(rawValue: "subj") }
    public static var object: Slot { Slot(rawValue: "obj") }
    public static var indirectObject: Slot { Slot(rawValue: "iobj") }
    public static var clause: Slot { Slot(rawValue: "clause") }
    /// An infinitive or "-ing" clause.
    public static var action: Slot { Slot(rawValue: "action") }
    public static var owner: Slot { Slot(rawValue: "owner") }
    public static var possessor: Slot { Slot(rawValue: "poss") }
    public static var of: Slot { Slot(rawValue: "of") }
    public static var by: Slot { Slot(rawValue: "by") }
    public static var between: Slot { Slot(rawValue: "between") }
}

/// What a pattern asks of a slot, or takes from it.
public enum Filler: Hashable, Sendable {
    public enum Role: String, Sendable { case actor = "ACTOR", recipient = "RECIPIENT", both = "BOTH" }

    /// A party of the event.
    case role(Role, required: Bool)
    /// The act that an operator works on.
    case content
    /// The head noun must be of this class of `classes/`.
    case nounClass(String)
    /// The head must be one of these lemmas.
    case lemmas([String])
    /// The phrase must resolve to an actor of this sector, or to `actor`, `person`, `place`, `country`, `armed`.
    case resolved(String)
    case present
    case absent
}

extension Filler: CustomStringConvertible {
    /// As frames spell it: `RECIPIENT!`, `@aid`.
    public var description: String {
        switch self {
        case .role(let role, let required): role.rawValue + (required ? "!" : "")
        case .content: "CONTENT"
        case .nounClass(let name), .resolved(let name): "@" + name
        case .lemmas(let lemmas): lemmas.joined(separator: "|")
        case .present: "*"
        case .absent: "-"
        }
    }
}

extension Pattern.Rule: CustomStringConvertible {
    /// As frames spell it: `obj|on:@actor`.
    public var description: String { slots.map(\.rawValue).joined(separator: "|") + ":" + filler.description }
}

/// One line of a frame: a reading of its lemmas.
public struct Pattern: Sendable {
    public enum Reading: Hashable, Sendable {
        case act(EventCode)
        /// An operator that `rules/composition.rules` composes with the act in its content.
        case operation(String)
    }

    public struct Rule: Hashable, Sendable {
        /// Tried in order.
        public var slots: [Slot]
        public var filler: Filler
    }

    public var reading: Reading
    public var rules: [Rule]
    /// Whether the act counts only as what an operator works on: an election is no event, calling for one is.
    public var isContentOnly = false
    /// The lines that show what the pattern gives; they are read only when somebody checks them.
    var exampleLines: [KnowledgeLine] = []
    public var position: KnowledgePosition

    /// The sentences that show what the pattern gives.
    ///
    /// - Throws: a `KnowledgeProblem` at the first line that is no example.
    public func examples(_ ontology: Ontology) throws(KnowledgeProblem) -> [FrameExample] {
        var examples: [FrameExample] = []
        for line in exampleLines { examples.append(try FrameFile.example(line, ontology: ontology)) }
        return examples
    }

    /// Whether a slot gives the actor.
    public var hasActor: Bool {
        rules.contains { rule in
            if case .role(let role, _) = rule.filler { return role != .recipient }
            return false
        }
    }

    /// Whether a sentence shows what the pattern gives; an operator that drops its act is shown by what gives nothing.
    var hasExample: Bool {
        if case .operation = reading { return !exampleLines.isEmpty }
        return exampleLines.contains { $0.text.utf8.first == UInt8(ascii: "+") }
    }

    /// How much the pattern asks and tells: particular words weigh more than kinds of party, those more than mere
    /// presence, and a reading with a mode more than one without.
    public var specificity: Int {
        var told = 0
        if case .act(let code) = reading, code.mode != nil { told = 2 }
        return rules.reduce(told) { total, rule in
            switch rule.filler {
            case .nounClass, .lemmas: total + 3
            case .resolved: total + 2
            case .role(_, required: true), .absent, .present: total + 1
            case .role(_, required: false), .content: total
            }
        }
    }
}

/// A sentence and the coding that it must or must not get. The test run executes it.
public struct FrameExample: Sendable {
    public struct Expectation: Sendable {
        /// `nil`: the code of the pattern.
        public var type: EventType?
        public var mode: String?
        public var cameo: String?
        /// Words that must stand in the actor's phrase; `nil` for no actor.
        public var actor: String?
        public var recipient: String?
        public var status: String?
    }

    public var sentence: String
    /// `nil`: the sentence must not give an event of the pattern's type.
    public var expected: Expectation?
    public var position: KnowledgePosition
}

/// Words that mean an act or an operator, with their patterns.
public struct Frame: Sendable {
    public enum WordClass: String, Sendable { case verb, noun, adjective = "adj" }

    public var wordClass: WordClass
    /// The words of each lemma: `["pull", "out"]`.
    public var lemmas: [[String]]
    public var patterns: [Pattern]
    public var position: KnowledgePosition
}

import Knowledge

/// The constructions of relations, facts and decisions by the words that bear them.
struct ConstructionLexicon: Sendable {
    let frames: [ConstructionFrame]
    let index: FrameIndex
    let kinds: [String: RelationKind]
    let properties: [String: FactProperty]

    init(_ knowledge: KnowledgeBase) {
        frames = knowledge.constructions
        index = FrameIndex(words: frames.map { ($0.wordClass, $0.lemmas) })
        kinds = knowledge.relationKinds
        properties = knowledge.factProperties
    }
}

/// A construction that fits a predicate.
struct ConstructionMatch: Sendable {
    var construction: Construction
    var predicate: Int
    var arguments: Arguments
    var wordClass: Frame.WordClass
    /// How closely it fits; of matches with one meaning the closest counts.
    var score: Int
}

extension Slot {
    /// The predicate itself.
    static var itself: Slot { Slot(rawValue: "self") }
    /// Whoever a noun describes: "foreign minister *Jane Doe*", "*France*, the former colonial power".
    static var named: Slot { Slot(rawValue: "named") }
    /// The noun that an adjective or participle stands before.
    static var modified: Slot { Slot(rawValue: "modified") }
    /// What is joined to a participle or adjective by a hyphen: "*Iran*-backed".
    static var prefix: Slot { Slot(rawValue: "prefix") }
    /// The state that a name holds within: "the *Malian* Armed Forces".
    static var inside: Slot { Slot(rawValue: "inside") }
    /// The person whom a phrase after the name ties to it: "*Jane Doe* of the University of Nairobi".
    static var bearer: Slot { Slot(rawValue: "bearer") }
    /// What a quotation named that "referring to …" explains.
    static var referred: Slot { Slot(rawValue: "referred") }
    /// The one mission that the report has named.
    static var mission: Slot { Slot(rawValue: "mission") }
    /// The country that the report is about.
    static var implied: Slot { Slot(rawValue: "implied") }
}

import Knowledge

/// What a noun phrase or pronoun refers to, as far as it is understood.
struct Referent: Sendable, Equatable {
    /// The sentence in the document and the head token in it where the phrase stands.
    var sentence: Int
    var head: Int
    /// The bytes of the phrase in the report.
    var range: Range<Int>
    /// Index in the knowledge's actors.
    var actor: Int?
    /// Index in the knowledge's places.
    var place: Int?
    /// ISO 3166-1 alpha-3 or a supranational code.
    var country: String?
    var sectors: [String] = []
    var kind: Actor.Kind?
    var isPlural = false
    /// The head's lemma, by which a later "the junta" finds its first mention.
    var descriptor: String

    /// Whether more is known than a name: an entity, a country or a sector.
    var isKnown: Bool { actor != nil || place != nil || country != nil || !sectors.isEmpty }

    /// Whether it bears arms, by its sectors.
    var isArmed: Bool { !Set(sectors).isDisjoint(with: ["MIL", "REB", "UAF", "PRM", "COP", "SPY"]) }

    /// Whether a pronoun or a second mention may mean it: whatever is known, and persons whose name is all that is known.
    var canReturn: Bool { isKnown || kind == .person }

    /// Whether both are the same party as far as anybody can tell.
    func isSame(as other: Referent) -> Bool {
        if let actor, let otherActor = other.actor { return actor == otherActor }
        if actor != nil || other.actor != nil {
            return false
        }
        return descriptor == other.descriptor && country == other.country && sectors == other.sectors
    }
}

extension [Referent] {
    /// Those that are none of the others.
    func without(_ others: [Referent]) -> [Referent] {
        filter { referent in !others.contains { $0.isSame(as: referent) } }
    }

    func withoutRepetition() -> [Referent] {
        var kept: [Referent] = []
        for referent in self where !kept.contains(where: { $0.isSame(as: referent) && $0.head == referent.head }) {
            kept.append(referent)
        }
        return kept
    }
}

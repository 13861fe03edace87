import Knowledge

/// A name that no dictionary has.
public struct UnknownName: Sendable, Equatable {
    /// The words of the name, without titles.
    public var name: String
    /// Person or organisation, where the language model takes it for one.
    public var kind: Actor.Kind?
    /// Its first mention, with country and sectors as far as any mention tells them.
    public var party: Party
    public private(set) var count = 1

    init(name: String, kind: Actor.Kind?, party: Party) {
        self.name = name
        self.kind = kind
        self.party = party
    }

    /// Another mention: it may tell what the first did not.
    mutating func add(_ mention: Party) {
        count += 1
        party.country = party.country ?? mention.country
        if party.sectors.isEmpty || party.sectors == ["UNK"] { party.sectors = mention.sectors }
    }
}

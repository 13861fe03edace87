import Knowledge
import Linguistics

/// Descriptions of a party that has been named before: "the group", "the mission", "the troops".
extension PartyResolver {
    /// "the group", "the rebels", "the company" after the one that they can mean was named.
    func named(before referent: Referent) -> Referent? {
        let head = referent.head
        guard referent.actor == nil, isDefinite(head),
            !graph.children(of: head).contains(where: { child in
                ["nmod:poss", "nmod", "compound", "acl", "acl:relcl", "appos", "flat"].contains(
                    graph[child].deprel.rawValue) || mentionOfToken[child] != nil
            })
        else { return nil }
        for kinds in kindsMeant(by: head) {
            let fits: (Referent) -> Bool = { $0.kind.map(kinds.contains) ?? false }
            let earlier =
                referent.isPlural
                ? discourse.only(where: fits) : discourse.latest(where: { $0.actor != nil && fits($0) })
            if let earlier { return again(earlier, head) }
        }
        return referent.isPlural ? nil : person(titled: head).map { again($0, head) }
    }

    /// "the minister" after "Foreign Minister Abdoulaye Diop".
    private func person(titled head: Int) -> Referent? {
        guard let title = agent(endingAt: head)?.name else { return nil }
        return discourse.latest { earlier in
            guard earlier.kind == .person, let actor = earlier.actor else { return false }
            let office = lexicon.knowledge.actors[actor].role(on: day)?.office
            return office == title || office?.hasSuffix(" " + title) ?? false
        }
    }

    /// "the Wagner Group, the ruthless mercenaries": what is said of a named party beside its name is that party.
    mutating func renamed(_ head: Int) -> Referent? {
        guard graph[head].deprel == .appos, graph[head].upos == .noun, let named = graph[head].head,
            mentionOfToken[named] != nil, let referent = referent(at: named), referent.actor != nil,
            referent.kind != .country || graph.lemmas[head] == "power"
                || lexicon.knowledge.classes.contains(graph.lemmas[head], in: "country-noun")
        else { return nil }
        return again(referent, head)
    }

    /// The same where the parser did not see that the two belong together.
    mutating func renamed(afterComma head: Int, _ phrase: Range<Int>) -> Referent? {
        guard graph[head].upos == .noun, isDefinite(head), phrase.lowerBound > 1,
            graph[phrase.lowerBound - 1].form == ",", let index = mentionOfToken[phrase.lowerBound - 2],
            !mentions[index].tokens.contains(head), let referent = referent(at: phrase.lowerBound - 2),
            let kind = referent.kind, kindsMeant(by: head).contains(where: { $0.contains(kind) })
        else { return nil }
        return again(referent, head)
    }

    /// "his Chinese counterpart": what he is, of another state.
    mutating func counterpart(_ head: Int, _ phrase: Range<Int>) -> Referent? {
        guard lexicon.knowledge.classes.contains(graph.lemmas[head], in: "counterpart"),
            let possessor = graph.child(of: head, .nmodPossessive), let owner = referent(at: possessor),
            let state = phrase.first(where: { $0 < head && $0 != possessor && mentionOfToken[$0] != nil }),
            let other = named(state), other.country != nil
        else { return nil }
        return make(head, country: other.country, sectors: owner.sectors)
    }

    /// A party as a later phrase names it. Whatever it was, it is so now.
    private func again(_ earlier: Referent, _ head: Int) -> Referent {
        var referent = earlier
        referent.sentence = graph.index
        referent.head = head
        referent.range = graph.bytes(phrase(of: head))
        return referent
    }

    /// What sort of actor a noun may stand for.
    private func kindsMeant(by head: Int) -> [[Actor.Kind]] {
        let classes = lexicon.knowledge.classes
        let noun = graph.lemmas[head]
        let name = agent(endingAt: head)?.name ?? noun
        return Self.secondMentions.filter { mention in
            classes.contains(noun, in: mention.nouns) || classes.contains(name, in: mention.nouns)
        }.map(\.kinds)
    }

    private static let secondMentions: [(nouns: String, kinds: [Actor.Kind])] = [
        ("group-mention", [.armedGroup, .movement]), ("fighters-mention", [.armedGroup]),
        ("mercenaries-mention", [.company]), ("company-mention", [.company]), ("media-mention", [.media]),
        ("party-mention", [.party]), ("organisation-mention", [.organisation, .ngo, .organ]),
        ("ministry-mention", [.ministry]),
    ]

    /// "the mission" after its first mention, and whatever was described in the same word.
    func earlierMention(_ head: Int) -> Referent? {
        guard isDefinite(head) else { return nil }
        let isMission = lexicon.knowledge.classes.contains(graph.lemmas[head], in: "mission-noun")
        return discourse.latest { earlier in
            guard earlier.actor != nil else { return false }
            return earlier.descriptor == graph.lemmas[head] || (isMission && Self.isForce(earlier))
        }.map { again($0, head) }
    }

    /// The country that the report is about; where that is open, the only one that the sentence names before a token.
    func country(meantBefore token: Int) -> String? {
        if let country = discourse.mainCountry { return country }
        var named: Set<String> = []
        for mention in mentions where mention.tokens.upperBound <= token {
            guard case .actor(let index, _) = lexicon.choose(mention.targets, on: day, in: discourse),
                lexicon.knowledge.actors[index].kind == .country
            else { continue }
            named.formUnion([lexicon.knowledge.actors[index].role(on: day)?.country].compactMap { $0 })
        }
        return named.count == 1 && discourse.isSilent ? named.first : nil
    }

    // MARK: Forces

    private static func isForce(_ referent: Referent) -> Bool {
        referent.kind == .peaceOperation || referent.kind == .operation
    }

    /// "the troops", "the blue helmets" of a mission that was mentioned before are the mission; so are "13,000 troops"
    /// where no other force was.
    mutating func ownForce(_ referent: Referent) -> Referent? {
        let head = referent.head
        let start = agent(endingAt: head)?.start ?? head
        let isCounted = graph.child(of: head, .nummod) != nil && referent.country == nil
        guard isDefinite(head) || isCounted,
            lexicon.knowledge.classes.contains(referent.descriptor, in: "force-noun"),
            !graph.children(of: head).contains(where: {
                ["nmod:poss", "amod", "compound", "nmod"].contains(graph[$0].deprel.rawValue)
                    && !(start..<head).contains($0) && graph.words[$0] != "more"
            })
        else { return nil }
        let isMeant: (Referent) -> Bool = { force in
            Self.isForce(force) && (referent.country == nil || referent.country == force.country)
        }
        var found: Referent?
        for token in (0..<head).reversed() where graph[token].upos == .noun || graph[token].upos == .propn {
            if let candidate = self.referent(at: token), isMeant(candidate) {
                found = candidate
                break
            }
        }
        found = found ?? discourse.latest(where: isMeant)
        if isCounted, !isDefinite(head) {
            let isOther: (Referent) -> Bool = { $0.sectors == ["MIL"] && $0.actor != found?.actor }
            guard found != nil, discourse.latest(where: isOther) == nil else { return nil }
        }
        guard let force = found else { return nil }
        var result = referent
        result.actor = force.actor
        result.kind = force.kind
        result.country = force.country
        result.sectors = force.sectors
        return result
    }
}

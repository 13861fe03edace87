import Knowledge
import Linguistics

/// Parties that share a noun: "British and Australian troops", "the armies of Chad and Niger".
extension PartyResolver {
    /// One party for each owner of a shared noun; empty where the noun has one owner or none.
    mutating func coordinated(_ head: Int) -> [Referent] {
        guard mentionOfToken[head] == nil, [.noun, .propn].contains(graph[head].upos),
            let shared = agent(endingAt: head)?.agent
        else { return [] }
        let isPlural = graph[head].xpos.hasSuffix("S")
        for owner in graph.children(of: head) where ["amod", "compound", "nmod"].contains(graph[owner].deprel.base) {
            guard mentionOfToken[owner] != nil, owner < head || graph.prepositions(of: owner) == ["of"] else {
                continue
            }
            let owners = [owner] + graph.children(of: owner, .conj).filter { mentionOfToken[$0] != nil }
            guard owners.count > 1 else { continue }
            var parties: [Referent] = []
            for (position, owner) in owners.enumerated() {
                guard let named = named(owner), named.country != nil, named.kind != .person else { return [] }
                // "the Front and the Chadian government": only the last has what is named once.
                if !isPlural, position < owners.count - 1, named.kind != .country {
                    parties.append(named)
                    continue
                }
                var party = make(head, country: nil, sectors: shared.sectors)
                guard apply(named, to: &party) else { return [] }
                party.range = range(of: owner, position, of: owners.count, head)
                parties.append(party)
            }
            return parties
        }
        return []
    }

    /// The first keeps the words before it, the last those up to the noun.
    private func range(of owner: Int, _ position: Int, of count: Int, _ head: Int) -> Range<Int> {
        let name = mentionOfToken[owner].map { mentions[$0].tokens } ?? owner..<owner + 1
        let phrase = graph.phrase(of: head)
        let start = position == 0 ? min(phrase.lowerBound, name.lowerBound) : name.lowerBound
        let end = position == count - 1 ? max(name.upperBound, head + 1) : name.upperBound
        return graph.bytes(start..<end)
    }
}

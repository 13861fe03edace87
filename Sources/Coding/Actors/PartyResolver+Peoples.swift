import Knowledge
import Linguistics

/// Peoples outside the state that bears their name.
extension PartyResolver {
    /// "ethnic Albanians", "the Armenian minority", "the Albanian population" of what lies in Montenegro: those who live
    /// where the sentence or the report is, not in the state of that name.
    mutating func people(_ head: Int, _ mention: Mention, home: String?) -> Referent? {
        let classes = lexicon.knowledge.classes
        let noun = graph[head].head.flatMap { graph[head].deprel.base == "amod" ? $0 : nil } ?? head
        let isMinority = noun != head && classes.contains(graph.lemmas[noun], in: "minority")
        let first = mention.tokens.lowerBound
        let isEthnic =
            graph.children(of: noun).contains { classes.contains(graph.lemmas[$0], in: "ethnic") }
            || (first > 0 && classes.contains(graph.lemmas[first - 1], in: "ethnic"))
        let isPopulace = noun != head && classes.contains(graph.lemmas[noun], in: "populace")
        let isElsewhere = isMinority || (isEthnic && noun == head)
        guard isElsewhere || isPopulace else { return nil }
        let stated = placed(outside: home, but: noun).first
        guard isElsewhere || stated != nil else { return nil }
        let country = stated ?? onlyOther(than: home, but: noun) ?? discourse.mainCountry ?? home
        var people = make(noun, country: country, sectors: ["CVL"])
        people.isPlural = true
        return people
    }

    /// The country of a people that lives in several: the one that the sentence names, else that of the report, else
    /// the first.
    func homeland(of people: Actor, _ head: Int) -> String? {
        let first = people.role(on: day)?.country
        let homes = people.hosts + [first].compactMap { $0 }
        guard homes.count > 1 else { return first }
        let named = states(but: head).map(\.country).filter(homes.contains)
        if let only = named.first, Set(named).count == 1 { return only }
        return discourse.mainCountry.flatMap { named.isEmpty && homes.contains($0) ? $0 : nil } ?? first
    }

    /// The countries that phrases with "in" name.
    private func placed(outside home: String?, but noun: Int) -> [String] {
        states(but: noun).filter { $0.country != home && graph.prepositions(of: $0.head).contains("in") }.map(\.country)
    }

    /// The only other country in the sentence.
    private func onlyOther(than home: String?, but noun: Int) -> String? {
        let others = Set(states(but: noun).map(\.country)).subtracting([home].compactMap { $0 })
        return others.count == 1 ? others.first : nil
    }

    /// The countries that other phrases of the sentence name.
    private func states(but noun: Int) -> [(head: Int, country: String)] {
        mentions.compactMap { mention in
            let head = mention.tokens.first { graph[$0].head.map { !mention.tokens.contains($0) } ?? true }
            guard let head, head != noun, let target = lexicon.choose(mention.targets, on: day, in: discourse),
                let country = country(of: target)
            else { return nil }
            return (head, country)
        }
    }

    private func country(of target: NameIndex.Target) -> String? {
        switch target {
        case .actor(let index, _):
            let actor = lexicon.knowledge.actors[index]
            return actor.kind == .country || actor.kind == .region ? actor.role(on: day)?.country : nil
        case .place(let index): return lexicon.knowledge.places[index].country
        }
    }
}

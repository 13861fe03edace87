import Knowledge
import Linguistics

/// Peoples outside the state that bears their name.
extension PartyResolver {
    /// "ethnic Albanians", "the Armenian minority": those who live where the sentence or the report is, not in the state
    /// of that name.
    mutating func people(_ head: Int, _ mention: Mention, home: String?) -> Referent? {
        let classes = lexicon.knowledge.classes
        let noun = graph[head].head.flatMap { graph[head].deprel.base == "amod" ? $0 : nil } ?? head
        let isMinority = noun != head && classes.contains(graph.lemmas[noun], in: "minority")
        let first = mention.tokens.lowerBound
        let isEthnic =
            graph.children(of: noun).contains { classes.contains(graph.lemmas[$0], in: "ethnic") }
            || (first > 0 && classes.contains(graph.lemmas[first - 1], in: "ethnic"))
        guard isMinority || (isEthnic && noun == head) else { return nil }
        var people = make(noun, country: whereabouts(of: noun, outside: home) ?? home, sectors: ["CVL"])
        people.isPlural = true
        return people
    }

    /// The country that a phrase with "in" names, else the only other one in the sentence, else that of the report.
    private func whereabouts(of noun: Int, outside home: String?) -> String? {
        var placed: [String] = []
        var others: Set<String> = []
        for mention in mentions {
            let head = mention.tokens.first { graph[$0].head.map { !mention.tokens.contains($0) } ?? true }
            guard let head, head != noun, let target = lexicon.choose(mention.targets, on: day, in: discourse),
                let country = country(of: target), country != home
            else { continue }
            if graph.prepositions(of: head).contains("in") { placed.append(country) }
            others.insert(country)
        }
        if let country = placed.first { return country }
        return others.count == 1 ? others.first : discourse.mainCountry
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

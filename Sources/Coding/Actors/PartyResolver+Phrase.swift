import Knowledge
import Linguistics

/// A phrase read for its own sake, not as the argument of a predicate.
extension PartyResolver {
    /// What a phrase refers to; where that cannot be told, the phrase itself, unidentified.
    ///
    /// - Parameter isWhole: the phrase is all there is, without a sentence around it.
    mutating func partyOfPhrase(_ root: Int, isWhole: Bool) -> Referent? {
        let head = isWhole ? nominalHead(root) : root
        if var own = referent(at: head), own.isKnown, own.country != nil || own.sectors != ["UNK"] {
            if own.country == nil, head != root { own.country = referent(at: root)?.country }
            return bodyNamed(withPlace: own, head) ?? own
        }
        // "Syrian island": the party within tells the country, but who is meant stays open.
        for conjunct in parties(at: head) where conjunct.isKnown {
            guard conjunct.country != nil || conjunct.sectors != ["UNK"] else { continue }
            var party = conjunct
            if graph[head].upos == .noun, party.kind == .country || party.kind == .region || party.place != nil {
                party.sectors = ["UNK"]
                party.actor = nil
            }
            return party
        }
        for token in graph.subtree(of: root) where mentionOfToken[token] != nil {
            if let party = referent(at: token), party.isKnown { return party }
        }
        guard isNominal(head) else { return nil }
        var unknown = bare(head)
        unknown.sectors = ["UNK"]
        return unknown
    }

    /// "Medical Services Alliance Northern Territory", "Montenegro Assembly": a body whose name holds its place.
    private func bodyNamed(withPlace place: Referent, _ head: Int) -> Referent? {
        guard place.place != nil || place.kind == .country || place.kind == .region, let index = mentionOfToken[head]
        else { return nil }
        var token = mentions[index].tokens.lowerBound - 1
        while token >= 0, graph[token].upos == .noun || graph[token].upos == .propn {
            if mentionOfToken[token] == nil, let body = agent(endingAt: token), !body.agent.sectors.isEmpty {
                return make(head, country: place.country, sectors: body.agent.sectors)
            }
            token -= 1
        }
        let next = mentions[index].tokens.upperBound
        if next < graph.count, graph[next].upos == .propn, mentionOfToken[next] == nil,
            let body = agent(endingAt: next),
            !body.agent.sectors.isEmpty
        {
            return make(head, country: place.country, sectors: body.agent.sectors)
        }
        return nil
    }

    /// The head that a phrase should have: parsers, used to sentences, may take a participle before it ("retired vice
    /// president"), or the country ("UK Defence Secretary Ben Wallace").
    private func nominalHead(_ root: Int) -> Int {
        let isState = mentionOfToken[root].map { isCountry(mentions[$0]) } ?? false
        let possessive = possessive(after: root)
        guard
            isState || possessive != nil || !isNominal(root) || graph[root].upos == .adj || referentIsMissing(root)
        else { return root }
        var last: Int?
        for token in (possessive.map { $0 + 1 } ?? root)..<graph.count {
            let upos = graph[token].upos
            if upos == .noun || upos == .propn || (possessive != nil && agent(endingAt: token) != nil) {
                last = token
            } else if ![.adj, .verb, .punct, .num, .adv].contains(upos) || graph[token].form == "," {
                break
            }
        }
        // The tokens of a name all mean it.
        if let last, last != root, mentionOfToken[last] != mentionOfToken[root] || mentionOfToken[last] == nil {
            if mentionOfToken[last] != nil || agent(endingAt: last) != nil { return last }
        }
        return root
    }

    /// "schoolchildren 's parents", where the parser took the possessor for the head.
    private func possessive(after root: Int) -> Int? {
        (root + 1..<max(root + 1, min(root + 3, graph.count))).first {
            graph[$0].xpos == "POS" || graph[$0].form == "'s"
        }
    }

    private func referentIsMissing(_ root: Int) -> Bool {
        mentionOfToken[root] == nil && agent(endingAt: root) == nil
    }

    private func isCountry(_ mention: Mention) -> Bool {
        mention.targets.contains { target in
            guard case .actor(let index, _) = target else { return false }
            return lexicon.knowledge.actors[index].kind == .country
        }
    }

    private func isNominal(_ token: Int) -> Bool {
        [.noun, .propn, .pron, .adj, .num].contains(graph[token].upos)
    }

    /// Whether a token heads a phrase that mentions somebody.
    func isMentionHead(_ token: Int) -> Bool {
        (graph[token].upos == .noun || graph[token].upos == .propn)
            && !["flat", "compound", "amod", "nmod:desc"].contains(graph[token].deprel.rawValue)
    }
}

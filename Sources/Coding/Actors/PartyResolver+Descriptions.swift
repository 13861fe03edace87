import Knowledge
import Linguistics

/// Parties that a phrase describes rather than names.
extension PartyResolver {
    /// A phrase that describes its party: an agent noun, a body of something named, an unknown name with a title.
    mutating func described(_ head: Int) -> Referent? {
        let phrase = graph.phrase(of: head)
        if let apposed = apposition(of: head) { return apposed }
        if let mission = mission(head, phrase) { return mission }
        if let members = members(of: head, phrase) { return members }
        if let agent = agent(endingAt: head) {
            let referent = refined(make(head, country: agent.country, sectors: agent.sectors), phrase)
            return ownForce(referent) ?? referent
        }
        if isDefinite(head), lexicon.knowledge.classes.contains(graph.lemmas[head], in: "country-noun"),
            let country = discourse.mainCountry, let state = lexicon.countries[country]
        {
            return make(head, actor: state)
        }
        if lexicon.knowledge.classes.contains(graph.lemmas[head], in: "body") {
            for token in phrase where token < head {
                if mentionOfToken[token] != nil, let owner = named(token), owner.place == nil {
                    var referent = owner
                    referent.head = head
                    referent.range = graph.bytes(phrase)
                    return referent
                }
            }
            // Nobody knows who "both sides" are, but they act.
            return earlierMention(head) ?? make(head)
        }
        guard graph[head].upos == .propn, !lexicon.knowledge.classes.contains(graph.lemmas[head], in: "time-noun")
        else { return nil }
        // Titles before and after a name: "Interior Minister Jane Doe", "Jane Doe, the mayor of Springfield".
        for child in graph.children(of: head, .nmodDescription, .compound, .flat, .appos) {
            if let agent = agent(endingAt: child) {
                var referent = make(head, country: agent.country, sectors: agent.sectors)
                referent.kind = .person
                return refined(referent, phrase)
            }
        }
        return refined(make(head), phrase)
    }

    /// "the prime minister, Ahmet Davutoglu" is Davutoglu.
    mutating func apposition(of head: Int) -> Referent? {
        guard graph[head].upos == .noun else { return nil }
        for child in graph.children(of: head, .appos) where mentionOfToken[child] != nil {
            guard var referent = named(child), referent.kind == .person else { continue }
            referent.head = head
            referent.range = graph.bytes(graph.phrase(of: head).lowerBound..<child + 1)
            return referent
        }
        return nil
    }

    /// Adds what modifiers tell: whose minister, which country's army, former.
    mutating func refined(_ referent: Referent, _ phrase: Range<Int>) -> Referent {
        var result = referent
        let head = referent.head
        for token in phrase where token < head && mentionOfToken[token] != nil {
            guard let owner = named(token), owner.kind != .person, apply(owner, to: &result) else { continue }
            break
        }
        if result.country == nil {
            for child in graph.children(of: head, .nmodPossessive, .nmod, .obl) {
                let owner = self.referent(at: child) ?? within(child, depth: 2).first
                if let owner, apply(owner, to: &result) { break }
            }
        }
        if result.country == nil, !result.sectors.isEmpty,
            let title = graph.children(of: head, .appos, .nmodDescription, .compound).first(where: {
                agent(endingAt: $0) != nil
            })
        {
            for child in graph.children(of: title) {
                let owner = mentionOfToken[child] != nil ? named(child) : referentOfPossessor(child)
                if let owner, apply(owner, to: &result) { break }
            }
        }
        if result.country == nil, result.actor == nil, !result.sectors.isEmpty, result.kind != .person {
            let isSecondMention: (Referent) -> Bool = {
                $0.descriptor == result.descriptor && $0.country != nil && $0.isPlural == result.isPlural
            }
            if isDefinite(head), let earlier = discourse.latest(where: isSecondMention) {
                result.country = earlier.country
                result.actor = earlier.actor
            } else if result.sectors.contains("GOV") || isDefinite(head) {
                result.country = discourse.mainCountry
            }
        }
        let isFormer = phrase.contains { lexicon.knowledge.classes.contains(graph.lemmas[$0], in: "former") }
        if isFormer, result.sectors.contains("GOV") { result.sectors = ["ELI"] }
        return result
    }

    /// "a group of soldiers" are soldiers.
    mutating func members(of head: Int, _ phrase: Range<Int>) -> Referent? {
        guard lexicon.knowledge.classes.contains(graph.lemmas[head], in: "quantity-noun"),
            let member = graph.children(of: head, .nmod).first(where: { graph.prepositions(of: $0) == ["of"] }),
            var referent = referent(at: member)
        else { return nil }
        referent.head = head
        referent.range = graph.bytes(phrase)
        return referent
    }

    func isDefinite(_ head: Int) -> Bool {
        graph.child(of: head, .det).map { graph.lemmas[$0] == "the" } ?? false
    }

    /// "the troops" of a mission that was mentioned before are the mission.
    mutating func ownForce(_ referent: Referent) -> Referent? {
        guard isDefinite(referent.head), lexicon.knowledge.classes.contains(referent.descriptor, in: "force-noun"),
            !graph.children(of: referent.head).contains(where: {
                ["nmod:poss", "amod", "compound", "nmod"].contains(graph[$0].deprel.rawValue)
            })
        else { return nil }
        let isForce: (Referent) -> Bool = { $0.kind == .peaceOperation || $0.kind == .operation }
        var found: Referent?
        for token in (0..<referent.head).reversed() where graph[token].upos == .noun || graph[token].upos == .propn {
            if let candidate = self.referent(at: token), isForce(candidate) {
                found = candidate
                break
            }
        }
        guard let force = found ?? discourse.latest(where: isForce) else { return nil }
        var result = referent
        result.actor = force.actor
        result.kind = force.kind
        result.country = force.country
        result.sectors = force.sectors
        return result
    }

    mutating func referentOfPossessor(_ child: Int) -> Referent? {
        graph[child].deprel == .nmodPossessive || graph[child].deprel == .nmod ? referent(at: child) : nil
    }

    /// Gives a described party the country or the identity of its owner. False when the owner has neither.
    func apply(_ owner: Referent, to referent: inout Referent) -> Bool {
        guard let country = owner.country else { return false }
        let isState = owner.kind == .country || owner.kind == .region || owner.kind == nil || owner.place != nil
        referent.country = country
        guard !isState else { return true }
        if owner.kind != .person, referent.kind != .person,
            lexicon.knowledge.classes.contains(referent.descriptor, in: "member")
                || lexicon.knowledge.classes.contains(referent.descriptor, in: "body")
        {
            referent.actor = owner.actor
            referent.kind = owner.kind
            if !owner.sectors.isEmpty { referent.sectors = owner.sectors }
        } else if owner.kind != .person, !owner.sectors.isEmpty, ["GOV"] == referent.sectors || referent.sectors.isEmpty
        {
            referent.sectors = owner.sectors
        } else if lexicon.knowledge.ontology.supranational.contains(country), referent.sectors == ["GOV"] {
            referent.sectors = []
        }
        return true
    }

    /// "a peacekeeping mission to Mali": the operation that stands there.
    mutating func mission(_ head: Int, _ phrase: Range<Int>) -> Referent? {
        guard lexicon.knowledge.classes.contains(graph.lemmas[head], in: "mission-noun"),
            phrase.contains(where: { token in
                lexicon.knowledge.classes.contains(graph.lemmas[token], in: "peacekeeping")
                    || mentionOfToken[token].map { supranationalCode(of: mentions[$0]) != nil } ?? false
            })
        else { return nil }
        let hosts = graph.children(of: head, .nmod, .obl).compactMap { self.referent(at: $0)?.country }
        let host = hosts.first { !lexicon.knowledge.ontology.supranational.contains($0) } ?? discourse.mainCountry
        let named = phrase.compactMap { mentionOfToken[$0] }
        let owner = named.compactMap { supranationalCode(of: mentions[$0]) }.first
        let operation = host.flatMap { lexicon.peaceOperation(of: owner ?? "UNO", in: $0, on: day) }
        var referent = make(head, actor: operation, country: owner ?? "UNO", sectors: ["MIL"])
        referent.range = graph.bytes(phrase)
        return referent
    }

    /// The code of an international organisation that a name stands for.
    func supranationalCode(of mention: Mention) -> String? {
        for case .actor(let index, _) in mention.targets {
            if let code = lexicon.knowledge.actors[index].roles.last?.country,
                lexicon.knowledge.ontology.supranational.contains(code)
            {
                return code
            }
        }
        return nil
    }

    /// "the mission", "the group" after its first mention.
    func earlierMention(_ head: Int) -> Referent? {
        guard isDefinite(head) else { return nil }
        let isMission = lexicon.knowledge.classes.contains(graph.lemmas[head], in: "mission-noun")
        return discourse.latest { earlier in
            guard earlier.actor != nil else { return false }
            if isMission { return earlier.kind == .peaceOperation || earlier.kind == .operation }
            return earlier.descriptor == graph.lemmas[head] || earlier.kind == .armedGroup
                || earlier.kind == .organisation
        }.map { earlier in
            var referent = earlier
            referent.sentence = graph.index
            referent.head = head
            referent.range = graph.bytes(graph.phrase(of: head))
            return referent
        }
    }

    /// The agent noun that ends at a token, the longest first: "foreign minister" before "minister".
    func agent(endingAt token: Int) -> Agent? {
        guard graph[token].upos == .noun || graph[token].upos == .propn || graph[token].upos == .adj else { return nil }
        var words: [String] = []
        var best: Agent?
        var cursor = token
        while cursor >= 0, words.count < lexicon.longestAgent {
            let upos = graph[cursor].upos
            if upos == .punct, graph[cursor].form == "-" || graph[cursor].form == "–" {
                cursor -= 1
                continue
            }
            guard cursor == token || [.noun, .propn, .adj, .verb, .adp, .det].contains(upos) else { break }
            words.insert(graph.lemmas[cursor].filter { $0 != "." }, at: 0)
            if let agent = lexicon.agents[words.joined(separator: " ")] { best = agent }
            if words.count == 1, best == nil, let agent = lexicon.agents[graph[cursor].form.lowercased()] {
                best = agent
            }
            cursor -= 1
        }
        return best
    }
}

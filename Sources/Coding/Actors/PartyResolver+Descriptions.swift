import Knowledge
import Linguistics

/// Parties that a phrase describes rather than names.
extension PartyResolver {
    /// A phrase that describes its party: an agent noun, a body of something named, an unknown name with a title.
    mutating func described(_ head: Int) -> Referent? {
        let phrase = graph.phrase(of: head)
        if let apposed = apposition(of: head) { return apposed }
        if let counterpart = counterpart(head, phrase) { return counterpart }
        if let mission = mission(head, phrase) { return mission }
        if let members = members(of: head, phrase) { return members }
        if let power = colonialPower(head, phrase) { return power }
        if let renamed = renamed(head) ?? renamed(afterComma: head, phrase) { return renamed }
        let noun = agent(endingAt: head)
        if isDefinite(head), noun?.start ?? head == head,
            lexicon.knowledge.classes.contains(graph.lemmas[head], in: "country-noun"),
            let country = country(meantBefore: head), let state = lexicon.countries[country]
        {
            return make(head, actor: state)
        }
        if let noun {
            let sectors = bearing(head, noun) ?? noun.agent.sectors
            let referent = refined(make(head, country: noun.agent.country, sectors: sectors), phrase)
            return ownForce(referent) ?? holder(of: noun, referent, phrase) ?? named(before: referent) ?? referent
        }
        if let office = office(head) ?? crowd(head) { return office }
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
        if graph[head].upos == .noun, let earlier = named(before: make(head)) { return earlier }
        guard graph[head].upos == .propn, !lexicon.knowledge.classes.contains(graph.lemmas[head], in: "time-noun")
        else { return nil }
        // Titles before and after a name: "Interior Minister Jane Doe", "Jane Doe, the mayor of Springfield".
        for child in graph.children(of: head, .nmodDescription, .compound, .flat, .appos) {
            if let agent = agent(endingAt: child) {
                var referent = make(head, country: agent.agent.country, sectors: agent.agent.sectors)
                referent.kind = .person
                referent = refined(referent, phrase)
                if child < head, let person = titled(agent.agent, referent) { return person }
                return referent
            }
        }
        var referent = make(head)
        switch entityKind(head) {
        case .person: referent.kind = .person
        case .organisation: referent.kind = .organisation
        default: break
        }
        return refined(referent, phrase)
    }

    /// A last name after a title: "Deputy Secretary Hicks". With a first name it is somebody whom nobody knows.
    private func titled(_ agent: Agent, _ referent: Referent) -> Referent? {
        let head = referent.head
        guard
            !graph.children(of: head, .flat, .compound).contains(where: {
                graph[$0].upos == .propn && self.agent(endingAt: $0) == nil && mentionOfToken[$0] == nil
            }),
            let person = lexicon.person(
                titled: agent.sectors, named: graph[head].form, of: referent.country, on: day, in: discourse)
        else { return nil }
        var result = make(head, actor: person)
        result.range = referent.range
        return result
    }

    /// What the language model takes a name for that nobody knows.
    func entityKind(_ head: Int) -> Entity.Kind? {
        graph.sentence.entities.first { $0.tokens.contains(head) }?.kind
    }

    /// "an intelligence agency officer" is of the agency: the sectors of what stands before a word for anybody of a body.
    private func bearing(_ head: Int, _ found: AgentMatch) -> [String]? {
        guard found.start == head, lexicon.knowledge.classes.contains(graph.lemmas[head], in: "bearer"), head > 0,
            mentionOfToken[head - 1] == nil, graph.phrase(of: head).contains(head - 1),
            let body = agent(endingAt: head - 1), !body.agent.sectors.isEmpty
        else { return nil }
        return body.agent.sectors
    }

    /// "the ombudsman's office", "an army unit": a noun that says nothing itself is of what stands before it.
    private mutating func office(_ head: Int) -> Referent? {
        guard lexicon.knowledge.classes.contains(graph.lemmas[head], in: "bearer") else { return nil }
        for child in graph.children(of: head).reversed()
        where child < head && ["nmod:poss", "compound"].contains(graph[child].deprel.rawValue) {
            guard mentionOfToken[child] == nil, agent(endingAt: child) != nil, let owner = referent(at: child),
                !owner.sectors.isEmpty, owner.sectors != ["CVL"], owner.sectors != ["UNK"]
            else { continue }
            return refined(make(head, country: owner.country, sectors: owner.sectors), graph.phrase(of: head))
        }
        return nil
    }

    /// "*Tens of thousands* rallied": a number that does something counts people.
    private func crowd(_ head: Int) -> Referent? {
        func isNumber(_ token: Int) -> Bool {
            lexicon.knowledge.classes.contains(graph.lemmas[token], in: "crowd-number") && graph[token].xpos == "NNS"
        }
        guard graph[head].deprel.base == "nsubj", isNumber(head),
            graph.children(of: head, .nmod).allSatisfy({ isNumber($0) || !graph.prepositions(of: $0).contains("of") })
        else { return nil }
        return make(head, sectors: ["CVL"])
    }

    /// "the former colonial power" of the country that the report is about.
    private func colonialPower(_ head: Int, _ phrase: Range<Int>) -> Referent? {
        guard head > 0, isDefinite(head),
            lexicon.knowledge.classes.contains(graph.lemmas[head - 1] + " " + graph.lemmas[head], in: "colonial-power")
                || lexicon.knowledge.classes.contains(graph.lemmas[head], in: "colonial-power"),
            let colony = discourse.mainCountry.flatMap({ lexicon.countries[$0] }),
            let power = lexicon.knowledge.actors[colony].colonialPower.flatMap({ lexicon.countries[$0] })
        else { return nil }
        return make(head, actor: power)
    }

    /// "the foreign minister", "the Malian president": whoever holds the office of a country on the day of the report.
    private func holder(of found: AgentMatch, _ referent: Referent, _ phrase: Range<Int>) -> Referent? {
        let head = referent.head
        guard let country = referent.country, referent.actor == nil, !referent.isPlural,
            referent.sectors == found.agent.sectors, isOfState(head),
            !["nmod:desc", "compound", "flat", "appos"].contains(graph[head].deprel.rawValue),
            graph.child(of: head, .flat, .appos) == nil,
            phrase.prefix(while: { $0 < found.start }).allSatisfy({ token in
                mentionOfToken[token] != nil || graph.words[token] == "the"
                    || graph[token].upos == .part || graph[token].upos == .adp
            }),
            let person = lexicon.holder(of: found.name, in: country, on: day)
        else { return nil }
        var result = make(head, actor: person)
        if result.country != country { result.country = country }
        return result
    }

    /// "president of the Riigikogu" is not the president: what follows must be a state.
    private func isOfState(_ head: Int) -> Bool {
        graph.children(of: head, .nmod).allSatisfy { child in
            guard let mention = mentionOfToken[child] else { return graph.prepositions(of: child) != ["of"] }
            return mentions[mention].targets.contains { target in
                guard case .actor(let index, _) = target else { return false }
                return lexicon.knowledge.actors[index].kind == .country
            }
        }
    }

    /// "the prime minister, Ahmet Davutoglu" is Davutoglu.
    mutating func apposition(of head: Int) -> Referent? {
        guard graph[head].upos == .noun else { return nil }
        for child in graph.children(of: head, .appos) where mentionOfToken[child] != nil {
            guard var referent = named(child), referent.kind == .person else { continue }
            referent.head = head
            let (described, name) = (graph.phrase(of: head), graph.phrase(of: child))
            // A parser may put the apposition before what it stands beside.
            guard described.lowerBound < name.upperBound else { continue }
            referent.range = graph.bytes(described.lowerBound..<name.upperBound)
            return referent
        }
        return nil
    }

    /// Adds what modifiers tell: whose minister, which country's army, former.
    mutating func refined(_ referent: Referent, _ phrase: Range<Int>) -> Referent {
        var result = referent
        let head = referent.head
        let names = phrase.filter { $0 < head && mentionOfToken[$0] != nil }
        // "Turkish-backed Syrian rebels" are Syrian; who backs them counts where nothing else is told.
        for token in names.filter({ !isBacker($0) }) + names.filter(isBacker) {
            guard let owner = named(token), owner.kind != .person, apply(owner, to: &result) else { continue }
            break
        }
        if result.country == nil {
            for child in graph.children(of: head, .nmodPossessive, .nmod, .obl) {
                let owner = self.referent(at: child) ?? within(child, depth: 2).first
                if let owner { adopt(owner, from: child, into: &result) }
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
                $0.descriptor == result.descriptor && $0.actor == nil && $0.country != nil
                    && $0.isPlural == result.isPlural
            }
            if isDefinite(head), let earlier = discourse.latest(where: isSecondMention) {
                result.country = earlier.country
            } else if result.sectors.contains("GOV") || isDefinite(head) {
                result.country = discourse.mainCountry
            }
        }
        let isFormer = phrase.contains {
            $0 < head
                && (lexicon.knowledge.classes.contains(graph.lemmas[$0], in: "once")
                    || lexicon.knowledge.classes.contains(graph.words[$0], in: "once"))
        }
        if isFormer, result.actor == nil, !Self.offices.isDisjoint(with: result.sectors) { result.sectors = ["ELI"] }
        return result
    }

    /// "*Turkish*-backed rebels"
    private func isBacker(_ token: Int) -> Bool {
        token + 2 < graph.count && graph[token + 1].form == "-" && graph[token + 2].xpos == "VBN"
    }

    /// "a group of soldiers" are soldiers.
    mutating func members(of head: Int, _ phrase: Range<Int>) -> Referent? {
        guard
            lexicon.knowledge.classes.contains(graph.lemmas[head], in: "quantity-noun")
                || lexicon.knowledge.classes.contains(graph.lemmas[head], in: "band-of"),
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

    /// "the president of the Human Rights League", "the rebels' leader": whoever leads or speaks for a body is of it.
    private func adopt(_ owner: Referent, from child: Int, into referent: inout Referent) {
        guard owner.actor == nil, owner.place == nil, owner.kind != .person, !owner.sectors.isEmpty,
            owner.sectors != ["CVL"], agent(endingAt: referent.head)?.start ?? referent.head == referent.head,
            lexicon.knowledge.classes.contains(referent.descriptor, in: "bearer"),
            graph[child].deprel == .nmodPossessive || graph.prepositions(of: child) == ["of"]
        else { return }
        referent.sectors = owner.sectors
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

    /// An agent noun in a sentence.
    struct AgentMatch {
        var agent: Agent
        var name: String
        /// Its first token.
        var start: Int
    }

    /// The agent noun that ends at a token, the longest first: "foreign minister" before "minister".
    func agent(endingAt token: Int) -> AgentMatch? {
        guard graph[token].upos == .noun || graph[token].upos == .propn || graph[token].upos == .adj else { return nil }
        let lemma = graph.lemmas[token]
        let form = graph.words[token]
        let longest = max(lexicon.longestAgent[lemma] ?? 0, lexicon.longestAgent[form] ?? 0)
        guard longest > 0 else { return nil }
        var best: AgentMatch?
        var lemmas = ""
        var forms = ""
        var words = 0
        var cursor = token
        while cursor >= 0, words < longest {
            let upos = graph[cursor].upos
            if upos == .punct, graph[cursor].form == "-" || graph[cursor].form == "–" {
                cursor -= 1
                continue
            }
            guard cursor == token || [.noun, .propn, .adj, .verb, .adp, .det, .adv].contains(upos) else { break }
            let word = graph.lemmas[cursor].filter { $0 != "." }
            lemmas = words == 0 ? word : word + " " + lemmas
            // "wanted person": only the last word is inflected.
            let plain = cursor == token ? word : graph.words[cursor]
            forms = words == 0 ? form : plain + " " + (words == 1 ? lemma : String(forms))
            words += 1
            for name in words == 1 ? [lemmas, forms] : lemmas == forms ? [lemmas] : [lemmas, forms] {
                if let agent = lexicon.agents[name] {
                    best = AgentMatch(agent: agent, name: name, start: cursor)
                    break
                }
            }
            cursor -= 1
        }
        return best
    }
}

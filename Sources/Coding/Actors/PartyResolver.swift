import Calendars
import Knowledge
import Linguistics

/// Resolves the noun phrases of one sentence to parties.
///
/// Pure: the same sentence, discourse and date give the same parties.
struct PartyResolver: Sendable {
    let graph: SentenceGraph
    let lexicon: ActorLexicon
    let day: CalendarDate?
    /// What the report mentioned before this sentence.
    let discourse: Discourse
    let mentions: [Mention]
    private var mentionOfToken: [Int?]
    private var memo: [Int: Referent?] = [:]
    /// The voice of the quotation that is being read: "we" is its side.
    var speaker: Referent?

    init(_ graph: SentenceGraph, lexicon: ActorLexicon, day: CalendarDate?, discourse: Discourse) {
        self.graph = graph
        self.lexicon = lexicon
        self.day = day
        self.discourse = discourse
        mentions = lexicon.names.mentions(in: graph.sentence)
        mentionOfToken = [Int?](repeating: nil, count: graph.count)
        for (index, mention) in mentions.enumerated() {
            for token in mention.tokens { mentionOfToken[token] = index }
        }
    }

    // MARK: Parties

    /// The parties that a phrase names, its conjuncts one by one; where the phrase is no party itself, the party
    /// within it that answers for it.
    mutating func parties(at head: Int) -> [Referent] {
        var found: [Referent] = []
        for conjunct in [head] + graph.children(of: head, .conj).filter({ graph[$0].upos != .verb }) {
            if let referent = referent(at: conjunct) {
                found.append(referent)
            } else {
                found += within(conjunct, depth: 0)
            }
        }
        return found
    }

    /// The party that answers for a phrase which is none itself: "*Israel's* decision", "a raid by *the army*".
    mutating func within(_ head: Int, depth: Int) -> [Referent] {
        // An accord belongs to nobody, whatever its name is.
        guard depth < 3, !lexicon.knowledge.classes.contains(graph.lemmas[head], in: "opaque-noun") else { return [] }
        let children = graph.children(of: head)
        if let possessor = children.first(where: { graph[$0].deprel == .nmodPossessive }) {
            if let referent = referent(at: possessor) { return [referent] }
            let inner = within(possessor, depth: depth + 1)
            if !inner.isEmpty { return inner }
        }
        for child in children where child < head && ["amod", "compound", "nmod"].contains(graph[child].deprel.base) {
            if let referent = modifier(child) { return [referent] }
        }
        for child in children where graph[child].deprel == .nmod || graph[child].deprel.base == "obl" {
            if let referent = referent(at: child) {
                return [referent] + graph.children(of: child, .conj).compactMap { self.referent(at: $0) }
            }
            let inner = within(child, depth: depth + 1)
            if !inner.isEmpty { return inner }
        }
        for child in children where graph[child].deprel.base == "acl" {
            for argument in graph.children(of: child)
            where ["nsubj", "obl", "obj"].contains(graph[argument].deprel.base) {
                if graph.antecedent(of: argument) != argument { continue }
                if let referent = referent(at: argument) { return [referent] }
            }
        }
        return []
    }

    /// The party that a modifier names: "*French* troops", "the *Taliban* attack".
    mutating func modifier(_ token: Int) -> Referent? {
        if mentionOfToken[token] == nil {
            for child in graph.children(of: token) where mentionOfToken[child] != nil && child < token {
                if let referent = modifier(child) { return referent }
            }
            let agent = agent(endingAt: token)
            guard agent != nil, graph[token].deprel == .compound || graph[token].deprel == .nmodDescription else {
                return nil
            }
            return referent(at: token)
        }
        return named(token)
    }

    // MARK: One phrase

    /// What the phrase of a head refers to; `nil` when it is no party.
    mutating func referent(at token: Int) -> Referent? {
        let head = graph.antecedent(of: token)
        if graph[head].upos == .pron, let speaker,
            ["we", "i", "our", "us", "my", "me"].contains(graph[head].form.lowercased())
        {
            return speaker
        }
        if let known = memo[head] { return known }
        // A phrase cannot be part of its own resolution.
        memo[head] = Referent?.none
        let found = resolve(head)
        memo[head] = found
        return found
    }

    private mutating func resolve(_ head: Int) -> Referent? {
        switch graph[head].upos {
        case .pron, .det: return pronoun(head)
        case .noun, .propn, .adj, .num, .x, .sym, .verb:
            if graph[head].upos == .verb, mentionOfToken[head] == nil { return nil }
            return named(head) ?? described(head)
        default: return mentionOfToken[head] == nil ? nil : named(head)
        }
    }

    /// The phrase of a head as it stands, with nothing known of it.
    func bare(_ head: Int) -> Referent { make(head) }

    private func make(_ head: Int, actor: Int? = nil, country: String? = nil, sectors: [String] = []) -> Referent {
        let known = actor.map { lexicon.knowledge.actors[$0] }
        let role = known?.role(on: day)
        return Referent(
            sentence: graph.index, head: head, range: graph.bytes(graph.phrase(of: head)), actor: actor,
            country: role?.country ?? country, sectors: role.map(\.sectors) ?? sectors, kind: known?.kind,
            isPlural: known == nil && graph[head].xpos.hasSuffix("S") && graph[head].xpos.hasPrefix("NN"),
            descriptor: graph.lemmas[head])
    }

    /// A phrase whose head belongs to a known name.
    private mutating func named(_ head: Int) -> Referent? {
        guard let index = mentionOfToken[head] else { return introducedName(head) }
        let mention = mentions[index]
        guard let target = lexicon.choose(mention.targets, on: day) else { return nil }
        switch target {
        case .actor(let actor, let alias):
            let known = lexicon.knowledge.actors[actor]
            if known.kind == .agreement { return nil }
            var referent = make(head, actor: actor)
            let phrase = graph.phrase(of: head)
            referent.range = graph.bytes(
                min(phrase.lowerBound, mention.tokens.lowerBound)..<max(phrase.upperBound, mention.tokens.upperBound))
            if alias == .demonym {
                // A demonym before a noun is the state's; alone it is its people.
                let isModifier = ["amod", "compound", "nmod:desc"].contains(graph[head].deprel.rawValue)
                if isModifier {
                    referent.range = graph.bytes(mention.tokens)
                } else if referent.isPlural || graph[head].upos == .adj {
                    referent.actor = nil
                    referent.kind = nil
                    referent.sectors = ["CVL"]
                }
            } else if graph[head].deprel == .compound || graph[head].deprel == .nmodPossessive
                || graph[head].deprel == .amod
            {
                referent.range = graph.bytes(
                    min(phrase.lowerBound, mention.tokens.lowerBound)..<max(head + 1, mention.tokens.upperBound))
            }
            return referent
        case .place(let place):
            let known = lexicon.knowledge.places[place]
            var referent = make(head, country: known.country)
            referent.place = place
            return referent
        }
    }

    /// A name that the report itself has introduced: "Goïta" after "Assimi Goïta".
    private func introducedName(_ head: Int) -> Referent? {
        guard graph[head].upos == .propn, let key = NamePiece.pieces(of: graph[head].form).last?.folded,
            var referent = discourse.introduced(key)
        else { return nil }
        referent.sentence = graph.index
        referent.head = head
        referent.range = graph.bytes(graph.phrase(of: head))
        return referent
    }

    /// A phrase that describes its party: an agent noun, a body of something named, an unknown name with a title.
    private mutating func described(_ head: Int) -> Referent? {
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
    private mutating func apposition(of head: Int) -> Referent? {
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
    private mutating func refined(_ referent: Referent, _ phrase: Range<Int>) -> Referent {
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
    private mutating func members(of head: Int, _ phrase: Range<Int>) -> Referent? {
        guard lexicon.knowledge.classes.contains(graph.lemmas[head], in: "quantity-noun"),
            let member = graph.children(of: head, .nmod).first(where: { graph.prepositions(of: $0) == ["of"] }),
            var referent = referent(at: member)
        else { return nil }
        referent.head = head
        referent.range = graph.bytes(phrase)
        return referent
    }

    private func isDefinite(_ head: Int) -> Bool {
        graph.child(of: head, .det).map { graph.lemmas[$0] == "the" } ?? false
    }

    /// "the troops" of a mission that was mentioned before are the mission.
    private mutating func ownForce(_ referent: Referent) -> Referent? {
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

    private mutating func referentOfPossessor(_ child: Int) -> Referent? {
        graph[child].deprel == .nmodPossessive || graph[child].deprel == .nmod ? referent(at: child) : nil
    }

    /// Gives a described party the country or the identity of its owner. False when the owner has neither.
    private func apply(_ owner: Referent, to referent: inout Referent) -> Bool {
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
    private mutating func mission(_ head: Int, _ phrase: Range<Int>) -> Referent? {
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
    private func supranationalCode(of mention: Mention) -> String? {
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
    private func earlierMention(_ head: Int) -> Referent? {
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

    // MARK: Pronouns

    private mutating func pronoun(_ head: Int) -> Referent? {
        let form = graph[head].form.lowercased()
        let classes = lexicon.knowledge.classes
        let accepts: (Referent) -> Bool
        if classes.contains(form, in: "personal-pronoun") {
            accepts = { $0.kind == .person || ($0.kind == nil && !$0.isPlural && $0.place == nil) }
        } else if classes.contains(form, in: "plural-pronoun") {
            accepts = { $0.isPlural || ($0.kind != nil && $0.kind != .person) }
        } else if classes.contains(form, in: "neuter-pronoun") {
            accepts = {
                $0.kind != .person && !$0.isPlural
                    && ($0.kind != nil || classes.contains($0.descriptor, in: "collective"))
            }
        } else {
            return nil
        }
        var candidates: [Referent] = []
        for token in 0..<head where graph[token].upos != .pron && graph[token].upos != .det {
            let relation = graph[token].deprel.base
            guard relation == "nsubj" || relation == "obj" || relation == "obl" || relation == "nmod" else { continue }
            guard let referent = referent(at: token), referent.isKnown, accepts(referent) else { continue }
            candidates.append(referent)
        }
        let isSubject: (Referent) -> Bool = { self.graph[$0.head].deprel.base == "nsubj" }
        guard
            var found = candidates.last(where: isSubject) ?? candidates.last
                ?? discourse.latest(where: { $0.isKnown && accepts($0) })
        else { return nil }
        // The party keeps the words that name it; only its place in the tree is the pronoun's.
        found.head = head
        found.sentence = graph.index
        return found
    }

    // MARK: Memory

    /// The parties that the sentence mentions by name or description, for what follows in the report.
    mutating func mentioned() -> [(referent: Referent, names: [String])] {
        var subjects: [(Referent, [String])] = []
        var others: [(Referent, [String])] = []
        for token in 0..<graph.count where graph[token].upos == .noun || graph[token].upos == .propn {
            guard !["flat", "compound", "amod", "nmod:desc"].contains(graph[token].deprel.rawValue),
                let referent = referent(at: token), referent.isKnown
            else { continue }
            var names: [String] = []
            if referent.kind == .person || graph[token].upos == .propn {
                let last = ([token] + graph.children(of: token, .flat)).max() ?? token
                if graph[last].upos == .propn, last != graph.phrase(of: token).lowerBound,
                    let name = NamePiece.pieces(of: graph[last].form).last, name.folded.utf8.count > 2
                {
                    names.append(name.folded)
                }
            }
            names += acronym(after: token)
            if graph[token].deprel.base == "nsubj" {
                subjects.append((referent, names))
            } else {
                others.append((referent, names))
            }
        }
        // The subject comes last, so that it is found first.
        return others + subjects
    }

    /// "the Support Group for Islam and Muslims (GSIM)".
    private func acronym(after token: Int) -> [String] {
        let end = graph.phrase(of: token).upperBound
        guard end + 2 < graph.count + 0, graph[end].form == "(", graph[end + 2].form == ")" else { return [] }
        let pieces = NamePiece.pieces(of: graph[end + 1].form)
        return pieces.count == 1 && graph[end + 1].form.utf8.count <= 10 ? [pieces[0].folded] : []
    }
}

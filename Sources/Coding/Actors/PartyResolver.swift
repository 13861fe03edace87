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
    private(set) var discourse: Discourse
    let mentions: [Mention]
    var mentionOfToken: [Int?]
    private var memo: [Int: Referent?] = [:]
    /// The voice of the quotation that is being read: "we" is its side.
    var speaker: Referent?

    init(_ graph: SentenceGraph, lexicon: ActorLexicon, day: CalendarDate?, discourse: Discourse) {
        self.graph = graph
        self.lexicon = lexicon
        self.day = day
        self.discourse = discourse
        mentions = lexicon.names.mentions(in: graph.sentence).filter { !graph.isPartOfLongerName($0, lexicon) }
        mentionOfToken = [Int?](repeating: nil, count: graph.count)
        for (index, mention) in mentions.enumerated() {
            for token in mention.tokens { mentionOfToken[token] = index }
        }
    }

    /// Takes the discourse of a report for as long as a sentence is read, so that there is only one of it and what a
    /// sentence adds is not paid for by a copy of all before it. To be given back with `returnDiscourse(to:)`.
    init(_ graph: SentenceGraph, lexicon: ActorLexicon, day: CalendarDate?, lending discourse: inout Discourse) {
        self.init(graph, lexicon: lexicon, day: day, discourse: discourse)
        discourse = discourse.empty
    }

    mutating func returnDiscourse(to owner: inout Discourse) { swap(&discourse, &owner) }

    // MARK: Parties

    /// The parties that a phrase names, its conjuncts one by one; where the phrase is no party itself, the party
    /// within it that answers for it.
    mutating func parties(at head: Int) -> [Referent] {
        var found: [Referent] = []
        for conjunct in [head] + graph.children(of: head, .conj).filter({ graph[$0].upos != .verb }) {
            let owners = coordinated(conjunct)
            if !owners.isEmpty {
                found += owners
            } else if let referent = referent(at: conjunct) {
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
        // "the proposal made by Chad", not "a law attacking Chad" or "a law that Chad attacked".
        for child in children where graph[child].deprel == .acl && graph[child].xpos == "VBN" {
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
            // Who brings others to a table does not sit at their side of it: "*U.S.-mediated* talks".
            if lexicon.knowledge.classes.contains(graph.words[token], in: "go-between") { return nil }
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
            lexicon.knowledge.classes.contains(graph.words[head], in: "first-person-pronoun")
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

    mutating func resolve(_ head: Int) -> Referent? {
        switch graph[head].upos {
        case .pron, .det: return pronoun(head)
        case .noun, .propn, .adj, .num, .x, .sym, .verb:
            if graph[head].upos == .verb, mentionOfToken[head] == nil { return nil }
            return named(head) ?? described(head)
        default: return mentionOfToken[head] == nil ? nil : named(head)
        }
    }

    /// The phrase of a head as it stands, with nothing known of it; an agreement keeps its identity, for it is what is
    /// signed or ended, though it is nobody.
    func bare(_ head: Int) -> Referent {
        var phrase = make(head)
        guard let mention = mentionOfToken[head],
            let target = lexicon.choose(mentions[mention].targets, on: day, in: discourse),
            case .actor(let actor, _) = target, lexicon.knowledge.actors[actor].kind == .agreement
        else { return phrase }
        phrase.actor = actor
        phrase.kind = .agreement
        return phrase
    }

    func make(_ head: Int, actor: Int? = nil, country: String? = nil, sectors: [String] = []) -> Referent {
        let known = actor.map { lexicon.knowledge.actors[$0] }
        let role = known?.role(on: day)
        return Referent(
            sentence: graph.index, head: head, range: graph.bytes(phrase(of: head)), actor: actor,
            country: role?.country ?? country, sectors: role.map(\.sectors) ?? sectors, kind: known?.kind,
            isPlural: known == nil && graph[head].xpos.hasSuffix("S") && graph[head].xpos.hasPrefix("NN"),
            descriptor: graph.lemmas[head])
    }

    /// A phrase whose head belongs to a known name.
    mutating func named(_ head: Int) -> Referent? {
        guard let index = mentionOfToken[head] else { return introducedName(head) }
        let mention = mentions[index]
        if let introduced = introducedName(head, insteadOf: mention) { return introduced }
        guard let target = lexicon.choose(mention.targets, on: day, in: discourse) else { return nil }
        switch target {
        case .actor(let actor, let alias):
            let known = lexicon.knowledge.actors[actor]
            if known.kind == .agreement { return nil }
            if isOfAnotherState(known, mention, head) {
                for token in mention.tokens { mentionOfToken[token] = nil }
                return described(head)
            }
            var referent = make(head, actor: actor)
            let phrase = phrase(of: head)
            let start = min(phrase.lowerBound, mention.tokens.lowerBound)
            referent.range = graph.bytes(start..<max(phrase.upperBound, mention.tokens.upperBound))
            let isModifier = ["amod", "compound", "nmod:desc"].contains(graph[head].deprel.rawValue)
            if alias == .demonym, let people = people(head, mention, home: referent.country) { return people }
            if alias == .demonym {
                // A demonym before a noun is the state's; alone it is its people.
                if isModifier {
                    referent.range = graph.bytes(mention.tokens)
                } else if referent.isPlural || graph[head].upos == .adj {
                    referent.actor = nil
                    referent.kind = nil
                    referent.sectors = ["CVL"]
                }
            } else if isModifier || graph[head].deprel == .nmodPossessive {
                referent.range = graph.bytes(start..<max(head + 1, mention.tokens.upperBound))
            }
            if known.kind == .person {
                let standing = standing(of: known, mention)
                referent.country = standing.country
                referent.sectors = standing.sectors
            }
            if known.kind == .movement, !known.hosts.isEmpty { referent.country = homeland(of: known, head) }
            // A people is those who are of it.
            if known.kind == .movement, referent.sectors.isEmpty, !isModifier { referent.sectors = ["CVL"] }
            // A capital stands for the government that sits there.
            if alias == .capital || alias == .metonym, referent.sectors.isEmpty, !isModifier {
                referent.sectors = ["GOV"]
            }
            return referent
        case .place(let place):
            let known = lexicon.knowledge.places[place]
            // What is done to a town is done to those who live there.
            var referent = make(head, country: known.country, sectors: known.kind == "region" ? [] : ["CVL"])
            referent.place = place
            return referent
        }
    }

    /// "Chile's Defense Department": names that many states use belong to the state beside them.
    private mutating func isOfAnotherState(_ actor: Actor, _ mention: Mention, _ head: Int) -> Bool {
        guard [.ministry, .office, .organ, .party, .military].contains(actor.kind),
            let country = actor.role(on: day)?.country
        else { return false }
        let isNational = !lexicon.knowledge.ontology.supranational.contains(country)
        let beside = mention.tokens.flatMap { graph.children(of: $0) }
        if isNational, beside.contains(where: { isPartOfBody($0, mention) }) { return true }
        for child in graph.children(of: head) {
            guard let other = mentionOfToken[child], !mention.tokens.contains(child),
                let target = lexicon.choose(mentions[other].targets, on: day, in: discourse)
            else { continue }
            let alias: Actor.Alias.Kind
            switch target {
            case .actor(let owner, let kind):
                guard lexicon.knowledge.actors[owner].kind == .country,
                    lexicon.knowledge.actors[owner].roles.last?.country != country
                else { continue }
                alias = kind
            case .place(let place):
                guard isNational, lexicon.knowledge.places[place].country != country else { continue }
                alias = .capital
            }
            switch graph[child].deprel.base {
            case "amod", "compound": return true
            case "nmod":
                if graph[child].deprel == .nmodPossessive { return true }
                let prepositions = graph.prepositions(of: child)
                if prepositions == ["of"] || (isNational && prepositions == ["in"] && alias == .name) { return true }
            default: continue
            }
        }
        return false
    }

    /// "*Santa Marta* Self Defense Forces": an unknown name before one that many bodies bear.
    private func isPartOfBody(_ token: Int, _ mention: Mention) -> Bool {
        token < mention.tokens.lowerBound && graph[token].upos == .propn && mentionOfToken[token] == nil
            && graph[token].deprel == .compound && agent(endingAt: token) == nil
    }

    /// A name that the report itself has introduced: "Goïta" after "Assimi Goïta".
    func introducedName(_ head: Int) -> Referent? {
        guard graph[head].upos == .propn, let key = NamePiece.pieces(of: graph[head].form).last?.folded,
            var referent = discourse.introduced(key)
        else { return nil }
        referent.sentence = graph.index
        referent.head = head
        referent.range = graph.bytes(graph.phrase(of: head))
        return referent
    }

    /// What the report has told of a name weighs more than what is known of its namesakes: an acronym that it spelt out,
    /// the last name of a person that it named in full.
    private func introducedName(_ head: Int, insteadOf mention: Mention) -> Referent? {
        guard mention.tokens.count == 1, graph[head].upos == .propn else { return nil }
        let isAcronym = graph[head].form.utf8.allSatisfy { $0 < 0x61 || $0 > 0x7A }
        let areNamesakes = mention.targets.allSatisfy { target in
            guard case .actor(let index, _) = target else { return false }
            return lexicon.knowledge.actors[index].kind == .person
        }
        guard isAcronym || areNamesakes, let introduced = introducedName(head) else { return nil }
        return isAcronym || introduced.kind == .person ? introduced : nil
    }
}

extension SentenceGraph {
    /// "Juan Carlos Jobet" is not Juan Carlos, "Jeb Bush" is not Bush: a person's short name beside a word that belongs to
    /// another name.
    fileprivate func isPartOfLongerName(_ mention: Mention, _ lexicon: ActorLexicon) -> Bool {
        var owners: [Actor] = []
        for target in mention.targets {
            guard case .actor(let index, _) = target else { return false }
            let actor = lexicon.knowledge.actors[index]
            guard actor.kind == .person else { return false }
            owners.append(actor)
        }
        func belongsElsewhere(_ token: Int, isBefore: Bool) -> Bool {
            guard self[token].upos == .propn, self[token].form.utf8.count > 2,
                let key = NamePiece.pieces(of: self[token].form).first?.folded, !Self.suffixes.contains(key),
                lexicon.longestAgent[lemmas[token]] == nil, lexicon.agents[words[token]] == nil
            else { return false }
            let linked = mention.tokens.contains { name in
                (self[token].head == name && ["flat", "compound"].contains(self[token].deprel.base))
                    || (self[name].head == token && self[name].deprel.base == "flat")
                    || (isBefore && self[name].head == token && self[name].deprel.base == "compound")
            }
            guard linked else { return false }
            let sound = NamePiece.sound(of: key)
            return !owners.contains { owner in
                owner.aliases.contains { alias in
                    NamePiece.pieces(of: alias.text).contains { NamePiece.sound(of: $0.folded) == sound }
                }
            }
        }
        if mention.tokens.lowerBound > 0, mention.tokens.count == 1,
            belongsElsewhere(mention.tokens.lowerBound - 1, isBefore: true)
        {
            return true
        }
        return mention.tokens.upperBound < count && belongsElsewhere(mention.tokens.upperBound, isBefore: false)
    }

    private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv"]
}

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
    var mentionOfToken: [Int?]
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
            lexicon.knowledge.classes.contains(graph[head].form.lowercased(), in: "first-person-pronoun")
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

    /// The phrase of a head as it stands, with nothing known of it.
    func bare(_ head: Int) -> Referent { make(head) }

    func make(_ head: Int, actor: Int? = nil, country: String? = nil, sectors: [String] = []) -> Referent {
        let known = actor.map { lexicon.knowledge.actors[$0] }
        let role = known?.role(on: day)
        return Referent(
            sentence: graph.index, head: head, range: graph.bytes(graph.phrase(of: head)), actor: actor,
            country: role?.country ?? country, sectors: role.map(\.sectors) ?? sectors, kind: known?.kind,
            isPlural: known == nil && graph[head].xpos.hasSuffix("S") && graph[head].xpos.hasPrefix("NN"),
            descriptor: graph.lemmas[head])
    }

    /// A phrase whose head belongs to a known name.
    mutating func named(_ head: Int) -> Referent? {
        guard let index = mentionOfToken[head] else { return introducedName(head) }
        let mention = mentions[index]
        guard let target = lexicon.choose(mention.targets, on: day) else { return nil }
        switch target {
        case .actor(let actor, let alias):
            let known = lexicon.knowledge.actors[actor]
            if known.kind == .agreement { return nil }
            var referent = make(head, actor: actor)
            let phrase = graph.phrase(of: head)
            let start = min(phrase.lowerBound, mention.tokens.lowerBound)
            referent.range = graph.bytes(start..<max(phrase.upperBound, mention.tokens.upperBound))
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
                referent.range = graph.bytes(start..<max(head + 1, mention.tokens.upperBound))
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
    func introducedName(_ head: Int) -> Referent? {
        guard graph[head].upos == .propn, let key = NamePiece.pieces(of: graph[head].form).last?.folded,
            var referent = discourse.introduced(key)
        else { return nil }
        referent.sentence = graph.index
        referent.head = head
        referent.range = graph.bytes(graph.phrase(of: head))
        return referent
    }
}

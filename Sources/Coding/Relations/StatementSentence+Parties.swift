import Knowledge
import Linguistics

/// Who or what stands in a slot of a construction. Stricter than frames: only the phrase itself counts.
extension StatementSentence {
    /// The parties of a part that are of one of some kinds.
    mutating func parties(
        _ role: Construction.Role, _ match: ConstructionMatch, _ kinds: [RelationKind.PartyKind]
    ) -> [Party] {
        guard let part = match.construction.part(role) else { return [] }
        for slot in part.slots {
            var found: [Party] = []
            if slot == .implied {
                found = implied().map { [$0] } ?? []
            } else if slot == .mission {
                found = onlyMission(match).map { [$0] } ?? []
            } else if slot == .inside {
                found = stateInside(match.predicate).map { [$0] } ?? []
            } else {
                for head in match.arguments[slot] {
                    let heads = isShared(slot, match) ? conjuncts(of: head) : [head]
                    found = heads.compactMap { party(at: $0, kinds, in: match) }
                    if slot == .bearer { found = found.map { cut($0, toNameAt: head) } }
                    if !found.isEmpty { break }
                }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// Whether what is said of a phrase is said of its conjuncts too: "the ministers A and B", but not "the president A
    /// and the minister B".
    private func isShared(_ slot: Slot, _ match: ConstructionMatch) -> Bool {
        switch slot {
        case .itself, .bearer: false
        case .named: graph[match.predicate].xpos.hasSuffix("S") || graph.child(of: match.predicate, .cop) != nil
        default: true
        }
    }

    /// A person's name without the phrases after it.
    private func cut(_ party: Party, toNameAt head: Int) -> Party {
        let end = (graph.children(of: head, .flat).max() ?? head) + 1
        guard graph[end - 1].range.upperBound > party.range.lowerBound else { return party }
        var cut = party
        cut.range = party.range.lowerBound..<min(party.range.upperBound, graph[end - 1].range.upperBound)
        cut.text = string(cut.range)
        return cut
    }

    private func conjuncts(of head: Int) -> [Int] {
        [head] + graph.children(of: head, .conj).filter { graph[$0].upos != .verb }
    }

    mutating func party(
        at head: Int, _ kinds: [RelationKind.PartyKind], in match: ConstructionMatch
    ) -> Party? {
        if head != match.predicate, let index = interpreter.resolver.mentionOfToken[head],
            index == interpreter.resolver.mentionOfToken[match.predicate]
        {
            return partyInside(head, kinds)
        }
        if kinds.contains(.force) || kinds.contains(.group), let mission = mission(of: head) { return mission }
        if kinds.contains(.accord), let accord = accord(at: head) { return accord }
        if kinds.contains(.text), classes.contains(graph.lemmas[head], in: "decided-text") { return phrase(head) }
        if kinds.contains(.office) { return office(at: head) }
        if let referent = referent(at: head).map({ apposed(head, to: $0) }) {
            if kinds.contains(where: { isKind(referent, $0) }) {
                // "large towns in northern Mali": what has no name is told by its whole phrase.
                let isNamed = referent.actor != nil || graph[head].upos != .noun || !kinds.contains(.place)
                return isNamed ? party(referent) : party(referent).spread(over: placed(head))
            }
        }
        if kinds.contains(.place), classes.contains(graph.lemmas[head], in: "place-part"),
            let whole = graph.children(of: head).first(where: { child in
                ["nmod", "obl"].contains(graph[child].deprel.base)
                    && (graph.prepositions(of: child) == ["of"] || graph.child(of: head, .fixed) != nil)
            })
        {
            for token in [whole] + graph.subtree(of: whole) {
                guard let found = party(at: token, kinds, in: match) else { continue }
                var part = phrase(head)
                part.range = part.range.lowerBound..<max(part.range.upperBound, found.range.upperBound)
                part.text = string(part.range)
                return found.spread(over: part)
            }
            return nil
        }
        if kinds.contains(.place), graph[head].upos == .propn || graph[head].upos == .noun,
            let toponym = places.toponym(at: head, in: graph.index)
        {
            return Party(
                text: string(toponym.range), entity: nil,
                country: toponym.place.flatMap { $0.country.isEmpty ? nil : $0.country }, sectors: [],
                range: toponym.range)
        }
        return nil
    }

    /// "MINUSMA, the peacekeeping mission": a description has the identity of the name that it stands beside.
    private mutating func apposed(_ head: Int, to referent: Referent) -> Referent {
        guard referent.actor == nil, graph[head].upos == .noun, graph[head].deprel == .appos,
            let name = graph[head].head,
            let named = self.referent(at: name), named.actor != nil
        else { return referent }
        var identified = named
        (identified.head, identified.range) = (referent.head, referent.range)
        return identified
    }

    /// What a phrase itself refers to, if it is known or has a name of its own.
    mutating func referent(at head: Int) -> Referent? {
        let isModifier = ["amod", "compound", "nmod:desc"].contains(graph[head].deprel.rawValue)
        let isPrefix = isModifier && graph[graph[head].head ?? head].upos != .noun
        let found =
            isModifier && !isPrefix
            ? interpreter.resolver.modifier(head) : interpreter.resolver.referent(at: head)
        guard let found, found.isKnown || graph[head].upos == .propn else { return nil }
        return found
    }

    /// A phrase with the place that follows it, whatever the tree hangs that on: "the security of large towns *in Mali*".
    private func placed(_ head: Int) -> Party {
        var phrase = phrase(head)
        let end = graph.phrase(of: head).upperBound
        guard end < graph.count, graph[end].upos == .adp, let place = graph[end].head, place > end,
            graph.prepositions(of: place) == ["in"], places.toponym(at: place, in: graph.index) != nil
        else { return phrase }
        phrase.range = phrase.range.lowerBound..<graph.bytes(graph.phrase(of: place)).upperBound
        phrase.text = string(phrase.range)
        return phrase
    }

    private func phrase(_ head: Int) -> Party {
        let range = graph.bytes(graph.phrase(of: head))
        return Party(text: string(range), entity: nil, country: nil, sectors: [], range: range)
    }

    /// "Malian Foreign Minister": the title as written, with the country and sectors that its words tell.
    private mutating func office(at head: Int) -> Party? {
        let name = graph[head].deprel == .nmodDescription ? graph[head].head : nil
        var office = phrase(head)
        if name != nil, let first = graph.subtree(of: head).first, first < head {
            office.range = graph.bytes(first..<head + 1)
            office.text = string(office.range)
        }
        let described = (name.map { interpreter.resolver.referent(at: $0) } ?? interpreter.resolver.referent(at: head))
        office.country = described?.country
        office.sectors = described?.sectors ?? []
        return office
    }

    /// An agreement by name, or as a noun for one.
    private func accord(at head: Int) -> Party? {
        if let index = interpreter.resolver.mentionOfToken[head] {
            for case .actor(let actor, _) in interpreter.resolver.mentions[index].targets
            where coder.knowledge.actors[actor].kind == .agreement {
                var accord = phrase(head)
                accord.entity = coder.knowledge.actors[actor].id
                return accord
            }
        }
        guard classes.contains(graph.lemmas[head], in: "accord") else { return nil }
        var accord = phrase(head)
        for token in graph.phrase(of: head) {
            guard let index = interpreter.resolver.mentionOfToken[token] else { continue }
            for case .actor(let actor, _) in interpreter.resolver.mentions[index].targets
            where coder.knowledge.actors[actor].kind == .agreement {
                accord.entity = coder.knowledge.actors[actor].id
            }
        }
        return accord
    }

    /// "the departure of 13,000 troops", where nobody's troops are told: those of the one mission in the report.
    private mutating func onlyMission(_ match: ConstructionMatch) -> Party? {
        for head in match.arguments[.of] {
            if let mission = mission(of: head) { return mission }
        }
        return nil
    }

    private func mission(of troops: Int) -> Party? {
        guard graph[troops].deprel == .nmod, let departure = graph[troops].head,
            classes.contains(graph.lemmas[departure], in: "departure"),
            classes.contains(graph.lemmas[troops], in: "force-noun"),
            graph.child(of: departure, .nmodPossessive) == nil,
            !graph.children(of: troops).contains(where: { child in
                graph[child].deprel == .nmodPossessive || interpreter.resolver.mentionOfToken[child] != nil
            }),
            var mission = interpreter.resolver.discourse.only(where: { $0.kind == .peaceOperation })
        else { return nil }
        mission.range = graph.bytes(graph.phrase(of: troops))
        return party(mission)
    }

    private func implied() -> Party? {
        guard let code = interpreter.resolver.discourse.mainCountry, let index = coder.lexicon.countries[code] else {
            return nil
        }
        let actor = coder.knowledge.actors[index]
        return Party(
            text: actor.name, entity: actor.id, country: code, sectors: actor.role(on: report.published)?.sectors ?? [],
            range: graph.sentence.range.lowerBound..<graph.sentence.range.lowerBound)
    }

    /// The state whose name or demonym stands within a name: "the *Malian* Armed Forces".
    private func stateInside(_ head: Int) -> Party? {
        for token in graph.phrase(of: head) where token < head {
            guard [.adj, .propn].contains(graph[token].upos) else { continue }
            if let state = partyInside(token, [.state]) { return state }
        }
        return nil
    }

    /// What a word of a longer name means by itself: "the *U.N.* mission in *South Sudan*".
    private func partyInside(_ head: Int, _ kinds: [RelationKind.PartyKind]) -> Party? {
        let tokens = [head] + graph.children(of: head, .compound, .amod, .flat)
        guard let first = tokens.min(), let last = tokens.max() else { return nil }
        let range = graph.bytes(first..<last + 1)
        let pieces = NamePiece.pieces(of: string(range))
        guard !pieces.isEmpty, let match = coder.lexicon.names.longestMatch(pieces, from: 0),
            match.length == pieces.count
        else { return nil }
        for case .actor(let index, _) in match.targets {
            let actor = coder.knowledge.actors[index]
            let role = actor.role(on: report.published)
            let referent = Referent(
                sentence: graph.index, head: head, range: range, actor: index, country: role?.country,
                sectors: role?.sectors ?? [], kind: actor.kind, descriptor: graph.lemmas[head])
            if kinds.contains(where: { isKind(referent, $0) }) { return party(referent) }
        }
        return nil
    }

    // MARK: Kinds

    func isKind(_ referent: Referent, _ kind: RelationKind.PartyKind) -> Bool {
        switch kind {
        case .any: return true
        case .state:
            return referent.kind == .country
                || (referent.kind != .person && referent.place == nil && referent.sectors.first == "GOV")
        case .group:
            if referent.kind == .person || referent.kind == .region { return false }
            if referent.place != nil { return false }
            return referent.actor != nil || referent.kind != nil
                || (!referent.sectors.isEmpty && !["CVL", "UNK"].contains(referent.sectors.first))
        case .organisation:
            return referent.kind == .organisation || referent.kind == .organ
        case .force:
            return !Set(referent.sectors).isDisjoint(with: ["MIL", "REB", "UAF", "PRM", "SPY", "COP"])
                && referent.kind != .person
        case .person:
            return referent.kind == .person
                || (referent.actor == nil && !referent.isPlural && graph[referent.head].upos == .propn
                    && entityKind(referent.head) == .person)
        case .place: return referent.place != nil || referent.kind == .country || referent.kind == .region
        case .office, .accord, .text: return false
        }
    }

    func entityKind(_ head: Int) -> Entity.Kind? {
        graph.sentence.entities.first { $0.tokens.contains(head) }?.kind
    }
}

extension Party {
    /// The same party by a longer phrase.
    fileprivate func spread(over phrase: Party) -> Party {
        var party = self
        (party.text, party.range) = (phrase.text, phrase.range)
        return party
    }
}

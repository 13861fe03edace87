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
                    found = conjuncts(of: head).compactMap { party(at: $0, kinds) }
                    if !found.isEmpty { break }
                }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    private func conjuncts(of head: Int) -> [Int] {
        [head] + graph.children(of: head, .conj).filter { graph[$0].upos != .verb }
    }

    mutating func party(at head: Int, _ kinds: [RelationKind.PartyKind]) -> Party? {
        if kinds.contains(.accord), let accord = accord(at: head) { return accord }
        if kinds.contains(.text), classes.contains(graph.lemmas[head], in: "decided-text") { return phrase(head) }
        if kinds.contains(.office) { return office(at: head) }
        if let referent = referent(at: head) {
            if kinds.contains(where: { isKind(referent, $0) }) { return party(referent) }
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

    private func phrase(_ head: Int) -> Party {
        let range = graph.bytes(graph.phrase(of: head))
        return Party(text: string(range), entity: nil, country: nil, sectors: [], range: range)
    }

    /// "Malian Foreign Minister": the title as written, with the country and sectors that its words tell.
    private mutating func office(at head: Int) -> Party? {
        let name = graph[head].deprel == .nmodDescription ? graph[head].head : nil
        var office = phrase(head)
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
            let isOwned = graph.children(of: head).contains { child in
                graph[child].deprel == .nmodPossessive || interpreter.resolver.mentionOfToken[child] != nil
            }
            guard !isOwned, var mission = interpreter.resolver.discourse.only(where: { $0.kind == .peaceOperation })
            else { continue }
            mission.range = graph.bytes(graph.phrase(of: head))
            return party(mission)
        }
        return nil
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
        for token in graph.phrase(of: head) where token != head {
            guard [.adj, .propn].contains(graph[token].upos) else { continue }
            let pieces = NamePiece.pieces(of: graph[token].form)
            guard let match = coder.lexicon.names.longestMatch(pieces, from: 0), match.length == pieces.count else {
                continue
            }
            for case .actor(let index, _) in match.targets where coder.knowledge.actors[index].kind == .country {
                let actor = coder.knowledge.actors[index]
                return Party(
                    text: graph[token].form, entity: actor.id, country: actor.role(on: report.published)?.country,
                    sectors: [], range: graph[token].range)
            }
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

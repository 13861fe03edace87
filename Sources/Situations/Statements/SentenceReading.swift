import Calendars
import Coding
import Knowledge
import Linguistics

/// One sentence on its way to statements.
struct SentenceReading {
    let clause: Clause
    let bytes: [UInt8]
    let reader: StatementReader
    /// The parties that the sentence mentions.
    let parties: [Party]
    /// The mission that the report is about.
    let main: String?
    let toponyms: [Toponym]
    let times: [TimeExpression]
    let published: CalendarDate?
    /// The dates of the sentence with what each is the date of, and the mission that they are for.
    private(set) var dated: [(term: Statement.Term, mission: String?)] = []

    mutating func statements() -> [Statement] {
        var found: [Statement] = []
        dated = datedTerms()
        defer { dated = [] }
        for index in 0..<clause.count {
            guard let names = reader.cues.acts[clause.lemma(index)], isPredicate(index) else { continue }
            if names == ["contest"] {
                found += contests(at: index)
            } else if let statement = statement(at: index, names) {
                found.append(statement)
            }
        }
        // A date belongs to the act that stands nearest before it, else to the first.
        for (term, mission) in dated {
            let position =
                found.lastIndex { $0.range.lowerBound <= term.range.lowerBound && $0.mission == mission }
                ?? found.firstIndex { $0.mission == mission }
            if let position {
                found[position].terms.append(term)
            } else if let mission {
                found.append(
                    Statement(
                        act: "", stance: .occurred, mission: mission, actor: nil, date: nil, terms: [term], site: nil,
                        ordinal: nil, sentence: clause.sentence.range, range: term.range))
            }
        }
        return found
    }

    /// Verbs, and nouns of action; no part of a name.
    private func isPredicate(_ index: Int) -> Bool {
        let token = clause[index]
        guard [.verb, .noun, .adj].contains(token.upos) else { return false }
        return !["compound", "amod", "flat"].contains(token.deprel.base)
    }

    // MARK: Acts

    private func statement(at index: Int, _ names: [String]) -> Statement? {
        let objects = clause.objects(of: index)
        let subject = clause.subject(of: index)
        let objectTokens = objects.flatMap { clause.subtree(of: $0) }
        let phraseTokens = clause.children(of: index, ["obl", "nmod"]).flatMap { clause.subtree(of: $0) }
        let subjectTokens = subject.map { clause.subtree(of: $0) } ?? []
        let (stance, governor, chain) = self.stance(of: index)
        // "took them to its base" leaves no base.
        let left = clause.children(of: index, ["obl", "nmod"]).filter { phrase in
            clause.children(of: phrase, ["case"]).contains { reader.cues.whence.contains(clause.lemma($0)) }
        }.flatMap { clause.subtree(of: $0) }
        let sites = (objectTokens + left).filter { reader.cues.sites.contains(clause.lemma($0)) }
        let actorHead = governor ?? (clause[index].upos == .verb ? subject : nil)
        var actor = actorHead.flatMap(party(at:))
        if names.contains("handover"), !sites.isEmpty || handsOverSite(subjectTokens, index) {
            let owner = subject.flatMap(party(at:)) ?? actor
            let mission = mission(in: subjectTokens + objectTokens) ?? (owner == nil || isUN(owner) ? main : nil)
            guard mission != nil || owner != nil else { return nil }
            return make(
                "handover", stance, mission: isUN(owner) || owner == nil ? mission : nil, owner, index, chain,
                site: site(near: sites))
        }
        if let name = names.first, ["timeline", "vacuum", "coup"].contains(name), clause[index].upos == .noun {
            // "after coups in three countries": no single one whose day could be told.
            guard name != "coup" || clause[index].xpos != "NNS" else { return nil }
            // What is spoken of exists, unless it is denied or wished for.
            guard ![.negated, .refused, .demanded].contains(stance) else { return nil }
            return make(name, .occurred, mission: main, nil, index, chain, site: nil)
        }
        let name = names.first { $0 != "handover" } ?? names[0]
        guard name != "handover" else { return nil }
        if name == "reported" { return delivery(index, stance, actor, objectTokens, phraseTokens, chain) }
        var mission = mission(in: objectTokens)
        if mission == nil, ["withdrawn", "expired", "stay", "deployed", "liquidated", "terminated"].contains(name) {
            mission = self.mission(
                in: subjectTokens + (name == "liquidated" || clause[index].upos == .noun ? phraseTokens : []))
            if mission != nil, governor == nil { actor = nil }
        }
        if name == "consent" { return consent(index, stance, chain, objectTokens + phraseTokens) }
        // "Chad said that it would not renew the mandate."
        if actor == nil, let subject, clause[subject].upos == .pron {
            actor = chain.dropFirst().lazy.compactMap { clause.subject(of: $0).flatMap(party(at:)) }.first
        }
        // "called the mission a failure and urged its end"
        let possessive = (objectTokens + subjectTokens).first { token in
            clause[token].upos == .pron && party(at: token) == nil && clause[token].deprel.rawValue == "nmod:poss"
        }
        // "asked the mission to speed up its departure"
        if mission == nil, stance == .demanded {
            mission =
                chain.dropFirst().lazy.compactMap { above in
                    self.mission(in: clause.children(of: above, ["obj", "iobj"]).flatMap { clause.subtree(of: $0) })
                }.first
        }
        if mission == nil, let possessive {
            // A mission is one: "their departure" is that of others, where the sentence names none.
            let isMany = clause[possessive].feature("Number") == "Plur"
            mission = self.mission(before: clause[index].range.lowerBound) ?? (isMany ? nil : main)
        }
        // "The government asked for an accelerated departure."
        if mission == nil, possessive == nil, stance == .demanded, name == "withdrawn", objectTokens.isEmpty,
            let main, let country = actor?.country, reader.missions[main]?.hosts.contains(country) ?? false
        {
            mission = main
        }
        guard let mission else { return nil }
        // A verb of the Council has a mission below it and somebody else above.
        if let own = actor, own.entity == mission { actor = nil }
        let part = name == "withdrawn" ? part(in: phraseTokens) ?? town(in: objects) : nil
        return make(
            name, isLast(subject, name, stance) ? .completed : stance, mission: mission, actor, index, chain, site: part
        )
    }

    /// "no longer consents to its presence", "withdrew its consent".
    private func consent(_ index: Int, _ stance: Statement.Stance, _ chain: [Int], _ tokens: [Int]) -> Statement? {
        var (verb, stance) = (index, stance)
        if clause[index].upos != .verb {
            guard clause[index].deprel == .obj, let head = clause[index].head else { return nil }
            guard
                ["withdrawn", "terminated"].contains(where: {
                    reader.cues.acts[clause.lemma(head)]?.contains($0) ?? false
                })
            else { return nil }
            (verb, stance) = (head, .negated)
        }
        let mission = mission(in: tokens + clause.children(of: verb, ["obl"]).flatMap { clause.subtree(of: $0) })
        guard let actor = clause.subject(of: verb).flatMap(party(at:)), let mission = mission ?? main else {
            return nil
        }
        return make("consent", stance, mission: mission, actor, index, chain, site: nil)
    }

    /// "The last peacekeepers left the country": then all have.
    private func isLast(_ subject: Int?, _ name: String, _ stance: Statement.Stance) -> Bool {
        guard name == "withdrawn", stance == .occurred, let subject else { return false }
        return clause.children(of: subject, ["amod"]).contains { reader.cues.finals.contains(clause.lemma($0)) }
    }

    /// "left Kidal": who leaves a town has not left the country.
    private func town(in objects: [Int]) -> Statement.Site? {
        for token in objects {
            let toponym = toponyms.first { toponym in
                clause[token].range.overlaps(toponym.range) && toponym.place.map { $0.kind != .country } ?? false
            }
            guard let place = toponym?.place else { continue }
            return Statement.Site(name: place.name, latitude: place.latitude, longitude: place.longitude)
        }
        return nil
    }

    /// "completed its withdrawal from the province", "left Kidal": a part of the country that a mission leaves.
    private func part(in phrase: [Int]) -> Statement.Site? {
        for token in phrase
        where clause.children(of: token, ["case"]).contains(where: { reader.cues.whence.contains(clause.lemma($0)) }) {
            let inside = clause.subtree(of: token)
            let toponym = toponyms.first { toponym in
                toponym.place.map { $0.kind != .country } ?? false
                    && inside.contains { clause[$0].range.overlaps(toponym.range) }
            }
            let isPart = reader.cues.parts.contains(clause.lemma(token))
            guard isPart || toponym != nil else { continue }
            return Statement.Site(
                name: toponym?.place?.name ?? clause[token].form, latitude: toponym?.place?.latitude,
                longitude: toponym?.place?.longitude)
        }
        return nil
    }

    /// "The Secretary-General submitted his report to the Council", "reported to the Council".
    private func delivery(
        _ index: Int, _ stance: Statement.Stance, _ actor: Party?, _ objects: [Int], _ phrases: [Int], _ chain: [Int]
    ) -> Statement? {
        guard clause[index].upos == .verb, [.occurred, .completed].contains(stance) else { return nil }
        let isPaper = objects.contains { reader.cues.papers.contains(clause.lemma($0)) }
        let isToBody = phrases.contains { token in party(at: token).map { isUN($0) } ?? false }
        guard isPaper && (isUN(actor) || isToBody) || isUN(actor) && isToBody else { return nil }
        return make(
            "reported", stance, mission: mission(in: objects + phrases) ?? main, actor, index, chain, site: nil)
    }

    /// The armed groups that dispute power, each one by itself.
    private func contests(at index: Int) -> [Statement] {
        let (stance, _, chain) = self.stance(of: index)
        guard clause[index].upos == .verb, stance == .occurred else { return [] }
        let inside = ([clause.subject(of: index)].compactMap { $0 } + [index]).flatMap { clause.subtree(of: $0) }
        return parties.filter { party in
            party.sectors.contains("REB") && inside.contains { clause[$0].range.overlaps(party.range) }
        }.map { make("contest", stance, mission: nil, $0, index, chain, site: nil) }
    }

    private func make(
        _ act: String, _ stance: Statement.Stance, mission: String?, _ actor: Party?, _ index: Int, _ chain: [Int],
        site: Statement.Site?
    ) -> Statement {
        Statement(
            act: act, stance: stance, mission: mission, actor: actor, date: actDate(index, chain), terms: [],
            site: site,
            ordinal: act == "handover" ? ordinal() : nil, sentence: clause.sentence.range, range: clause[index].range)
    }

    /// "The base in Ber was closed."
    private func handsOverSite(_ subject: [Int], _ index: Int) -> Bool {
        clause.isPassive(index) && subject.contains { reader.cues.sites.contains(clause.lemma($0)) }
    }

    // MARK: Stance

    /// Whether the act happened, by its auxiliaries and by the predicates above it; and who stands above.
    private func stance(of act: Int) -> (stance: Statement.Stance, subject: Int?, chain: [Int]) {
        var stance: Statement.Stance = .occurred
        var subject: Int?
        var current = act
        var chain = [act]
        for _ in 0..<8 {
            let lemmas = clause.children(of: current, ["advmod", "det", "aux"]).map { clause.lemma($0) }
            let isOver = clause.children(of: current, ["advmod"]).contains { adverb in
                clause.children(of: adverb).contains { reader.cues.negations.contains(clause.lemma($0)) }
            }
            if isOver || lemmas.contains(where: reader.cues.negations.contains) {
                stance = stance == .demanded ? .refused : .negated
            }
            if [.occurred, .begun, .completed].contains(stance),
                lemmas.contains(where: reader.cues.futureModals.contains)
            {
                stance = .planned
            }
            if [.begun, .completed].contains(stance), isInfinitive(current) { stance = .planned }
            let isHypothetical = lemmas.contains(where: reader.cues.hypotheticalModals.contains)
            guard let head = clause[current].head else { break }
            let relation = clause[current].deprel.rawValue
            if relation == "conj" {
                current = head
                chain.append(head)
                continue
            }
            if ["acl:relcl", "advcl", "parataxis"].contains(relation), !isHypothetical { break }
            if isHypothetical, stance == .occurred { stance = .planned }
            let isArgument = ["xcomp", "ccomp", "obj", "acl", "nmod", "obl", "nsubj:pass", "acl:relcl", "csubj"]
                .contains(relation)
            // "Its liquidation will begin": the verb tells of its subject.
            let isTold = relation == "nsubj" && clause[act].upos == .noun && current == act
            guard isArgument || isTold else { break }
            if let governor = reader.cues.governors[clause.lemma(head)] ?? reader.cues.governors[plainLemma(head)] {
                let next = Self.stance(under: governor, now: stance)
                if next != stance || governor == .decide {
                    subject = clause.subject(of: head) ?? subject
                }
                stance = next
            }
            // "completed the first phase of its withdrawal"
            if stance == .occurred, reader.cues.stretches.contains(plainLemma(head)) { stance = .begun }
            current = head
            chain.append(head)
        }
        return (stance, subject, chain)
    }

    private func plainLemma(_ index: Int) -> String {
        (clause[index].lemma.isEmpty ? clause[index].form : clause[index].lemma).lowercased()
    }

    private static func stance(under governor: MandateCues.Governor, now: Statement.Stance) -> Statement.Stance {
        switch governor {
        case .say: now
        case .decide: now == .demanded || now == .refused || now == .negated ? now : .decided
        case .demand: now == .negated || now == .refused ? .refused : .demanded
        case .fail: now == .demanded ? .demanded : .refused
        case .plan: now == .demanded ? .demanded : .planned
        case .begin: now == .occurred ? .begun : now
        case .complete: now == .occurred ? .completed : now
        }
    }

    // MARK: Parties, places, dates

    func party(at index: Int) -> Party? {
        let range = clause[index].range
        return parties.filter { $0.range.overlaps(range) }.min { $0.range.count < $1.range.count }
    }

    func isUN(_ party: Party?) -> Bool {
        guard let party else { return false }
        return party.country == "UNO" || party.country == "IGO" && party.sectors.isEmpty
    }

    /// The mission that some tokens name, by its name or as "the mandate", "the peacekeepers".
    func mission(in tokens: [Int]) -> String? {
        let found = tokens.compactMap { party(at: $0)?.entity }
        let named = found.filter { reader.missions[$0] != nil }
        // "a new force in Somalia, AUSSOM": where a phrase names two, the one of its day.
        if let mission = named.first(where: { reader.stands($0, on: published) }) ?? named.first { return mission }
        for token in tokens where reader.cues.objects.contains(clause.lemma(token)) {
            let isOther = clause.children(of: token, ["amod", "compound"]).contains {
                reader.cues.foreign.contains(clause.lemma($0))
            }
            if isOther { continue }
            let party = party(at: token)
            if let party, !isUN(party), party.country != nil { continue }
            if party == nil, tokens.contains(where: { isForeign($0) }) { continue }
            return main
        }
        return nil
    }

    /// A known party that is not of the United Nations: "the French mission".
    private func isForeign(_ token: Int) -> Bool {
        guard let party = party(at: token), let country = party.country else { return false }
        return country != "UNO" && clause[token].deprel.base == "amod"
    }

    private func site(near tokens: [Int]) -> Statement.Site? {
        let inside = tokens.flatMap { clause.subtree(of: $0) }.map { clause[$0].range }
        let near = toponyms.filter { toponym in inside.contains { $0.overlaps(toponym.range) } }
        func isCountry(_ toponym: Toponym) -> Bool { toponym.place?.kind == .country }
        if let toponym = near.first(where: { !isCountry($0) }) ?? toponyms.first(where: { !isCountry($0) }) {
            return Statement.Site(
                name: toponym.place?.name ?? toponym.text, latitude: toponym.place?.latitude,
                longitude: toponym.place?.longitude)
        }
        // A site of which nobody tells the town: "base in Senegal".
        guard let site = tokens.first(where: { clause[$0].range.count > 0 }) else { return nil }
        let after = toponyms.first { $0.range.lowerBound > clause[site].range.lowerBound }
        let name = after.map { "\(clause.lemma(site)) in \($0.place?.name ?? $0.text)" } ?? clause.lemma(site)
        return Statement.Site(name: name, latitude: nil, longitude: nil)
    }

    /// "the eighth of 13 bases", "its ninth base".
    private func ordinal() -> Statement.Ordinal? {
        let words = (0..<clause.count).map { clause[$0].form.lowercased() }
        for (index, word) in words.enumerated() {
            let digits = reader.resolutions.withoutOrdinalEnding(word)
            guard
                let position = reader.resolutions.ordinals[word] ?? (digits.count < word.count ? Int(digits) : nil)
            else { continue }
            let rest = words[(index + 1)...].prefix(6)
            guard
                rest.contains(where: { word in reader.cues.sites.contains { word.hasPrefix($0) } })
                    || reader.resolutions.isWord(rest.first ?? "", .total)
            else { continue }
            var total: Int?
            if let of = rest.firstIndex(where: { reader.resolutions.isWord($0, .total) }) {
                total = words[(of + 1)...].prefix(3).compactMap { Int($0) ?? reader.resolutions.numbers[$0] }.first
            }
            return Statement.Ordinal(position: position, total: total)
        }
        return nil
    }

    /// The nearest mission named before a place.
    func mission(named place: Int) -> String? {
        parties.last { party in
            party.range.lowerBound <= place && party.entity.map { reader.missions[$0] != nil } ?? false
        }?.entity
    }

    /// The nearest mission named before a place, else the first after it.
    func mission(before place: Int) -> String? {
        let named = parties.filter { $0.entity.map { reader.missions[$0] != nil } ?? false }
        return (named.last { $0.range.lowerBound <= place } ?? named.first)?.entity
    }
}

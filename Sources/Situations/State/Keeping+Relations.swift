import Calendars
import Coding
import Knowledge

extension Keeping {
    /// Ties that reports state, each with how sure they are of it.
    mutating func keepRelations() {
        for (index, testimony) in testimonies.enumerated() {
            for relation in testimony.account.relations
            where hasBegun(relation.valid.value, testimony)
                && isRelevant([relation.subject, relation.object], testimony)
                && !isCountedVote(relation) && !isReference(relation) && !isToldMoreExactly(relation, testimony)
            {
                guard let ending = ending(of: relation) else { continue }
                add(line(of: relation, ending, testimony, source(index, relation.sentence, voices: relation.speakers)))
                checkOffice(relation, testimony, index)
            }
        }
        contradictDenials()
    }

    private func line(
        of relation: Relation, _ ending: String, _ testimony: Testimony, _ source: Situation.Source
    ) -> Situation.Line {
        // "left a 2018 accord": the year is that of its signature.
        let isInName =
            relation.state == .ended && relation.valid.range.map { $0.overlaps(relation.object.range) } ?? false
        let date = relation.valid.anchor == .none || isInName ? nil : day(of: relation)
        let subject = relation.kind == "holds_office" ? holder(of: relation) : builder.name(relation.subject)
        let object = name(ofAccord: relation.object, of: relation.subject)
        switch (relation.kind, relation.state) {
        case ("signatory_of", .active) where ending.isEmpty:
            return Situation.Line(.agreements, object, "signed", "signed by \(subject)", date: date, sources: [source])
        case ("party_to", .ended), ("signatory_of", .ended):
            return Situation.Line(
                .agreements, object, "left", "\(owner(relation.subject)) ended or left it",
                date: date ?? testimony.published.map { DateRange(from: nil, to: $0, precision: .open) },
                sources: [source])
        default: break
        }
        let section = section(of: relation)
        var value = relation.kind.split(separator: "_").joined(separator: " ") + " " + (area(of: relation) ?? object)
        if let count = strength(in: relation, testimony) { value += " (\(count))" }
        if let domain = relation.domain, !relation.kind.hasPrefix(domain) {
            value += " (\(builder.knowledge.situations.briefing.spelled(domain)))"
        }
        if let office = office(of: relation, testimony) {
            value = office
        } else if relation.kind == "holds_office", relation.state == .ended {
            value = "held office \(object)"
        } else {
            // What is called former says so itself.
            value += relation.state == .ended && relation.kind.hasPrefix("former") ? "" : ending
        }
        // "France has soldiers in Chad": its forces are there.
        let isState = relation.kind == "present_in" && builder.actor(relation.subject.entity)?.kind == .country
        return Situation.Line(
            section, section == .ties ? owner(relation.subject) : isState ? "forces of \(subject)" : subject, "tie",
            value, date: date, sources: [source])
    }

    /// How many a state has where a report tells that it has forces.
    private func strength(in relation: Relation, _ testimony: Testimony) -> String? {
        guard relation.kind == "present_in" else { return nil }
        return testimony.account.facts.lazy.compactMap { fact -> String? in
            guard fact.property == "strength", fact.sentence == relation.sentence,
                builder.actor(relation.object.entity)?.kind == .country,
                fact.subject.range == relation.subject.range, case .quantity(let quantity) = fact.value
            else { return nil }
            return self.text(of: quantity)
        }.first
    }

    /// "part of the territory" is not the whole country.
    func area(of relation: Relation) -> String? {
        guard ["covers", "controls", "provides_security_to"].contains(relation.kind),
            let country = relation.object.country,
            let name = builder.countries[country], relation.object.entity != nil,
            relation.object.text.lowercased().split(separator: " ").count > name.split(separator: " ").count + 1
        else { return nil }
        return relation.object.text.contains(name) ? relation.object.text : "\(relation.object.text), \(name)"
    }

    /// "its military accord" is that of whoever it belongs to.
    private func name(ofAccord object: Party, of subject: Party) -> String {
        let name = builder.name(object)
        guard object.entity == nil, let pronoun = ["its ", "their "].first(where: name.hasPrefix) else { return name }
        return "\(name.dropFirst(pronoun.count)) of \(owner(subject))"
    }

    /// When a tie holds; what ended on a day ended on that day.
    private func day(of relation: Relation) -> DateRange {
        let value = relation.valid.value
        guard relation.state == .ended, value.from == nil, value.precision == .day, let to = value.to else {
            return value
        }
        return DateRange(day: to)
    }

    /// What a line adds to a tie that does not simply hold; `nil` for one that nobody asserts.
    private func ending(of relation: Relation) -> String? {
        switch (relation.status, relation.state) {
        case (.occurred, .active), (.ongoing, .active):
            relation.kind == "present_in" && (hasWithdrawn(relation.subject) || hasLeft(relation)) ? ": ended" : ""
        case (.occurred, .ended), (.ongoing, .ended): ": ended"
        case (.occurred, .future), (.ongoing, .future), (.planned, .future): ": to come"
        case (.planned, .active): ": to end"
        case (.threatened, .active): ": its end is threatened"
        default: nil
        }
    }

    /// Whether the last forces of a state are told to have left the country.
    private func hasLeft(_ relation: Relation) -> Bool {
        guard let country = relation.subject.country, let host = relation.object.country, country != host else {
            return false
        }
        return testimonies.contains { testimony in
            testimony.account.events.contains { event in
                event.code.type == .retreat && event.code.mode == "withdraw"
                    && [.occurred, .ongoing].contains(event.status) && hasHappened(event.date.value, testimony)
                    && event.actors.contains { $0.country == country && isLast($0) }
                    && event.recipients.contains { $0.country == host && builder.actor($0.entity)?.kind == .country }
            }
        }
    }

    /// "the last French troops", France as a whole.
    private func isLast(_ party: Party) -> Bool {
        builder.actor(party.entity)?.kind == .country
            || party.text.lowercased().split(separator: " ").map(String.init)
                .contains(where: builder.knowledge.situations.mandates.finals.contains)
    }

    private func hasWithdrawn(_ party: Party) -> Bool {
        missionStates.contains { state in
            state.id == party.entity && [.withdrawn, .liquidating].contains(state.phase)
        }
    }

    /// What the reference knows of a body anyway: whose organ or army it is.
    private func isReference(_ relation: Relation) -> Bool {
        // "French forces": the name says it.
        if relation.kind == "armed_force_of", relation.subject.country == relation.object.country { return true }
        guard let subject = builder.actor(relation.subject.entity), relation.state == .active else { return false }
        switch relation.kind {
        case "part_of": return subject.parent != nil && subject.parent == relation.object.entity
        case "armed_force_of":
            return subject.kind == .military && subject.roles.last?.country == relation.object.country
        default: return false
        }
    }

    /// "severed diplomatic relations": that is no cooperation beside.
    private func isToldMoreExactly(_ relation: Relation, _ testimony: Testimony) -> Bool {
        relation.kind == "cooperates_with"
            && testimony.account.relations.contains { other in
                other.kind == "diplomatic_relations_with" && other.sentence == relation.sentence
                    && other.subject.range == relation.subject.range && other.object.range == relation.object.range
            }
    }

    /// Whether a vote stands among the decisions already.
    private func isCountedVote(_ relation: Relation) -> Bool {
        guard Self.sections[relation.kind] == .council else { return false }
        // "ten countries" are no member by name.
        return relation.subject.country == nil && relation.subject.entity == nil
            || lines.contains { line in
                line.section == .council && line.property == "vote" && line.subject == relation.subject.country
            }
    }

    // MARK: Sections

    private func section(of relation: Relation) -> Situation.Section {
        if let section = Self.sections[relation.kind] { return section }
        let (subject, object) = (builder.actor(relation.subject.entity), builder.actor(relation.object.entity))
        if relation.kind == "affiliated_with", relation.subject.country == nil, subject == nil { return .offices }
        let isGroup = zip([subject, object], [relation.subject, relation.object]).contains { actor, party in
            actor?.kind == .armedGroup || party.sectors.contains("REB")
        }
        return isGroup ? .groups : .ties
    }

    /// Where kinds of `Knowledge/ontology/relations.types` stand; all others are ties, or ties of armed groups.
    static let sections: [String: Situation.Section] = [
        "holds_office": .offices, "represents": .offices, "spokesperson_of": .offices, "leads": .offices,
        "present_in": .presence, "provides_security_to": .presence, "covers": .presence, "controls": .presence,
        "based_in": .presence, "located_in": .facts, "part_of": .facts, "armed_force_of": .facts,
        "signatory_of": .agreements, "party_to": .agreements, "voted_for": .council, "voted_against": .council,
        "abstained_on": .council,
    ]

    // MARK: Offices

    /// An office as the reference names it, and until when it was held; `nil` where the reference does not know it.
    private func office(of relation: Relation, _ testimony: Testimony) -> String? {
        guard relation.kind == "holds_office", let published = testimony.published,
            let country = relation.object.country
        else { return nil }
        let titled = office(titled: relation)
        guard let actor = builder.actor(relation.subject.entity) else {
            guard let titled else { return nil }
            return
                "\(relation.state == .ended ? "held" : "holds") office \(builder.countries[country] ?? country) (\(titled))"
        }
        let roles = actor.roles.filter { role in
            role.country == country && role.office != nil && (role.from.map { $0 <= published } ?? true)
        }
        guard
            let role = roles.last(where: { $0.office?.lowercased() == titled })
                ?? roles.last(where: { $0.holds(on: published) }),
            let office = role.office
        else { return nil }
        let hasEnded = relation.state == .ended || role.to.map { $0 < on } ?? false
        let value = "\(hasEnded ? "held" : "holds") office \(builder.countries[country] ?? country) (\(office))"
        return role.to.flatMap { $0 < on ? "\(value): until \($0) by the reference" : nil } ?? value
    }

    /// The name of whoever holds an office, without the title before it.
    private func holder(of relation: Relation) -> String {
        let (text, title) = (relation.subject.text, relation.object.text + " ")
        guard relation.subject.entity == nil, text.hasPrefix(title) else { return builder.name(relation.subject) }
        return String(text.dropFirst(title.count))
    }

    private func office(titled relation: Relation) -> String? {
        guard let country = relation.object.country ?? relation.subject.country else { return nil }
        let names = (builder.demonyms[country] ?? []) + [builder.countries[country]?.lowercased()].compactMap { $0 }
        return builder.holders.office(titled: relation.object.text, names: names)
    }

    /// A report that names somebody else in an office than the reference has there on its day.
    private mutating func checkOffice(_ relation: Relation, _ testimony: Testimony, _ index: Int) {
        guard relation.kind == "holds_office", relation.state == .active, relation.status == .occurred,
            let day = testimony.published, day <= on,
            let country = relation.object.country ?? relation.subject.country,
            let office = office(titled: relation),
            let term = builder.holders.holder(of: office, in: country, on: day),
            term.actor.id != relation.subject.entity, !heldLately(relation.subject, office, country, day)
        else { return }
        let since = term.role.from.map { "since \($0), " } ?? ""
        add(
            Situation.Line(
                .contradictions, country, "office",
                "\(office): \(holder(of: relation)) by the report, \(term.actor.name) by the reference "
                    + "(\(since)\(KnowledgePosition(file: term.actor.position.file, line: term.role.line)))",
                date: DateRange(day: day), sources: [source(index, relation.sentence, voices: relation.speakers)]))
    }

    /// Whoever has just been ousted is still called by the office.
    private func heldLately(_ party: Party, _ office: String, _ country: String, _ day: CalendarDate) -> Bool {
        builder.actor(party.entity)?.roles.contains { role in
            role.country == country && role.office?.lowercased() == office
                && role.to.map { $0.adding(days: 60) >= day } ?? true && role.from.map { $0 <= day } ?? true
        } ?? false
    }

    // MARK: Denials

    /// A tie that one voice states and another denies: both sides stand.
    private mutating func contradictDenials() {
        var told: [(relation: Relation, index: Int)] = []
        for (index, testimony) in testimonies.enumerated() {
            for relation in testimony.account.relations
            where hasBegun(relation.valid.value, testimony)
                && isRelevant([relation.subject, relation.object], testimony)
            {
                told.append((relation, index))
            }
        }
        for denial in told where denial.relation.status == .denied {
            let sides = told.filter { side in
                side.relation.status == .occurred && side.relation.kind == denial.relation.kind
                    && owner(side.relation.subject) == owner(denial.relation.subject)
                    && agree(side.relation.object, denial.relation.object)
            }
            guard let first = sides.first else { continue }
            let kind = denial.relation.kind.split(separator: "_").joined(separator: " ")
            let denier = denial.relation.speakers.first.map { builder.name($0.party) }
            add(
                Situation.Line(
                    .contradictions, owner(denial.relation.subject), kind,
                    "\(kind) \(builder.name(first.relation.object)), and denied\(denier.map { " by \($0)" } ?? "")",
                    rule: "both sides stand",
                    sources: unique(
                        (sides + [denial]).map { source($0.index, $0.relation.sentence, voices: $0.relation.speakers) }
                    )))
        }
    }

    /// Whether a denial of one is a denial of the other: the same, or no name on one side.
    private func agree(_ one: Party, _ other: Party) -> Bool {
        guard let entity = one.entity, let otherEntity = other.entity else { return true }
        return entity == otherEntity
    }

    // MARK: What matters

    func hasBegun(_ date: DateRange, _ testimony: Testimony) -> Bool {
        date.from.map { $0 <= on } ?? (testimony.published.map { $0 <= on } ?? true)
    }

    /// Whether parties matter to what the situation is asked of: they belong to it, or the report is about it.
    func isRelevant(_ parties: [Party], _ testimony: Testimony) -> Bool {
        isInScope(parties) || scopeMissions(in: testimony)
    }

    /// A government's ties are its country's.
    func owner(_ party: Party) -> String {
        guard party.sectors.contains("GOV"), builder.actor(party.entity)?.kind != .organisation,
            let country = party.country.flatMap({ builder.countries[$0] })
        else { return builder.name(party) }
        return country
    }
}

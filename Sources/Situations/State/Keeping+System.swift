import Calendars
import Coding
import Knowledge

extension Keeping {
    // MARK: Council

    /// Decisions of bodies, each judged where its tally is told.
    mutating func keepDecisions() {
        for (index, testimony) in testimonies.enumerated() {
            if let resolution = testimony.resolution { keep(resolution, index) }
            keepVotes(testimony, index)
            for decision in testimony.account.decisions where hasHappened(decision.date.value, testimony) {
                guard isInScope(decision.concerning + [decision.body]) || scopeMissions(in: testimony) else { continue }
                let source = source(index, decision.sentence, voices: decision.speakers)
                let name = builder.name(decision.body)
                var value = decision.outcome.rawValue
                if let symbol = decision.symbol { value = "\(symbol) \(value)" }
                if decision.isUnanimous { value += ", unanimously" }
                if let tally = decision.tally { value += ", \(tally.inFavour)-\(tally.against)-\(tally.abstaining)" }
                if !decision.concerning.isEmpty {
                    value += ", on " + decision.concerning.map { builder.name($0) }.joined(separator: ", ")
                }
                add(Situation.Line(.council, name, "decision", value, date: decision.date.value, sources: [source]))
                let votes: [(String, [Party])] = [
                    ("in favour", decision.inFavour), ("against", decision.against),
                    ("abstaining", decision.abstaining), ("absent", decision.absent),
                ]
                for (choice, parties) in votes {
                    for party in parties {
                        add(
                            Situation.Line(
                                .council, party.country ?? builder.name(party), "vote", choice,
                                date: decision.date.value,
                                sources: [source]))
                    }
                }
                judge(decision, testimony, source)
            }
        }
    }

    /// What the Council did to a mission, where no decision was coded of it; and how members voted.
    private mutating func keepVotes(_ testimony: Testimony, _ index: Int) {
        guard testimony.account.decisions.isEmpty, scopeMissions(in: testimony) else { return }
        for statement in testimony.statements where statement.actor?.entity == "un-security-council" {
            guard [.decided, .occurred].contains(statement.stance), let id = statement.mission,
                ["established", "renewed", "adjusted", "terminated", "replaced"].contains(statement.act),
                hasHappened(statement.date, testimony)
            else { continue }
            add(
                Situation.Line(
                    .council, "United Nations Security Council", "decision",
                    "adopted: \(statement.act) \(builder.missions[id]?.name ?? id)",
                    date: day(statement.date, testimony).map { DateRange(day: $0) },
                    sources: [source(index, statement)]))
        }
        for event in testimony.account.events where event.code.type == .support && event.code.cameo == "051" {
            guard event.explanation.steps.contains(where: { $0.words.lowercased().contains("vote") }),
                event.status == .occurred, hasHappened(event.date.value, testimony)
            else { continue }
            for actor in event.actors where actor.country != nil {
                add(
                    Situation.Line(
                        .council, builder.name(actor), "vote",
                        "in favour of \(event.recipients.first.map(builder.name) ?? "it")",
                        date: event.date.value, sources: [source(index, event.sentence, voices: event.speakers)]))
            }
        }
    }

    private func scopeMissions(in testimony: Testimony) -> Bool {
        guard let scope else { return true }
        return testimony.statements.contains { statement in
            guard let id = statement.mission else { return false }
            return id == scope.actor || builder.missions[id].map { $0.hosts.contains(scope.country ?? "") } ?? false
        }
    }

    private mutating func keep(_ resolution: Resolution, _ index: Int) {
        let day = resolution.adopted ?? testimonies[index].published
        guard day.map({ $0 <= on }) ?? true else { return }
        var value = "\(resolution.symbol ?? "resolution") adopted"
        switch resolution.vote {
        case .unanimous: value += ", unanimously"
        case .tally(let tally): value += ", \(tally.inFavour)-\(tally.against)-\(tally.abstaining)"
        case nil: break
        }
        if !resolution.chapters.isEmpty { value += ", Chapter \(resolution.chapters.joined(separator: ", "))" }
        let head = resolution.range.lowerBound..<min(resolution.range.upperBound, resolution.range.lowerBound + 120)
        add(
            Situation.Line(
                .council, bodyName(resolution.body), "decision", value, date: day.map { DateRange(day: $0) },
                sources: [source(index, head)]))
    }

    /// The name that reports' decisions are kept under.
    private func bodyName(_ body: String) -> String {
        let council = builder.actor("un-security-council")
        return council.map { $0.name.hasSuffix(body) ? $0.name : body } ?? body
    }

    private mutating func judge(_ decision: Decision, _ testimony: Testimony, _ source: Situation.Source) {
        guard decision.body.entity == "un-security-council", let tally = decision.tally,
            let day = day(decision.date.value, testimony)
        else { return }
        let vote = CouncilVote(
            day: day, kind: decision.form == .procedural ? .procedural : .substantive,
            tally: CouncilVote.Tally(inFavour: tally.inFavour, against: tally.against, abstaining: tally.abstaining),
            isUnanimous: decision.isUnanimous,
            named: [
                .inFavour: decision.inFavour.compactMap(\.country), .against: decision.against.compactMap(\.country),
                .abstaining: decision.abstaining.compactMap(\.country),
            ], isReportedAdopted: decision.outcome == .adopted)
        for contradiction in builder.judge.judge(vote).contradictions {
            add(
                Situation.Line(
                    .contradictions, "Security Council", "vote", contradiction, date: DateRange(day: day),
                    rule: "Charter, Article 27", sources: [source]))
        }
    }

    // MARK: Relations

    mutating func keepRelations() {
        for (index, testimony) in testimonies.enumerated() {
            for relation in testimony.account.relations
            where relation.status != .negated && relation.status != .denied && hasBegun(relation.valid.value, testimony)
            {
                guard isRelevant([relation.subject, relation.object], testimony), !isCountedVote(relation) else {
                    continue
                }
                let source = source(index, relation.sentence, voices: relation.speakers)
                let subject = section(of: relation) == .ties ? owner(relation.subject) : builder.name(relation.subject)
                let object = builder.name(relation.object)
                let kind = relation.kind.split(separator: "_").joined(separator: " ")
                var value = "\(kind) \(object)"
                if let domain = relation.domain { value += " (\(domain))" }
                if let office = office(of: relation, testimony) { value = office }
                switch relation.state {
                case .active: break
                // What is called former says so itself.
                case .ended: if !relation.kind.hasPrefix("former") { value += ": ended" }
                case .future: value += ": to come"
                }
                add(
                    Situation.Line(
                        section(of: relation), subject, "tie", value,
                        date: relation.valid.anchor == .none ? nil : relation.valid.value, sources: [source]))
            }
        }
    }

    /// Whether a vote stands among the decisions already.
    private func isCountedVote(_ relation: Relation) -> Bool {
        Self.sections[relation.kind] == .council
            && lines.contains { line in
                line.section == .council && line.property == "vote" && line.subject == relation.subject.country
            }
    }

    /// An office as the reference names it, and until when it was held; `nil` where the reference does not know it.
    private func office(of relation: Relation, _ testimony: Testimony) -> String? {
        guard relation.kind == "holds_office", let published = testimony.published,
            let role = builder.actor(relation.subject.entity)?.roles.last(where: { $0.holds(on: published) }),
            let office = role.office, let country = role.country, country == relation.object.country
        else { return nil }
        let value = "holds office \(builder.countries[country] ?? country) (\(office))"
        return role.to.map { $0 < on ? "\(value): until \($0) by the reference" : value } ?? value
    }

    private func section(of relation: Relation) -> Situation.Section {
        if let section = Self.sections[relation.kind] { return section }
        let isGroup = [relation.subject, relation.object].contains { party in
            builder.actor(party.entity)?.kind == .armedGroup || party.sectors.contains("REB")
        }
        return isGroup ? .groups : .ties
    }

    /// Where kinds of `Knowledge/ontology/relations.types` stand; all others are ties, or ties of armed groups.
    private static let sections: [String: Situation.Section] = [
        "holds_office": .offices, "represents": .offices, "spokesperson_of": .offices, "leads": .offices,
        "present_in": .presence, "provides_security_to": .presence, "covers": .presence, "controls": .presence,
        "based_in": .presence,
        "signatory_of": .agreements, "party_to": .agreements, "voted_for": .council, "voted_against": .council,
        "abstained_on": .council,
    ]

    func hasBegun(_ date: DateRange, _ testimony: Testimony) -> Bool {
        date.from.map { $0 <= on } ?? (testimony.published.map { $0 <= on } ?? true)
    }

    /// Whether parties matter to what the situation is asked of: they belong to it, or the report is about it.
    private func isRelevant(_ parties: [Party], _ testimony: Testimony) -> Bool {
        isInScope(parties) || scopeMissions(in: testimony)
    }

    // MARK: Events

    /// Ties, agreements and offices that events open and close.
    mutating func keepEvents() {
        for (index, testimony) in testimonies.enumerated() {
            for event in testimony.account.events
            where [.occurred, .ongoing].contains(event.status) && hasHappened(event.date.value, testimony) {
                let isOfAgreement = event.recipients.contains { builder.actor($0.entity)?.kind == .agreement }
                keepMutiny(event, testimony, index)
                guard let actor = event.actors.first,
                    isInScope(event.actors + event.recipients) || (isOfAgreement && scopeMissions(in: testimony))
                else { continue }
                let source = source(index, event.sentence, voices: event.speakers)
                let date = event.date.anchor == .none ? nil : event.date.value
                for recipient in event.recipients where owner(actor) != builder.name(recipient) {
                    if builder.actor(recipient.entity)?.kind == .agreement {
                        agreement(event, actor, recipient, date, source)
                    } else if event.code.type == .sanction, event.code.mode == "discontinue" {
                        add(
                            Situation.Line(
                                .ties, owner(actor), "tie",
                                "with \(builder.name(recipient)): broken off or suspended", date: date,
                                sources: [source]))
                    } else if event.code.type == .sanction, event.code.mode == nil, event.code.cameo.hasPrefix("16") {
                        add(
                            Situation.Line(
                                .ties, owner(actor), "tie", "with \(builder.name(recipient)): reduced",
                                date: date,
                                sources: [source]))
                    }
                }
            }
        }
    }

    /// Armed men who turn against the government of their own country: that tie is disturbed.
    private mutating func keepMutiny(_ event: Event, _ testimony: Testimony, _ index: Int) {
        guard [.assault, .coerce, .mobilize].contains(event.code.type) else { return }
        for actor in event.actors where !Set(actor.sectors).isDisjoint(with: ["MIL", "PRM"]) {
            for recipient in event.recipients
            where recipient.sectors.contains("GOV") && recipient.country != nil && recipient.country == actor.country
                && isRelevant([actor, recipient], testimony)
            {
                add(
                    Situation.Line(
                        .ties, builder.name(actor), "tie", "with \(builder.name(recipient)): disturbed",
                        date: event.date.anchor == .none ? nil : event.date.value,
                        sources: [source(index, event.sentence, voices: event.speakers)]))
            }
        }
    }

    /// A government's ties are its country's.
    private func owner(_ party: Party) -> String {
        guard party.sectors.contains("GOV"), builder.actor(party.entity)?.kind != .organisation,
            let country = party.country.flatMap({ builder.countries[$0] })
        else { return builder.name(party) }
        return country
    }

    private mutating func agreement(
        _ event: Event, _ actor: Party, _ agreement: Party, _ date: DateRange?, _ source: Situation.Source
    ) {
        let name = builder.name(agreement)
        let who = builder.name(actor)
        switch event.code.type {
        case .support where event.code.cameo == "057", .agree:
            add(Situation.Line(.agreements, name, "signed", "signed by \(who)", date: date, sources: [source]))
            checkSignatory(actor, agreement, source)
        case .sanction, .retreat, .reject:
            add(Situation.Line(.agreements, name, "left", "\(who) ended or left it", date: date, sources: [source]))
        default: break
        }
    }

    // MARK: Statements beside missions

    /// Who contests power, a timeline that is spoken of, a vacuum that somebody sees.
    mutating func keepStatements() {
        for (index, testimony) in testimonies.enumerated() {
            for statement in testimony.statements where hasHappened(statement.date, testimony) {
                switch statement.act {
                case "contest":
                    guard let group = statement.actor, isRelevant([group], testimony) else { continue }
                    add(
                        Situation.Line(
                            .groups, builder.name(group), "contests",
                            "power in \(scope?.country.flatMap { builder.countries[$0] } ?? "the country")",
                            sources: [source(index, statement)]))
                case "timeline":
                    guard let id = statement.mission, scopeMissions(in: testimony) else { continue }
                    add(
                        Situation.Line(
                            .deadlines, id, "timeline", "a timeline exists", sources: [source(index, statement)]))
                case "vacuum":
                    guard scopeMissions(in: testimony) else { continue }
                    let claim = statement.voice.map { "claimed by \($0), not confirmed" } ?? "told by the report"
                    add(
                        Situation.Line(
                            .facts, scope?.name ?? statement.mission ?? "", "security vacuum", claim,
                            sources: [source(index, statement)]))
                default: break
                }
            }
        }
    }

    // MARK: Facts

    mutating func keepFacts() {
        for (index, testimony) in testimonies.enumerated() {
            for fact in testimony.account.facts where hasHappened(fact.date.value, testimony) {
                guard isRelevant([fact.subject], testimony) else { continue }
                let source = source(index, fact.sentence, voices: fact.speakers)
                let value: String
                switch fact.value {
                case .quantity(let quantity):
                    let sign = quantity.comparator == .equal ? "" : quantity.comparator.rawValue + " "
                    value = "\(sign)\(Self.number(quantity.value)) \(quantity.unit)"
                case .text(let text, _): value = text
                }
                let section: Situation.Section =
                    fact.property.hasPrefix("strength")
                    ? .presence
                    : fact.property == "implementation" ? .agreements : .facts
                add(
                    Situation.Line(
                        section, builder.name(fact.subject), fact.property.split(separator: "_").joined(separator: " "),
                        value, date: fact.date.anchor == .none ? nil : fact.date.value, sources: [source]))
            }
        }
    }

    static func number(_ value: Double) -> String {
        guard value.magnitude < 1e15, value == value.rounded() else { return "\(value)" }
        var digits = String(Int(value.magnitude))
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (value < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }
}

extension EventType {
    fileprivate static let support = EventType(rawValue: "SUPPORT")
    fileprivate static let agree = EventType(rawValue: "AGREE")
    fileprivate static let sanction = EventType(rawValue: "SANCTION")
    fileprivate static let retreat = EventType(rawValue: "RETREAT")
    fileprivate static let reject = EventType(rawValue: "REJECT")
    fileprivate static let assault = EventType(rawValue: "ASSAULT")
    fileprivate static let coerce = EventType(rawValue: "COERCE")
    fileprivate static let mobilize = EventType(rawValue: "MOBILIZE")
}

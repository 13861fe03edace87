import Calendars
import Coding
import Knowledge

extension Keeping {
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
                case "handover" where statement.mission == nil: keepBase(statement, testimony, index)
                case "vacuum":
                    guard scopeMissions(in: testimony) else { continue }
                    keepVacuum(statement, index)
                default: break
                }
            }
        }
    }

    /// A base that forces of another state leave.
    private mutating func keepBase(_ statement: Statement, _ testimony: Testimony, _ index: Int) {
        guard [.occurred, .completed, .decided].contains(statement.stance), let owner = statement.actor,
            let site = statement.site, let country = owner.country, !isUnitedNations(owner),
            builder.countries[country] != nil, scope?.country != country, isAbout(testimony),
            scope?.actor.map({ $0 == owner.entity }) ?? true
        else { return }
        let name =
            builder.actor(owner.entity)?.kind == .country ? "forces of \(builder.name(owner))" : builder.name(owner)
        add(
            Situation.Line(
                .presence, name, "left", site.name, date: statement.date, sources: [source(index, statement)]))
    }

    /// A security vacuum: who sees it, what the departing mission protected, and what makes it.
    private mutating func keepVacuum(_ statement: Statement, _ index: Int) {
        let subject = scope?.name ?? statement.mission ?? ""
        let claim = statement.voice.map { "claimed by \($0), not confirmed" } ?? "told by the report"
        add(Situation.Line(.facts, subject, "security vacuum", claim, sources: [source(index, statement)]))
        guard let id = statement.mission, let state = missionStates.first(where: { $0.id == id }), state.hasEnded
        else { return }
        for (index, testimony) in testimonies.enumerated() {
            for relation in testimony.account.relations
            where ["provides_security_to", "covers"].contains(relation.kind) && relation.subject.entity == id
                && [.occurred, .ongoing].contains(relation.status) && hasBegun(relation.valid.value, testimony)
            {
                add(
                    Situation.Line(
                        .facts, subject, "vacuum, area", area(of: relation) ?? relation.object.text,
                        rule: "what \(state.name) secured",
                        sources: [source(index, relation.sentence, voices: relation.speakers)]))
            }
        }
        add(
            Situation.Line(
                .facts, subject, "vacuum, cause", "departure of \(state.name)",
                date: state.ended.map { DateRange(day: $0) }, rule: "its mandate was ended",
                sources: lines.first { $0.subject == id && $0.property == "terminated" }?.sources ?? []))
    }

    // MARK: Facts

    mutating func keepFacts() {
        for (index, testimony) in testimonies.enumerated() {
            for fact in testimony.account.facts
            where fact.status != .negated && fact.status != .denied && hasHappened(fact.date.value, testimony) {
                guard isRelevant([fact.subject], testimony), !isAbroad(fact, testimony) else { continue }
                var property = fact.property.split(separator: "_").joined(separator: " ")
                let value: String
                switch fact.value {
                case .quantity(let quantity):
                    value = text(of: quantity)
                    // "may have up to 12,000 soldiers" says how many it may have.
                    if property == "strength", quantity.comparator == .atMost || fact.status == .hypothetical {
                        property = "authorised strength"
                    }
                    if property == "strength", isPeak(fact, index) { property = "strength at its peak" }
                case .text(let text, _): value = text
                }
                add(
                    Situation.Line(
                        section(of: fact), builder.name(fact.subject), property, value,
                        date: date(of: fact), sources: [source(index, fact.sentence, voices: fact.speakers)]))
            }
            keepLeavers(testimony, index)
        }
    }

    /// When a fact holds; the year in the name of an agreement is no such time.
    private func date(of fact: Fact) -> DateRange? {
        let isInName = fact.date.range.map { $0.overlaps(fact.subject.range) } ?? false
        return fact.date.anchor == .none || isInName ? nil : fact.date.value
    }

    /// "At its peak it had 15,000 troops."
    private func isPeak(_ fact: Fact, _ index: Int) -> Bool {
        source(index, fact.sentence).quotation.lowercased().split { !$0.isLetter }.map(String.init)
            .contains(where: builder.knowledge.situations.briefing.peaks.contains)
    }

    /// "has 1,000 soldiers in Chad" is no strength of a state's forces as a whole.
    private func isAbroad(_ fact: Fact, _ testimony: Testimony) -> Bool {
        fact.property == "strength"
            && testimony.account.relations.contains {
                $0.kind == "present_in" && $0.sentence == fact.sentence && $0.subject.range == fact.subject.range
                    && builder.actor($0.subject.entity)?.kind == .country
            }
    }

    private func section(of fact: Fact) -> Situation.Section {
        fact.property.hasPrefix("strength") ? .presence : fact.property == "implementation" ? .agreements : .facts
    }

    /// "13,000 soldiers and police officers will leave Mali": the strength of the one mission that the report is about
    /// and that leaves that country.
    private mutating func keepLeavers(_ testimony: Testimony, _ index: Int) {
        let missions = Set(testimony.statements.filter { $0.act == "terminated" }.compactMap(\.mission))
        guard missions.count == 1, let mission = missions.first.flatMap({ builder.missions[$0] }),
            isRelevant([], testimony)
        else { return }
        for event in testimony.account.events where hasHappened(event.date.value, testimony) || event.status == .planned
        {
            let acts =
                [(event.code, event.actors, event.recipients)]
                + event.embedded.map { ($0.code, $0.actors, $0.recipients) }
            let leaves = acts.contains { code, actors, recipients in
                code.type == .retreat && code.mode == "withdraw" && actors.allSatisfy { $0.country == nil }
                    && recipients.contains { mission.hosts.contains($0.country ?? "") }
            }
            guard leaves, let count = event.numbers.first(where: { $0.kind == "troops" }) else { continue }
            add(
                Situation.Line(
                    .presence, mission.name, "strength", text(of: count), rule: "who is told to leave with it",
                    sources: [source(index, event.sentence, voices: event.speakers)]))
        }
    }

    // MARK: Numbers

    func text(of quantity: Quantity) -> String {
        let sign = quantity.comparator == .equal ? "" : quantity.comparator.rawValue + " "
        let words = builder.knowledge.situations.briefing
        let unit = quantity.value == 1 ? quantity.unit : words.plural(kind: quantity.kind, unit: quantity.unit)
        return "\(sign)\(Self.number(quantity.value)) \(unit)"
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

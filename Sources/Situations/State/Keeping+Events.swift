import Calendars
import Coding
import Knowledge

extension Keeping {
    /// Ties, agreements and presence that events open and close.
    mutating func keepEvents() {
        for (index, testimony) in testimonies.enumerated() {
            for event in testimony.account.events
            where [.occurred, .ongoing].contains(event.status) && hasHappened(event.date.value, testimony) {
                keepMutiny(event, testimony, index)
                keepDeparture(event, testimony, index)
                keepDemand(event, index)
                let isOfAgreement = event.recipients.contains { builder.actor($0.entity)?.kind == .agreement }
                guard isInScope(event.actors + event.recipients) || (isOfAgreement && scopeMissions(in: testimony))
                else { continue }
                let source = source(index, event.sentence, voices: event.speakers)
                let date = event.date.anchor == .none ? nil : event.date.value
                for actor in event.actors {
                    for recipient in event.recipients where owner(actor) != owner(recipient) {
                        if builder.actor(recipient.entity)?.kind == .agreement {
                            agreement(event, actor, recipient, date, source)
                        } else if isInScope([actor, recipient]) {
                            tie(event, actor, recipient, date, source)
                        }
                    }
                }
            }
        }
    }

    /// What an event makes of the tie between two, by `Knowledge/situations/*.ties`.
    private mutating func tie(
        _ event: Event, _ actor: Party, _ recipient: Party, _ date: DateRange?, _ source: Situation.Source
    ) {
        guard let meaning = builder.knowledge.situations.ties.meaning(of: event.code),
            !isMandateOrConsent(actor, recipient),
            event.code.type == .sanction || (isState(actor) || isBloc(actor)) && isState(recipient),
            event.code.type != .retreat || event.code.mode != "withdraw" || isOrganisation(recipient)
        else { return }
        add(
            Situation.Line(
                .ties, owner(actor), event.code.type == .sanction ? "break" : "tie",
                "with \(owner(recipient)): \(meaning.words)", date: date, sources: [source]))
    }

    /// What the United Nations or the host do to a mission is told by its mandate and the host's consent.
    private func isMandateOrConsent(_ actor: Party, _ recipient: Party) -> Bool {
        if let mission = builder.missions[actor.entity ?? ""] {
            return isUnitedNations(recipient) || recipient.country.map(mission.hosts.contains) ?? false
        }
        guard let mission = builder.missions[recipient.entity ?? ""] else { return false }
        return isUnitedNations(actor) || actor.country.map(mission.hosts.contains) ?? false
    }

    /// A country, its government or an organisation of countries.
    func isState(_ party: Party) -> Bool {
        let kind = builder.actor(party.entity)?.kind
        if let kind { return [.country, .organisation, .person].contains(kind) }
        return party.country.map { builder.countries[$0] != nil } ?? false
            && (party.sectors.isEmpty || party.sectors.contains("GOV"))
    }

    /// "West African leaders"
    private func isBloc(_ party: Party) -> Bool { ["IGO", "EUR"].contains(party.country ?? "") }

    private func isOrganisation(_ party: Party) -> Bool { builder.actor(party.entity)?.kind == .organisation }

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

    // MARK: Presence

    /// Foreign forces that leave a country; a mission's bases are counted with the mission.
    private mutating func keepDeparture(_ event: Event, _ testimony: Testimony, _ index: Int) {
        guard event.code.type == .retreat, event.code.mode == "withdraw" else { return }
        let countries = event.recipients.filter { builder.actor($0.entity)?.kind == .country }
        for actor in event.actors
        where !isUnitedNations(actor) && builder.missions[actor.entity ?? ""] == nil {
            // "France withdrew its troops": a country stays where it is, its forces leave.
            let isCountry = builder.actor(actor.entity)?.kind == .country
            guard isCountry || actor.sectors.contains("MIL") else { continue }
            for country in countries
            where country.country != actor.country && isInScope([country]) && !isPartOnly(country, index) {
                add(
                    Situation.Line(
                        .presence, isCountry ? "forces of \(builder.name(actor))" : builder.name(actor), "left",
                        builder.name(country),
                        date: event.date.anchor == .none ? nil : event.date.value,
                        sources: [source(index, event.sentence, voices: event.speakers)]))
            }
        }
    }

    /// Forces of another state that a government wants gone; what is asked of a mission stands under consent.
    private mutating func keepDemand(_ event: Event, _ index: Int) {
        guard event.code.type == .request, event.code.mode == "yield" || event.code.cameo == "1056",
            event.embedded.contains(where: { $0.code.type == .retreat && $0.code.mode == "withdraw" }),
            let host = event.actors.first, isState(host), isInScope(event.actors + event.recipients)
        else { return }
        for forces in event.recipients
        where forces.country != host.country && !isUnitedNations(forces) && builder.missions[forces.entity ?? ""] == nil
            && forces.country.map({ builder.countries[$0] != nil }) ?? false
        {
            let isCountry = isState(forces)
            add(
                Situation.Line(
                    .presence, isCountry ? "forces of \(owner(forces))" : builder.name(forces), "asked to leave",
                    "by \(owner(host))", date: event.date.anchor == .none ? nil : event.date.value,
                    sources: [source(index, event.sentence, voices: event.speakers)]))
        }
    }

    /// "withdrew from the border with Kosovo": a part of a country, or none of it.
    private func isPartOnly(_ country: Party, _ index: Int) -> Bool {
        let words = words(before: country.range.lowerBound, 5, index)
        let cues = builder.knowledge.situations.mandates
        guard let from = words.lastIndex(where: cues.whence.contains) else { return false }
        return words[from...].contains(where: cues.parts.contains)
    }

    /// Who took a place last, as far as reports tell, and who held it before.
    mutating func keepControl() {
        var captures: [String: [(day: CalendarDate, event: Event, index: Int)]] = [:]
        for (index, testimony) in testimonies.enumerated() {
            for event in testimony.account.events
            where event.status == .occurred && event.code.type == .assault && event.code.cameo == "192"
                && hasHappened(event.date.value, testimony)
            {
                guard let place = event.place, place.precision <= 2, place.range.overlaps(event.sentence),
                    isInScope(placeIn: place.country), event.actors.contains(where: { $0.sectors != ["CVL"] }),
                    let day = day(event.date.value, testimony)
                else { continue }
                captures[place.name, default: []].append((day, event, index))
            }
        }
        for (place, told) in captures.sorted(by: { $0.key < $1.key }) {
            let order = told.sorted { ($0.day.dayNumber, $0.index) < ($1.day.dayNumber, $1.index) }
            for (position, capture) in order.enumerated() {
                let names = capture.event.actors.map(builder.name).joined(separator: ", ")
                let next = order[(position + 1)...].first { $0.event.actors != capture.event.actors }
                add(
                    Situation.Line(
                        .presence, place, "held by", names + (next.map { ": until \($0.day)" } ?? ""),
                        date: DateRange(day: capture.day), rule: "the last capture told",
                        sources: [source(capture.index, capture.event.sentence, voices: capture.event.speakers)]))
            }
        }
    }

    private func isInScope(placeIn country: String?) -> Bool {
        guard let scope else { return true }
        return scope.country != nil && scope.country == country
    }

    // MARK: Agreements

    private mutating func agreement(
        _ event: Event, _ actor: Party, _ agreement: Party, _ date: DateRange?, _ source: Situation.Source
    ) {
        let name = builder.name(agreement)
        switch event.code.type {
        case .support where event.code.cameo == "057", .agree:
            add(
                Situation.Line(
                    .agreements, name, "signed", "signed by \(builder.name(actor))", date: date, sources: [source]))
            checkSignatory(actor, agreement, source)
        case .sanction, .retreat, .reject:
            add(
                Situation.Line(
                    .agreements, name, "left", "\(owner(actor)) ended or left it", date: date, sources: [source]))
        default: break
        }
    }
}

extension EventType {
    static let support = EventType(rawValue: "SUPPORT")
    static let agree = EventType(rawValue: "AGREE")
    static let consult = EventType(rawValue: "CONSULT")
    static let sanction = EventType(rawValue: "SANCTION")
    static let retreat = EventType(rawValue: "RETREAT")
    static let request = EventType(rawValue: "REQUEST")
    static let reject = EventType(rawValue: "REJECT")
    static let assault = EventType(rawValue: "ASSAULT")
    static let coerce = EventType(rawValue: "COERCE")
    static let mobilize = EventType(rawValue: "MOBILIZE")
}

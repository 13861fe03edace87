import Calendars
import Coding
import Knowledge

/// Who speaks, as far as a host's consent goes.
enum HostVoice {
    /// The government: may withdraw consent.
    case government
    /// A commander, a governor, another minister: asks, and does not withdraw.
    case subordinate
}

extension Keeping {
    func isUnitedNations(_ party: Party) -> Bool {
        party.country == "UNO" || party.country == "IGO"
            || builder.actor(party.entity).map { $0.parent == "un" || $0.id == "un" } ?? false
    }

    /// Whether a party speaks for a host of the mission; `nil` for a crowd, an opposition, a stranger.
    func isHostGovernment(_ party: Party, _ mission: Actor) -> HostVoice? {
        guard let country = party.country, mission.hosts.contains(country) else { return nil }
        let scale = builder.knowledge.situations.consent
        let actor = builder.actor(party.entity)
        if actor?.kind == .country { return .government }
        let text = party.text.lowercased()
        if let actor, actor.kind == .person {
            let office = actor.role(on: on)?.office?.lowercased()
            let speaks = office.map { scale.voices.contains($0) } ?? false
            if speaks || scale.voices.contains(where: { $0.contains(" ") && text.contains($0) }) { return .government }
        } else if party.sectors.isEmpty || party.sectors.contains("GOV") {
            // "the junta", "the transitional government", "Mali's foreign minister".
            let words = text.split { !$0.isLetter }.map(String.init)
            let isVoice = scale.voices.contains { voice in
                let parts = voice.split(separator: " ").map(String.init)
                return parts.count == 1 ? words.contains(voice) : text.contains(voice)
            }
            if isVoice || party.sectors.isEmpty { return .government }
        }
        return party.sectors.contains("GOV") || party.sectors.contains("MIL") ? .subordinate : nil
    }

    /// An entry of the ledger before it is weighed.
    private struct Entry {
        var level: String
        var day: CalendarDate?
        var range: DateRange?
        var party: Party
        var voice: HostVoice?
        var what: String
        /// By when the host wants the mission gone.
        var effective: CalendarDate?
        var source: Situation.Source

        func tellsTheSame(as other: Entry) -> Bool {
            level == other.level && source.report == other.source.report
                && source.range.overlaps(other.source.range)
                && (party.range.overlaps(other.party.range) || party.country == other.party.country)
        }
    }

    /// The dated ledger of a host's consent, and the level on the day.
    mutating func keepConsent(_ mission: Actor, _ acts: [MandateAct], _ state: inout MissionState) {
        let levels = builder.knowledge.situations.consent.levels
        let stated = statementEntries(mission)
        // One act, one line: where the reading of mandates has it, its event tells nothing more.
        let events = eventEntries(mission).filter { event in !stated.contains { $0.tellsTheSame(as: event) } }
        let entries = (stated + events).enumerated().sorted {
            ($0.element.day?.dayNumber ?? .min, $0.offset) < ($1.element.day?.dayNumber ?? .min, $1.offset)
        }.map(\.element)
        for entry in entries {
            guard let voice = entry.voice else {
                add(
                    Situation.Line(
                        .consent, mission.id, "demand by others",
                        "\(builder.name(entry.party)): \(entry.what); moves nothing", date: entry.range,
                        rule: "only the host's government withdraws consent", sources: [entry.source]))
                continue
            }
            var level = entry.level
            if level == "withdrawn", voice == .subordinate { level = "withdrawal-requested" }
            let now = state.consent.flatMap { $0 == "restored" ? "granted" : $0 }
            let rank = levels.firstIndex(of: level) ?? 0
            let rankNow = now.flatMap { levels.firstIndex(of: $0) } ?? -1
            let name = builder.name(entry.party)
            if level == "granted", state.consent == "withdrawn" || state.consent == "withdrawal-requested" {
                guard entry.what.hasPrefix("asked it to stay") || entry.what.hasPrefix("gave") else { continue }
                state.consent = "restored"
                state.consentSince = entry.range
            } else if rank > rankNow || (level == "granted" && rankNow < 1) {
                if state.consent != level { state.consentSince = entry.range }
                state.consent = level
            }
            add(
                Situation.Line(
                    .consent, mission.id, level, "\(name): \(entry.what)", date: entry.range, sources: [entry.source]))
        }
        guard let consent = state.consent else { return }
        let effective = entries.last { $0.level == "withdrawn" && $0.voice == .government && $0.effective != nil }?
            .effective
        let since = state.consentSince.map { " since \(Self.text($0))" } ?? ""
        add(
            Situation.Line(
                .consent, mission.id, "consent", consent + since, date: state.consentSince,
                rule: "dated scale; only the host's government moves it"))
        // "asked for its end by the last day of next year": until then the host bears it.
        if let effective, effective > on { return }
        if consent == "withdrawn", state.phase != nil, ![.withdrawn, .liquidating].contains(state.phase) {
            let what = state.hasEnded ? "present" : "mandated"
            add(
                Situation.Line(
                    .consent, mission.id, "rule", "\(what) without the host's consent\(since)",
                    date: state.consentSince,
                    rule: "a peacekeeping mission needs the approval of its host"))
        }
    }

    static func text(_ range: DateRange) -> String {
        switch (range.from, range.to) {
        case (let from?, let to?) where from == to: from.description
        case (let from?, let to?): "\(from) to \(to)"
        case (let from?, nil): from.description
        case (nil, let to?): "\(to) or before"
        case (nil, nil): "an unknown day"
        }
    }

    // MARK: Entries

    private func statementEntries(_ mission: Actor) -> [Entry] {
        var entries: [Entry] = []
        for (index, testimony) in testimonies.enumerated() {
            for statement in testimony.statements where statement.mission == mission.id {
                guard let actor = statement.actor, !isUnitedNations(actor), hasHappened(statement.date, testimony),
                    let (level, what) = meaning(of: statement, by: actor, mission)
                else { continue }
                let event = testimony.account.events.first { event in
                    event.sentence.overlaps(statement.sentence) && event.date.anchor != .none
                        && event.actors.contains { $0.range.overlaps(actor.range) }
                }
                let end = statement.terms.first { $0.kind == .withdrawnBy || $0.kind == .mandateEnds }?.date
                let date =
                    statement.date ?? event?.date.value
                    ?? testimony.published.map {
                        DateRange(from: nil, to: $0, precision: .open)
                    }
                entries.append(
                    Entry(
                        level: level, day: day(date, testimony), range: date, party: actor,
                        voice: isHostGovernment(actor, mission),
                        what: end.map { "\(what) by \($0)" } ?? what,
                        effective: statement.stance == .demanded ? end : nil,
                        source: source(index, statement)))
            }
        }
        return entries
    }

    /// What a statement about a mission says of consent: leaving that is demanded, staying that is asked, consent given.
    private func meaning(of statement: Statement, by actor: Party, _ mission: Actor) -> (String, String)? {
        switch (statement.act, statement.stance) {
        case ("terminated", .demanded), ("withdrawn", .demanded): ("withdrawn", "asked it to leave")
        case ("terminated", .decided), ("terminated", .occurred), ("withdrawn", .decided):
            isHostGovernment(actor, mission) == nil ? nil : ("withdrawn", "decided to end it")
        case ("renewed", .refused), ("stay", .refused), ("renewed", .negated):
            isHostGovernment(actor, mission) == nil ? nil : ("withdrawal-requested", "refused its extension")
        case ("consent", .negated), ("consent", .refused):
            isHostGovernment(actor, mission) == nil ? nil : ("withdrawn", "withdrew its consent")
        case ("consent", .occurred):
            isHostGovernment(actor, mission) == nil ? nil : ("granted", "gave its consent")
        case ("stay", .demanded), ("renewed", .demanded): ("granted", "asked it to stay")
        case ("withdrawn", .refused): ("granted", "asked it to stay")
        case ("obstructed", .occurred), ("obstructed", .decided):
            isHostGovernment(actor, mission) == nil ? nil : ("obstructed", "obstructed it")
        default: nil
        }
    }

    private func eventEntries(_ mission: Actor) -> [Entry] {
        let scale = builder.knowledge.situations.consent
        var entries: [Entry] = []
        for (index, testimony) in testimonies.enumerated() {
            let isOnly = testimony.statements.allSatisfy { $0.mission == nil || $0.mission == mission.id }
            for event in testimony.account.events where [.occurred, .ongoing].contains(event.status) {
                let concerns = event.recipients.contains { party in
                    party.entity == mission.id
                        || (isOnly && party.entity == nil && party.country == "UNO" && party.sectors.contains("MIL"))
                }
                guard concerns, let rule = scale.rule(for: event.code), let actor = event.actors.first,
                    !isUnitedNations(actor), hasHappened(event.date.value, testimony)
                else { continue }
                let voice = isHostGovernment(actor, mission)
                // Others matter only where they ask for what they cannot decide.
                guard voice != nil || rule.level == "withdrawn" else { continue }
                entries.append(
                    Entry(
                        level: rule.level, day: day(event.date.value, testimony), range: event.date.value, party: actor,
                        voice: voice, what: "\(rule.meaning.words) (\(Self.words(of: event.code)))",
                        source: source(index, event.sentence, voices: event.speakers)))
            }
        }
        return entries
    }

    private static func words(of code: EventCode) -> String {
        [code.type.rawValue, code.mode].compactMap { $0 }.joined(separator: " ")
    }
}

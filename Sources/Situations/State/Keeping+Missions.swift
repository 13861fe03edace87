import Calendars
import Coding
import Knowledge

/// Something that happened to a mandate, on a day.
struct MandateAct {
    var act: String
    var stance: Statement.Stance
    var day: CalendarDate?
    /// The month or year, where no report tells the day.
    var range: DateRange?
    var actor: Party?
    var terms: [Statement.Term]
    var source: Situation.Source
    var isResolution = false
}

extension Keeping {
    /// The state of one mission, and its lines.
    mutating func keep(_ id: String) {
        guard let mission = builder.missions[id] else { return }
        let acts = mandateAct(of: id)
        var state = MissionState(
            id: id, name: mission.name, hosts: mission.hosts, phase: nil, established: nil, ended: nil,
            withdrawn: nil, mandateEnds: nil, drawdownFrom: nil, withdrawnBy: nil, liquidationFrom: nil,
            extendedUntil: nil, consent: nil,
            consentSince: nil, endCause: nil, followOn: [])
        var veto: MandateAct?
        var isComplete = false
        // Since when the phase holds.
        var since: CalendarDate?
        var hasLiquidated = false
        var hasExpired = false
        var hasBegunLeaving = false
        var refused: MandateAct?
        for act in acts {
            let isCouncil = act.actor.map(isUnitedNations) ?? true
            let isDone = [.occurred, .decided, .completed].contains(act.stance)
            if isSetting(act) { set(act, &state) }
            switch act.act {
            case "established" where isDone && isCouncil:
                state.phase = .established
                since = act.day
                state.established = act.range ?? act.day.map { DateRange(day: $0) }
                tell(id, "established", "established", act)
            case "established" where act.stance == .planned && state.phase == nil:
                state.phase = .planned
                since = act.day
                tell(id, "planned", "to be established", act)
            case "renewed" where isDone && isCouncil:
                if !state.hasEnded {
                    state.phase = .renewed
                    since = act.day
                }
                hasExpired = false
                tell(id, "renewed", state.extendedUntil.map { "renewed until \($0)" } ?? "renewed", act)
            case "renewed" where act.stance == .refused || act.stance == .negated:
                if let actor = act.actor, isHostGovernment(actor, mission) != nil {
                    refused = act
                } else if let actor = act.actor, let country = actor.country,
                    let day = act.day, builder.knowledge.situations.council.permanentSeat(of: country, on: day) != nil
                {
                    veto = act
                    tell(id, "extension vetoed", "\(builder.name(actor)) vetoed its extension", act)
                    add(
                        Situation.Line(
                            .council, country, "vote", "against the extension of \(mission.name), a veto",
                            date: DateRange(day: day), rule: "Charter, Article 27(3)", sources: [act.source]))
                } else {
                    tell(id, "extension failed", "its extension failed", act)
                }
            case "adjusted" where isDone && isCouncil:
                if state.phase != nil, !state.hasEnded {
                    state.phase = .adjusted
                    since = act.day
                }
                tell(id, "adjusted", "adjusted", act)
            case "terminated" where isDone && isCouncil:
                end(&state, on: act.day)
                tell(id, "terminated", act.actor.map { "ended by \(builder.name($0))" } ?? "ended", act)
            case "terminated" where act.stance == .planned && isCouncil:
                tell(id, "end planned", "its end is planned", act)
            case "replaced" where isDone && isCouncil:
                end(&state, on: act.day)
                state.phase = .replaced
                tell(id, "replaced", "replaced", act)
            case "expired" where isDone:
                hasExpired = true
                tell(id, "expired", "the mandate expired", act)
            case "withdrawn"
            where act.stance == .completed && (act.actor == nil || isCouncil) && !isToCome(act, .withdrawnBy):
                if !isComplete { state.withdrawn = act.day }
                isComplete = true
                tell(id, "withdrawn", "withdrawal complete", act)
            case "withdrawn" where act.stance == .begun:
                hasBegunLeaving = true
                tell(id, "withdrawal begun", "withdrawal begun", act)
            case "handover" where isDone: hasBegunLeaving = true
            case "liquidated"
            where (act.stance == .begun || act.stance == .occurred) && !isToCome(act, .liquidationFrom):
                hasLiquidated = true
                since = act.day
            default: break
            }
        }
        settle(
            &state, isComplete: isComplete, hasLiquidated: hasLiquidated, hasExpired: hasExpired,
            hasBegun: hasBegunLeaving,
            hasVeto: veto != nil)
        keepConsent(mission, acts, &state)
        state.endCause = endCause(state, veto: veto, refused: refused)
        if state.hasEnded || state.phase == .expired || state.phase == .replaced {
            state.followOn = followOns(id)
            // One that is set up in the same country on the same day takes its place.
            if state.phase == .drawingDown, replacesAtOnce(id, state) { state.phase = .replaced }
        }
        addLines(for: state, acts, since: self.since(state) ?? since)
        keepBases(id)
        missionStates.append(state)
    }

    /// The day from which a phase holds that follows from days set; `nil` where it began with an act.
    private func since(_ state: MissionState) -> CalendarDate? {
        switch state.phase {
        case .drawingDown, .replaced: state.ended
        case .withdrawn: state.withdrawn
        case .liquidating: state.liquidationFrom.flatMap { $0 <= on ? $0 : nil }
        case .expired: [state.extendedUntil, state.mandateEnds].compactMap { $0 }.filter { $0 < on }.max()
        default: nil
        }
    }

    /// Whether the act is dated for a day that has not come.
    private func isToCome(_ act: MandateAct, _ kind: Resolution.Provision.Kind) -> Bool {
        act.terms.contains { $0.kind == kind && $0.date > on }
    }

    private func mandateAct(of id: String) -> [MandateAct] {
        var acts: [MandateAct] = []
        for (index, testimony) in testimonies.enumerated() {
            if let resolution = testimony.resolution, resolution.missions.contains(id) {
                acts += self.acts(of: resolution, id, index)
            }
            for statement in testimony.statements
            where statement.mission == id
                && !["timeline", "vacuum", "contest", "coup", "gathering"].contains(statement.act)
            {
                // Who leaves a province has not left the country.
                guard statement.act != "withdrawn" || statement.site == nil || statement.stance == .demanded else {
                    continue
                }
                let day = endDay(of: statement, testimony) ?? day(statement.date, testimony)
                // What is to happen is told today; what happened, on its day.
                let reference = statement.stance == .planned ? testimony.published ?? day : day
                guard reference.map({ $0 <= on }) ?? true else { continue }
                // "when its mandate ends on 31 October": that has not happened.
                let isAhead =
                    statement.act == "terminated" && statement.stance == .occurred && statement.actor == nil
                    && statement.terms.contains { term in
                        term.kind == .mandateEnds && (testimony.published.map { $0 < term.date } ?? false)
                    }
                acts.append(
                    MandateAct(
                        act: statement.act, stance: isAhead ? .planned : statement.stance, day: reference,
                        range: statement.date.flatMap { Self.isLong($0) ? $0 : nil },
                        actor: statement.actor ?? decider(statement, testimony),
                        terms: statement.terms, source: source(index, statement)))
            }
        }
        return acts.enumerated().sorted { one, other in
            (one.element.day?.dayNumber ?? .min, one.offset) < (other.element.day?.dayNumber ?? .min, other.offset)
        }.map(\.element)
    }

    /// "established in 1978"
    private static func isLong(_ date: DateRange) -> Bool {
        [.month, .season, .year, .decade].contains(date.precision) && date.from != nil && date.to != nil
    }

    /// "whose mandate ended on 31 December": the act took place on the day that it is dated for.
    private func endDay(of statement: Statement, _ testimony: Testimony) -> CalendarDate? {
        guard statement.act == "terminated", statement.stance == .occurred, statement.actor == nil,
            decider(statement, testimony) == nil,
            let end = statement.terms.first(where: { $0.kind == .mandateEnds })?.date,
            testimony.published.map({ end <= $0 }) ?? true
        else { return nil }
        return end
    }

    /// "The Council adopted a resolution that ends the mandate": who decided in the same sentence.
    private func decider(_ statement: Statement, _ testimony: Testimony) -> Party? {
        guard ["established", "renewed", "adjusted", "terminated", "replaced"].contains(statement.act),
            [.occurred, .decided].contains(statement.stance)
        else { return nil }
        return testimony.account.decisions.first {
            $0.outcome == .adopted && $0.sentence.overlaps(statement.sentence)
        }?.body
    }

    /// What a resolution does to a mission.
    private func acts(of resolution: Resolution, _ id: String, _ index: Int) -> [MandateAct] {
        let day = resolution.adopted ?? testimonies[index].published
        guard day.map({ $0 <= on }) ?? true else { return [] }
        let council = builder.actor("un-security-council")
        let isCouncil = council.map { $0.name.hasSuffix(resolution.body) } ?? false
        let body = Party(
            stated: resolution.body, entity: isCouncil ? council?.id : nil, country: "UNO", sectors: [],
            range: resolution.range)
        return resolution.provisions.filter { $0.mission == id }.map { provision in
            let act =
                switch provision.kind {
                case .mandateEnds: "terminated"
                case .extendedUntil: "renewed"
                case .establishedUntil: "established"
                case .withdrawnBy, .drawdownFrom, .liquidationFrom, .reportDue, .authorityUntil: ""
                }
            return MandateAct(
                act: act, stance: .decided, day: day, actor: body,
                terms: [Statement.Term(kind: provision.kind, date: provision.date, range: provision.range)],
                source: source(index, provision.range), isResolution: true)
        }
    }

    /// Whether the dates of an act count: what the Council asks for is set, what others ask for is not.
    private func isSetting(_ act: MandateAct) -> Bool {
        switch act.stance {
        case .demanded: act.actor.map(isUnitedNations) ?? false
        case .refused, .negated: false
        case .occurred, .decided, .planned, .begun, .completed: true
        }
    }

    private func set(_ act: MandateAct, _ state: inout MissionState) {
        for term in act.terms {
            switch term.kind {
            case .mandateEnds: state.mandateEnds = term.date
            case .drawdownFrom: state.drawdownFrom = term.date
            case .withdrawnBy: state.withdrawnBy = term.date
            case .liquidationFrom: state.liquidationFrom = term.date
            case .extendedUntil, .establishedUntil: state.extendedUntil = term.date
            case .reportDue, .authorityUntil: break
            }
        }
    }

    private func end(_ state: inout MissionState, on day: CalendarDate?) {
        if state.ended == nil { state.ended = day }
        state.hasEnded = true
    }

    private func settle(
        _ state: inout MissionState, isComplete: Bool, hasLiquidated: Bool, hasExpired: Bool, hasBegun: Bool,
        hasVeto: Bool
    ) {
        if let last = state.mandateEnds, last <= on, !state.hasEnded, !hasVeto { end(&state, on: last) }
        if state.phase != .replaced, state.hasEnded, state.ended.map({ $0 <= on }) ?? true {
            state.phase = .drawingDown
        }
        if !state.hasEnded, hasExpired || (state.extendedUntil.map { $0 < on } ?? false) { state.phase = .expired }
        if let end = state.mandateEnds, end > on, state.phase != .replaced { state.phase = .endDecided }
        if hasVeto, let end = state.mandateEnds, end <= on { state.phase = .expired }
        if hasVeto, state.extendedUntil.map({ $0 < on }) ?? hasExpired { state.phase = .expired }
        guard isComplete || state.phase == .drawingDown || state.phase == .expired else { return }
        if isComplete { state.phase = .withdrawn }
        if let liquidation = state.liquidationFrom, liquidation <= on { state.phase = .liquidating }
        if hasLiquidated { state.phase = .liquidating }
    }

    // MARK: Lines

    private mutating func tell(_ id: String, _ property: String, _ value: String, _ act: MandateAct) {
        add(
            Situation.Line(
                .missions, id, property, value, date: act.range ?? act.day.map { DateRange(day: $0) },
                sources: [act.source]))
    }

    private mutating func addLines(for state: MissionState, _ acts: [MandateAct], since: CalendarDate?) {
        if let phase = state.phase {
            var value = phase.rawValue
            if phase == .drawingDown { value = "mandate ended, departure ordered and not complete" }
            if phase == .endDecided, let end = state.mandateEnds { value = "its end is decided for \(end)" }
            add(
                Situation.Line(
                    .missions, state.id, "phase", value, date: since.map { DateRange(day: $0) },
                    rule: "mandate states", sources: []))
        }
        if let cause = state.endCause {
            add(Situation.Line(.missions, state.id, "end cause", cause, rule: "causes of an ending"))
        }
        for follow in state.followOn { add(Situation.Line(.missions, state.id, "follow-on", follow)) }
        let dates: [(String, Resolution.Provision.Kind)] = [
            ("mandate ends", .mandateEnds), ("mandate until", .extendedUntil), ("drawdown from", .drawdownFrom),
            ("withdrawal by", .withdrawnBy), ("liquidation from", .liquidationFrom), ("report due", .reportDue),
            ("task authorised until", .authorityUntil),
        ]
        for (property, kind) in dates {
            var told: [CalendarDate: [Situation.Source]] = [:]
            for act in acts where isSetting(act) {
                for term in act.terms
                where term.kind == kind || kind == .extendedUntil && term.kind == .establishedUntil {
                    told[term.date, default: []].append(act.source)
                }
            }
            for (date, sources) in told.sorted(by: { $0.key < $1.key }) {
                let status = status(kind, date, state, acts, sources)
                add(
                    Situation.Line(
                        .deadlines, state.id, property, status, date: DateRange(day: date), sources: unique(sources)))
            }
            contradict(state.id, property, kind, told)
        }
    }

    private func status(
        _ kind: Resolution.Provision.Kind, _ date: CalendarDate, _ state: MissionState, _ acts: [MandateAct],
        _ setBy: [Situation.Source]
    ) -> String {
        if kind == .reportDue { return reportStatus(date, acts, setBy) }
        if date > on { return "due \(date)" }
        switch kind {
        case .withdrawnBy:
            return state.phase == .withdrawn || state.phase == .liquidating
                ? "met \(date)" : "passed \(date); no report tells that it was met"
        case .extendedUntil:
            return state.extendedUntil.map { $0 > date } ?? false ? "renewed before \(date)" : "ran out \(date)"
        default: return "reached \(date)"
        }
    }

    /// A report that is due is met by the first that is delivered after the deadline was set and after the deadlines
    /// before it.
    private func reportStatus(_ date: CalendarDate, _ acts: [MandateAct], _ setBy: [Situation.Source]) -> String {
        let set = setBy.compactMap(\.published).min()
        let earlier = acts.flatMap(\.terms).filter { $0.kind == .reportDue && $0.date < date }.map(\.date).max()
        let start = [set, earlier].compactMap { $0 }.max()
        let delivered = acts.filter { act in
            act.act == "reported" && act.day.map { day in start.map { $0 < day } ?? true } ?? false
        }.compactMap(\.day).min()
        guard let delivered else {
            return date > on ? "due \(date)" : "overdue since \(date); no report tells that it was met"
        }
        return delivered <= date ? "met \(delivered)" : "met late, \(delivered) instead of \(date)"
    }

    /// Dates of one kind that different reports give differently; an extension that follows another is none.
    private mutating func contradict(
        _ id: String, _ property: String, _ kind: Resolution.Provision.Kind, _ told: [CalendarDate: [Situation.Source]]
    ) {
        guard [.mandateEnds, .withdrawnBy, .liquidationFrom, .drawdownFrom].contains(kind), told.count > 1 else {
            return
        }
        let sides = told.sorted { $0.key < $1.key }
        add(
            Situation.Line(
                .contradictions, id, property, sides.map { "\($0.key)" }.joined(separator: " or "),
                sources: unique(sides.flatMap(\.value))))
    }

    func unique(_ sources: [Situation.Source]) -> [Situation.Source] {
        var seen: [Situation.Source] = []
        for source in sources where !seen.contains(source) { seen.append(source) }
        return seen
    }

    // MARK: Causes

    /// Why a mandate ended: a veto, the host, or the Council alone.
    private func endCause(_ state: MissionState, veto: MandateAct?, refused: MandateAct?) -> String? {
        if let veto { return "veto of the extension by \(veto.actor.map { builder.name($0) } ?? "a permanent member")" }
        let isOver = state.hasEnded || [.expired, .replaced].contains(state.phase)
        let isEnding = state.mandateEnds != nil || state.withdrawnBy != nil
        guard isOver || isEnding else { return nil }
        if refused != nil, state.consent != "withdrawn" { return "the host refused an extension" }
        switch state.consent {
        case "withdrawn": return "request of the host"
        case "restored": return "request of the host, later softened"
        case "obstructed": return "obstruction by the host"
        case "granted": return isOfCouncil(state.id) ? "decision of the Council, host consenting" : nil
        default: return refused != nil ? "the host refused an extension" : nil
        }
    }

    /// Missions that the reports tell to be set up where this one leaves: its successor by the reference, or one of the
    /// same host.
    private func followOns(_ id: String) -> [String] {
        var found: [String] = []
        for (other, _) in successors(of: id) where !found.contains(other.name) { found.append(other.name) }
        return found
    }

    private func replacesAtOnce(_ id: String, _ state: MissionState) -> Bool {
        successors(of: id).contains { other, day in
            day != nil && day == state.ended && builder.missions[id]?.successor != other.id
        }
    }

    private func successors(of id: String) -> [(mission: Actor, day: CalendarDate?)] {
        guard let mission = builder.missions[id] else { return [] }
        var found: [(Actor, CalendarDate?)] = []
        for testimony in testimonies {
            for statement in testimony.statements where ["established", "replaced"].contains(statement.act) {
                guard let other = statement.mission.flatMap({ builder.missions[$0] }), other.id != id,
                    mission.successor == other.id || !Set(other.hosts).isDisjoint(with: mission.hosts),
                    statement.stance != .demanded, statement.stance != .refused,
                    hasHappened(statement.date, testimony)
                else { continue }
                found.append((other, day(statement.date, testimony)))
            }
        }
        return found
    }
}

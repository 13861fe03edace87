import Calendars
import Coding
import Knowledge

/// What reports leave open, beside the mandate itself.
extension Keeping {
    /// When and how a mission whose mandate was ended leaves; one that was replaced hands over instead.
    mutating func nameOpenDeparture(_ state: MissionState) {
        guard state.phase != .replaced else { return }
        func unknown(_ property: String, _ value: String) {
            lines.append(Situation.Line(.unknowns, state.id, property, value))
        }
        if state.withdrawnBy == nil { unknown("withdrawal deadline", "no report says by when it must be gone") }
        if state.liquidationFrom == nil { unknown("liquidation", "no report says when its liquidation begins") }
        let hasLeft = lines.contains { $0.section == .presence && $0.subject == state.id && $0.property == "left" }
        if !hasLeft { unknown("bases", "no report names a base that it left") }
    }

    /// How many a mission has: in all, and of whom the reports count only soldiers, how many others.
    mutating func nameOpenStrength(_ state: MissionState) {
        let names = [state.id, state.name]
        let own = lines.filter { names.contains($0.subject) && $0.section == .presence }
        let isAuthorised = own.contains { $0.property == "authorised strength" }
        guard own.contains(where: { $0.property.hasPrefix("strength") || $0.property == "deployed" }) else {
            lines.append(
                Situation.Line(
                    .unknowns, state.id, "strength",
                    isAuthorised
                        ? "no report gives its strength, only what is authorised" : "no report gives its strength"))
            return
        }
        let words = Set(
            own.filter { $0.property.hasPrefix("strength") }.flatMap(\.sources)
                .flatMap { $0.quotation.lowercased().split { !$0.isLetter }.map(String.init) })
        let categories = builder.knowledge.situations.mandates.categories
        let told = Set(words.compactMap { categories[$0] })
        for category in ["police", "personnel"] where !told.contains(category) {
            let noun = category == "police" ? "police" : "civilian staff"
            lines.append(
                Situation.Line(.unknowns, state.id, noun, "no report says how many \(noun) it has or had"))
        }
    }

    /// Turning points of which only the year or month is told, and meetings of which nobody tells who met.
    mutating func nameOpenEvents() {
        for (index, testimony) in testimonies.enumerated() {
            for statement in testimony.statements where hasHappened(statement.date, testimony) {
                switch statement.act {
                case "coup": nameOpenCoup(statement, testimony, index)
                case "gathering": nameOpenMeeting(statement, testimony, index)
                default: break
                }
            }
            for event in testimony.account.events
            where event.code.type == .consult && event.status == .occurred && hasHappened(event.date.value, testimony) {
                let parties = event.actors + event.recipients
                guard event.date.value.precision == .day, let day = event.date.value.from, event.date.anchor == .stated,
                    parties.count < 2, isInScope(parties)
                else { continue }
                let who = parties.first.map { "whom \(builder.name($0)) met" } ?? "who met"
                addUnknown(
                    "meeting of \(day)", "no report says \(who)",
                    source(index, event.sentence, voices: event.speakers))
            }
        }
    }

    private mutating func nameOpenCoup(_ statement: Statement, _ testimony: Testimony, _ index: Int) {
        guard let date = statement.date, [.year, .month, .season].contains(date.precision), let from = date.from,
            let to = date.to, isRelevant([], testimony) || isAbout(testimony)
        else { return }
        // The day is told where soldiers are told to have acted against their government within that time.
        let isTold = testimonies.contains { testimony in
            testimony.account.events.contains { event in
                guard [.assault, .coerce].contains(event.code.type), event.date.value.precision == .day,
                    let day = event.date.value.from, from <= day, day <= to
                else { return false }
                return event.actors.contains { actor in
                    actor.sectors.contains("MIL")
                        && event.recipients.contains { $0.sectors.contains("GOV") && $0.country == actor.country }
                }
            }
        }
        guard !isTold else { return }
        addUnknown(
            "day of the coup", "no report says on which day of \(Self.text(date, in: date.precision)) it was",
            source(index, statement))
    }

    private mutating func nameOpenMeeting(_ statement: Statement, _ testimony: Testimony, _ index: Int) {
        guard let day = statement.date?.from, isRelevant([], testimony) || isAbout(testimony) else { return }
        let isTold = testimonies.contains { testimony in
            testimony.account.events.contains { event in
                event.code.type == .consult && event.date.value.from == day && event.date.value.to == day
                    && event.actors.count + event.recipients.count > 1
            }
        }
        guard !isTold else { return }
        addUnknown(
            "meeting of \(day)", "no report says who met, where, or what came of it", source(index, statement))
    }

    private mutating func addUnknown(_ property: String, _ value: String, _ source: Situation.Source) {
        add(Situation.Line(.unknowns, scope?.country ?? scope?.name ?? "all", property, value, sources: [source]))
    }

    /// Whether a report names the scope's country.
    func isAbout(_ testimony: Testimony) -> Bool {
        guard let scope else { return true }
        return testimony.account.events.contains { event in
            (event.actors + event.recipients).contains { $0.country != nil && $0.country == scope.country }
        }
    }

    /// "2020", "2020-08".
    private static func text(_ range: DateRange, in precision: DateRange.Precision) -> String {
        guard let from = range.from else { return "an unknown year" }
        return String(from.description.prefix(precision == .year ? 4 : 7))
    }
}

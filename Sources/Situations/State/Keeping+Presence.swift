import Calendars
import Coding
import Knowledge

extension Keeping {
    /// Sites handed over, with their order, and what the reference says of them.
    mutating func keepBases(_ id: String) {
        var closures: [(name: String, day: CalendarDate?, ordinal: Statement.Ordinal?, source: Situation.Source)] = []
        for (index, testimony) in testimonies.enumerated() {
            for statement in testimony.statements where statement.act == "handover" && statement.mission == id {
                guard [.occurred, .completed, .decided].contains(statement.stance), let site = statement.site,
                    hasHappened(statement.date, testimony)
                else { continue }
                closures.append(
                    (site.name, day(statement.date, testimony), statement.ordinal, source(index, statement)))
            }
        }
        for closure in closures {
            // One closure is told by several, and only some tell its number.
            let ordinal =
                closure.ordinal
                ?? closures.first { $0.name == closure.name && $0.day == closure.day && $0.ordinal != nil }?.ordinal
            let number = ordinal.map { ", number \($0.position)\($0.total.map { " of \($0)" } ?? "")" } ?? ""
            add(
                Situation.Line(
                    .presence, id, "left", closure.name + number, date: closure.day.map { DateRange(day: $0) },
                    sources: [closure.source]))
        }
        checkOrdinals(id, closures)
    }

    /// "the eighth of 13 bases" against the closures that are dated: those told by reports, and those of the reference.
    private mutating func checkOrdinals(
        _ id: String,
        _ closures: [(name: String, day: CalendarDate?, ordinal: Statement.Ordinal?, source: Situation.Source)]
    ) {
        let reference = builder.knowledge.situations.bases.filter { $0.mission == id }
        var told: [String: CalendarDate] = [:]
        for closure in closures { if let day = closure.day { told[closure.name] = told[closure.name] ?? day } }
        for closure in closures {
            guard let ordinal = closure.ordinal, let day = closure.day else { continue }
            let counted = told.filter { $0.value <= day }.count
            let known = reference.filter { base in base.closed?.from.map { $0 <= day } ?? false }.count
            let total = ordinal.total.map { " of \($0)" } ?? ""
            var value = "\(closure.name) is told to be number \(ordinal.position)\(total); "
            value += "\(counted) \(counted == 1 ? "closure" : "closures") told by then"
            if !reference.isEmpty { value += ", \(known) dated in the reference" }
            let section: Situation.Section = counted > ordinal.position ? .contradictions : .presence
            if counted < ordinal.position { value += "; \(ordinal.position - max(counted, known)) not dated" }
            add(
                Situation.Line(
                    section, id, "order of closures", value, rule: "ordinal arithmetic", sources: [closure.source]))
        }
        for closure in closures {
            guard let day = closure.day, let base = reference.first(where: { $0.place == closure.name }),
                let closed = base.closed, !closed.contains(day)
            else { continue }
            add(
                Situation.Line(
                    .contradictions, id, "left \(base.place)",
                    "\(day) by the report, \(Self.text(closed)) by the reference (\(base.position))",
                    sources: [closure.source]))
        }
    }
}

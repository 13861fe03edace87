import Calendars
import Coding
import Knowledge

extension Keeping {
    /// A group named as a signatory that the reference does not have.
    mutating func checkSignatory(_ party: Party, _ agreement: Party, _ source: Situation.Source) {
        guard let signatories = builder.knowledge.situations.signatories[agreement.entity ?? ""],
            let actor = builder.actor(party.entity), !signatories.contains(actor.id), actor.kind == .armedGroup
        else { return }
        add(
            Situation.Line(
                .contradictions, builder.name(agreement), "signatory",
                "\(actor.name) is told to have signed; the reference names \(signatories.sorted().joined(separator: ", "))",
                sources: [source]))
    }

    /// What reports say against what is known before reading.
    mutating func checkReference() {
        for (index, testimony) in testimonies.enumerated() {
            for relation in testimony.account.relations where relation.kind == "signatory_of" {
                checkSignatory(
                    relation.subject, relation.object, source(index, relation.sentence, voices: relation.speakers))
            }
        }
        checkStrengths()
    }

    /// Different figures for the strength of one mission, side by side.
    private mutating func checkStrengths() {
        let strengths = lines.filter { $0.section == .presence && $0.property.hasPrefix("strength") }
        for subject in Set(strengths.map(\.subject)).sorted() {
            let own = strengths.filter { $0.subject == subject }
            guard Set(own.map(\.value)).count > 1 else { continue }
            add(
                Situation.Line(
                    .contradictions, subject, "strength", own.map(\.value).joined(separator: " or "),
                    rule: "figures are kept side by side", sources: unique(own.flatMap(\.sources))))
        }
    }

    // MARK: Unknowns

    /// What the reports leave open about a mission whose mandate they tell of.
    mutating func nameUnknowns() {
        nameOpenTies()
        nameOpenEvents()
        for state in missionStates where state.phase != nil {
            func unknown(_ property: String, _ value: String) {
                lines.append(Situation.Line(.unknowns, state.id, property, value))
            }
            let council = lines(in: .council)
            if state.hasEnded {
                if isOfCouncil(state.id),
                    !council.contains(where: {
                        $0.value.contains("unanimous")
                            || $0.value.contains("-") && $0.property == "decision" && $0.value.contains { $0.isNumber }
                                && $0.value.split(separator: "-").count > 2
                    })
                {
                    unknown("vote tally", "no report gives the tally")
                }
                if state.mandateEnds == nil, state.phase == .drawingDown {
                    unknown("last day of mandate", "no report says on which day its mandate ends")
                }
                if isOfCouncil(state.id),
                    !council.contains(where: { $0.value.contains("S/RES/") || $0.value.contains("resolution ") })
                {
                    unknown("resolution number", "no report gives the number of the resolution")
                }
                nameOpenDeparture(state)
            } else if state.extendedUntil == nil, state.mandateEnds == nil {
                unknown("end of mandate", "no report says how long its mandate runs")
            }
            nameOpenStrength(state)
            if state.consent == nil { unknown("consent", "no report tells the host's position") }
        }
    }

    /// Whether reports tell that the Council decided about a mission; the Secretary-General, too, has ended one.
    func isOfCouncil(_ id: String) -> Bool {
        testimonies.contains { testimony in
            testimony.resolution?.missions.contains(id) ?? false
                || testimony.account.decisions.contains { $0.body.entity == "un-security-council" }
                || testimony.statements.contains { $0.mission == id && $0.actor?.entity == "un-security-council" }
        }
    }

    /// Breaks without a day, and agreements of which nobody names a signatory.
    private mutating func nameOpenTies() {
        let broken = builder.knowledge.situations.ties.meanings.filter { $0.kind == "discontinue" }.map(\.words)
        for line in lines(in: .ties)
        where (line.date?.from == nil || line.date?.from != line.date?.to)
            && broken.contains(where: { line.value.hasSuffix(": " + $0) })
        {
            lines.append(
                Situation.Line(
                    .unknowns, line.subject, "day of the break", "no report says on which day: \(line.value)",
                    sources: line.sources))
        }
        for testimony in testimonies {
            for relation in testimony.account.relations where relation.kind == "signatory_of" {
                let name = builder.name(relation.object)
                guard relation.subject.entity == nil, !isState(relation.subject),
                    lines.contains(where: {
                        $0.section == .agreements && $0.subject == name && $0.property == "signed"
                    })
                else { continue }
                let line = Situation.Line(
                    .unknowns, name, "signatories", "no report names “\(builder.name(relation.subject))”")
                if !lines.contains(line) { lines.append(line) }
            }
        }
    }

    private func lines(in section: Situation.Section) -> [Situation.Line] { lines.filter { $0.section == section } }
}

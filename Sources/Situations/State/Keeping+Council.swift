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
                guard
                    isInScope(decision.concerning + [decision.body]) || scopeMissions(in: testimony)
                        || isToldOfScope(decision.sentence, testimony)
                else { continue }
                let source = source(index, decision.sentence, voices: decision.speakers)
                let name = builder.name(decision.body)
                var value = decision.outcome.rawValue
                if let symbol = decision.symbol { value = "\(symbol) \(value)" }
                if decision.isUnanimous { value += ", unanimously" }
                if let tally = decision.tally { value += ", \(tally.inFavour)-\(tally.against)-\(tally.abstaining)" }
                if !decision.concerning.isEmpty {
                    value += ", on " + decision.concerning.map { builder.name($0) }.joined(separator: ", ")
                }
                let date = date(of: decision, testimony)
                add(Situation.Line(.council, name, "decision", value, date: date, sources: [source]))
                let votes: [(String, [Party])] = [
                    ("in favour", decision.inFavour), ("against", decision.against),
                    ("abstaining", decision.abstaining), ("absent", decision.absent),
                ]
                for (choice, parties) in votes {
                    for party in parties where !isCountedVeto(party, choice) {
                        add(
                            Situation.Line(
                                .council, party.country ?? builder.name(party), "vote", choice,
                                date: date, sources: [source]))
                    }
                }
                judge(decision, testimony, source)
            }
        }
    }

    /// Whether an event of the same sentence takes place in, or reaches, what the situation is asked of.
    private func isToldOfScope(_ sentence: Range<Int>, _ testimony: Testimony) -> Bool {
        guard let country = scope?.country else { return false }
        return testimony.account.events.contains { event in
            event.sentence.overlaps(sentence)
                && (event.place?.country == country || isInScope(event.actors + event.recipients))
        }
    }

    /// Whether a vote against stands as a veto of a mission's extension already.
    private func isCountedVeto(_ party: Party, _ choice: String) -> Bool {
        choice == "against"
            && lines.contains { line in
                line.section == .council && line.subject == party.country && line.property == "vote" && line.rule != nil
            }
    }

    /// The day of a decision; one that has been taken was not taken on the day that it is about ("until 31 December").
    private func date(of decision: Decision, _ testimony: Testimony) -> DateRange? {
        let value = decision.date.value
        guard let published = testimony.published, let last = value.from ?? value.to else { return value }
        return last > published ? DateRange(day: published) : value
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

    func scopeMissions(in testimony: Testimony) -> Bool {
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
}

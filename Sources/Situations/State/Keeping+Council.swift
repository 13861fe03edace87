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
                let concerning = decision.concerning.filter { !isBody($0, of: decision) }
                if !concerning.isEmpty { value += ", on " + concerning.map(builder.name).joined(separator: ", ") }
                let date = date(of: decision, testimony)
                add(Situation.Line(.council, name, "decision", value, date: date, sources: [source]))
                let votes: [(String, [Party])] = [
                    ("in favour", decision.inFavour), ("against", decision.against),
                    ("abstaining", decision.abstaining), ("absent", decision.absent),
                ]
                for (choice, parties) in votes {
                    for party in parties where party.country != nil && !isCountedVeto(party, choice) {
                        add(
                            Situation.Line(
                                .council, party.country ?? builder.name(party), "vote", choice,
                                date: date, sources: [self.source(ofVote: party, index) ?? source]))
                    }
                }
                judge(decision, testimony, source)
            }
        }
    }

    /// Whether a party is the body itself, what it is an organ of, or one of those who vote.
    private func isBody(_ party: Party, of decision: Decision) -> Bool {
        guard let entity = party.entity else { return false }
        let voters = decision.inFavour + decision.against + decision.abstaining + decision.absent
        if voters.contains(where: { $0.range == party.range }) { return true }
        return entity == decision.body.entity || entity == builder.actor(decision.body.entity)?.parent
    }

    /// The sentence that names a voter, and who says so; `nil` where it is not known.
    private func source(ofVote party: Party, _ index: Int) -> Situation.Source? {
        let testimony = testimonies[index]
        guard let sentence = testimony.sentences.first(where: { $0.overlaps(party.range) }) else { return nil }
        let told = testimony.account.relations.first {
            Self.sections[$0.kind] == .council && $0.subject.range == party.range
        }
        return source(index, sentence, voices: told?.speakers ?? [])
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

    /// The day of a decision; one that has been taken was not taken on the day, or in the month, that it is about ("to end
    /// it in October", "until 31 December").
    private func date(of decision: Decision, _ testimony: Testimony) -> DateRange? {
        let value = decision.date.value
        let told = testimony.statements.first {
            $0.stance == .decided && $0.sentence.overlaps(decision.sentence)
        }
        if value.precision != .day, let told, value.from != nil {
            return told.date ?? day(nil, testimony).map { DateRange(day: $0) }
        }
        guard let published = testimony.published, let last = value.from ?? value.to else { return value }
        return last > published ? told?.date ?? DateRange(day: published) : value
    }

    /// What the Council did to a mission, where no decision was coded of it; and how members voted.
    private mutating func keepVotes(_ testimony: Testimony, _ index: Int) {
        guard scopeMissions(in: testimony) else { return }
        for statement in testimony.statements where statement.actor?.entity == "un-security-council" {
            guard [.decided, .occurred].contains(statement.stance), let id = statement.mission,
                ["established", "renewed", "adjusted", "terminated", "replaced"].contains(statement.act),
                hasHappened(statement.date, testimony), !isDecision(statement, testimony)
            else { continue }
            add(
                Situation.Line(
                    .council, "United Nations Security Council", "decision",
                    "adopted: \(statement.act) \(builder.missions[id]?.name ?? id)",
                    date: day(statement.date, testimony).map { DateRange(day: $0) },
                    sources: [source(index, statement)]))
        }
        guard testimony.account.decisions.isEmpty else { return }
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

    /// Whether a decision was coded of what a statement tells the Council to have done: of its sentence, or of its day.
    private func isDecision(_ statement: Statement, _ testimony: Testimony) -> Bool {
        testimony.account.decisions.contains { decision in
            decision.sentence.overlaps(statement.sentence)
                || decision.body.entity == "un-security-council"
                    && (statement.date == nil || decision.date.anchor == .none
                        || day(statement.date, testimony) == day(decision.date.value, testimony))
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

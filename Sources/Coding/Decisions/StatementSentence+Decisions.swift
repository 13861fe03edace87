import Calendars
import Knowledge
import Linguistics

extension StatementSentence {
    /// The decision that a construction states; `nil` where nobody tells which body decides.
    mutating func decision(_ match: ConstructionMatch) -> Decision? {
        guard case .outcome(let outcome) = match.construction.meaning,
            // "Sudan rejected a resolution": what a state does to it is no vote.
            parties(.body, match, [.state, .person]).allSatisfy(isDeciding),
            let body = parties(.body, match, [.group]).first(where: isDeciding) ?? bodyBefore(match),
            let context = context(of: match), !context.hasEnded
        else { return nil }
        return make(
            match, body: body, outcome: Decision.Outcome(rawValue: outcome) ?? .unknown, context,
            concerning: concerning(match))
    }

    /// A vote that only a voter tells of: the body is the one that the report has named.
    mutating func decision(
        ofVoter match: ConstructionMatch, _ stance: Construction.Stance, _ context: StatementContext
    ) -> Decision? {
        let isOfStates = voters(match).contains { $0.country != nil && $0.sectors.isEmpty }
        guard
            let body = parties(.body, match, [.group]).first(where: isDeciding)
                ?? bodyBefore(match, isOfStates: isOfStates) ?? councilOfVeto(match, stance)
        else { return nil }
        return make(
            match, body: body, outcome: stance == .veto ? .vetoed : .unknown, context, concerning: concerning(match))
    }

    private func make(
        _ match: ConstructionMatch, body: Party, outcome: Decision.Outcome, _ context: StatementContext,
        concerning: [Party]
    ) -> Decision {
        let time = time(of: match.predicate)
        let date = date(time)
        var decision = Decision(
            report: report.id, id: "", body: body, form: form(match), outcome: outcome, symbol: nil, tally: nil,
            isUnanimous: false, inFavour: [], against: [], abstaining: [], absent: [], concerning: concerning,
            status: context.status, speakers: context.speakers, date: date, sentence: graph.sentence.range,
            evidence: evidence(match.predicate, body, graph[match.predicate].range, context.speakers, date),
            explanation: step(match, result: outcome.rawValue))
        decision.id = StableIdentifier.of("\(report.id)|\(graph[match.predicate].range.lowerBound)|\(body.text)")
        return decision
    }

    /// A state's veto is one in the Security Council, also where the report does not name it.
    private mutating func councilOfVeto(_ match: ConstructionMatch, _ stance: Construction.Stance) -> Party? {
        guard stance == .veto, let state = voters(match).first?.country, let day = report.published,
            coder.knowledge.situations.council.permanentSeat(of: state, on: day) != nil
        else { return nil }
        return Party(
            text: graph[match.predicate].form, entity: "un-security-council", country: "UNO", sectors: [],
            range: graph[match.predicate].range)
    }

    mutating func voters(_ match: ConstructionMatch) -> [Party] { parties(.voter, match, [.state, .group, .person]) }

    /// Whether a voter's stance belongs to a vote told before: it must be on the text, or on nothing in particular.
    func mayTell(of decision: Decision, _ match: ConstructionMatch) -> Bool {
        guard decision.status == .occurred else { return false }
        let texts = match.construction.part(.text)?.slots.flatMap { match.arguments[$0] } ?? []
        return texts.allSatisfy { text in
            graph.child(of: text, .det).map { ["the", "this"].contains(graph.lemmas[$0]) } ?? false
        }
    }

    // MARK: The body

    /// Councils, assemblies, parliaments, courts, summits: bodies that vote.
    private func isDeciding(_ party: Party) -> Bool {
        if let id = party.entity, let actor = coder.knowledge.actors.first(where: { $0.id == id }) {
            return [.organ, .organisation].contains(actor.kind) || !Set(party.sectors).isDisjoint(with: ["LEG", "JUD"])
        }
        // A mission carries out what others decide.
        return !Set(party.sectors).isDisjoint(with: ["LEG", "JUD"])
            || ["UNO", "IGO", "EUR"].contains(party.country ?? "") && !party.sectors.contains("MIL")
    }

    /// "The resolution was adopted": by the body that the report has named last; where states vote, not by a parliament.
    private mutating func bodyBefore(_ match: ConstructionMatch, isOfStates: Bool = false) -> Party? {
        guard match.construction.part(.body)?.isRequired != true else { return nil }
        let supranational = coder.knowledge.ontology.supranational
        let isBody: (Referent) -> Bool = { referent in
            guard referent.kind == .organ || referent.sectors.first == "LEG" else { return false }
            return !isOfStates || referent.country.map(supranational.contains) ?? false
        }
        for token in 0..<graph.count where graph[token].upos == .propn || graph[token].upos == .noun {
            if let referent = interpreter.resolver.referent(at: token), isBody(referent) { return party(referent) }
        }
        return interpreter.resolver.discourse.latest(where: isBody).map(party)
    }

    // MARK: The text

    private func textHeads(_ match: ConstructionMatch) -> [Int] {
        match.construction.part(.text)?.slots.flatMap { match.arguments[$0] } ?? []
    }

    private func form(_ match: ConstructionMatch) -> Decision.Form {
        for head in textHeads(match) {
            let lemma = graph.lemmas[head]
            if classes.contains(lemma, in: "law-text") { return .law }
            if classes.contains(lemma, in: "statement-text") { return .presidentialStatement }
            if classes.contains(lemma, in: "procedural-text") { return .procedural }
            if classes.contains(lemma, in: "decided-text") { return .resolution }
        }
        return .decision
    }

    /// The missions, states and groups that the text, or the clause of what is decided, names.
    private mutating func concerning(_ match: ConstructionMatch) -> [Party] {
        var found: [Party] = []
        for head in textHeads(match) {
            var stack = [head]
            while let token = stack.popLast() {
                for child in graph.children(of: token).reversed()
                where !["acl:relcl", "advcl", "conj", "obl:agent"].contains(graph[child].deprel.rawValue) {
                    stack.append(child)
                }
                guard token != head || graph[token].upos == .propn || graph[token].upos == .noun,
                    let referent = referent(at: token), let kind = referent.kind,
                    [.country, .region, .peaceOperation, .armedGroup, .organisation, .agreement].contains(kind)
                else { continue }
                let party = party(referent)
                if !found.contains(where: { $0.isSame(as: party) }) { found.append(party) }
            }
        }
        return found
    }

    var isUnanimous: Bool {
        graph.sentence.tokens.contains { classes.contains($0.form.lowercased(), in: "unanimous") }
    }

    /// "resolution 2690", "resolution 2690 (2023)", "S/RES/2690 (2023)".
    func symbol() -> String? {
        let forms = graph.sentence.tokens.map(\.form)
        for (position, form) in forms.enumerated() {
            var end = position
            if form.utf8.starts(with: "S/RES/".utf8) || form.utf8.starts(with: "A/RES/".utf8) {
                end = position + 1
            } else if graph.lemmas[position] == "resolution", position + 1 < forms.count,
                let number = NumberScanner.digits(forms[position + 1]), number.value >= 1,
                forms[position + 1].utf8.allSatisfy({ $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") })
            {
                end = position + 2
            } else {
                continue
            }
            if end + 2 < forms.count, forms[end] == "(", forms[end + 1].utf8.count == 4, forms[end + 2] == ")" {
                end += 3
            }
            let start = forms[position].utf8.contains(UInt8(ascii: "/")) ? position : position + 1
            return string(graph.bytes(start..<end))
        }
        return nil
    }
}

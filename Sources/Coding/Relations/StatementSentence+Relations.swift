import Calendars
import Knowledge
import Linguistics

extension StatementSentence {
    /// The ties that a construction states.
    mutating func relations(_ name: String, _ phase: Construction.Phase, _ match: ConstructionMatch) -> [Relation] {
        guard let kind = coder.constructions.kinds[name] else { return [] }
        var pairs: [(Party, Party)] = []
        if match.construction.part(.both) != nil {
            let parties = parties(.both, match, kind.subject)
            for other in parties.dropFirst() { pairs.append((parties[0], other)) }
        } else {
            let subjects = parties(.subject, match, kind.subject)
            guard !subjects.isEmpty else { return [] }
            let objects = parties(.object, match, kind.object)
            for subject in subjects {
                for object in objects where !isOneParty(subject, object) { pairs.append((subject, object)) }
            }
        }
        guard !pairs.isEmpty, var context = context(of: match) else { return [] }
        let domain = domain(match)
        let time = time(of: match.predicate)
        let (state, valid) = validity(phase, &context, time)
        return pairs.map { subject, object in
            var relation = Relation(
                report: report.id, id: "", kind: name, subject: subject, object: object, state: state, domain: domain,
                status: context.status, speakers: context.speakers, valid: valid, sentence: graph.sentence.range,
                evidence: evidence(match.predicate, subject, object.range, context.speakers, valid),
                explanation: step(match, result: "\(name), \(state.rawValue)"))
            relation.id = StableIdentifier.of(
                "\(report.id)|\(graph[match.predicate].range.lowerBound)|\(name)|\(subject.text)|\(object.text)")
            return relation
        }
    }

    /// Nouns that describe somebody are stated wherever they stand; clauses by what stands over them.
    mutating func context(of match: ConstructionMatch) -> StatementContext? {
        let isClause = match.wordClass != .noun || graph.child(of: match.predicate, .cop) != nil
        var context: StatementContext?
        if isClause {
            context = self.context(of: match.predicate)
        } else {
            context = StatementContext()
            let governor = graph[match.predicate].head
            if let governor, ["xcomp", "obj", "obl"].contains(graph[match.predicate].deprel.base),
                !match.arguments[.named].isEmpty,
                match.construction.parts.contains(where: { $0.slots.contains(.named) })
            {
                context = self.context(of: governor)
            }
        }
        let isPast = graph.children(of: match.predicate, .amod, .compound, .advmod).contains { token in
            classes.contains(graph.lemmas[token], in: "no-more")
        }
        if isPast { context?.hasEnded = true }
        return context
    }

    private func validity(
        _ phase: Construction.Phase, _ context: inout StatementContext, _ time: TimeExpression?
    ) -> (Relation.State, EventDate) {
        let hasHappened = context.status == .occurred
        var state: Relation.State = context.isFuture ? .future : .active
        // What is planned is yet to begin; a tie whose end is planned still holds.
        if phase != .ended, context.status == .planned { state = .future }
        var value = time?.value
        switch phase {
        case .ended:
            if !context.isFuture, hasHappened { state = .ended }
            value = time.map { DateRange(from: nil, to: $0.value.to ?? $0.value.from, precision: $0.value.precision) }
        case .begun:
            if context.hasEnded { state = .ended }
            value = time.map { DateRange(from: $0.value.from, to: nil, precision: $0.value.precision) }
        case .holds:
            if context.hasEnded { state = .ended }
            // "deployed until 2022" has ended by the time of a later report.
            if let end = time?.value.to, time?.value.from == nil, let published = report.published, end < published {
                state = .ended
            }
        }
        return (state, date(time, value))
    }

    /// What a tie is about: the words before the noun in the slot ("*defence* cooperation").
    private func domain(_ match: ConstructionMatch) -> String? {
        guard let part = match.construction.part(.domain) else { return nil }
        for head in part.slots.flatMap({ match.arguments[$0] }) {
            // "defence cooperation agreement": on defence.
            let words = graph.children(of: head, .compound, .amod).flatMap(graph.subtree).sorted().filter { token in
                token < head && interpreter.resolver.mentionOfToken[token] == nil
                    && [.adj, .noun, .propn].contains(graph[token].upos)
                    && !classes.contains(graph.lemmas[token], in: "no-more")
                    && !classes.contains(graph.lemmas[token], in: "cooperation-noun")
            }
            if !words.isEmpty { return words.map { graph.words[$0] }.joined(separator: " ") }
        }
        return nil
    }

    private func isOneParty(_ one: Party, _ other: Party) -> Bool {
        one.isSame(as: other) || one.range == other.range
    }
}

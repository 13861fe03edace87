import Knowledge
import Linguistics

/// How sure a statement is, and who makes it.
struct StatementContext: Sendable {
    var status: Status = .occurred
    /// Whether it is of times to come.
    var isFuture = false
    /// Whether it has come to an end: "no longer", "stopped", "former".
    var hasEnded = false
    var speakers: [Speaker] = []
    var steps: [Explanation.Step] = []
}

extension StatementSentence {
    /// What auxiliaries, particles and the verbs above make of a predicate; `nil` where nothing is stated at all.
    mutating func context(of predicate: Int) -> StatementContext? {
        var context = StatementContext()
        var cursor = predicate
        // Beyond a relative clause or a noun nothing that stands above changes what is stated.
        var isClosed = false
        modify(&context, at: predicate)
        for _ in 0..<12 {
            guard let head = graph[cursor].head else { break }
            switch graph[cursor].deprel.rawValue {
            case _ where isClosed: break
            case "ccomp", "xcomp", "csubj":
                guard govern(&context, head, predicate) else { return nil }
                modify(&context, at: head)
            case "acl" where graph[cursor].xpos == "VB":
                guard govern(&context, head, predicate) else { return nil }
                if context.status == .occurred { context.status = .planned }
            case "advcl":
                if graph.children(of: cursor, .mark).contains(where: {
                    classes.contains(graph.lemmas[$0], in: "condition")
                }) {
                    context.status = .hypothetical
                } else if graph[cursor].xpos == "VB" {
                    context.status = context.status == .occurred ? .planned : context.status
                } else if graph[cursor].xpos == "VBG" {
                    guard govern(&context, head, predicate) else { return nil }
                }
            case "conj"
            where graph[cursor].upos == .verb && graph.child(of: cursor, .nsubj, .nsubjPassive, .aux) == nil:
                modify(&context, at: head)
            case "conj", "parataxis": break
            default: isClosed = true
            }
            for child in graph.children(of: cursor, .parataxis) { hear(&context, child, predicate) }
            cursor = head
        }
        for child in graph.children(of: cursor, .parataxis) { hear(&context, child, predicate) }
        hearSources(&context, predicate)
        return context
    }

    /// Auxiliaries and particles.
    private func modify(_ context: inout StatementContext, at predicate: Int) {
        func has(_ name: String) -> Bool {
            graph.children(of: predicate).contains { child in
                ["aux", "advmod", "cop", "det"].contains(graph[child].deprel.base)
                    && (classes.contains(graph.lemmas[child], in: name)
                        || classes.contains(graph.words[child], in: name))
            }
        }
        let isOver =
            graph.children(of: predicate, .advmod).contains { child in
                graph.words[child] == "longer"
                    || graph.children(of: child).contains { graph.words[$0] == "longer" }
            } || has("no-more")
        if isOver {
            context.hasEnded = true
            return
        }
        if has("negation") {
            context.status = .negated
        } else if has("necessity") || has("possibility") {
            context.status = .hypothetical
        } else if has("future") {
            context.isFuture = true
            if context.status == .occurred { context.status = .planned }
        }
        if graph.children(of: predicate, .mark).contains(where: { classes.contains(graph.lemmas[$0], in: "condition") })
            || graph.children(of: predicate, .advmod).contains(where: {
                classes.contains(graph.lemmas[$0], in: "hearsay")
            })
        {
            context.status = .hypothetical
        }
    }

    /// An operator above the predicate. `false` where it takes the statement away.
    private mutating func govern(_ context: inout StatementContext, _ governor: Int, _ predicate: Int) -> Bool {
        guard let match = interpreter.match(governor, lent: nil), case .operation(let operation) = match.pattern.reading
        else { return true }
        let table = coder.knowledge.composition
        // Whatever an operator makes of an act of no particular type, it makes of a statement.
        guard let rule = table.rule(for: operation, content: Self.anyAct) else { return true }
        let spoken = rule.marks.contains(.spoken)
        switch rule.result {
        case .drop: return false
        case .content:
            if operation == "end" {
                context.hasEnded = true
            } else if let status = rule.status, context.status == .occurred, status != .ongoing {
                context.status = status
            }
        case .event(let code):
            switch code.type.rawValue {
            case "REQUEST": context.status = .demanded
            case "THREATEN": context.status = .threatened
            case "REJECT": context.status = .negated
            case "ACCUSE": hear(&context, governor, match, predicate)
            default: context.status = .planned
            }
        }
        if spoken { hear(&context, governor, match, predicate) }
        return true
    }

    private static let anyAct = EventCode(type: EventType(rawValue: ""), mode: nil, cameo: "-")

    /// A free-standing "he said" beside what is said.
    private mutating func hear(_ context: inout StatementContext, _ verb: Int, _ predicate: Int) {
        guard let match = interpreter.match(verb, lent: nil), case .operation(let operation) = match.pattern.reading,
            coder.knowledge.composition.isSpoken(operation)
        else {
            guard classes.contains(graph.lemmas[verb], in: "speech-verb"), let subject = graph.surfaceSubject(of: verb)
            else { return }
            return add(interpreter.resolver.parties(at: subject).first, to: &context, predicate)
        }
        hear(&context, verb, match, predicate)
    }

    private mutating func hear(
        _ context: inout StatementContext, _ verb: Int, _ match: FrameMatch, _ predicate: Int
    ) {
        for rule in match.pattern.rules {
            guard case .role(.actor, _) = rule.filler else { continue }
            for slot in rule.slots {
                let voices = interpreter.parties(in: slot, of: match.arguments, match.wordClass)
                if let voice = voices.first { return add(voice, to: &context, predicate) }
            }
        }
    }

    /// "according to X" anywhere above.
    private mutating func hearSources(_ context: inout StatementContext, _ predicate: Int) {
        var cursor: Int? = predicate
        while let current = cursor {
            for child in graph.children(of: current) where graph.prepositions(of: child).contains("according to") {
                add(interpreter.resolver.parties(at: child).first, to: &context, predicate)
            }
            cursor = graph[current].head
        }
    }

    private func add(_ voice: Referent?, to context: inout StatementContext, _ predicate: Int) {
        guard let voice, !context.speakers.contains(where: { $0.party.range == voice.range }) else { return }
        context.speakers.append(Speaker(party: party(voice), manner: .indirect))
    }
}

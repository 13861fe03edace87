import Knowledge
import Linguistics

/// What an operator makes of the acts in its content.
extension Interpreter {
    mutating func operate(
        _ operation: String, _ match: FrameMatch, _ predicate: Int, _ givenSubject: [Referent]
    ) -> [Interpretation] {
        guard match.pattern.hasActor else { return passThrough(operation, match, predicate, givenSubject) }
        var (actors, recipients) = roles(match)
        if actors.isEmpty { actors = givenSubject }
        let step = step(match.pattern, predicate, result: operation)
        let isSpoken = frames.composition.isSpoken(operation)
        let outerSpeaker = resolver.speaker
        if isSpoken, let voice = actors.first { resolver.speaker = voice }
        let wasTold = isTold
        isTold = isSpoken
        defer {
            resolver.speaker = outerSpeaker
            isTold = wasTold
        }

        var results: [Interpretation] = []
        for content in contents(match) {
            for inner in interpretContent(content, givenSubject: actors, lent: match.arguments)
            where isSpoken || inner.code.type != .statement {
                if let composed = compose(operation, step, predicate, actors, recipients, inner) {
                    results.append(composed)
                }
            }
        }
        guard results.isEmpty else { return results }
        return operateOnNoAct(operation, step, match, predicate, actors, recipients)
    }

    /// What an operator means that found no act in its content: "appealed to the rebels".
    private mutating func operateOnNoAct(
        _ operation: String, _ step: Explanation.Step, _ match: FrameMatch, _ predicate: Int, _ actors: [Referent],
        _ named: [Referent]
    ) -> [Interpretation] {
        let contents = contents(match)
        // "said Iran must respect the treaty": what must be done is asked for, whatever it is.
        let isObligation =
            frames.composition.isSpoken(operation) && contents.contains { has("necessity", at: $0) }
        guard let rule = frames.composition.rule(for: isObligation ? "must" : operation, content: nil),
            case .event(let code) = rule.result
        else { return [] }
        var recipients = named
        for content in contents where recipients.isEmpty {
            recipients = Array(partiesConcerned(by: content).without(actors).prefix(1))
        }
        recipients = recipients.without(actors)
        guard !rule.marks.contains(.directed) || recipients.contains(where: \.isKnown) else {
            refuse(predicate, "no act in it, and nobody it is directed at", rule.position)
            return []
        }
        return [
            Interpretation(
                code: code, predicate: predicate, actors: actors, recipients: recipients,
                steps: [
                    step,
                    .init(words: "(no act)", reading: operation, source: rule.position, result: code.description),
                ],
                predicates: Set([predicate] + contents))
        ]
    }

    /// "Farc said *it* will release them": a pronoun that finds nobody else is the voice.
    private func isPronounSubject(of predicate: Int) -> Bool {
        guard let subject = graph.child(of: predicate, .nsubj), graph[subject].upos == .pron else { return false }
        let form = graph.words[subject]
        return ["personal-pronoun", "plural-pronoun", "neuter-pronoun"].contains {
            frames.classes.contains(form, in: $0)
        }
    }

    /// Whom a content without an act is about: the phrase itself, or a clause's subject or object.
    private mutating func partiesConcerned(by content: Int) -> [Referent] {
        let isClause = graph[content].upos == .verb || graph.child(of: content, .cop) != nil
        guard isClause else { return resolver.parties(at: content) }
        let arguments = graph.verbArguments(of: content)
        return (arguments[.subject] + arguments[.object]).flatMap { resolver.parties(at: $0) }.filter(\.isKnown)
    }

    /// An operator that names no actor ("is going to", "has to", "talks were held"): the act keeps its own parties.
    private mutating func passThrough(
        _ operation: String, _ match: FrameMatch, _ predicate: Int, _ givenSubject: [Referent]
    ) -> [Interpretation] {
        let step = step(match.pattern, predicate, result: operation)
        return contents(match).flatMap { interpretContent($0, givenSubject: givenSubject, lent: match.arguments) }
            .compactMap { inner in
                guard var result = transparent(operation, inner) else { return nil }
                result.predicates.insert(predicate)
                result.steps.append(step)
                return result
            }
    }

    /// The tokens on which an operator works, with their conjuncts.
    func contents(_ match: FrameMatch) -> [Int] {
        for rule in match.pattern.rules where rule.filler == .content {
            for slot in rule.slots {
                let heads = match.arguments[slot]
                guard !heads.isEmpty else { continue }
                var tokens: [Int] = []
                for head in heads {
                    for token in [head] + graph.children(of: head, .conj) where !tokens.contains(token) {
                        tokens.append(token)
                    }
                }
                return tokens
            }
        }
        return []
    }

    /// The act in an operator's content: the word itself, or the act that a plain noun or verb leads to ("a proposal
    /// *to meet*", "an end to *the fighting*").
    private mutating func interpretContent(
        _ token: Int, givenSubject: [Referent], lent: Arguments
    ) -> [Interpretation] {
        let own = interpret(
            token, givenSubject: isControlled(token) ? givenSubject : [], lent: graph[token].upos == .verb ? nil : lent)
        if !own.isEmpty { return own }
        guard graph[token].upos == .noun || graph[token].upos == .propn || match(token, lent: nil) == nil else {
            return []
        }
        for child in graph.children(of: token) {
            switch graph[child].deprel.rawValue {
            case "acl", "ccomp", "xcomp", "nmod", "compound", "conj", "parataxis":
                // "a mediation effort between Chad and Niger": what hangs on the noun is said of its act.
                let isCompound = graph[child].deprel == .compound
                let inner = interpret(
                    child, givenSubject: givenSubject, lent: isCompound ? graph.nounArguments(of: token) : nil)
                if !inner.isEmpty { return inner }
            default: continue
            }
        }
        return []
    }

    /// Whether a content's doer may be that of the operator above it: a noun, or a verb without a subject of its own.
    private func isControlled(_ token: Int) -> Bool {
        guard graph[token].upos == .verb else { return true }
        guard graph.child(of: token, .nsubj, .nsubjPassive) == nil else { return false }
        return graph[token].deprel != .ccomp || graph[token].xpos == "VBG"
    }

    private mutating func compose(
        _ operation: String, _ step: Explanation.Step, _ predicate: Int, _ actors: [Referent], _ recipients: [Referent],
        _ inner: Interpretation
    ) -> Interpretation? {
        // "promised not to attack" is no threat: an operator may have rules of its own for what is not to be done.
        let negated =
            inner.status == .negated ? frames.composition.rule(for: operation + "-not", content: inner.code) : nil
        guard let rule = negated ?? frames.composition.rule(for: operation, content: inner.code) else { return inner }
        var result = inner
        result.predicates.insert(predicate)
        result.steps.append(step)
        switch rule.result {
        case .drop:
            ruleOut(result, operation, rule)
            return nil
        case .content:
            if rule.marks.contains(.spoken) {
                if inner.awaitsActor {
                    result.actors = actors
                    result.recipients = result.recipients.without(actors)
                    result.awaitsActor = false
                } else if inner.status == .planned, rule.status == nil, let voice = actors.first,
                    inner.actors.contains(where: { $0.isSame(as: voice) })
                {
                    result = transparent("vow", result) ?? result
                }
                if result.actors.isEmpty, isPronounSubject(of: inner.predicate) {
                    result.actors = actors
                    result.recipients = result.recipients.without(actors)
                }
            } else {
                result.predicate = predicate
                if result.actors.isEmpty { result.actors = actors }
                if result.recipients.isEmpty { result.recipients = recipients }
            }
        case .event(let code):
            result.code = code
            result.predicate = predicate
            result.status = .occurred
            result.awaitsActor = false
            result.isContentOnly = false
            result.embedded = embedded(inner, operation)
            result.actors = actors
            let others = inner.actors.without(actors)
            let implied = rule.marks.contains(.aimed) || others.isEmpty ? inner.recipients : others
            // "demanded the withdrawal of troops from Chad": from whom is said of the withdrawal, not of the demand.
            let named = recipients.filter { recipient in !inner.recipients.contains { $0.head == recipient.head } }
            let targets = named.isEmpty ? implied : named
            result.recipients = targets.without(actors)
        }
        return concluded(result, operation, rule, from: inner)
    }
}

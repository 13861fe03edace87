import Knowledge
import Linguistics

/// Negation, modality and condition: operators that name no actor.
extension Interpreter {
    /// Applies what the predicate's auxiliaries and particles say.
    mutating func modified(_ plain: Interpretation, at predicate: Int) -> Interpretation? {
        let classes = frames.classes
        func has(_ name: String) -> Bool { self.has(name, at: predicate) }
        let isNegated =
            has("negation")
            || graph.children(of: predicate, .nsubj, .obj, .nsubjPassive).contains { argument in
                graph.child(of: argument, .det).map { classes.contains(graph.lemmas[$0], in: "negation") } ?? false
            }
            || graph.child(of: predicate, .det).map { classes.contains(graph.lemmas[$0], in: "negation") } ?? false
        var operation: String?
        if has("necessity") {
            operation = isNegated ? "must-not" : "must"
        } else if has("future") || graph.isHeadlineFuture(predicate) {
            operation = isNegated ? "will-not" : "future"
        } else if has("possibility") {
            operation = isNegated ? "cannot" : "possible"
        } else if isNegated {
            operation = "not"
        }
        var result: Interpretation? = plain
        if let operation, let plain = result { result = transparent(operation, plain) }
        let isConditional = graph.children(of: predicate, .mark).contains {
            classes.contains(graph.lemmas[$0], in: "condition")
                // "Until the army leaves" waits for it; "until the army left" tells that it did.
                || (classes.contains(graph.lemmas[$0], in: "awaited") && graph[predicate].feature("Tense") == "Pres"
                    && graph[predicate].feature("VerbForm") == "Fin")
        }
        if isConditional, let plain = result { result = transparent("if", plain) }
        if has("allegation"), let plain = result, plain.status == .occurred || plain.status == .ongoing {
            result = transparent("alleged", plain)
        }
        if result?.status == .occurred, graph[predicate].xpos == "VBG",
            graph.child(of: predicate, .aux, .auxPassive).map({ graph.lemmas[$0] == "be" }) ?? false
        {
            result?.status = .ongoing
        }
        return result
    }

    /// Whether an auxiliary, an adverb or, at a noun, an adjective of a class stands at a predicate.
    func has(_ name: String, at predicate: Int) -> Bool {
        graph.children(of: predicate).contains { child in
            [.aux, .advmod, .amod].contains(graph[child].deprel)
                && (frames.classes.contains(graph.lemmas[child], in: name)
                    || frames.classes.contains(graph.words[child], in: name))
        }
    }

    /// An operator without an actor of its own: the act keeps its parties, unless it is asked of them.
    mutating func transparent(_ operation: String, _ inner: Interpretation) -> Interpretation? {
        guard let rule = frames.composition.rule(for: operation, content: inner.code) else { return inner }
        var result = inner
        switch rule.result {
        case .drop:
            ruleOut(result, operation, rule)
            return nil
        case .content: break
        case .event(let code):
            result.code = code
            result.isContentOnly = false
            // What is announced has been said.
            if result.status == .planned { result.status = .occurred }
            result.embedded = embedded(inner, operation)
            if rule.marks.contains(.asked) {
                result.recipients = inner.actors.isEmpty ? inner.recipients : inner.actors
                result.actors = []
                result.awaitsActor = true
            }
        }
        return concluded(result, operation, rule, from: inner)
    }

    /// Sets the status that a rule gives, and writes the step down.
    func concluded(
        _ composed: Interpretation, _ operation: String, _ rule: CompositionTable.Rule, from inner: Interpretation
    ) -> Interpretation {
        var result = composed
        if let status = rule.status { result.status = status }
        result.steps.append(
            .init(
                words: operation, reading: inner.code.description, source: rule.position,
                result: description(of: result)))
        return result
    }

    /// The act that an operator made another one of, with what the operator says of it.
    func embedded(_ inner: Interpretation, _ operation: String) -> [Interpretation] {
        guard let status = frames.composition.embeddedStatus(of: operation) else { return [] }
        var act = inner
        if act.status != .negated { act.status = status }
        return [act]
    }
}

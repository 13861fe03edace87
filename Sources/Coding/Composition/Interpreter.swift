import Knowledge
import Linguistics

/// Frames, classes and rules, compiled once and shared by all sentences.
struct FrameLexicon: Sendable {
    let frames: [Frame]
    let index: FrameIndex
    let classes: NounClasses
    let composition: CompositionTable
    /// The frames' verbs by their inflected forms, for a lemma that the model got wrong ("challenged" as "challeng").
    private let verbOfForm: [String: String]

    /// - Throws: `KnowledgeError` when the irregular forms cannot be read.
    init(_ knowledge: KnowledgeBase) throws(KnowledgeError) {
        frames = knowledge.frames
        index = FrameIndex(knowledge.frames)
        classes = knowledge.classes
        composition = knowledge.composition
        var verbOfForm: [String: String] = [:]
        for text in knowledge.texts(in: "languages/en/training") {
            let inflection: Inflection
            do {
                inflection = try Inflection(text.text, file: text.file)
            } catch {
                throw KnowledgeError(problems: [
                    KnowledgeProblem(
                        position: KnowledgePosition(file: error.file, line: error.line), message: error.message)
                ])
            }
            for frame in knowledge.frames where frame.wordClass == .verb {
                for verb in frame.lemmas.compactMap(\.first) {
                    for form in inflection.forms(ofVerb: verb) where verbOfForm[form] == nil { verbOfForm[form] = verb }
                }
            }
        }
        self.verbOfForm = verbOfForm
    }

    /// The frames that a token may bear, by its lemma or else by its form.
    func entries(for lemma: String, form: String, _ wordClass: Frame.WordClass) -> [FrameIndex.Entry] {
        let known = index.entries(for: lemma, wordClass)
        guard known.isEmpty, wordClass == .verb, let verb = verbOfForm[form.lowercased()] else { return known }
        return index.entries(for: verb, wordClass)
    }
}

/// Reads the predicates of one sentence: frames give acts, operators over them are composed by the table.
struct Interpreter: Sendable {
    let graph: SentenceGraph
    let frames: FrameLexicon
    var resolver: PartyResolver
    private var underway: Set<Int> = []
    /// Whether the operator above the act that is being read only tells of it, so that its actor need not be the act's.
    private var isTold = false

    init(_ graph: SentenceGraph, frames: FrameLexicon, resolver: PartyResolver) {
        self.graph = graph
        self.frames = frames
        self.resolver = resolver
    }

    // MARK: Predicates

    /// What a predicate means; several meanings where an operator works on coordinated acts.
    ///
    /// - Parameters:
    ///   - givenSubject: who acts where the predicate itself does not say, as with "launched *an attack*".
    ///   - lent: arguments of the verb above a noun.
    mutating func interpret(_ predicate: Int, givenSubject: [Referent] = [], lent: Arguments? = nil) -> [Interpretation]
    {
        guard underway.count < 24, underway.insert(predicate).inserted else { return [] }
        defer { underway.remove(predicate) }
        guard let match = match(predicate, lent: lent) else { return [] }
        let plain: [Interpretation]
        switch match.pattern.reading {
        case .act(let code): plain = [act(code, match, predicate, givenSubject)]
        case .operation(let operation): plain = operate(operation, match, predicate, givenSubject)
        }
        return plain.compactMap { modified($0, at: predicate) }
    }

    private mutating func act(
        _ code: EventCode, _ match: FrameMatch, _ predicate: Int, _ givenSubject: [Referent]
    ) -> Interpretation {
        let (named, recipients) = roles(match, givenSubject: givenSubject)
        // Whoever launches "a drone strike" acts, not the drone.
        let isBareCompound = named.allSatisfy { $0.actor == nil && graph[$0.head].deprel == .compound }
        let isGiven = !givenSubject.isEmpty && (named.isEmpty || (isBareCompound && !isTold))
        let actors = isGiven ? givenSubject : named
        // What somebody is blamed or thanked for is part of the blame or thanks.
        let reasons = graph.children(of: predicate, .advcl).filter(graph.isReason)
        return Interpretation(
            code: code, predicate: predicate, actors: actors, recipients: recipients.without(actors),
            steps: [step(match.pattern, predicate, result: code.description)], predicates: Set([predicate] + reasons))
    }

    /// The parties that a pattern's role slots name.
    private mutating func roles(
        _ match: FrameMatch, givenSubject: [Referent] = []
    ) -> (actors: [Referent], recipients: [Referent]) {
        var actors: [Referent] = []
        var recipients: [Referent] = []
        var both: [[Referent]] = []
        for rule in match.pattern.rules {
            guard case .role(let role, _) = rule.filler else { continue }
            if role == .both {
                for slot in rule.slots {
                    let group = parties(in: slot, of: match.arguments, match.wordClass)
                    if !group.isEmpty, !both.contains(group) { both.append(group) }
                }
                continue
            }
            for slot in rule.slots {
                let found = parties(in: slot, of: match.arguments, match.wordClass)
                guard !found.isEmpty else { continue }
                if role == .actor {
                    actors += found.filter { !isWhereabouts($0, of: match.arguments[slot]) }
                } else {
                    recipients += found
                }
                break
            }
        }
        if recipients.isEmpty {
            for rule in match.pattern.rules
            where rule.filler == .role(.recipient, required: false) && recipients.isEmpty {
                recipients = Array(rule.slots.compactMap { unresolved(in: $0, of: match.arguments) }.prefix(1))
            }
        }
        let isMutual = match.pattern.rules.contains { $0.filler == .role(.both, required: false) }
        if isMutual, !givenSubject.isEmpty, !both.contains(where: { $0.count > 1 }) { both.insert(givenSubject, at: 0) }
        if let first = both.first {
            if both.count > 1 {
                actors += first
                recipients += both.dropFirst().flatMap { $0 }
            } else {
                actors += first.prefix(1)
                recipients += first.dropFirst()
            }
        }
        return (actors.withoutRepetition(), recipients.withoutRepetition())
    }

    // MARK: Operators

    private mutating func operate(
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
            for inner in interpretContent(content, givenSubject: actors, lent: match.arguments) {
                if let composed = compose(operation, step, predicate, actors, recipients, inner) {
                    results.append(composed)
                }
            }
        }
        if results.isEmpty, let rule = frames.composition.rule(for: operation, content: nil),
            case .event(let code) = rule.result
        {
            for content in contents(match) where recipients.isEmpty {
                recipients = Array(resolver.parties(at: content).prefix(1))
            }
            recipients = recipients.without(actors)
            guard !rule.marks.contains(.directed) || recipients.contains(where: \.isKnown) else { return [] }
            results.append(
                Interpretation(
                    code: code, predicate: predicate, actors: actors, recipients: recipients,
                    steps: [
                        step,
                        .init(words: "(no act)", reading: operation, source: rule.position, result: code.description),
                    ],
                    predicates: Set([predicate] + contents(match))))
        }
        return results
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
    private func contents(_ match: FrameMatch) -> [Int] {
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
        guard let rule = frames.composition.rule(for: operation, content: inner.code) else { return inner }
        var result = inner
        result.predicates.insert(predicate)
        result.steps.append(step)
        switch rule.result {
        case .drop: return nil
        case .content:
            if rule.marks.contains(.spoken) {
                if inner.awaitsActor {
                    result.actors = actors
                    result.recipients = result.recipients.without(actors)
                    result.awaitsActor = false
                } else if inner.status == .planned, let voice = actors.first,
                    inner.actors.contains(where: { $0.isSame(as: voice) })
                {
                    result = transparent("vow", result) ?? result
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

    // MARK: Negation, modality, condition

    /// Applies what the predicate's auxiliaries and particles say.
    private func modified(_ plain: Interpretation, at predicate: Int) -> Interpretation? {
        let classes = frames.classes
        func has(_ name: String) -> Bool {
            graph.children(of: predicate).contains { child in
                (graph[child].deprel == .aux || graph[child].deprel == .advmod)
                    && (classes.contains(graph.lemmas[child], in: name)
                        || classes.contains(graph[child].form.lowercased(), in: name))
            }
        }
        let isNegated =
            has("negation")
            || graph.children(of: predicate, .nsubj, .obj, .nsubjPassive).contains { argument in
                graph.child(of: argument, .det).map { classes.contains(graph.lemmas[$0], in: "negation") } ?? false
            }
            || graph.child(of: predicate, .det).map { classes.contains(graph.lemmas[$0], in: "negation") } ?? false
        var operation: String?
        if has("necessity") {
            operation = isNegated ? "must-not" : "must"
        } else if has("future") {
            operation = isNegated ? "will-not" : "future"
        } else if has("possibility") {
            operation = isNegated ? "cannot" : "possible"
        } else if isNegated {
            operation = "not"
        }
        var result: Interpretation? = plain
        if let operation { result = result.flatMap { transparent(operation, $0) } }
        let isConditional = graph.children(of: predicate, .mark).contains {
            classes.contains(graph.lemmas[$0], in: "condition")
        }
        if isConditional { result = result.flatMap { transparent("if", $0) } }
        if result?.status == .occurred, graph[predicate].xpos == "VBG",
            graph.child(of: predicate, .aux, .auxPassive).map({ graph.lemmas[$0] == "be" }) ?? false
        {
            result?.status = .ongoing
        }
        return result
    }

    /// An operator without an actor of its own: the act keeps its parties, unless it is asked of them.
    private func transparent(_ operation: String, _ inner: Interpretation) -> Interpretation? {
        guard let rule = frames.composition.rule(for: operation, content: inner.code) else { return inner }
        var result = inner
        switch rule.result {
        case .drop: return nil
        case .content: break
        case .event(let code):
            result.code = code
            if rule.marks.contains(.asked) {
                result.recipients = inner.actors.isEmpty ? inner.recipients : inner.actors
                result.actors = []
                result.awaitsActor = true
            }
        }
        return concluded(result, operation, rule, from: inner)
    }

    /// Sets the status that a rule gives, and writes the step down.
    private func concluded(
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

    // MARK: Helpers

    private func step(_ pattern: Pattern, _ predicate: Int, result: String) -> Explanation.Step {
        Explanation.Step(words: graph[predicate].form, reading: "frame", source: pattern.position, result: result)
    }

    private func description(of interpretation: Interpretation) -> String {
        interpretation.status == .occurred
            ? interpretation.code.description : "\(interpretation.code), \(interpretation.status.rawValue)"
    }
}

extension [Referent] {
    /// Those that are none of the others.
    func without(_ others: [Referent]) -> [Referent] {
        filter { referent in !others.contains { $0.isSame(as: referent) } }
    }

    func withoutRepetition() -> [Referent] {
        var kept: [Referent] = []
        for referent in self where !kept.contains(where: { $0.isSame(as: referent) && $0.head == referent.head }) {
            kept.append(referent)
        }
        return kept
    }
}

import Knowledge
import Linguistics

/// Reads the predicates of one sentence: frames give acts, operators over them are composed by the table.
struct Interpreter: Sendable {
    let graph: SentenceGraph
    let frames: FrameLexicon
    var resolver: PartyResolver
    private(set) var underway: Set<Int> = []
    /// Whether the operator above the act that is being read only tells of it, so that its actor need not be the act's.
    var isTold = false
    /// Predicates that a rule dropped with their act, so that they are not read on their own.
    var ruledOut: Set<Int> = []
    /// What was ruled out and why, where somebody asks for it.
    var refusals: [Refusal]?

    /// - Parameter isTraced: whether to keep what was ruled out, and why.
    init(_ graph: SentenceGraph, frames: FrameLexicon, resolver: PartyResolver, isTraced: Bool = false) {
        self.graph = graph
        self.frames = frames
        self.resolver = resolver
        refusals = isTraced ? [] : nil
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
        case .act(let code): plain = [literal(act(code, match, predicate, givenSubject), match)].compactMap { $0 }
        case .operation(let operation) where frames.composition.isMute(operation):
            mute(match, predicate)
            plain = []
        case .operation(let operation): plain = operate(operation, match, predicate, givenSubject)
        }
        return plain.compactMap { modified($0, at: predicate) }
    }

    private mutating func act(
        _ code: EventCode, _ match: FrameMatch, _ predicate: Int, _ givenSubject: [Referent]
    ) -> Interpretation {
        let (named, found) = roles(match, givenSubject: givenSubject)
        let recipients = found.map { other(than: named, insteadOf: $0) }
        // Whoever launches "a drone strike" acts, not the drone.
        let isBareCompound = named.allSatisfy { $0.actor == nil && graph[$0.head].deprel == .compound }
        let isGiven = !givenSubject.isEmpty && (named.isEmpty || (isBareCompound && !isTold))
        let actors = isGiven ? givenSubject : named
        // What somebody is blamed or thanked for is part of the blame or thanks.
        let reasons = graph.children(of: predicate, .advcl).filter(graph.isReason)
        return Interpretation(
            code: code, predicate: predicate, actors: actors, recipients: recipients.without(actors),
            steps: [step(match.pattern, predicate, result: code.description)], predicates: Set([predicate] + reasons),
            isContentOnly: match.pattern.isContentOnly)
    }

    /// A pronoun in the object is nobody of the subject: "Mali broke with Ukraine, accusing *it* of …". The nearest other
    /// party before it is meant.
    private mutating func other(than actors: [Referent], insteadOf referent: Referent) -> Referent {
        guard referent.head < graph.count, graph[referent.head].upos == .pron, referent.sentence == graph.index,
            !frames.classes.contains(graph.words[referent.head], in: "reflexive-pronoun"),
            actors.contains(where: { $0.isSame(as: referent) })
        else { return referent }
        for token in (0..<referent.head).reversed() where [.noun, .propn].contains(graph[token].upos) {
            if let party = resolver.referent(at: token), party.isKnown,
                !actors.contains(where: { $0.isSame(as: party) })
            {
                return party
            }
        }
        return referent
    }

    /// The parties that a pattern's role slots name.
    mutating func roles(
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
                let found = parties(in: slot, of: match.arguments, match.wordClass, as: role)
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
                recipients.removeAll { recipient in actors.contains { $0.head == recipient.head } }
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
        actors = actors.withoutRepetition()
        recipients = recipients.withoutRepetition()
        if actors.count > 1, isReciprocal(match.arguments) {
            return ([actors[0]], Array(actors.dropFirst()))
        }
        return (actors, recipients)
    }

    /// "accused *each other*"
    private func isReciprocal(_ arguments: Arguments) -> Bool {
        [.object, Slot(rawValue: "with"), Slot(rawValue: "against"), Slot(rawValue: "on")].contains { slot in
            arguments[slot].flatMap { graph.subtree(of: $0) }.contains { token in
                // Parsers join the two words, or make an object of each; "each other's envoys".
                ["each", "one"].contains(graph.lemmas[token]) && token + 1 < graph.count
                    && ["other", "another"].contains(graph.lemmas[token + 1])
            }
        }
    }

    // MARK: Helpers

    func step(_ pattern: Pattern, _ predicate: Int, result: String) -> Explanation.Step {
        Explanation.Step(words: graph[predicate].form, reading: "frame", source: pattern.position, result: result)
    }

    func description(of interpretation: Interpretation) -> String {
        interpretation.status == .occurred
            ? interpretation.code.description : "\(interpretation.code), \(interpretation.status.rawValue)"
    }
}

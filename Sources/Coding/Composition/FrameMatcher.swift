import Knowledge
import Linguistics

/// A reading of a predicate: the pattern that fits best, and its arguments.
struct FrameMatch: Sendable {
    let shared: SharedPattern
    let arguments: Arguments
    let wordClass: Frame.WordClass

    var pattern: Pattern { shared.pattern }
}

extension Interpreter {
    /// The most specific pattern that fits a predicate; the first among equals.
    ///
    /// - Parameter lent: arguments of a light verb or operator, which its noun may use as its own.
    mutating func match(_ predicate: Int, lent: Arguments?) -> FrameMatch? {
        guard let wordClass = graph.frameClass(of: predicate) else { return nil }
        let candidates = frames.entries(for: graph.lemmas[predicate], form: graph.words[predicate], wordClass)
        guard !candidates.isEmpty else { return nil }
        var arguments = wordClass == .noun ? graph.nounArguments(of: predicate) : graph.verbArguments(of: predicate)
        if let lent { arguments.append(lent, except: [.subject, .object, .indirectObject, .clause, .owner]) }
        let isWithin = underway.count > 1
        var best: (shared: SharedPattern, score: Int)?
        for candidate in candidates where graph.hasWords(candidate.others, below: predicate) {
            for shared in frames.patterns[candidate.frame] where isWithin || !shared.isContentOnly {
                guard let closeness = fit(shared.rules, arguments, wordClass, predicate, shared.pattern.position) else {
                    continue
                }
                let score = shared.specificity + closeness + 3 * candidate.others.count
                if score > best?.score ?? -1 { best = (shared, score) }
            }
        }
        return best.map { FrameMatch(shared: $0.shared, arguments: arguments, wordClass: wordClass) }
    }

    /// `nil` when a condition fails, else what makes the fit closer: a content that is there, a condition that holds of
    /// a compound ("suicide bomber" before "bomber").
    mutating func fit(
        _ rules: [Pattern.Rule], _ arguments: Arguments, _ wordClass: Frame.WordClass, _ predicate: Int,
        _ position: @autoclosure () -> KnowledgePosition
    ) -> Int? {
        var closeness = 0
        for rule in rules {
            let heads = rule.slots.flatMap { arguments[$0] }
            switch rule.filler {
            case .content: closeness += heads.isEmpty ? 0 : 1
            case .nounClass(let name) where heads.contains { isCompoundMember($0, of: name) }: closeness += 1
            default:
                guard satisfies(rule, heads, arguments, wordClass) else {
                    refuse(predicate, "the pattern asks \(rule)", position())
                    return nil
                }
            }
        }
        return closeness
    }

    private mutating func satisfies(
        _ rule: Pattern.Rule, _ heads: [Int], _ arguments: Arguments, _ wordClass: Frame.WordClass
    ) -> Bool {
        switch rule.filler {
        case .content, .role(_, required: false): return true
        case .role(_, required: true):
            return rule.slots.contains { slot in !parties(in: slot, of: arguments, wordClass).isEmpty }
        case .present: return !heads.isEmpty
        case .absent: return heads.isEmpty
        case .nounClass(let name): return heads.contains { isMember($0, of: name) }
        case .lemmas(let lemmas):
            return heads.contains { lemmas.contains(graph.lemmas[$0]) || lemmas.contains(graph.words[$0]) }
        case .resolved(let kind):
            for head in heads where !frames.classes.contains(graph.words[head], in: "reflexive-pronoun") {
                // "released a catalogue of French paintings": a person or state must be the thing itself, while a force
                // may stand within ("Syrian artillery fire hit …").
                let isItself = ["actor", "person", "country", "organisation"].contains(kind)
                let found = isItself ? resolver.referent(at: head).map { [$0] } ?? [] : resolver.parties(at: head)
                if found.contains(where: { isKind($0, kind) }) { return true }
            }
            return false
        }
    }

    /// A noun with its conjuncts, and what is counted where it counts: "thousands of *farmers*", "11 of the *prisoners*".
    private func nouns(at head: Int) -> [Int] {
        ([head] + graph.children(of: head, .conj)).flatMap { noun in
            graph[noun].upos == .num || frames.classes.contains(graph.lemmas[noun], in: "quantity-noun")
                ? [noun] + graph.children(of: noun, .nmod).filter { graph.prepositions(of: $0) == ["of"] } : [noun]
        }
    }

    /// Whether a noun or one of its conjuncts belongs to a class.
    private func isMember(_ head: Int, of name: String) -> Bool {
        nouns(at: head).contains { noun in
            frames.classes.contains(graph.lemmas[noun], in: name)
                || frames.classes.contains(graph.words[noun], in: name)
        }
    }

    /// Whether a noun or one of its conjuncts belongs to a class together with the words before it.
    private func isCompoundMember(_ head: Int, of name: String) -> Bool {
        nouns(at: head).contains { noun in
            graph.children(of: noun, .compound, .amod).contains {
                frames.classes.contains(graph.lemmas[$0] + " " + graph.lemmas[noun], in: name)
            }
        }
    }

    private func isKind(_ referent: Referent, _ kind: String) -> Bool {
        switch kind {
        case "actor": true
        case "person":
            referent.kind == .person
                || (referent.kind == nil && referent.actor == nil && referent.place == nil
                    && !frames.classes.contains(referent.descriptor, in: "collective"))
        case "country": referent.kind == .country
        case "organisation": referent.kind == .organisation || referent.kind == .organ
        case "place": referent.place != nil || referent.kind == .country || referent.kind == .region
        case "armed": referent.isArmed
        default: referent.sectors.contains(kind)
        }
    }

    /// The phrase in a slot that names no party ("voted for *the resolution*"): it keeps its words, without codes.
    func unresolved(in slot: Slot, of arguments: Arguments) -> Referent? {
        guard slot != .clause, slot != .owner else { return nil }
        return arguments[slot].lazy.filter { graph[$0].upos == .noun || graph[$0].upos == .propn }
            .filter { !frames.classes.contains(graph.lemmas[$0], in: "time-noun") }.map { resolver.bare($0) }.first
    }

    /// The parties in a slot of a predicate.
    ///
    /// - Parameter role: what the slot is read for; a raid *on Gao* is not done by Gao.
    mutating func parties(
        in slot: Slot, of arguments: Arguments, _ wordClass: Frame.WordClass, as role: Filler.Role? = nil
    ) -> [Referent] {
        for head in arguments[slot] {
            // "The junta *in Mali* ended the accord" with nobody of Mali's.
            if role == .recipient, slot.rawValue == "in", let above = graph[head].head,
                arguments[.subject].contains(above)
            {
                continue
            }
            var found: [Referent]
            if slot == .owner {
                found = resolver.within(head, depth: 0)
            } else if wordClass == .noun, ["amod", "compound", "nmod:desc"].contains(graph[head].deprel.rawValue) {
                found = resolver.modifier(head).map { [$0] } ?? []
            } else {
                found = resolver.parties(at: head)
            }
            if role == .actor, isAct(head) { found.removeAll { isTarget($0.head, within: head) } }
            // "condemned the arrest of priests *by the police*": an act belongs to whoever does it.
            if role == .recipient, isAct(head), let doer = graph.nounArguments(of: head)[.by].first {
                let doers = resolver.parties(at: doer)
                if !doers.isEmpty { found = doers }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// Whether a noun means an act.
    private func isAct(_ head: Int) -> Bool {
        graph[head].upos == .noun && !frames.entries(for: graph.lemmas[head], form: "", .noun).isEmpty
    }

    /// Whether a party within a phrase is what the phrase is aimed at, or where it is.
    private func isTarget(_ token: Int, within head: Int) -> Bool {
        guard token < graph.count else { return false }
        var cursor = token
        while cursor != head {
            if ["nmod", "obl"].contains(graph[cursor].deprel.base),
                graph.prepositions(of: cursor).contains(where: {
                    frames.classes.contains($0, in: "target-preposition")
                })
            {
                return true
            }
            guard let next = graph[cursor].head else { return false }
            cursor = next
        }
        return false
    }
}

import Knowledge
import Linguistics

/// What one cue attributes, as tokens of its sentence.
struct CueMatch: Sendable {
    var kind: SpeechCue.Kind
    /// The head token of the cue.
    var predicate: Int
    var cue: [Int]
    var source: [Int]
    var sourceHead: Int?
    /// Empty where the content must be a quotation beside the cue.
    var content: [Int]
    var knowledge: KnowledgePosition?
    /// Whether a quotation may be its content though the tree does not say so.
    var takesQuotation = false
}

/// Finds the cues of one sentence with their sources and contents, by the tree alone.
struct CueMatcher {
    let graph: SentenceGraph
    let lexicon: CueLexicon

    func matches() -> [CueMatch] {
        var found: [CueMatch] = []
        for token in 0..<graph.count {
            switch graph[token].upos {
            case .verb: if let match = match(token, .verb) { found.append(match) }
            case .noun:
                if let match = match(token, .noun) ?? phrase(token) { found.append(match) }
            case .adj: if let match = match(token, .adjective) { found.append(match) }
            case .propn, .pron: if let match = phrase(token) { found.append(match) }
            default: continue
            }
        }
        return found
    }

    // MARK: Verbs, nouns, adjectives

    private func match(_ token: Int, _ wordClass: SpeechCue.WordClass) -> CueMatch? {
        let entries = lexicon.entries(for: graph.lemmas[token], wordClass)
        guard !entries.isEmpty, graph[token].deprel != .case, graph[token].deprel != .amod else { return nil }
        let slots = slots(of: token, wordClass)
        let aside = wordClass == .verb ? Aside(around: token, in: graph) : nil
        var quotable: CueMatch?
        for entry in entries where entry.others.isEmpty || graph.hasWords(entry.others, below: token) {
            if let aside, let match = match(token, aside, entry) { return match }
            for pattern in entry.patterns {
                guard let heads = heads(of: pattern, slots) else { continue }
                return match(token, wordClass, entry.kind, pattern, heads, slots)
            }
            // "…, Smith said": the tree hangs the verb on what is said.
            let clause = entry.patterns.first { ($0.optional + $0.required.joined()).contains { $0.isClause } }
            guard quotable == nil, wordClass == .verb, let clause, entry.kind != .wish else { continue }
            if var match = match(token, wordClass, entry.kind, clause, [], slots) {
                match.content = surrounding(token, source: match.source)
                match.takesQuotation = true
                quotable = match
            }
        }
        return quotable
    }

    private func match(
        _ token: Int, _ wordClass: SpeechCue.WordClass, _ kind: SpeechCue.Kind, _ pattern: SpeechCue.Pattern,
        _ heads: [Int], _ slots: [SpeechCue.Slot: [Int]]
    ) -> CueMatch? {
        let isSubjectContent = (pattern.required.joined() + pattern.optional).contains(.subject)
        let head = isSubjectContent ? nil : source(of: token, wordClass, heads)
        if wordClass == .noun, head == nil { return nil }
        let contentTokens = Set(heads.flatMap { tokens(ofContent: $0) })
        let sourceTokens = head.map { phrase(of: $0, without: token, contentTokens) } ?? []
        let content = contentTokens.subtracting(sourceTokens).subtracting([token]).sorted()
        return CueMatch(
            kind: kind, predicate: token, cue: cue(of: token, wordClass), source: sourceTokens, sourceHead: head,
            content: content, knowledge: pattern.position,
            takesQuotation: pattern.optional.contains(.clause) && kind == .speech)
    }

    /// A content's tokens, but not a clause after a comma in which somebody else has the word: "X said that …, *while Y
    /// said that …*".
    private func tokens(ofContent head: Int) -> [Int] {
        var tokens = [head]
        var cursor = 0
        while cursor < tokens.count {
            for child in graph.children(of: tokens[cursor]) where !isOtherVoice(child) { tokens.append(child) }
            cursor += 1
        }
        return tokens
    }

    private func isOtherVoice(_ token: Int) -> Bool {
        guard graph[token].upos == .verb, let subject = graph.child(of: token, .nsubj), graph[subject].upos != .pron,
            graph.child(of: token, .ccomp) != nil, !lexicon.entries(for: graph.lemmas[token], .verb).isEmpty
        else { return false }
        switch graph[token].deprel.base {
        case "conj": return graph.children(of: token, .punct).contains { graph[$0].form == "," && $0 < subject }
        case "advcl":
            return graph.children(of: token, .mark).contains { ["while", "whereas"].contains(graph.lemmas[$0]) }
        default: return false
        }
    }

    /// The heads of the content, if the pattern fits.
    private func heads(of pattern: SpeechCue.Pattern, _ slots: [SpeechCue.Slot: [Int]]) -> [Int]? {
        var heads: [Int] = []
        for group in pattern.required {
            guard let slot = group.first(where: { slots[$0] != nil }) else { return nil }
            heads += slots[slot] ?? []
        }
        for slot in pattern.optional { heads += slots[slot] ?? [] }
        return heads.isEmpty ? nil : heads
    }

    /// Where content may stand, seen from a cue.
    private func slots(of token: Int, _ wordClass: SpeechCue.WordClass) -> [SpeechCue.Slot: [Int]] {
        var slots: [SpeechCue.Slot: [Int]] = [:]
        func add(_ child: Int, _ slot: SpeechCue.Slot) { slots[slot, default: []].append(child) }
        let isPassive = wordClass == .verb && graph.isPassive(token)
        for child in graph.children(of: token) {
            switch graph[child].deprel.base {
            case "ccomp", "csubj": add(child, .clause)
            case "xcomp", "advcl", "acl": addClause(child, below: token, add)
            case "parataxis" where child > token && slots[.clause] == nil && isFinite(child): add(child, .clause)
            case "obj" where slots[.object] != nil: add(child, .predicate)
            case "obj": add(child, .object)
            case "nsubj" where isPassive && graph[child].deprel == .nsubjPassive: add(child, .object)
            case "nsubj": add(child, .subject)
            case "obl", "nmod":
                guard graph[child].deprel != .oblAgent, graph[child].deprel != .nmodPossessive else { continue }
                let prepositions = graph.prepositions(of: child)
                for preposition in prepositions { add(child, .preposition(preposition)) }
                // "called it *a failure*" may be hung so.
                if prepositions.isEmpty, child > token, slots[.object] != nil { add(child, .predicate) }
            case "conj" where child > token && quoteOpens(before: child, after: token):
                if slots[.clause] == nil { add(child, .clause) }
            default: continue
            }
        }
        // "asked him if …": a condition is what a verb without another content asks.
        if slots[.clause] == nil, wordClass == .verb {
            for child in graph.children(of: token, .advcl) where child > token {
                if graph.children(of: child, .mark).contains(where: { ["if", "whether"].contains(graph.lemmas[$0]) }) {
                    add(child, .clause)
                }
            }
        }
        // "the claim that … was false": parsers may make the clause the subject of what follows.
        if wordClass == .noun, slots[.clause] == nil, token + 1 < graph.count, graph.lemmas[token + 1] == "that",
            graph[token + 1].deprel == .mark, let clause = graph[token + 1].head, clause > token,
            graph.ancestor(of: token, where: { $0 == clause }) == nil
        {
            add(clause, .clause)
        }
        if isPassive, graph[token].deprel == .acl, let head = graph[token].head { add(head, .object) }
        // "the claim Smith made", "the man she accused": the noun above a relative clause without its pronoun.
        if !isPassive, graph[token].deprel == .aclRelative, slots[.object] == nil, let head = graph[token].head,
            graph.child(of: token, .nsubj).map({ graph.antecedent(of: $0) != head }) ?? false
        {
            add(head, .object)
        }
        for object in slots[.object] ?? [] where graph[object].head == token {
            for clause in graph.children(of: object, .acl, .advcl) where graph[clause].xpos == "VBG" {
                for mark in graph.children(of: clause, .mark, .case) { add(clause, .preposition(graph.lemmas[mark])) }
            }
            // "called on the army to leave", "a survey with": phrases hung on the object.
            for phrase in graph.children(of: object, .nmod) {
                for preposition in graph.prepositions(of: phrase) where preposition != "of" {
                    add(phrase, .preposition(preposition))
                }
            }
        }
        return slots
    }

    private func addClause(_ child: Int, below token: Int, _ add: (Int, SpeechCue.Slot) -> Void) {
        let marks = graph.children(of: child, .mark, .case).map { graph.lemmas[$0] }
        guard child > token else { return }
        switch graph[child].deprel.base {
        case "xcomp" where graph[child].xpos == "VB" || marks.contains("to"): add(child, .infinitive)
        case "xcomp" where graph[child].xpos == "VBG": add(child, .object)
        case "xcomp": add(child, .predicate)
        case "acl" where graph[child].deprel == .aclRelative: return
        case "acl" where marks.contains("that"): add(child, .clause)
        default:
            if marks.contains("to"), graph[child].xpos == "VB" {
                add(child, .infinitive)
            } else if graph[child].xpos == "VBG" || graph[child].upos != .verb {
                for mark in marks { add(child, .preposition(mark)) }
            }
        }
    }

    private func isFinite(_ token: Int) -> Bool {
        graph.child(of: token, .nsubj, .nsubjPassive, .cop, .aux) != nil || graph[token].feature("VerbForm") == "Fin"
    }

    private func quoteOpens(before child: Int, after token: Int) -> Bool {
        let first = graph.subtree(of: child).first ?? child
        return (token..<max(token, min(first + 1, graph.count))).contains {
            ["\"", "“", "``", "''", "«"].contains(graph[$0].form)
        }
    }

    /// What is around an inserted or following "he said": the clause on which the tree hangs it.
    private func surrounding(_ token: Int, source: [Int]) -> [Int] {
        let isAside =
            graph[token].deprel == .parataxis
            || (graph[token].deprel == .advcl
                && graph.children(of: token, .mark, .advmod).contains { graph.lemmas[$0] == "as" })
        guard isAside, let head = graph[token].head else { return [] }
        let own = Set(graph.subtree(of: token))
        return graph.subtree(of: head).filter { !own.contains($0) && !source.contains($0) }
    }

    /// "…, Smith said, …": the tree is asked for nothing but the source's head.
    private func match(_ token: Int, _ aside: Aside, _ entry: CueLexicon.Entry) -> CueMatch? {
        let clause = entry.patterns.first { ($0.optional + $0.required.joined()).contains { $0.isClause } }
        guard let clause, entry.kind == .speech || entry.kind == .thought || entry.kind == .finding else { return nil }
        // The tree has it right where it hangs the verb on the whole sentence.
        let hangs =
            graph[token].deprel == .parataxis ? graph[token].head.map { graph[$0].head } ?? nil : graph[token].head
        if hangs == nil, let subject = graph.surfaceSubject(of: token), aside.source.contains(subject) { return nil }
        return CueMatch(
            kind: entry.kind, predicate: token, cue: cue(of: token, .verb).filter { !aside.source.contains($0) },
            source: Array(aside.source), sourceHead: aside.head,
            content: (0..<graph.count).filter { !aside.extent.contains($0) }, knowledge: clause.position,
            takesQuotation: entry.kind == .speech)
    }
}

extension SpeechCue.Slot {
    var isClause: Bool { self == .clause || self == .asClause }
}

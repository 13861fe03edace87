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
        var quotable: CueMatch?
        for entry in entries where entry.others.isEmpty || graph.hasWords(entry.others, below: token) {
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
        let contentTokens = Set(heads.flatMap { graph.subtree(of: $0) })
        let sourceTokens = head.map { phrase(of: $0, without: token, contentTokens) } ?? []
        let content = contentTokens.subtracting(sourceTokens).subtracting([token]).sorted()
        return CueMatch(
            kind: kind, predicate: token, cue: cue(of: token, wordClass), source: sourceTokens, sourceHead: head,
            content: content, knowledge: pattern.position,
            takesQuotation: pattern.optional.contains(.clause) && kind == .speech)
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
            case "obj": add(child, .object)
            case "nsubj" where isPassive && graph[child].deprel == .nsubjPassive: add(child, .object)
            case "nsubj": add(child, .subject)
            case "obl", "nmod":
                guard graph[child].deprel != .oblAgent, graph[child].deprel != .nmodPossessive else { continue }
                for preposition in graph.prepositions(of: child) { add(child, .preposition(preposition)) }
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

    // MARK: Sources

    private func source(of token: Int, _ wordClass: SpeechCue.WordClass, _ content: [Int]) -> Int? {
        switch wordClass {
        case .noun:
            return graph.child(of: token, .nmodPossessive)
                ?? graph.children(of: token, .nmod, .oblAgent).first {
                    !content.contains($0) && ["by", "from", "of"].contains(graph.prepositions(of: $0).first)
                }
                ?? graph.children(of: token, .amod, .compound).first { graph[$0].upos == .propn }
        case .verb where graph.isPassive(token):
            return graph.children(of: token, .oblAgent, .obl).first {
                !content.contains($0)
                    && (graph[$0].deprel == .oblAgent || graph.prepositions(of: $0).contains("by"))
            }
        default:
            guard let subject = graph.surfaceSubject(of: token), !content.contains(subject) else { return nil }
            return graph[subject].deprel == .expletive || subject == token ? nil : subject
        }
    }

    /// The whole phrase of a source, appositions and clauses about it included, without the cue itself.
    private func phrase(of head: Int, without cue: Int?, _ content: Set<Int>) -> [Int] {
        var tokens: [Int] = []
        var queue = [head]
        while let token = queue.popLast() {
            tokens.append(token)
            for child in graph.children(of: token) {
                guard child != cue, !content.contains(child) else { continue }
                switch graph[child].deprel.base {
                // What a predicate noun has beside its own phrase, and the preposition of a source.
                case "cop", "nsubj", "aux", "parataxis", "advcl": continue
                case "case" where token == head: continue
                case "conj" where graph[child].upos == .verb: continue
                case "punct" where graph[child].form != ",": continue
                case "acl" where contains(child, cue): continue
                default: queue.append(child)
                }
            }
        }
        return trimmed(tokens.sorted())
    }

    private func contains(_ token: Int, _ cue: Int?) -> Bool {
        cue.flatMap { graph.ancestor(of: $0) { $0 == token } } != nil
    }

    /// Without punctuation at both ends.
    private func trimmed(_ tokens: [Int]) -> [Int] {
        guard let first = tokens.firstIndex(where: { graph[$0].upos != .punct }),
            let last = tokens.lastIndex(where: { graph[$0].upos != .punct })
        else { return [] }
        return Array(tokens[first...last])
    }

    /// The cue's word with its auxiliaries, negation and particles, as far as they stand beside it.
    private func cue(of token: Int, _ wordClass: SpeechCue.WordClass) -> [Int] {
        var own: Set<Int> = [token]
        for child in graph.children(of: token) {
            switch graph[child].deprel.base {
            case "aux", "advmod", "compound", "cop", "mark": own.insert(child)
            default: continue
            }
        }
        var first = token
        var last = token
        while own.contains(first - 1) { first -= 1 }
        while own.contains(last + 1) { last += 1 }
        return Array(first...last)
    }

    // MARK: Phrases

    /// "according to the mayor", "in the words of the mayor", "in the mayor's words".
    private func phrase(_ token: Int) -> CueMatch? {
        guard ["obl", "nmod", "advcl", "parataxis", "root"].contains(graph[token].deprel.base) else { return nil }
        let cases = graph.children(of: token, .case)
        guard !cases.isEmpty else { return nil }
        for preposition in cases {
            let words = [preposition] + graph.children(of: preposition, .fixed)
            let form = words.map { graph[$0].form.lowercased() }.joined(separator: " ")
            for phrase in lexicon.phrases {
                var source = token
                var cue = words
                if let noun = phrase.noun {
                    guard graph.lemmas[token] == noun || graph[token].form.lowercased() == noun,
                        form == phrase.preposition,
                        let owner = graph.child(of: token, .nmodPossessive)
                            ?? graph.children(of: token, .nmod).first(where: { graph.prepositions(of: $0) == ["of"] })
                    else { continue }
                    source = owner
                    cue.append(token)
                } else if form != phrase.preposition {
                    // "according" may head "to" in another way.
                    guard phrase.preposition.hasPrefix(form + " "),
                        cases.contains(where: { phrase.preposition == form + " " + graph.lemmas[$0] })
                    else { continue }
                    cue = cases
                }
                guard let clause = clause(above: token) else { continue }
                let own = Set(graph.subtree(of: token))
                return CueMatch(
                    kind: phrase.kind, predicate: words[0], cue: cue.sorted(),
                    source: self.phrase(of: source, without: nil, []), sourceHead: source,
                    content: graph.subtree(of: clause).filter { !own.contains($0) },
                    knowledge: phrase.position, takesQuotation: true)
            }
        }
        return nil
    }

    /// The clause to which a phrase belongs.
    private func clause(above token: Int) -> Int? {
        guard let head = graph[token].head else { return nil }
        return graph.ancestor(of: head) {
            graph[$0].head == nil || graph[$0].upos == .verb
                || graph.child(of: $0, .nsubj, .cop) != nil
        }
    }
}

extension SpeechCue.Slot {
    var isClause: Bool { self == .clause || self == .asClause }
}

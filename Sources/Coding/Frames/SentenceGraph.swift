import Linguistics

/// A sentence with its tree ready for questions; immutable, and shared by all who ask.
final class SentenceGraph: Sendable {
    let sentence: Sentence
    /// Position of the sentence in its document.
    let index: Int
    /// Lower-case lemmas.
    let lemmas: [String]
    /// Lower-case forms.
    let words: [String]
    private let firstChild: [Int]
    private let childList: [Int]

    init(_ parsed: Sentence, index: Int) {
        var sentence = parsed
        Self.mendNames(&sentence)
        Self.mendVerbs(&sentence.tokens)
        Self.mendQuantities(&sentence.tokens)
        Self.mendPhrases(&sentence.tokens)
        Self.mendEnumeratedSubjects(&sentence.tokens)
        self.sentence = sentence
        self.index = index
        let tokens = sentence.tokens
        words = tokens.map { $0.form.lowercased() }
        lemmas = tokens.map { ($0.lemma.isEmpty ? $0.form : $0.lemma).lowercased() }
        var counts = [Int](repeating: 0, count: tokens.count + 1)
        for token in tokens {
            if let head = token.head { counts[head + 1] += 1 }
        }
        for position in 1..<counts.count { counts[position] += counts[position - 1] }
        var list = [Int](repeating: 0, count: counts[tokens.count])
        var next = counts
        for (position, token) in tokens.enumerated() {
            guard let head = token.head else { continue }
            list[next[head]] = position
            next[head] += 1
        }
        firstChild = counts
        childList = list
    }

    /// Mends what parsers get wrong about phrases with a preposition, by what a tree of the treebanks never has.
    private static func mendPhrases(_ tokens: inout [Token]) {
        for preposition in tokens.indices where tokens[preposition].deprel == .case {
            guard tokens[preposition].upos == .adp, let nominal = tokens[preposition].head, nominal > preposition,
                [.noun, .propn].contains(tokens[nominal].upos), let head = tokens[nominal].head
            else { continue }
            let isPredicate = tokens.contains { $0.head == nominal && ["cop", "nsubj"].contains($0.deprel.base) }
            if !isPredicate, neverWithPreposition.contains(String(tokens[nominal].deprel.base)) {
                tokens[nominal].deprel = tokens[head].upos == .noun ? .nmod : .obl
            }
            // "strikes Friday evening *against the rebels*": nothing is against an evening.
            if tokens[nominal].deprel.base == "nmod", tokens[head].deprel.rawValue == "obl:unmarked",
                ["against", "with", "from", "to"].contains(tokens[preposition].form.lowercased())
            {
                tokens[nominal].head = tokens[head].head
                tokens[nominal].deprel = .obl
            }
            // "took aim at the government": an oblique of the object is one of its verb.
            if tokens[nominal].deprel.base == "obl", tokens[head].upos == .noun, tokens[head].deprel == .obj {
                tokens[nominal].head = tokens[head].head
            }
            if tokens[preposition].form.lowercased() == "by" { hangAgentOnAct(nominal, &tokens) }
        }
    }

    /// "Sudan, Chad sign accord": a verb in the plural has two subjects, not a subject and its apposition.
    private static func mendEnumeratedSubjects(_ tokens: inout [Token]) {
        for apposition in tokens.indices where tokens[apposition].deprel == .appos && apposition + 1 < tokens.count {
            guard let subject = tokens[apposition].head, tokens[subject].deprel == .nsubj,
                let verb = tokens[subject].head, verb == apposition + 1, tokens[verb].xpos == "VBP",
                !tokens[subject].xpos.hasSuffix("S")
            else { continue }
            tokens[apposition].deprel = .conj
        }
    }

    /// Core arguments and clauses.
    private static let neverWithPreposition: Set<String> = [
        "nsubj", "obj", "iobj", "xcomp", "ccomp", "advcl", "advmod",
    ]

    /// "accepted a proposal by Russia": who stands after "by" made the proposal; only a passive verb has an agent.
    private static func hangAgentOnAct(_ agent: Int, _ tokens: inout [Token]) {
        guard tokens[agent].deprel.base == "obl", let verb = tokens[agent].head, tokens[verb].upos == .verb,
            verb < agent,
            !tokens.contains(where: { $0.head == verb && [.auxPassive, .nsubjPassive].contains($0.deprel) }),
            let object = tokens.indices.last(where: {
                $0 < agent && tokens[$0].head == verb && tokens[$0].deprel == .obj
            }),
            tokens[object].upos == .noun
        else { return }
        tokens[agent].head = object
        tokens[agent].deprel = .nmod
    }

    var count: Int { sentence.tokens.count }
    subscript(position: Int) -> Token { sentence.tokens[position] }

    /// The dependents of a token from left to right.
    func children(of position: Int) -> ArraySlice<Int> { childList[firstChild[position]..<firstChild[position + 1]] }

    // The first relation stands apart, so that no call without one can be meant.
    func children(of position: Int, _ first: DependencyRelation, _ others: DependencyRelation...) -> [Int] {
        children(of: position).filter { self[$0].deprel == first || others.contains(self[$0].deprel) }
    }

    func child(of position: Int, _ first: DependencyRelation, _ others: DependencyRelation...) -> Int? {
        children(of: position).first { self[$0].deprel == first || others.contains(self[$0].deprel) }
    }

    /// The prepositions of a nominal, fixed expressions as one: "according to".
    func prepositions(of position: Int) -> [String] {
        children(of: position, .case).map { preposition in
            ([preposition] + children(of: preposition, .fixed)).map { lemmas[$0] }.joined(separator: " ")
        }
    }

    /// Whether the token is the participle of a passive, also of a reduced or coordinated one.
    func isPassive(_ position: Int) -> Bool {
        if child(of: position, .auxPassive) != nil { return true }
        let token = self[position]
        // Parsers give a subject of a passive to verbs in the past tense too.
        if child(of: position, .nsubjPassive) != nil {
            return token.xpos == "VBN" || (token.xpos == "VBD" && isHeadline && child(of: position, .obj, .aux) == nil)
        }
        // A participle with an object is active, whatever its tag: past tense and participle look alike.
        guard token.xpos == "VBN", child(of: position, .obj) == nil else { return false }
        if token.deprel == .acl || token.deprel == .amod { return true }
        if token.deprel == .conj, let head = token.head, child(of: position, .nsubj, .aux) == nil {
            return isPassive(head)
        }
        return token.deprel == .advcl && child(of: position, .aux, .obj, .nsubj) == nil
    }

    /// The noun that a relative pronoun stands for; any other token stands for itself.
    func antecedent(of position: Int) -> Int {
        let isRelative = ["WDT", "WP", "WP$"].contains(self[position].xpos)
        guard isRelative || (lemmas[position] == "that" && self[position].upos == .pron) else { return position }
        // "a mission to Mali, whose junta …": a possessor stands right before its pronoun.
        if self[position].xpos == "WP$", let nearest = precedingNominal(position), self[nearest].upos == .propn {
            return nearest
        }
        var cursor = position
        while let head = self[cursor].head {
            if self[cursor].deprel == .aclRelative { return head }
            cursor = head
        }
        return isRelative ? precedingNominal(position) ?? position : position
    }

    private func precedingNominal(_ position: Int) -> Int? {
        var cursor = position - 1
        while cursor >= 0, self[cursor].upos == .punct || self[cursor].upos == .adp { cursor -= 1 }
        guard cursor >= 0, self[cursor].upos == .noun || self[cursor].upos == .propn else { return nil }
        while self[cursor].deprel == .flat || self[cursor].deprel == .compound, let head = self[cursor].head {
            cursor = head
        }
        return cursor
    }

    /// Every token below a token, and itself.
    func subtree(of position: Int) -> [Int] {
        var result = [position]
        var cursor = 0
        while cursor < result.count {
            result += children(of: result[cursor])
            cursor += 1
        }
        return result.sorted()
    }

    /// Tokens in breadth-first order from the root.
    func topDown() -> [Int] {
        var order = (0..<count).filter { self[$0].head == nil }
        var cursor = 0
        while cursor < order.count {
            order += children(of: order[cursor])
            cursor += 1
        }
        return order
    }

    /// The nearest token at or above this one that satisfies the condition.
    func ancestor(of position: Int, where condition: (Int) -> Bool) -> Int? {
        var cursor: Int? = position
        while let current = cursor {
            if condition(current) { return current }
            cursor = self[current].head
        }
        return nil
    }

    /// The bytes of a run of tokens.
    func bytes(_ tokens: Range<Int>) -> Range<Int> {
        guard let first = tokens.first, let last = tokens.last else { return 0..<0 }
        return self[first].range.lowerBound..<max(self[first].range.lowerBound, self[last].range.upperBound)
    }

    /// Marks, prepositions and conjunctions, and "whose": none begins the name of a party.
    private func isNoPart(_ token: Int) -> Bool {
        [.punct, .adp, .cconj].contains(self[token].upos) || self[token].xpos == "WP$"
    }

    /// "*at* least 500 people": a preposition that belongs to a number.
    private func isBound(_ token: Int) -> Bool {
        token + 1 < count && self[token].upos == .adp && ["least", "most"].contains(lemmas[token + 1])
    }

    /// The noun phrase around its head: determiners, modifiers, name parts and following `of`-phrases, but no
    /// relative clauses, appositions or further conjuncts.
    func phrase(of head: Int) -> Range<Int> {
        var start = head
        var end = head + 1
        for child in children(of: head) {
            switch self[child].deprel.base {
            // "troops loyal to the junta": an adjective with words of its own after the noun is cut with them.
            case "amod" where child > head && !children(of: child).isEmpty: continue
            case "det", "amod", "compound", "nummod", "flat", "advmod": break
            case "nmod" where child < head: break
            case "nmod" where prepositions(of: child).first.map({ ["of", "in"].contains($0) }) ?? true: break
            default: continue
            }
            // What has a subject is a clause, whatever the parser calls it.
            guard self.child(of: child, .nsubj, .nsubjPassive) == nil else { continue }
            if child < head {
                start = min(start, subtree(of: child).first ?? child)
            } else if subtree(of: child).first.map({ $0 <= end + 1 }) ?? false {
                // What follows is cut like the whole: "a group of colonels who …" ends with the colonels.
                end = max(end, phrase(of: child).upperBound)
            }
        }
        while start < head, isNoPart(start), !isBound(start) { start += 1 }
        while end > head + 1, self[end - 1].upos == .punct, self[end - 1].form != ")" { end -= 1 }
        return start..<end
    }
}

import Linguistics

/// A sentence's tree with what the reading of statements asks of it.
struct Clause {
    let sentence: Sentence
    private let childList: [[Int]]

    init(_ sentence: Sentence) {
        self.sentence = sentence
        var lists = [[Int]](repeating: [], count: sentence.tokens.count)
        for (index, token) in sentence.tokens.enumerated() {
            if let head = token.head { lists[head].append(index) }
        }
        childList = lists
    }

    var count: Int { sentence.tokens.count }
    subscript(index: Int) -> Token { sentence.tokens[index] }

    func children(of index: Int) -> [Int] { childList[index] }

    func children(of index: Int, _ relations: Set<String>) -> [Int] {
        childList[index].filter { relations.contains(self[$0].deprel.rawValue) }
    }

    /// Lower case, with the particle of a phrasal verb: "hand over".
    func lemma(_ index: Int) -> String {
        let token = self[index]
        let lemma = (token.lemma.isEmpty ? token.form : token.lemma).lowercased()
        guard token.upos == .verb, let particle = children(of: index, ["compound:prt"]).first else { return lemma }
        return lemma + " " + self[particle].form.lowercased()
    }

    /// Every token below a token, and itself.
    func subtree(of index: Int) -> [Int] {
        var result = [index]
        var cursor = 0
        while cursor < result.count {
            result += childList[result[cursor]]
            cursor += 1
        }
        return result
    }

    /// Whether a verb is passive: its subject undergoes.
    func isPassive(_ index: Int) -> Bool {
        !children(of: index, ["aux:pass", "nsubj:pass"]).isEmpty
            || (self[index].xpos == "VBN" && self[index].deprel == .acl && children(of: index, ["obj"]).isEmpty)
    }

    /// Who acts: the subject of an active verb, the agent of a passive, also through control and coordination; or
    /// whose act a noun names.
    func subject(of index: Int, depth: Int = 0) -> Int? {
        guard depth < 8 else { return nil }
        if isPassive(index) { return children(of: index, ["obl:agent"]).first }
        if let own = children(of: index, ["nsubj", "nsubj:outer"]).first { return own }
        if self[index].upos == .noun || self[index].upos == .propn {
            return children(of: index, ["nmod:poss"]).first
        }
        guard let head = self[index].head else { return nil }
        switch self[index].deprel.rawValue {
        case "xcomp": return children(of: head, ["obj", "iobj"]).first ?? subject(of: head, depth: depth + 1)
        case "conj", "advcl", "ccomp": return subject(of: head, depth: depth + 1)
        case "acl:relcl", "acl":
            return self[index].xpos == "VBG" || self[index].deprel.rawValue == "acl:relcl" ? head : nil
        default: return nil
        }
    }

    /// What is acted on: object, subject of a passive, or what a noun of action is of.
    func objects(of index: Int) -> [Int] {
        var found = children(of: index, ["obj", "nsubj:pass"])
        if self[index].upos == .noun || self[index].upos == .propn {
            found += children(of: index, ["nmod", "compound", "amod", "nmod:desc", "nmod:poss"])
        }
        if found.isEmpty, isPassive(index), let head = self[index].head, self[index].deprel.base == "acl" {
            found.append(head)
        }
        if found.isEmpty, self[index].deprel.rawValue == "conj", let head = self[index].head, self[head].upos == .verb {
            found += children(of: head, ["obj", "nsubj:pass"])
        }
        return found
    }
}

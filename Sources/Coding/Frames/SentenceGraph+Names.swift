import Linguistics

extension SentenceGraph {
    /// Mends what parsers get wrong within and around names.
    static func mendNames(_ sentence: inout Sentence) {
        for entity in sentence.entities where entity.kind == .person { joinName(entity.tokens, &sentence.tokens) }
        freeFlatTokens(&sentence.tokens)
        freePrepositions(&sentence.tokens)
    }

    /// "Gladys Berejiklian" with each of the two as a subject of its own: one name has one head.
    private static func joinName(_ name: Range<Int>, _ tokens: inout [Token]) {
        guard name.count > 1, name.upperBound <= tokens.count, name.allSatisfy({ tokens[$0].upos == .propn }) else {
            return
        }
        let outer = name.filter { tokens[$0].head.map { !name.contains($0) } ?? true }
        guard let first = outer.first, outer.count > 1,
            outer.allSatisfy({ tokens[$0].head == tokens[first].head && tokens[$0].deprel == tokens[first].deprel })
        else { return }
        for token in outer.dropFirst() {
            tokens[token].head = first
            tokens[token].deprel = .flat
        }
    }

    /// What hangs on the last word of a name belongs to the whole: "Djallil Lounnas *of the University*".
    private static func freeFlatTokens(_ tokens: inout [Token]) {
        for token in tokens.indices {
            guard let name = tokens[token].head, tokens[name].deprel == .flat, let head = tokens[name].head,
                tokens[head].upos == .propn, ["nmod", "acl", "appos"].contains(tokens[token].deprel.base)
            else { continue }
            tokens[token].head = head
        }
    }

    /// "talks *with* former president Jane Doe": the preposition is one of the name, not of the title before it.
    private static func freePrepositions(_ tokens: inout [Token]) {
        for token in tokens.indices where tokens[token].deprel == .case && tokens[token].upos == .adp {
            guard let title = tokens[token].head, title > token, tokens[title].deprel == .nmodDescription,
                let name = tokens[title].head, name > title,
                // Not the "of" within "Secretary of State Jane Doe".
                !tokens.prefix(token).contains(where: { $0.head == name })
            else { continue }
            tokens[token].head = name
        }
    }
}

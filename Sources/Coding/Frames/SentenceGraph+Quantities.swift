import Linguistics

extension SentenceGraph {
    /// "kidnapped *up to* 16 advisers": words that bound a number are no preposition of what is counted.
    static func mendQuantities(_ tokens: inout [Token]) {
        for preposition in tokens.indices.dropFirst().dropLast() {
            guard tokens[preposition].deprel == .case, tokens[preposition].form == "to",
                tokens[preposition - 1].form.lowercased() == "up", tokens[preposition + 1].upos == .num,
                let counted = tokens[preposition].head, counted > preposition, tokens[counted].deprel.base == "obl",
                let verb = tokens[counted].head, tokens[verb].upos == .verb, verb < counted,
                !tokens.contains(where: { $0.head == verb && $0.deprel == .obj })
            else { continue }
            tokens[counted].deprel = .obj
            for word in [preposition - 1, preposition] {
                tokens[word].head = preposition + 1
                tokens[word].deprel = .advmod
            }
        }
    }
}

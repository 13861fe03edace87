import Linguistics

extension SentenceGraph {
    /// Mends what parsers get wrong about verbs that look like nouns.
    static func mendVerbs(_ tokens: inout [Token]) {
        freeInfinitives(&tokens)
        joinHyphenatedVerbs(&tokens)
    }

    /// "threatened *to jail* opposition leader Jane Doe": what has "to" before it is no part of a name.
    private static func freeInfinitives(_ tokens: inout [Token]) {
        for mark in tokens.indices.dropFirst() where tokens[mark].deprel == .mark && tokens[mark].form == "to" {
            guard let infinitive = tokens[mark].head, infinitive == mark + 1, tokens[infinitive].upos == .verb,
                ["compound", "amod", "nmod"].contains(tokens[infinitive].deprel.base),
                var nominal = tokens[infinitive].head, nominal > infinitive
            else { continue }
            while let head = tokens[nominal].head, head > nominal, tokens[head].upos != .verb { nominal = head }
            guard let verb = tokens[nominal].head, verb < mark, tokens[verb].upos == .verb else { continue }
            tokens[infinitive].head = verb
            tokens[infinitive].deprel = .xcomp
            tokens[nominal].head = infinitive
            tokens[nominal].deprel = .obj
        }
    }

    /// "North Korea *test-fired* a missile": the first half of a verb is not its subject, but what is named before it.
    private static func joinHyphenatedVerbs(_ tokens: inout [Token]) {
        for hyphen in tokens.indices.dropFirst(2).dropLast() where tokens[hyphen].form == "-" {
            let (first, verb) = (hyphen - 1, hyphen + 1)
            guard tokens[first].upos == .noun, tokens[first].head == verb, tokens[first].deprel == .nsubj,
                tokens[verb].upos == .verb, tokens[first].range.upperBound == tokens[hyphen].range.lowerBound,
                tokens[hyphen].range.upperBound == tokens[verb].range.lowerBound
            else { continue }
            tokens[first].deprel = .compound
            let names = tokens.indices.filter { $0 < first && tokens[$0].head == first && tokens[$0].upos != .punct }
            guard let subject = names.last(where: { [.noun, .propn].contains(tokens[$0].upos) }) else { continue }
            for name in names { tokens[name].head = subject }
            tokens[subject].head = verb
            tokens[subject].deprel = .nsubj
        }
    }
}

import Knowledge
import Linguistics

/// Phrases whose noun is the source.
extension CueMatcher {
    /// "according to the mayor", "in the words of the mayor", "in the mayor's words".
    func phrase(_ token: Int) -> CueMatch? {
        guard ["obl", "nmod", "advcl", "parataxis", "root"].contains(graph[token].deprel.base) else { return nil }
        let cases = graph.children(of: token, .case)
        guard !cases.isEmpty else { return nil }
        for preposition in cases {
            let words = [preposition] + graph.children(of: preposition, .fixed)
            let form = words.map { graph.words[$0] }.joined(separator: " ")
            for phrase in lexicon.phrases {
                var source = token
                var cue = words
                if let noun = phrase.noun {
                    guard graph.lemmas[token] == noun || graph.words[token] == noun,
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
                let isEdge = own.contains(0) || isAtEnd(own)
                let content = isEdge ? Array(0..<graph.count) : graph.subtree(of: clause)
                return CueMatch(
                    kind: phrase.kind, predicate: words[0], cue: cue.sorted(),
                    source: self.phrase(of: source, without: nil, []), sourceHead: source,
                    content: content.filter { !own.contains($0) },
                    knowledge: phrase.position, takesQuotation: true)
            }
        }
        return nil
    }

    /// Whether a phrase ends the sentence after a comma: it holds for all of it.
    private func isAtEnd(_ phrase: Set<Int>) -> Bool {
        var last = graph.count - 1
        while last > 0, graph[last].upos == .punct { last -= 1 }
        guard phrase.contains(last), let first = phrase.min(), first > 0 else { return false }
        return graph[first].form == "," || graph[first - 1].form == ","
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

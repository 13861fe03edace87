import Knowledge
import Linguistics

/// Pronouns, and what a sentence leaves for those that follow.
extension PartyResolver {
    mutating func pronoun(_ head: Int) -> Referent? {
        let form = graph[head].form.lowercased()
        let classes = lexicon.knowledge.classes
        let accepts: (Referent) -> Bool
        if classes.contains(form, in: "personal-pronoun") {
            accepts = { $0.kind == .person || ($0.kind == nil && !$0.isPlural && $0.place == nil) }
        } else if classes.contains(form, in: "plural-pronoun") {
            accepts = { $0.isPlural || ($0.kind != nil && $0.kind != .person) }
        } else if classes.contains(form, in: "neuter-pronoun") {
            accepts = {
                $0.kind != .person && !$0.isPlural
                    && ($0.kind != nil || classes.contains($0.descriptor, in: "collective"))
            }
        } else {
            return nil
        }
        var candidates: [Referent] = []
        for token in 0..<head where graph[token].upos != .pron && graph[token].upos != .det {
            let relation = graph[token].deprel.base
            guard relation == "nsubj" || relation == "obj" || relation == "obl" || relation == "nmod" else { continue }
            guard let referent = referent(at: token), referent.isKnown, accepts(referent) else { continue }
            candidates.append(referent)
        }
        let isSubject: (Referent) -> Bool = { self.graph[$0.head].deprel.base == "nsubj" }
        guard
            var found = candidates.last(where: isSubject) ?? candidates.last
                ?? discourse.latest(where: { $0.isKnown && accepts($0) })
        else { return nil }
        // The party keeps the words that name it; only its place in the tree is the pronoun's.
        found.head = head
        found.sentence = graph.index
        return found
    }

    // MARK: Memory

    /// The parties that the sentence mentions by name or description, for what follows in the report.
    mutating func mentioned() -> [(referent: Referent, names: [String])] {
        var subjects: [(Referent, [String])] = []
        var others: [(Referent, [String])] = []
        for token in 0..<graph.count where graph[token].upos == .noun || graph[token].upos == .propn {
            guard !["flat", "compound", "amod", "nmod:desc"].contains(graph[token].deprel.rawValue),
                let referent = referent(at: token), referent.isKnown
            else { continue }
            var names: [String] = []
            if referent.kind == .person || graph[token].upos == .propn {
                let last = ([token] + graph.children(of: token, .flat)).max() ?? token
                if graph[last].upos == .propn, last != graph.phrase(of: token).lowerBound,
                    let name = NamePiece.pieces(of: graph[last].form).last, name.folded.utf8.count > 2
                {
                    names.append(name.folded)
                }
            }
            names += acronym(after: token)
            if graph[token].deprel.base == "nsubj" {
                subjects.append((referent, names))
            } else {
                others.append((referent, names))
            }
        }
        // The subject comes last, so that it is found first.
        return others + subjects
    }

    /// "the Support Group for Islam and Muslims (GSIM)".
    func acronym(after token: Int) -> [String] {
        let end = graph.phrase(of: token).upperBound
        guard end + 2 < graph.count, graph[end].form == "(", graph[end + 2].form == ")" else { return [] }
        let pieces = NamePiece.pieces(of: graph[end + 1].form)
        return pieces.count == 1 && graph[end + 1].form.utf8.count <= 10 ? [pieces[0].folded] : []
    }
}

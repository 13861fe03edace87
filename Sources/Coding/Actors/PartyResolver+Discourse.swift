import Knowledge
import Linguistics

/// Pronouns, and what a sentence leaves for those that follow.
extension PartyResolver {
    mutating func pronoun(_ head: Int) -> Referent? {
        let form = graph.words[head]
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
        if graph[head].deprel == .nmodPossessive, let doer = controller(above: head),
            var owner = referent(at: doer), owner.canReturn, accepts(owner)
        {
            owner.head = head
            owner.sentence = graph.index
            return owner
        }
        var candidates: [Referent] = []
        for token in 0..<head where graph[token].upos != .pron && graph[token].upos != .det {
            let relation = graph[token].deprel.base
            guard relation == "nsubj" || relation == "obj" || relation == "obl" || relation == "nmod" else { continue }
            guard let referent = referent(at: token), referent.canReturn, accepts(referent) else { continue }
            candidates.append(referent)
        }
        let isSubject: (Referent) -> Bool = { self.graph[$0.head].deprel.base == "nsubj" }
        guard
            var found = candidates.last(where: isSubject) ?? candidates.last
                ?? discourse.latest(where: { $0.canReturn && accepts($0) })
        else { return nil }
        // The party keeps the words that name it; only its place in the tree is the pronoun's.
        found.head = head
        found.sentence = graph.index
        return found
    }

    /// "Ordered Israel to halt *its* offensive": who is to do what an infinitive or participle says owns what it names.
    private func controller(above pronoun: Int) -> Int? {
        guard let clause = graph.ancestor(of: pronoun, where: { graph[$0].upos == .verb }),
            graph.child(of: clause, .nsubj, .nsubjPassive) == nil,
            graph[clause].deprel == .xcomp || graph[clause].deprel.base == "advcl",
            let subject = graph.surfaceSubject(of: clause), subject < pronoun
        else { return nil }
        return subject
    }

    // MARK: Memory

    /// The parties that the sentence mentions by name or description, for what follows in the report.
    mutating func mentioned() -> [(referent: Referent, names: [String])] {
        var subjects: [(Referent, [String])] = []
        var others: [(Referent, [String])] = []
        for token in 0..<graph.count where isMentionHead(token) {
            guard let referent = referent(at: token) else { continue }
            var names: [String] = []
            if referent.kind == .person || graph[token].upos == .propn, let name = lastName(token) {
                names.append(name)
            }
            names += acronym(after: token)
            names += acronym(spelledOutAfter: token)
            guard referent.canReturn || !names.isEmpty else { continue }
            if graph[token].deprel.base == "nsubj" {
                subjects.append((referent, names))
            } else {
                others.append((referent, names))
            }
        }
        // The subject comes last, so that it is found first.
        return others + subjects
    }

    /// The word by which a person named in full is named again; not where the whole name is that word.
    private func lastName(_ token: Int) -> String? {
        let last = ([token] + graph.children(of: token, .flat)).max() ?? token
        guard graph[last].upos == .propn, last != graph.phrase(of: token).lowerBound,
            let name = NamePiece.pieces(of: graph[last].form).last, name.folded.utf8.count > 2
        else { return nil }
        return name.folded
    }

    /// "the Support Group for Islam and Muslims (GSIM)": what stands in brackets after a name and begins as it does.
    private func acronym(after token: Int) -> [String] {
        guard graph[token].upos == .propn || mentionOfToken[token] != nil else { return [] }
        let start = min(
            graph.phrase(of: token).lowerBound, mentionOfToken[token].map { mentions[$0].tokens.lowerBound } ?? token)
        var cursor = token + 1
        while cursor + 2 < graph.count, cursor < token + 12, graph[cursor].upos != .verb, graph[cursor].form != "," {
            if graph[cursor].form == "(", graph[cursor + 2].form == ")", let acronym = acronym(at: cursor + 1) {
                let isKnown = mentionOfToken[token].map { mentions[$0].tokens.upperBound == cursor } ?? false
                let begins = (start...token).contains { word in
                    graph[word].form.utf8.first.map { $0 == graph[cursor + 1].form.utf8.first } ?? false
                }
                return isKnown || begins ? [acronym] : []
            }
            cursor += 1
        }
        return []
    }

    /// "the MNLA (National Movement for the Liberation of Azawad)".
    private func acronym(spelledOutAfter token: Int) -> [String] {
        guard token > 1, graph[token].upos == .propn || mentionOfToken[token] != nil else { return [] }
        let start = min(
            graph.phrase(of: token).lowerBound, mentionOfToken[token].map { mentions[$0].tokens.lowerBound } ?? token)
        guard start > 1, graph[start - 1].form == "(", mentionOfToken[start - 2] == nil else { return [] }
        return acronym(at: start - 2).map { [$0] } ?? []
    }

    /// The token in the form in which it is looked up, if it can be an acronym: "GSIM", "FAMa".
    private func acronym(at token: Int) -> String? {
        let pieces = NamePiece.pieces(of: graph[token].form)
        let capitals = graph[token].form.utf8.filter { $0 >= 0x41 && $0 <= 0x5A }.count
        guard pieces.count == 1, capitals > 1, graph[token].form.utf8.count <= 12 else { return nil }
        return pieces[0].folded
    }
}

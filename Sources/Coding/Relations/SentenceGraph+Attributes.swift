import Knowledge
import Linguistics

/// Slots of constructions beyond those of frames.
extension SentenceGraph {
    /// The arguments of a word of any class, with what it describes and itself.
    func constructionArguments(of predicate: Int, _ wordClass: Frame.WordClass, _ classes: NounClasses) -> Arguments {
        var arguments = wordClass == .noun ? nounArguments(of: predicate) : verbArguments(of: predicate)
        arguments.add(predicate, to: .itself)
        switch wordClass {
        case .noun:
            for name in named(by: predicate, classes) { arguments.add(name, to: .named) }
            arguments.add(predicate, to: .inside)
            addPhrases(of: predicate, to: &arguments)
            addNeighbours(of: predicate, to: &arguments)
        case .verb, .adjective:
            if self[predicate].deprel == .amod, let noun = self[predicate].head {
                arguments.add(noun, to: .modified)
                if let subject = child(of: predicate, .nsubj), noun > predicate {
                    // "the helmets covered part of the territory", with the verb hung on its object.
                    arguments = Arguments()
                    arguments.add(predicate, to: .itself)
                    arguments.add(subject, to: .subject)
                    addPhrases(of: noun, to: &arguments)
                }
                // Past tense and participle look alike: "the *Iran-backed* rebels".
                if self[predicate].xpos != "VBG" { arguments.add(noun, to: .object) }
            }
            for child in children(of: predicate) where child < predicate {
                guard ["compound", "obl:unmarked", "obl", "nmod", "nsubj"].contains(self[child].deprel.rawValue),
                    isHyphenated(child, before: predicate)
                else { continue }
                arguments.add(child, to: .prefix)
            }
        }
        return arguments
    }

    private func addPhrases(of noun: Int, to arguments: inout Arguments) {
        for child in children(of: noun) where ["nmod", "obl"].contains(self[child].deprel.rawValue) {
            for preposition in prepositions(of: child) { arguments.add(child, to: Slot(rawValue: preposition)) }
        }
    }

    /// What hangs on the word above, though it belongs to this one or explains it.
    private func addNeighbours(of noun: Int, to arguments: inout Arguments) {
        guard var head = self[noun].head else { return }
        while self[head].deprel == .flat, let first = self[head].head { head = first }
        let prepositions = prepositions(of: noun)
        if self[noun].deprel == .nmod, self[head].upos == .propn,
            prepositions.contains(where: { ["of", "at", "from", "with"].contains($0) })
        {
            arguments.add(head, to: .bearer)
        }
        // "Jane Doe of the University of X in Y", with Y hung on Jane Doe.
        if self[noun].upos == .propn, !prepositions.isEmpty, let end = subtree(of: noun).last {
            for sibling in children(of: head, .nmod, .obl) where subtree(of: sibling).first == end + 1 {
                for preposition in self.prepositions(of: sibling) {
                    arguments.add(sibling, to: Slot(rawValue: preposition))
                }
            }
        }
        // "It wasn't X or Y," he said, referring to operations by …
        if prepositions == ["to"], lemmas[head] == "refer",
            let root = ancestor(of: head, where: { self[$0].head == nil })
        {
            for quoted in [root] + children(of: root, .ccomp)
            where quoted < head && self[quoted].upos == .propn && child(of: quoted, .cop) != nil {
                for name in [quoted] + children(of: quoted, .conj) { arguments.add(name, to: .referred) }
            }
        }
    }

    /// "Al-Qaeda-linked": nothing but parts of the name and hyphens stands between.
    private func isHyphenated(_ token: Int, before predicate: Int) -> Bool {
        token < predicate && ["-", "–"].contains(self[predicate - 1].form)
            && (token + 1..<predicate).allSatisfy { self[$0].upos == .punct || self[$0].head == token }
    }

    /// Those whom a noun describes: the name after a title, the other side of an apposition, the subject of a copula.
    private func named(by noun: Int, _ classes: NounClasses) -> [Int] {
        var found: [Int] = []
        let token = self[noun]
        if let head = token.head {
            switch token.deprel.rawValue {
            case "nmod:desc", "compound", "flat":
                if self[head].upos == .propn, noun < head || token.deprel == .flat { found.append(head) }
            case "appos":
                // "the Support Group (GSIM), which …, an affiliate of …" is apposed to the whole.
                found.append(head)
            case "xcomp", "obj":
                if classes.contains(lemmas[head], in: "copular-verb"), let subject = surfaceSubject(of: head) {
                    found.append(antecedent(of: subject))
                }
            case "obl":
                if prepositions(of: noun) == ["as"], classes.contains(lemmas[head], in: "serving-verb"),
                    let subject = surfaceSubject(of: head)
                {
                    found.append(antecedent(of: subject))
                }
            default: break
            }
        }
        if child(of: noun, .cop) != nil, let subject = surfaceSubject(of: noun) {
            found.append(antecedent(of: subject))
        }
        for child in children(of: noun, .appos) where found.isEmpty && child > noun { found.append(child) }
        // "the foreign minister of Ghana, Jane Doe", with the name hung on Ghana.
        for phrase in children(of: noun, .nmod) where found.isEmpty {
            found += children(of: phrase, .appos).filter { self[$0].upos == .propn && $0 > phrase }.prefix(1)
        }
        return found
    }
}

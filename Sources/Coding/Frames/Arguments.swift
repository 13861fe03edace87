import Knowledge
import Linguistics

/// The slots of a predicate, normalised over voice, word class and construction.
struct Arguments: Sendable {
    /// In the order in which slots were filled. There are few, so that they are sooner looked through than hashed.
    private(set) var filled: [(slot: Slot, heads: [Int])] = []

    subscript(slot: Slot) -> [Int] { filled.first { $0.slot == slot }?.heads ?? [] }

    mutating func add(_ token: Int, to slot: Slot) {
        guard let place = filled.firstIndex(where: { $0.slot == slot }) else {
            filled.append((slot, [token]))
            return
        }
        if !filled[place].heads.contains(token) { filled[place].heads.append(token) }
    }

    /// Adds the slots of another predicate behind the own ones, as a light verb lends its phrases to its noun.
    mutating func append(_ other: Arguments, except excluded: Set<Slot>) {
        for (slot, tokens) in other.filled where !excluded.contains(slot) {
            for token in tokens { add(token, to: slot) }
        }
    }
}

extension SentenceGraph {
    /// The arguments of a verb or of a predicative adjective.
    func verbArguments(of predicate: Int) -> Arguments {
        var arguments = Arguments()
        let passive = isPassive(predicate)
        for child in children(of: predicate) {
            switch self[child].deprel.rawValue {
            case "obj" where !passive && !arguments[.object].isEmpty:
                // "called the mission a failure"
                arguments.add(child, to: Slot(rawValue: "as"))
            case "obj": arguments.add(antecedent(of: child), to: passive ? .indirectObject : .object)
            case "obl:unmarked": arguments.add(child, to: Slot(rawValue: "as"))
            case "iobj": arguments.add(antecedent(of: child), to: .indirectObject)
            case "obl:agent":
                arguments.add(child, to: .subject)
                for nested in children(of: child) where self[nested].deprel == .nmod {
                    addPhrase(nested, to: &arguments)
                }
            case "obl", "nmod": addPhrase(child, to: &arguments)
            case "ccomp", "xcomp", "csubj":
                arguments.add(child, to: .clause)
                let isBare = self.child(of: child, .nsubj, .nsubjPassive, .aux) == nil
                if isBare, self[child].xpos == "VB" || self[child].xpos == "VBG" { arguments.add(child, to: .action) }
            case "advcl":
                // "accused of killing", "warned against attacking"
                if child > predicate,
                    children(of: child, .mark).contains(where: {
                        self[$0].upos == .adp || self[$0].upos == .sconj && self[child].xpos == "VBG"
                    })
                {
                    arguments.add(child, to: .clause)
                    if self[child].xpos == "VBG" { arguments.add(child, to: .action) }
                    for mark in children(of: child, .mark) { arguments.add(child, to: Slot(rawValue: lemmas[mark])) }
                } else if (1...2).contains(child - predicate), self[child].xpos == "VBG",
                    self[child - 1].upos != .punct
                {
                    // "ruled out handing him over": parsers take the complement for an adjunct.
                    arguments.add(child, to: .clause)
                    arguments.add(child, to: .action)
                } else if child > predicate, self[child].xpos == "VB",
                    children(of: child, .mark).contains(where: { lemmas[$0] == "to" })
                {
                    arguments.add(child, to: Slot(rawValue: "purpose"))
                }
            default: break
            }
        }
        // "blamed Somalia for it": an object by itself is a direct one.
        if !passive, arguments[.object].isEmpty, arguments[.clause].isEmpty, let only = arguments[.indirectObject].first
        {
            arguments.add(only, to: .object)
        }
        if let subject = surfaceSubject(of: predicate) {
            arguments.add(antecedent(of: subject), to: passive ? .object : .subject)
        }
        let token = self[predicate]
        // A verb with a subject modifies no noun: parsers hang it on its object.
        if token.deprel == .amod, let object = token.head, object > predicate, child(of: predicate, .nsubj) != nil {
            arguments.add(object, to: .object)
        }
        if arguments[.object].isEmpty, token.deprel == .aclRelative, let head = token.head, !passive,
            let subject = child(of: predicate, .nsubj), arguments[.subject] != [head],
            !subtree(of: subject).contains(where: { self[$0].xpos == "WP$" })
        {
            arguments.add(head, to: .object)
        }
        for object in arguments[.object] + arguments[.subject].filter({ $0 < predicate && self[$0].upos == .noun }) {
            for child in children(of: object) where ["nmod", "obl"].contains(self[child].deprel.base) {
                addPhrase(child, to: &arguments)
            }
        }
        for object in arguments[.object] {
            arguments.add(object, to: .owner)
            // "allowed the opposition to meet", with the infinitive hung on the opposition.
            if arguments[.clause].isEmpty {
                for clause in children(of: object, .acl) where self[clause].xpos == "VB" {
                    arguments.add(clause, to: .clause)
                    arguments.add(clause, to: .action)
                }
            }
            // "accused both sides of killing", with the reason hung on the sides.
            for clause in children(of: object, .acl) where self[clause].xpos == "VBG" {
                for mark in children(of: clause, .mark) where ["of", "for", "from"].contains(lemmas[mark]) {
                    arguments.add(clause, to: .clause)
                    arguments.add(clause, to: Slot(rawValue: lemmas[mark]))
                }
            }
        }
        // "reneged on an agreement with Rwanda": last, what stands within a phrase.
        for phrase in children(of: predicate, .obl) {
            for child in children(of: phrase, .nmod) { addPhrase(child, to: &arguments) }
        }
        return arguments
    }

    /// The arguments of a noun that means an act.
    func nounArguments(of noun: Int) -> Arguments {
        var arguments = Arguments()
        if child(of: noun, .cop) != nil, let subject = surfaceSubject(of: noun) {
            arguments.add(antecedent(of: subject), to: .subject)
        }
        for child in children(of: noun) {
            switch self[child].deprel.rawValue {
            case "nmod:poss":
                arguments.add(antecedent(of: child), to: .subject)
                arguments.add(antecedent(of: child), to: .possessor)
            case "amod", "compound", "nmod:desc":
                arguments.add(child, to: .subject)
                arguments.add(child, to: Slot(rawValue: "compound"))
            case "nmod", "obl", "obl:agent":
                addPhrase(child, to: &arguments)
                for preposition in prepositions(of: child) where preposition == "by" {
                    arguments.add(child, to: .subject)
                }
                for preposition in prepositions(of: child) where preposition == "of" {
                    arguments.add(child, to: .object)
                }
            case "acl", "ccomp", "xcomp": arguments.add(child, to: .clause)
            default: break
            }
        }
        for child in children(of: noun, .nmod) { addNested(child, depth: 3, to: &arguments) }
        return arguments
    }

    /// "the extradition of a suspect by Uganda to Kenya": parsers hang each phrase on the one before.
    private func addNested(_ phrase: Int, depth: Int, to arguments: inout Arguments) {
        for nested in children(of: phrase, .nmod) where depth > 0 {
            addPhrase(nested, to: &arguments)
            if prepositions(of: nested).contains("by") { arguments.add(nested, to: .subject) }
            addNested(nested, depth: depth - 1, to: &arguments)
        }
    }

    private func addPhrase(_ nominal: Int, to arguments: inout Arguments) {
        for preposition in prepositions(of: nominal) {
            arguments.add(antecedent(of: nominal), to: Slot(rawValue: preposition))
        }
    }

    /// The subject as it stands in the sentence, found through coordination, control and participles.
    func surfaceSubject(of predicate: Int, depth: Int = 0) -> Int? {
        guard depth < 8 else { return nil }
        if let own = child(of: predicate, .nsubj, .nsubjPassive)
            ?? child(of: predicate, DependencyRelation(rawValue: "nsubj:outer"))
        {
            return own
        }
        let token = self[predicate]
        guard let head = token.head else { return nil }
        switch token.deprel.rawValue {
        case "conj":
            // A verb of its own clause ("X did this, and Y …") has its own subject; a bare one shares.
            if self[head].upos == .verb || self[head].upos == .adj || child(of: head, .cop) != nil {
                return surfaceSubject(of: head, depth: depth + 1)
            }
            // "by calling it a failure and urging its end", with the second verb hung on the noun.
            guard token.xpos == "VBG", let verb = ancestor(of: head, where: { self[$0].upos == .verb }) else {
                return nil
            }
            return surfaceSubject(of: verb, depth: depth + 1)
        case "xcomp":
            return children(of: head, .obj, .iobj).first ?? surfaceSubject(of: head, depth: depth + 1)
        case "advcl" where isReason(predicate) && child(of: head, .obj) != nil: return child(of: head, .obj)
        case "advcl", "parataxis", "ccomp":
            guard token.xpos == "VBG" || token.xpos == "VB" || token.xpos == "VBN" else { return nil }
            return surfaceSubject(of: head, depth: depth + 1)
        case "acl":
            if isHeadlineFuture(predicate) { return head }
            if token.xpos == "VB" {
                return child(of: head, .nmodPossessive)
                    ?? ancestor(of: head, where: { self[$0].upos == .verb }).flatMap {
                        surfaceSubject(of: $0, depth: depth + 1)
                    }
            }
            return head
        case "acl:relcl": return isPassive(predicate) ? head : nil
        default: return nil
        }
    }

    /// "accused the army *of killing*", "thanked Chad *for hosting*": what somebody is blamed or thanked for. The object
    /// above it is who did it.
    func isReason(_ clause: Int) -> Bool {
        self[clause].xpos == "VBG" && children(of: clause, .mark).contains { ["of", "for"].contains(lemmas[$0]) }
    }
}

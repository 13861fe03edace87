import Knowledge
import Linguistics

/// What a number without a unit counts.
extension QuantityReader {
    func counted(
        _ number: NumberScanner.Number, end: Int, from: Int, sign: Quantity.Comparator, upper: Double?
    ) -> FoundQuantity? {
        let numeral = treeHead(of: number.tokens.lowerBound..<max(end, number.tokens.upperBound))
        let noun = countedNoun(numeral, number)
        let head = noun ?? numeral
        // "2015 rebels" may be a year.
        let isYear =
            sign == .equal && number.step == 1 && graph[numeral].form.utf8.count == 4
            && number.value >= 1900 && number.value < 2100
        guard !isYear, let kind = kind(of: head, noun: noun) else { return nil }
        let last = noun.map { $0 >= end && $0 < end + 6 ? $0 + 1 : end } ?? end
        let quantity = Quantity(
            kind: kind, comparator: sign, value: number.value, upper: upper,
            unit: ["votes", "abstentions"].contains(kind) ? "vote" : "person", range: graph.bytes(from..<max(last, end))
        )
        return FoundQuantity(quantity: quantity, head: head, tokens: from..<max(last, end))
    }

    /// "12 *people*", "dozens of *people*", "12 of the *protesters*".
    private func countedNoun(_ numeral: Int, _ number: NumberScanner.Number) -> Int? {
        // "6,000-strong"
        var next = number.tokens.upperBound
        while next < graph.count, graph[next].form == "-" { next += 1 }
        if next < graph.count, next > number.tokens.upperBound, graph[next].upos == .adj,
            lexicon.counted[.noun]?[graph.lemmas[next]] != nil
        {
            return next
        }
        if graph[numeral].deprel == .nummod, let noun = graph[numeral].head { return noun }
        return graph.children(of: numeral, .nmod).first {
            $0 >= number.tokens.upperBound && graph.prepositions(of: $0) == ["of"]
        }
    }

    private func kind(of head: Int, noun: Int?) -> String? {
        let lemma = graph.lemmas[head]
        if let kind = lexicon.counted[.adjective]?[lemma], noun == nil || graph[head].upos == .adj { return kind }
        let own = noun.flatMap { ownKind(of: $0) }
        guard own != nil || isPeople(noun) else { return nil }
        // What became of those who are counted says more than what they are: "killed 12 soldiers".
        return fate(of: head) ?? own
    }

    private func ownKind(of noun: Int) -> String? {
        let compound = graph.children(of: noun, .amod, .compound).map { graph.lemmas[$0] + " " + graph.lemmas[noun] }
        let words = compound + [graph.lemmas[noun], graph.words[noun]]
        return words.lazy.compactMap { lexicon.counted[.noun]?[$0] }.first
    }

    /// Whether a noun is one for people, or nothing but a number stands there.
    private func isPeople(_ noun: Int?) -> Bool {
        guard let noun else { return true }
        let lemma = graph.lemmas[noun]
        return actors.longestAgent[lemma] != nil || graph[noun].upos == .adj
            || actors.knowledge.classes.contains(lemma, in: "people-noun")
    }

    private func fate(of head: Int) -> String? {
        for child in graph.children(of: head) {
            switch graph[child].deprel.rawValue {
            case "acl", "amod", "acl:relcl":
                let isObject = graph.isPassive(child) || graph[child].deprel == .amod
                if let kind = lexicon.counted[isObject ? .object : .subject]?[graph.lemmas[child]] { return kind }
                if let kind = lexicon.counted[.adjective]?[graph.lemmas[child]] { return kind }
            default: continue
            }
        }
        var cursor = head
        for _ in 0..<4 {
            guard let governor = graph[cursor].head else { return nil }
            let lemma = graph.lemmas[governor]
            switch graph[cursor].deprel.rawValue {
            case "conj" where graph[governor].upos != .verb, "appos":
                cursor = governor
                continue
            case "obj", "nsubj:pass":
                if let kind = lexicon.counted[.object]?[lemma] { return kind }
                // "left 12 people dead"
                return graph.children(of: governor, .xcomp, .obj, .advmod).lazy.compactMap {
                    lexicon.counted[.adjective]?[graph.lemmas[$0]]
                }.first
            case "nsubj":
                if graph.isPassive(governor), let kind = lexicon.counted[.object]?[lemma] { return kind }
                return lexicon.counted[.subject]?[lemma] ?? lexicon.counted[.adjective]?[lemma]
            case "obl", "nmod":
                if let kind = lexicon.counted[.toll]?[lemma], graph[governor].upos == .noun { return kind }
                // "the toll rose to 12"
                guard graph.prepositions(of: cursor).contains(where: { ["to", "at"].contains($0) }),
                    let subject = graph.child(of: governor, .nsubj, .nsubjPassive), graph.lemmas[subject] == "toll"
                else { return nil }
                return lexicon.counted[.toll]?["toll"]
            default: return nil
            }
        }
        return nil
    }
}

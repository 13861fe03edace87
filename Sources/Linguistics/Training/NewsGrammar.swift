/// Writes sentences of the news with their trees, from a grammar of templates and lists of words.
///
/// Web treebanks hold little war and diplomacy: a tagger trained on them has never seen "Youths hurled stones". The
/// grammar gives it such sentences. It is head-driven: each rule says which of its parts is the head and how the others
/// depend on it, so that every derivation is a dependency tree. The same input gives the same sentences.
public struct NewsGrammar: Sendable {
    /// Words by the name of the list that they extend: `transitive`, `agent`, `person`, …
    public typealias Lexicon = [String: [String]]

    /// The phrase that a whole sentence is.
    static let start = "Sentence"
    /// Beyond this depth the shortest rule of a phrase is taken.
    private static let greatestDepth = 14
    /// Longer sentences are written anew.
    private static let greatestLength = 45

    let rules: [[Rule]]
    let lists: [WordList]
    private let startPhrase: Int
    private let shortestRules: [Int]
    private let inflection: Inflection
    private let adjectives: Set<String>

    /// - Parameters:
    ///   - templates: the text of a `.treebank` file; its own head explains the notation.
    ///   - lexicon: words for the lists that the templates declare; words for other lists are ignored.
    /// - Throws: `Problem` with the line that cannot be used.
    public init(
        templates: String, lexicon: Lexicon, inflection: Inflection, file: String = "templates.treebank"
    ) throws(Problem) {
        let parsed = try Templates(templates, lexicon: lexicon, file: file)
        rules = parsed.rules
        lists = parsed.lists
        startPhrase = parsed.start
        shortestRules = parsed.shortestRules
        adjectives = Set(parsed.lists.first { $0.name == "adjective" }?.entries ?? [])
        self.inflection = inflection
    }

    /// - Parameter seed: another seed gives other sentences.
    public func sentences(count: Int, seed: UInt64) -> [TreebankSentence] {
        var generator = SeededGenerator(seed: seed)
        var sentences: [TreebankSentence] = []
        sentences.reserveCapacity(count)
        while sentences.count < count {
            var phrase = expand(startPhrase, depth: 0, &generator)
            // The shortest derivation is short: this ends.
            if phrase.tokens.count > Self.greatestLength { phrase = expand(startPhrase, depth: .max, &generator) }
            sentences.append(Self.sentence(of: phrase, number: sentences.count + 1))
        }
        return sentences
    }

    /// Every form of every verb and noun of the lists, and the irregular forms besides, for the lemmatizer to learn.
    public var vocabulary: [Token] {
        let forms: [(UniversalTag, [Inflection.Form])] = [
            (.verb, [.past, .participle, .ing, .present]), (.noun, [.singular, .plural]),
        ]
        var tokens = inflection.irregularForms
        var seen: Set<String> = []
        for (upos, forms) in forms {
            for entry in lists.lazy.filter({ $0.upos == upos }).flatMap(\.entries) {
                guard seen.insert("\(upos) \(entry)").inserted else { continue }
                let words = entry.split(separator: " ").map(String.init)
                for form in forms {
                    let phrase =
                        upos == .verb
                        ? verb([words[0]], upos: .verb, form: form, number: .singular)
                        : noun([words[words.count - 1]], isPlural: form == .plural)
                    tokens += phrase.tokens
                }
            }
        }
        return tokens
    }

    // MARK: - Derivation

    /// Tokens with heads counted from the phrase's first; the head word of the phrase has none.
    private struct Phrase {
        var tokens: [Token] = []
        var head = 0

        mutating func append(_ part: Phrase) {
            let offset = tokens.count
            tokens += part.tokens.map { token in
                var token = token
                token.head = token.head.map { $0 + offset }
                return token
            }
        }
    }

    private func expand(_ phrase: Int, depth: Int, _ generator: inout SeededGenerator) -> Phrase {
        let rule = rule(for: phrase, depth: depth, &generator)
        let isDeep = depth > Self.greatestDepth
        var result = Phrase()
        var dependents: [(index: Int, relation: DependencyRelation)] = []
        for item in rule.items {
            if item.isOptional, isDeep || generator.next() % 2 == 0 { continue }
            let part: Phrase =
                switch item.symbol {
                case .phrase(let number): expand(number, depth: isDeep ? depth : depth + 1, &generator)
                case .word(let list, let form, let number):
                    words(from: lists[list], form: form, number: number, &generator)
                case .literal(let token): Phrase(tokens: [token])
                }
            let index = result.tokens.count + part.head
            result.append(part)
            if let relation = item.relation { dependents.append((index, relation)) } else { result.head = index }
        }
        for (index, relation) in dependents {
            result.tokens[index].head = result.head
            result.tokens[index].deprel = relation
        }
        return result
    }

    private func rule(for phrase: Int, depth: Int, _ generator: inout SeededGenerator) -> Rule {
        let choices = rules[phrase]
        if depth > Self.greatestDepth { return choices[shortestRules[phrase]] }
        var remaining = Int(generator.next() % UInt64(choices.reduce(0) { $0 + $1.weight }))
        for rule in choices {
            remaining -= rule.weight
            if remaining < 0 { return rule }
        }
        return choices[0]
    }

    // MARK: - Words

    private func words(
        from list: WordList, form: Inflection.Form?, number: Inflection.Form?, _ generator: inout SeededGenerator
    ) -> Phrase {
        let entry = list.entries[Int(generator.next() % UInt64(list.entries.count))]
        let words = entry.split(separator: " ").map(String.init)
        return switch list.upos {
        case .verb, .aux: verb(words, upos: list.upos, form: form ?? .base, number: number)
        case .noun: noun(words, isPlural: form == .plural)
        case .propn: name(words, isFlat: list.isFlat, isPlural: form == .plural)
        default: Phrase(tokens: [Token(form: entry, lemma: entry, upos: list.upos, xpos: Self.usualTag(of: list.upos))])
        }
    }

    private static func usualTag(of upos: UniversalTag) -> String {
        switch upos {
        case .adj: "JJ"
        case .adv: "RB"
        case .num: "CD"
        case .det: "DT"
        default: "IN"
        }
    }

    /// A verb with its particle.
    private func verb(_ words: [String], upos: UniversalTag, form: Inflection.Form, number: Inflection.Form?) -> Phrase
    {
        let lemma = words[0]
        let isPlural = number == .plural
        let (inflected, xpos): (String, String) =
            switch form {
            case .past where lemma == "be": (isPlural ? "were" : "was", "VBD")
            case .present where isPlural: (lemma == "be" ? "are" : lemma, "VBP")
            case .past: (inflection.past(lemma), "VBD")
            case .participle: (inflection.participle(lemma), "VBN")
            case .ing: (inflection.ing(lemma), "VBG")
            case .present: (inflection.present(lemma), "VBZ")
            default: (lemma, "VB")
            }
        var phrase = Phrase(tokens: [Token(form: inflected, lemma: lemma, upos: upos, xpos: xpos)])
        for particle in words.dropFirst() {
            phrase.tokens.append(
                Token(form: particle, lemma: particle, upos: .adp, xpos: "RP", head: 0, deprel: .compoundParticle))
        }
        return phrase
    }

    /// A noun with the nouns and adjectives before it.
    private func noun(_ words: [String], isPlural: Bool) -> Phrase {
        let last = words.count - 1
        let tokens = words.enumerated().map { index, word in
            if index == last {
                let form = isPlural ? inflection.plural(word) : word
                return Token(form: form, lemma: word, upos: .noun, xpos: isPlural ? "NNS" : "NN")
            }
            return adjectives.contains(word)
                ? Token(form: word, lemma: word, upos: .adj, xpos: "JJ", head: last, deprel: .amod)
                : Token(form: word, lemma: word, upos: .noun, xpos: "NN", head: last, deprel: .compound)
        }
        return Phrase(tokens: tokens, head: last)
    }

    /// A name: persons are headed by their first word, others by their last before "of".
    private func name(_ words: [String], isFlat: Bool, isPlural: Bool) -> Phrase {
        if !isFlat, let of = words.firstIndex(of: "of"), of > 0, of + 1 < words.count {
            var whole = name(Array(words[..<of]), isFlat: false, isPlural: isPlural)
            var part = Phrase(tokens: [Token(form: "of", lemma: "of", upos: .adp, xpos: "IN", deprel: .case)])
            let complement = name(Array(words[(of + 1)...]), isFlat: false, isPlural: false)
            part.head = complement.head + 1
            part.append(complement)
            part.tokens[0].head = part.head
            let index = whole.tokens.count + part.head
            whole.append(part)
            whole.tokens[index].head = whole.head
            whole.tokens[index].deprel = .nmod
            return whole
        }
        let head = isFlat ? 0 : words.count - 1
        let tokens = words.enumerated().map { index, word in
            let isAdjective = index != head && adjectives.contains(word.lowercased())
            let lemma = isPlural && index == head && word.hasSuffix("s") ? String(word.dropLast()) : word
            return Token(
                form: word, lemma: lemma, upos: isAdjective ? .adj : .propn,
                xpos: isPlural && index == head ? "NNPS" : "NNP", head: index == head ? nil : head,
                deprel: index == head ? .root : isFlat ? .flat : isAdjective ? .amod : .compound)
        }
        return Phrase(tokens: tokens, head: head)
    }

    // MARK: - Sentences

    private static func sentence(of phrase: Phrase, number: Int) -> TreebankSentence {
        var tokens = phrase.tokens
        tokens[phrase.head].deprel = .root
        for index in tokens.indices where tokens[index].form == "a" {
            let next = index + 1 < tokens.count ? tokens[index + 1].form : ""
            if let letter = next.lowercased().first, "aeio".contains(letter) { tokens[index].form = "an" }
        }
        if let first = tokens.firstIndex(where: { $0.upos != .punct }) {
            tokens[first].form = tokens[first].form.prefix(1).uppercased() + tokens[first].form.dropFirst()
        }
        var text = ""
        var opensQuote = true
        for index in tokens.indices {
            let form = tokens[index].form
            if !text.isEmpty, !opensQuote, ![",", ".", "'s"].contains(form), tokens[index].xpos != "''" { text += " " }
            opensQuote = tokens[index].xpos == "``"
            tokens[index].range = text.utf8.count..<text.utf8.count + form.utf8.count
            text += form
        }
        return TreebankSentence(identifier: "news-\(number)", tokens: tokens, text: text)
    }
}

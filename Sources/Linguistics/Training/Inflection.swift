/// Inflected forms of English words, by rule and by a file of those that no rule gives.
///
/// Lines of the file: `verb shoot shot shot` (past, past participle), `noun gunman gunmen` (plural) and
/// `double ban, bar` (verbs that double their last letter: "banned", "banning").
public struct Inflection: Sendable {
    /// What a form expresses, as the templates write it.
    enum Form: String, Sendable, CaseIterable {
        case base, past, participle, ing
        case present
        case singular = "sg"
        case plural = "pl"
    }

    private var verbs: [String: (past: String, participle: String)] = [:]
    private var nouns: [String: String] = [:]
    private var doubling: Set<String> = []

    /// - Throws: `NewsGrammar.Problem` with the line that cannot be read.
    public init(_ text: String, file: String = "inflection.words") throws(NewsGrammar.Problem) {
        for line in NewsGrammar.lines(of: text, file: file) {
            let words = line.text.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
            switch (words.first, words.count) {
            case ("verb", 4): verbs[words[1]] = (words[2], words[3])
            case ("noun", 3): nouns[words[1]] = words[2]
            case ("double", 2...): doubling.formUnion(words.dropFirst())
            default:
                throw line.problem("expected 'verb BASE PAST PARTICIPLE', 'noun SINGULAR PLURAL' or 'double VERBS'")
            }
        }
    }

    /// The inflected forms of a verb: past, participle, "-ing", third person.
    public func forms(ofVerb lemma: String) -> [String] {
        [past(lemma), participle(lemma), ing(lemma), present(lemma)]
    }

    func past(_ verb: String) -> String { verbs[verb]?.past ?? regularPast(verb) }

    func participle(_ verb: String) -> String { verbs[verb]?.participle ?? regularPast(verb) }

    func ing(_ verb: String) -> String {
        if verb.hasSuffix("ie") { return verb.dropLast(2) + "ying" }
        if verb.hasSuffix("e"), !verb.hasSuffix("ee"), !verb.hasSuffix("oe"), !verb.hasSuffix("ye"), verb != "be" {
            return verb.dropLast() + "ing"
        }
        return stem(verb) + "ing"
    }

    /// Third person singular.
    func present(_ verb: String) -> String {
        switch verb {
        case "have": "has"
        case "be": "is"
        default: Self.withS(verb)
        }
    }

    func plural(_ noun: String) -> String {
        if let irregular = nouns[noun] { return irregular }
        if noun.hasSuffix("man"), noun != "human" { return noun.dropLast(2) + "en" }
        return Self.withS(noun)
    }

    private func regularPast(_ verb: String) -> String {
        if verb.hasSuffix("e") { return verb + "d" }
        if verb.hasSuffix("y"), !Self.endsInVowelAndLetter(verb) { return verb.dropLast() + "ied" }
        return stem(verb) + "ed"
    }

    /// What "-ed" and "-ing" are joined to.
    private func stem(_ verb: String) -> String {
        guard let last = verb.last else { return verb }
        if doubling.contains(verb) { return verb + String(last) }
        return last == "c" ? verb + "k" : verb
    }

    /// Plural of nouns, third person of verbs: "armies", "attacks", "clashes".
    private static func withS(_ word: String) -> String {
        if word.hasSuffix("y"), !endsInVowelAndLetter(word) { return word.dropLast() + "ies" }
        let hissing = ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) }
        return hissing || ["go", "do", "veto", "torpedo", "hero", "echo"].contains(word) ? word + "es" : word + "s"
    }

    private static func endsInVowelAndLetter(_ word: String) -> Bool {
        word.dropLast().last.map { "aeiou".contains($0) } ?? false
    }

    /// The irregular forms with their lemmas, for the lemmatizer to learn.
    public var irregularForms: [Token] {
        func verb(_ form: String, _ lemma: String, _ xpos: String) -> Token {
            Token(form: form, lemma: lemma, upos: .verb, xpos: xpos)
        }
        var tokens = verbs.sorted { $0.key < $1.key }.flatMap { lemma, forms in
            [verb(forms.past, lemma, "VBD"), verb(forms.participle, lemma, "VBN"), verb(ing(lemma), lemma, "VBG")]
        }
        tokens += doubling.sorted().filter { verbs[$0] == nil }.flatMap { lemma in
            [verb(past(lemma), lemma, "VBD"), verb(past(lemma), lemma, "VBN")]
        }
        tokens += doubling.sorted().map { verb(ing($0), $0, "VBG") }
        tokens += nouns.sorted { $0.key < $1.key }
            .map { Token(form: $1, lemma: $0, upos: .noun, xpos: "NNS") }
        return tokens
    }
}

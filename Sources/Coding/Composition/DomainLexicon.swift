import Knowledge
import Linguistics

/// Domains that borrow the words of politics, by the words that speak of them: the classes `domain-NAME` of `classes/`.
struct DomainLexicon: Sendable {
    private var domainOfWords: [String: String] = [:]
    /// The first words of those of two.
    private var beginnings: Set<String> = []

    init(_ classes: NounClasses) {
        for (name, words) in classes.members.sorted(by: { $0.key < $1.key }) where name.hasPrefix("domain-") {
            for word in words {
                let words = word.split { $0 == "-" || $0 == " " }
                domainOfWords[words.joined(separator: " ")] = String(name.dropFirst("domain-".count))
                if words.count > 1 { beginnings.insert(String(words[0])) }
            }
        }
    }

    /// The first domain that a word or two of the sentence speak of.
    func domain(of tokens: some Sequence<String>) -> String? {
        var previous: String?
        for lemma in tokens where lemma != "-" {
            if let domain = domainOfWords[lemma] { return domain }
            if let previous, beginnings.contains(previous), let domain = domainOfWords[previous + " " + lemma] {
                return domain
            }
            previous = lemma
        }
        return nil
    }

    /// The domain of a whole document: that of at least half of its sentences, and of two.
    func domain(of document: Document) -> String? {
        var counts: [String: Int] = [:]
        for sentence in document.sentences {
            if let domain = domain(of: sentence.tokens.lazy.map { $0.lemma.lowercased() }) {
                counts[domain, default: 0] += 1
            }
        }
        return counts.sorted { $0.key < $1.key }.first {
            $0.value >= 2 && $0.value * 2 >= document.sentences.count
        }?.key
    }
}

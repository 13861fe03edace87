import Knowledge
import Linguistics

extension KnowledgeBase {
    /// The words of actors, agents, frames and noun classes, by the lists of the training templates.
    var newsLexicon: NewsGrammar.Lexicon {
        var lexicon: NewsGrammar.Lexicon = [:]
        for name in classes.members.keys { lexicon[name] = nouns(classes.members[name, default: []].sorted()) }
        lexicon["agent"] = nouns(agents.keys.sorted())
        for actor in actors {
            for alias in actor.aliases where Self.isPlainName(alias.text) {
                if let list = Self.list(of: alias, kind: actor.kind) { lexicon[list, default: []].append(alias.text) }
            }
        }
        let acts = frames.filter { $0.wordClass == .noun }.flatMap(\.lemmas).map { $0.joined(separator: " ") }
        lexicon["measure"] = nouns(acts)
        for frame in frames where frame.wordClass == .verb {
            let verbs = frame.lemmas.filter(Self.isPlainVerb).map { $0.joined(separator: " ") }
            for list in Self.lists(of: frame) { lexicon[list, default: []] += verbs }
        }
        return lexicon
    }

    private func nouns(_ lemmas: [String]) -> [String] {
        lemmas.filter { lemma in
            let isPlural = lemma.hasSuffix("s") && !["ss", "us", "is"].contains { lemma.hasSuffix($0) }
            return !isPlural && lemma.allSatisfy { $0 == " " || ($0.isLetter && $0.isLowercase) }
                && lemma.split(separator: " ").allSatisfy { !Self.functionWords.contains(String($0)) }
        }
    }

    private static let functionWords: Set = ["of", "the", "in", "on", "for", "to", "and", "at", "by", "with", "un"]
    private static let particles: Set<String> = ["out", "up", "down", "off", "back", "over", "in", "away"]
    /// Too light to show what verbs of the news do.
    private static let lightVerbs: Set<String> = ["be", "have", "do", "make", "go", "get", "need", "let", "give"]

    private static func isPlainVerb(_ words: [String]) -> Bool {
        guard let verb = words.first, verb.allSatisfy(\.isLetter), !lightVerbs.contains(verb) else { return false }
        return words.count == 1 || (words.count == 2 && particles.contains(words[1]))
    }

    /// Names of one to four words without hyphens, which English treebanks split.
    private static func isPlainName(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        return words.count <= 4 && name.first?.isUppercase ?? false
            && words.allSatisfy { word in
                word == "of" || (word.allSatisfy { $0.isLetter || $0 == "." } && !functionWords.contains(String(word)))
            }
    }

    private static func list(of alias: Actor.Alias, kind: Actor.Kind) -> String? {
        switch (alias.kind, kind) {
        case (.demonym, _) where alias.text.hasSuffix("man"): nil
        case (.demonym, _): alias.text.hasSuffix("s") ? "nationality" : "demonym"
        case (.capital, _), (.metonym, .country): "city"
        case (_, .country), (_, .region): "country"
        case (_, .person): "person"
        case (_, .armedGroup), (_, .movement), (_, .party): "group"
        case (_, .organisation), (_, .organ), (_, .peaceOperation): "organisation"
        case (_, .ministry), (_, .ngo), (_, .media): "organisation"
        default: nil
        }
    }

    /// What a verb takes: an object, a phrase with a preposition, or neither.
    private static func lists(of frame: Frame) -> Set<String> {
        var lists: Set<String> = []
        for pattern in frame.patterns {
            if pattern.rules.isEmpty { lists.insert("transitive") }
            for rule in pattern.rules where rule.filler != .absent {
                for slot in rule.slots {
                    switch slot.rawValue {
                    case "obj": lists.insert("transitive")
                    case "with", "against", "on", "for", "to", "from", "at", "over", "in", "into", "about":
                        if case .role = rule.filler { lists.insert(slot.rawValue) }
                    default: break
                    }
                }
            }
        }
        // An instrument or a means is no complement where the verb has an object.
        if lists.contains("transitive") { return ["transitive"] }
        return lists.isEmpty ? ["intransitive"] : lists
    }
}

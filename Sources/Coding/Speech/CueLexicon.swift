import Knowledge

/// The cues of speech, by the word that bears them.
struct CueLexicon: Sendable {
    struct Entry: Sendable {
        var kind: SpeechCue.Kind
        /// The words beside the head word, all of which must stand below it in the tree.
        var others: [String]
        var patterns: [SpeechCue.Pattern]
    }

    /// "according to", "in the words of": a preposition, and a noun of which the source depends.
    struct Phrase: Sendable {
        var preposition: String
        var noun: String?
        var kind: SpeechCue.Kind
        var position: KnowledgePosition
    }

    private var entries: [SpeechCue.WordClass: [String: [Entry]]] = [:]
    private(set) var phrases: [Phrase] = []
    /// Nouns that speak before a colon: "Report: …".
    private(set) var headings: Set<String> = []

    init(_ cues: [SpeechCue]) {
        for cue in cues {
            for words in cue.lemmas {
                if cue.wordClass == .heading {
                    headings.insert(words.joined(separator: " "))
                } else if cue.wordClass == .phrase {
                    phrases.append(Self.phrase(words, cue))
                } else if let head = words.first {
                    let entry = Entry(kind: cue.kind, others: Array(words.dropFirst()), patterns: cue.patterns)
                    entries[cue.wordClass, default: [:]][head, default: []].append(entry)
                }
            }
        }
        // Particle verbs say more than their verbs alone.
        for (wordClass, words) in entries {
            for (word, list) in words {
                entries[wordClass]?[word] = list.filter { !$0.others.isEmpty } + list.filter { $0.others.isEmpty }
            }
        }
    }

    func entries(for lemma: String, _ wordClass: SpeechCue.WordClass) -> [Entry] { entries[wordClass]?[lemma] ?? [] }

    private static func phrase(_ words: [String], _ cue: SpeechCue) -> Phrase {
        guard words.count > 2, words.last == "of" else {
            return Phrase(
                preposition: words.joined(separator: " "), noun: nil, kind: cue.kind, position: cue.position)
        }
        return Phrase(preposition: words[0], noun: words[words.count - 2], kind: cue.kind, position: cue.position)
    }
}

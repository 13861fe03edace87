import Knowledge
import Linguistics

/// Frames by the word that bears them.
struct FrameIndex: Sendable {
    struct Entry: Sendable {
        /// The words beside the head word, all of which must stand below it in the tree.
        var others: [String]
        var frame: Int
    }

    private var verbs: [String: [Entry]] = [:]
    private var nouns: [String: [Entry]] = [:]
    private var adjectives: [String: [Entry]] = [:]

    init(_ frames: [Frame]) { self.init(words: frames.map { ($0.wordClass, $0.lemmas) }) }

    /// - Parameter words: the lemmas of each frame.
    init(words: [(wordClass: Frame.WordClass, lemmas: [[String]])]) {
        for (index, frame) in words.enumerated() {
            for words in frame.lemmas {
                let head = Self.head(of: words, frame.wordClass)
                guard words.indices.contains(head) else { continue }
                var others = words
                others.remove(at: head)
                let entry = Entry(others: others, frame: index)
                switch frame.wordClass {
                case .verb: verbs[words[head], default: []].append(entry)
                case .noun: nouns[words[head], default: []].append(entry)
                case .adjective: adjectives[words[head], default: []].append(entry)
                }
            }
        }
    }

    func entries(for lemma: String, _ wordClass: Frame.WordClass) -> [Entry] {
        switch wordClass {
        case .verb: verbs[lemma] ?? []
        case .noun: nouns[lemma] ?? []
        case .adjective: adjectives[lemma] ?? []
        }
    }

    /// Verbs begin with their head ("pull out"), nouns end with it ("hunger strike") or have it before a preposition.
    private static func head(of words: [String], _ wordClass: Frame.WordClass) -> Int {
        guard wordClass == .noun else { return 0 }
        return (words.firstIndex { ["of", "in", "on", "for", "to", "with"].contains($0) } ?? words.count) - 1
    }
}

extension SentenceGraph {
    /// The frame class that a token can bear, if any.
    func frameClass(of position: Int) -> Frame.WordClass? {
        switch self[position].upos {
        case .verb: .verb
        case .noun, .propn: .noun
        // "Rebels free hostages": an adjective has no object.
        case .adj: child(of: position, .obj) == nil ? .adjective : .verb
        default: nil
        }
    }

    /// Whether all words of a multi-word lemma stand beside its head.
    func hasWords(_ words: [String], below position: Int) -> Bool {
        words.allSatisfy { word in
            children(of: position).contains { child in
                stands(word, at: child) || children(of: child).contains { stands(word, at: $0) }
            }
        }
    }

    /// Whether a word of a frame stands at a token. "Struck Iran-*backed* groups" does not strike back.
    private func stands(_ word: String, at token: Int) -> Bool {
        words[token] == word
            || (lemmas[token] == word && (self[token].upos != .verb || self[token].deprel != .amod))
    }
}

public import Knowledge

/// Finds the names of peace operations in words.
public struct MissionNames: Sendable {
    /// A name of a mission in the text.
    struct Mention: Sendable {
        var mission: String
        var words: Range<Int>
    }

    /// By the first word: the names as words, the longest first, and the missions' ids.
    private let names: [String: [(words: [String], mission: String)]]
    /// By id.
    public let missions: [String: Actor]

    public init(_ knowledge: KnowledgeBase) {
        var names: [String: [(words: [String], mission: String)]] = [:]
        var missions: [String: Actor] = [:]
        for actor in knowledge.actors where actor.kind == .peaceOperation {
            missions[actor.id] = actor
            for alias in actor.aliases {
                let bytes = Array(alias.text.utf8)
                let words = Words(bytes, in: 0..<bytes.count).all.map(\.text)
                guard let first = words.first else { continue }
                names[first, default: []].append((words, actor.id))
            }
        }
        self.names = names.mapValues { list in list.sorted { $0.words.count > $1.words.count } }
        self.missions = missions
    }

    func mentions(in words: Words) -> [Mention] {
        var mentions: [Mention] = []
        var index = 0
        while index < words.all.count {
            let found = names[words.all[index].text]?.first { name in
                index + name.words.count <= words.all.count
                    && zip(name.words, words.all[index...]).allSatisfy { $0 == $1.text }
            }
            if let found {
                mentions.append(Mention(mission: found.mission, words: index..<index + found.words.count))
                index += found.words.count
            } else {
                index += 1
            }
        }
        return mentions
    }
}

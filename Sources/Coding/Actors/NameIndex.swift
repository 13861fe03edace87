import Knowledge

/// All names of actors and places, ready to be found in tokens.
struct NameIndex: Sendable {
    /// What a name may stand for.
    enum Target: Hashable, Sendable {
        /// Index in the knowledge's actors.
        case actor(Int, Actor.Alias.Kind)
        /// Index in the knowledge's places.
        case place(Int)
    }

    private struct Entry: Sendable {
        var pieces: [NamePiece]
        var target: Target
    }

    /// By first piece, longest names first.
    private var entries: [String: [Entry]] = [:]

    init(_ knowledge: KnowledgeBase) {
        for (index, actor) in knowledge.actors.enumerated() {
            for alias in actor.aliases { add(alias.text, .actor(index, alias.kind)) }
        }
        for (index, place) in knowledge.places.enumerated() {
            for name in [place.name] + place.aliases { add(name, .place(index)) }
        }
        for key in entries.keys { entries[key]?.sort { $0.pieces.count > $1.pieces.count } }
    }

    private mutating func add(_ name: String, _ target: Target) {
        let pieces = NamePiece.pieces(of: name)
        guard let first = pieces.first else { return }
        entries[first.folded, default: []].append(Entry(pieces: pieces, target: target))
    }

    /// The longest name that begins at a piece, with everything that it may stand for.
    func longestMatch(_ pieces: [NamePiece], from start: Int) -> (length: Int, targets: [Target])? {
        guard let candidates = entries[pieces[start].folded] else { return nil }
        var length = 0
        var targets: [Target] = []
        for entry in candidates {
            let count = entry.pieces.count
            if count < length { break }
            guard start + count <= pieces.count,
                (0..<count).allSatisfy({ entry.pieces[$0].admits(pieces[start + $0]) })
            else { continue }
            length = count
            if !targets.contains(entry.target) { targets.append(entry.target) }
        }
        return targets.isEmpty ? nil : (length, targets)
    }
}

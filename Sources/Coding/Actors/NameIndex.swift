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

    private struct Name: Sendable {
        /// Where its pieces begin.
        var start: Int
        var count: Int
        var target: Target
        /// The next name with the same first piece, or -1.
        var next: Int
    }

    private var keys: [NamePiece.Key] = []
    private var names: [Name] = []
    /// The last name with a first piece.
    private var last: [UInt64: Int] = [:]
    /// Persons and places of one word by their sound.
    private var sounds: [String: [Target]] = [:]
    private let isState: [Bool]

    init(_ knowledge: KnowledgeBase) {
        let actors = knowledge.actors
        let count = actors.indices.reduce(knowledge.places.count * 2) { $0 + actors[$1].aliases.count }
        isState = actors.indices.map { actors[$0].kind == .country }
        names.reserveCapacity(count)
        keys.reserveCapacity(count * 2)
        last.reserveCapacity(count)
        for index in actors.indices {
            let isPerson = actors[index].kind == .person
            let isAgreement = actors[index].kind == .agreement
            for alias in actors[index].aliases {
                add(alias.text, .actor(index, alias.kind), isLenient: isAgreement)
                if isPerson { addSound(alias.text, .actor(index, alias.kind)) }
            }
        }
        for (index, place) in knowledge.places.enumerated() {
            add(place.name, .place(index))
            for name in place.aliases { add(name, .place(index)) }
        }
    }

    /// - Parameter isLenient: only the first word needs its capital: "the Algiers accord" for "Algiers Accord".
    private mutating func add(_ name: String, _ target: Target, isLenient: Bool = false) {
        let start = keys.count
        NamePiece.Key.append(name, to: &keys)
        guard keys.count > start else { return }
        if isLenient { for position in start + 1..<keys.count { keys[position] = keys[position].ofAnyCase } }
        let previous = last.updateValue(names.count, forKey: keys[start].hash) ?? -1
        names.append(Name(start: start, count: keys.count - start, target: target, next: previous))
    }

    private mutating func addSound(_ name: String, _ target: Target) {
        guard Self.hasSound(name) else { return }
        sounds[NamePiece.sound(of: NamePiece.pieces(of: name).first?.folded ?? ""), default: []].append(target)
    }

    /// One capitalized word, long enough to be told by its sound.
    private static func hasSound(_ name: String) -> Bool {
        name.utf8.count >= 5 && name.utf8.first.map { $0 >= 0x80 || ($0 >= 65 && $0 <= 90) } ?? false
            && name.utf8.contains { $0 >= 97 } && !name.utf8.contains { $0 == 0x20 || $0 == 0x2D || $0 == 0x2E }
    }

    /// The longest name that begins at a piece, with everything that it may stand for.
    func longestMatch(_ pieces: [NamePiece.Key], from start: Int) -> (length: Int, targets: [Target])? {
        guard let first = last[pieces[start].hash] else { return nil }
        var length = 0
        var targets: [Target] = []
        var cursor = first
        while cursor >= 0 {
            let name = names[cursor]
            cursor = name.next
            guard name.count >= length, start + name.count <= pieces.count,
                (0..<name.count).allSatisfy({ keys[name.start + $0].admits(pieces[start + $0]) })
            else { continue }
            if name.count > length { targets = [] }
            length = name.count
            if !targets.contains(name.target) { targets.append(name.target) }
        }
        // The order of the files decides last.
        return targets.isEmpty ? nil : (length, targets.reversed())
    }

    func longestMatch(_ pieces: [NamePiece], from start: Int) -> (length: Int, targets: [Target])? {
        longestMatch(pieces.map(NamePiece.Key.init), from: start)
    }

    /// Whom a word may name that no dictionary has in this spelling: by its sound a person, with two letters in the wrong
    /// order a country or place ("Isreal").
    func soundingLike(_ word: String) -> [Target] {
        guard Self.hasSound(word), let folded = NamePiece.pieces(of: word).first?.folded else { return [] }
        if let targets = sounds[NamePiece.sound(of: folded)] { return targets }
        var letters = Array(folded.utf8)
        for position in letters.indices.dropFirst().dropLast() where letters[position] != letters[position + 1] {
            letters.swapAt(position, position + 1)
            let piece = NamePiece.Key(
                NamePiece(
                    folded: String(decoding: letters, as: UTF8.self), isCapitalized: true, isAllCapitals: false))
            letters.swapAt(position, position + 1)
            let targets = longestMatch([piece], from: 0)?.targets.filter { target in
                switch target {
                case .actor(let index, let kind): isState[index] && kind != .demonym
                case .place: true
                }
            }
            if let targets, !targets.isEmpty { return targets }
        }
        return []
    }
}

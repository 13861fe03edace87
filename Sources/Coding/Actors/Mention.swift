import Linguistics

/// A known name in a sentence.
struct Mention: Sendable {
    var tokens: Range<Int>
    var targets: [NameIndex.Target]
}

extension NameIndex {
    /// The known names of a sentence, longest first from left to right, without overlaps.
    func mentions(in sentence: Sentence) -> [Mention] {
        var pieces: [NamePiece.Key] = []
        var owner: [Int] = []
        for (index, token) in sentence.tokens.enumerated() {
            NamePiece.Key.append(token.form, to: &pieces)
            while owner.count < pieces.count { owner.append(index) }
        }
        var mentions: [Mention] = []
        var cursor = 0
        while cursor < pieces.count {
            let startsToken = cursor == 0 || owner[cursor - 1] != owner[cursor]
            guard startsToken else {
                cursor += 1
                continue
            }
            let token = owner[cursor]
            guard let match = longestMatch(pieces, from: cursor) else {
                // A word that stands alone has nothing beside it that would tell a name.
                if sentence.tokens.count == 1 || [.propn, .adj].contains(sentence.tokens[token].upos)
                    || sentence.entities.contains(where: { $0.tokens.contains(token) })
                {
                    let targets = soundingLike(sentence.tokens[token].form)
                    if !targets.isEmpty { mentions.append(Mention(tokens: token..<token + 1, targets: targets)) }
                }
                cursor += 1
                continue
            }
            let end = cursor + match.length
            guard end == pieces.count || owner[end] != owner[end - 1] else {
                cursor += 1
                continue
            }
            mentions.append(Mention(tokens: token..<owner[end - 1] + 1, targets: match.targets))
            cursor = end
        }
        return mentions
    }
}

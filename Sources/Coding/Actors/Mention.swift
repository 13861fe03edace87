import Linguistics

/// A known name in a sentence.
struct Mention: Sendable {
    var tokens: Range<Int>
    var targets: [NameIndex.Target]
}

extension NameIndex {
    /// The known names of a sentence, longest first from left to right, without overlaps.
    func mentions(in sentence: Sentence) -> [Mention] {
        var pieces: [NamePiece] = []
        var owner: [Int] = []
        for (index, token) in sentence.tokens.enumerated() {
            for piece in NamePiece.pieces(of: token.form) {
                pieces.append(piece)
                owner.append(index)
            }
        }
        var mentions: [Mention] = []
        var cursor = 0
        while cursor < pieces.count {
            let startsToken = cursor == 0 || owner[cursor - 1] != owner[cursor]
            guard startsToken, let match = longestMatch(pieces, from: cursor) else {
                cursor += 1
                continue
            }
            let end = cursor + match.length
            guard end == pieces.count || owner[end] != owner[end - 1] else {
                cursor += 1
                continue
            }
            mentions.append(Mention(tokens: owner[cursor]..<owner[end - 1] + 1, targets: match.targets))
            cursor = end
        }
        return mentions
    }
}

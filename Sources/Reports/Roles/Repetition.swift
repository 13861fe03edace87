/// Finds paragraphs that say again what another one says.
struct Repetition {
    /// The paragraph in which three words in a row stood first.
    private var firstSeen: [Shingle: Int] = [:]
    /// The number of different shingles of each paragraph.
    private var counts: [Int: Int] = [:]

    private struct Shingle: Hashable {
        var one: String
        var two: String
        var three: String
    }

    /// The share of the shorter paragraph that must stand in the longer.
    private static let share = 0.8
    /// Two paragraphs that begin with so many equal words are versions of one.
    private static let commonStart = 10

    /// The paragraph that is a repetition, if this one and an earlier one are the same but for their tails: the
    /// shorter of the two.
    mutating func repeated(by text: String, at index: Int) -> Int? {
        let words = text.lowercased().split(separator: " ").map(\.bareWord).filter { !$0.isEmpty }
        guard words.count >= 8 else { return nil }
        let row = (0..<words.count - 2).map { Shingle(one: words[$0], two: words[$0 + 1], three: words[$0 + 2]) }
        let shingles = Set(row)
        var common: [Int: Int] = [:]
        for shingle in shingles {
            if let earlier = firstSeen[shingle] { common[earlier, default: 0] += 1 } else { firstSeen[shingle] = index }
        }
        counts[index] = shingles.count
        let best = common.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
        guard let best, let count = counts[best.key] else { return nil }
        let smaller = min(count, shingles.count)
        let isSame = Double(best.value) >= Self.share * Double(smaller)
        let startsAlike = row.prefix(Self.commonStart - 2).allSatisfy { firstSeen[$0] == best.key }
        guard isSame || startsAlike && row.count >= Self.commonStart - 2 else { return nil }
        return count < shingles.count ? best.key : index
    }
}

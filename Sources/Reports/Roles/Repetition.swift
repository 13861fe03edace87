/// Finds paragraphs that say again what another one says.
struct Repetition {
    /// The paragraph in which three words in a row, by their hash, stood first.
    private var firstSeen: [UInt64: Int] = [:]
    /// The number of different rows of each paragraph.
    private var counts: [Int: Int] = [:]

    /// The share of the shorter paragraph that must stand in the longer.
    private static let share = 0.8
    /// Two paragraphs that begin with so many equal words are versions of one.
    private static let commonStart = 10

    /// The paragraph that is a repetition, if this one and an earlier one are the same but for their tails: the
    /// shorter of the two.
    mutating func repeated(by text: String, at index: Int) -> Int? {
        let words = Self.words(of: text)
        guard words.count >= 8 else { return nil }
        let row = (0..<words.count - 2).map { Self.mixed(words[$0], words[$0 + 1], words[$0 + 2]) }
        var shingles = row
        shingles.sort()
        var distinct = 0
        var common: [Int: Int] = [:]
        var last: UInt64?
        for shingle in shingles where shingle != last {
            last = shingle
            distinct += 1
            if let earlier = firstSeen[shingle] { common[earlier, default: 0] += 1 } else { firstSeen[shingle] = index }
        }
        counts[index] = distinct
        let best = common.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
        guard let best, let count = counts[best.key] else { return nil }
        let isSame = Double(best.value) >= Self.share * Double(min(count, distinct))
        let startsAlike = row.prefix(Self.commonStart - 2).allSatisfy { firstSeen[$0] == best.key }
        guard isSame || startsAlike && row.count >= Self.commonStart - 2 else { return nil }
        return count < distinct ? best.key : index
    }

    /// Hashes of the words, without case and punctuation; letters beyond ASCII as they are.
    private static func words(of text: String) -> [UInt64] {
        var text = text
        return text.withUTF8 { bytes in
            var words: [UInt64] = []
            var word = NameHash()
            var isEmpty = true
            for byte in bytes {
                if byte | 32 >= 97 && byte | 32 <= 122 || byte >= 48 && byte <= 57 || byte >= 0x80 {
                    word.add(byte)
                    isEmpty = false
                } else if byte <= 32, !isEmpty {
                    words.append(word.value)
                    word = NameHash()
                    isEmpty = true
                }
            }
            if !isEmpty { words.append(word.value) }
            return words
        }
    }

    private static func mixed(_ one: UInt64, _ two: UInt64, _ three: UInt64) -> UInt64 {
        ((one &* 31 &+ two) ^ (two >> 17)) &* 0x9E37_79B9_7F4A_7C15 &+ three
    }
}

/// The runs of three words of a passage, hashed: what copies share, whatever was cut at the ends.
struct Shingles: Sendable, Equatable {
    static let length = 3

    /// Sorted, each once.
    let hashes: [UInt64]

    init(_ text: String) {
        let words = WordScanner.words(of: text).map { WordHash.of($0.form.utf8) }
        var hashes: Set<UInt64> = []
        if words.count < Self.length {
            if !words.isEmpty { hashes.insert(words.reduce(0) { WordHash.mixed($0 &* 31 &+ $1) }) }
        } else {
            for start in 0...words.count - Self.length {
                hashes.insert(words[start..<start + Self.length].reduce(0) { WordHash.mixed($0 &* 31 &+ $1) })
            }
        }
        self.hashes = hashes.sorted()
    }

    /// The share of the shorter passage's shingles that the other one has too, 0 to 1.
    func containment(in other: Shingles) -> Double {
        let least = min(hashes.count, other.hashes.count)
        return least == 0 ? 0 : Double(hashes.sharedCount(with: other.hashes)) / Double(least)
    }
}

extension Array where Element: Comparable {
    /// How many elements two sorted arrays without repetitions share.
    func sharedCount(with other: Self) -> Int {
        var (mine, theirs, count) = (0, 0, 0)
        while mine < self.count, theirs < other.count {
            if self[mine] == other[theirs] {
                count += 1
                mine += 1
                theirs += 1
            } else if self[mine] < other[theirs] {
                mine += 1
            } else {
                theirs += 1
            }
        }
        return count
    }
}

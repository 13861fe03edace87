/// Finds passages that carry the same words: MinHash picks the pairs worth comparing, shingles decide.
public struct NearDuplicates: Sendable {
    /// The share of the shorter passage's runs of words that a copy keeps at least.
    public static let copiedShare = 0.5
    /// Passages of fewer runs of words are alike by chance.
    public static let leastShingles = 5

    private static let permutations = 32
    private static let rows = 2
    /// Of passages that share a band, each is compared with so many before it: where one text is carried a thousand
    /// times, any of them shows it.
    private static let comparisons = 8

    /// For each passage the first one of those that carry its words, itself where none does.
    ///
    /// - Complexity: linear in the number of passages.
    public static func leaders(of passages: [String]) -> [Int] {
        let shingles = passages.map(Shingles.init)
        var sets = UnionFind(count: passages.count)
        var buckets: [UInt64: [Int]] = [:]
        for (index, passage) in shingles.enumerated() where passage.hashes.count >= leastShingles {
            for band in MinHash(passage.hashes, permutations: permutations).bands(ofRows: rows) {
                for earlier in buckets[band, default: []].suffix(comparisons)
                where sets.leader(of: earlier) != sets.leader(of: index)
                    && passage.containment(in: shingles[earlier]) >= copiedShare
                {
                    sets.unite(earlier, index)
                }
                buckets[band, default: []].append(index)
            }
        }
        return passages.indices.map { sets.leader(of: $0) }
    }
}

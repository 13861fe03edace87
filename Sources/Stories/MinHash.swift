/// The least hashes of a set under several permutations: two sets agree in each with the probability of their Jaccard
/// similarity.
///
/// Source: Broder, "On the resemblance and containment of documents", 1997; bands after Leskovec, Rajaraman and Ullman,
/// "Mining of Massive Datasets", chapter 3.
struct MinHash: Sendable, Equatable {
    let values: [UInt64]

    init(_ elements: some Sequence<UInt64>, permutations: Int) {
        var least = [UInt64](repeating: .max, count: permutations)
        for element in elements {
            for index in least.indices {
                least[index] = min(least[index], WordHash.mixed(element &+ UInt64(index) &* 0x9e37_79b9_7f4a_7c15))
            }
        }
        values = least
    }

    /// A hash for each run of rows: sets that share one are worth comparing.
    ///
    /// - Parameter range: the permutations to use; all when `nil`.
    func bands(ofRows rows: Int, in range: Range<Int>? = nil) -> [UInt64] {
        let range = range ?? 0..<values.count
        return stride(from: range.lowerBound, to: range.upperBound - range.count % rows, by: rows).map { start in
            values[start..<start + rows].reduce(WordHash.mixed(UInt64(start) &+ 1)) { WordHash.mixed($0 ^ $1) }
        }
    }
}

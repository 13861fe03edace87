/// How well things were put into groups, against groups of people.
public struct ClusterScore: Sendable, Equatable, CustomStringConvertible {
    /// Pairs that are together in both.
    public private(set) var pairs = Measure()
    /// B-cubed: for each thing, the share of its group that belongs there, averaged over all things.
    ///
    /// Source: Bagga and Baldwin, "Algorithms for scoring coreference chains", 1998.
    public private(set) var bCubed: (precision: Double, recall: Double)
    public private(set) var count: Int
    public private(set) var goldGroups: Int
    public private(set) var foundGroups: Int

    /// - Parameter things: for each, the group that it was put into and the one of the gold.
    public init(_ things: [(found: String, gold: String)]) {
        count = things.count
        func sizes(_ name: (Int) -> String) -> [String: Int] {
            things.indices.reduce(into: [:]) { $0[name($1), default: 0] += 1 }
        }
        let found = sizes { things[$0].found }
        let gold = sizes { things[$0].gold }
        let both = sizes { "\(things[$0].found)\u{0}\(things[$0].gold)" }
        (foundGroups, goldGroups) = (found.count, gold.count)
        func pairCount(_ sizes: [String: Int]) -> Int { sizes.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
        pairs = Measure(correct: pairCount(both), gold: pairCount(gold), output: pairCount(found))
        var (precision, recall) = (0.0, 0.0)
        for thing in things {
            let shared = Double(both["\(thing.found)\u{0}\(thing.gold)"] ?? 0)
            precision += shared / Double(found[thing.found] ?? 1)
            recall += shared / Double(gold[thing.gold] ?? 1)
        }
        let total = Double(max(things.count, 1))
        bCubed = (precision / total, recall / total)
    }

    public var bCubedF1: Double {
        let sum = bCubed.precision + bCubed.recall
        return sum == 0 ? 0 : 2 * bCubed.precision * bCubed.recall / sum
    }

    public static func == (one: Self, other: Self) -> Bool {
        one.pairs == other.pairs && one.bCubed == other.bCubed && one.count == other.count
    }

    public var description: String {
        func percent(_ share: Double) -> String {
            let tenths = Int((share * 1000).rounded())
            return "\(tenths / 10).\(tenths % 10)"
        }
        func line(_ name: String, _ precision: Double, _ recall: Double, _ f1: Double) -> String {
            "\(name)  P \(percent(precision)) R \(percent(recall)) F1 \(percent(f1))"
        }
        return """
            \(count) reports, \(goldGroups) stories in gold, \(foundGroups) found
            \(line("pairs  ", pairs.precision, pairs.recall, pairs.f1))
            \(line("B-cubed", bCubed.precision, bCubed.recall, bCubedF1))
            """
    }
}

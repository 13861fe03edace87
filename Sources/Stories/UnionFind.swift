/// Disjoint sets of the numbers below a count; each is known by its least member.
struct UnionFind {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    mutating func leader(of element: Int) -> Int {
        var element = element
        while parents[element] != element {
            parents[element] = parents[parents[element]]
            element = parents[element]
        }
        return element
    }

    mutating func unite(_ one: Int, _ other: Int) {
        let (one, other) = (leader(of: one), leader(of: other))
        parents[max(one, other)] = min(one, other)
    }
}

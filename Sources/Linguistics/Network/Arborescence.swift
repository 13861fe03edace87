/// The best tree in a complete graph of words and a root, in time that grows with the square of the words.
///
/// Every word takes its best head; where that closes a cycle, the cycle becomes one node, whose best head from outside
/// opens it again at one of its members.
///
/// Source: Chu and Liu 1965, Edmonds 1967; with the order of work of Gabow et al. 1986, "Efficient algorithms for finding
/// minimum spanning trees in undirected and directed graphs".
struct Arborescence {
    /// An arc from a head to a dependent, both words; 0 is the root.
    private struct Arc {
        var head: Int
        var dependent: Int
    }

    private let width: Int
    /// For each node and each head how much the node gains by it, relative to the arcs that a cycle in it has now.
    private var gains: [[Int64]]
    /// For each node and each head the word of the node that the arc enters.
    private var entries: [[Int32]]
    /// The cycle that a node stands for; empty for a word.
    private var members: [[Int]] = []
    /// The node that each node has become part of.
    private var parents: [Int?] = []
    /// For each word the outermost node that it is part of.
    private var outermost: [Int]
    private var chosen: [Arc?] = []

    /// - Parameters:
    ///   - words: how many there are, counted from 1.
    ///   - score: of a word under a head, of which 0 is the root; magnitudes below 2^52 / `words`.
    /// - Returns: the heads of the words in the tree with the highest sum of scores; of equal ones the first found.
    static func heads(words: Int, score: (_ word: Int, _ head: Int) -> Int64) -> [Int] {
        var graph = Arborescence(words: words, score: score)
        graph.chooseArcs()
        return graph.heads()
    }

    private init(words: Int, score: (Int, Int) -> Int64) {
        width = words + 1
        gains = (0..<width).map { word in
            word == 0 ? [] : (0...words).map { $0 == word ? .min / 2 : score(word, $0) }
        }
        entries = (0..<width).map { word in word == 0 ? [] : Array(repeating: Int32(word), count: words + 1) }
        members = Array(repeating: [], count: width)
        parents = Array(repeating: nil, count: width)
        chosen = Array(repeating: nil, count: width)
        outermost = Array(0..<width)
    }

    /// Follows best heads from word to word until the path meets the root or what leads to it, or itself.
    private mutating func chooseArcs() {
        // Each cycle takes at least two nodes and gives one, so there are never more than this.
        var isRooted = [true] + Array(repeating: false, count: 2 * width)
        var place = [Int?](repeating: nil, count: 2 * width + 1)
        for start in 1..<width {
            var path: [Int] = []
            var node = outermost[start]
            while !isRooted[node] {
                place[node] = path.count
                path.append(node)
                let arc = bestArc(into: node)
                chosen[node] = arc
                node = outermost[arc.head]
                if !isRooted[node], let first = place[node] {
                    node = contract(Array(path[first...]))
                    path.removeSubrange(first...)
                }
            }
            for node in path { isRooted[node] = true }
        }
    }

    private func bestArc(into node: Int) -> Arc {
        var best = 0
        for head in 0..<width where outermost[head] != node {
            if gains[node][head] > gains[node][best] { best = head }
        }
        return Arc(head: best, dependent: Int(entries[node][best]))
    }

    /// Makes one node of a cycle.
    private mutating func contract(_ cycle: [Int]) -> Int {
        let node = members.count
        var gain = [Int64](repeating: .min, count: width)
        var entry = [Int32](repeating: 0, count: width)
        for member in cycle {
            let loss = gains[member][chosen[member]?.head ?? 0]
            for head in 0..<width where gains[member][head] - loss > gain[head] {
                gain[head] = gains[member][head] - loss
                entry[head] = entries[member][head]
            }
            gains[member] = []
            parents[member] = node
        }
        gains.append(gain)
        entries.append(entry)
        members.append(cycle)
        parents.append(nil)
        chosen.append(nil)
        for word in 1..<width where parents[outermost[word]] == node { outermost[word] = node }
        return node
    }

    /// Opens the cycles again, the last first: the member that an arc from outside enters gives up its own.
    private func heads() -> [Int] {
        var arcs = chosen
        for node in members.indices.reversed() where !members[node].isEmpty {
            guard let arc = arcs[node] else { continue }
            var entered = arc.dependent
            while let parent = parents[entered], parent != node { entered = parent }
            arcs[entered] = arc
        }
        return (1..<width).map { arcs[$0]?.head ?? 0 }
    }
}

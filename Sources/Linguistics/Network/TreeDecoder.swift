/// Finds the best tree of a sentence.
///
/// Source: Chu and Liu 1965, Edmonds 1967; McDonald et al. 2005, "Non-projective dependency parsing using spanning tree
/// algorithms".
enum TreeDecoder {
    /// The tree with the highest sum of scores among those with one root, made projective.
    ///
    /// English sentences hardly ever have crossing arcs; a parser's are mostly mistakes, and without them a phrase is a
    /// run of words.
    /// - Parameters:
    ///   - scores: for each word the scores of its heads: first the root, then each word.
    ///   - stride: how far the scores of two words lie apart.
    /// - Returns: for each word its head, counted from 1; 0 is the root.
    static func heads(scores: [Int32], stride: Int, count: Int) -> [Int] {
        projective(bestTree(scores: scores, stride: stride, count: count))
    }

    /// The tree with the highest sum of scores among those with one root; parameters as above.
    static func bestTree(scores: [Int32], stride: Int, count: Int) -> [Int] {
        let best = (0..<count).map { word -> Int in
            let row = scores[word * stride..<word * stride + count + 1]
            var head = word == 0 ? 2 : 0
            if count == 1 { return 0 }
            for candidate in 0...count where candidate != word + 1 {
                if row[row.startIndex + candidate] > row[row.startIndex + head] || head > count { head = candidate }
            }
            return head
        }
        if isTree(best) { return best }
        // A charge on the root larger than all else makes the best tree one with a single root.
        let charge = Int64(1) << 40
        var graph = Graph(nodes: count + 1)
        for word in 0..<count {
            for head in 0...count where head != word + 1 {
                graph[word + 1, head] = Int64(scores[word * stride + head]) - (head == 0 ? charge : 0)
            }
        }
        return Array(graph.arborescence().dropFirst())
    }

    /// The tree with every word that crosses another's arc hung to its head's head, until none does.
    ///
    /// Source: Nivre and Nilsson 2005, "Pseudo-projective dependency parsing".
    static func projective(_ tree: [Int]) -> [Int] {
        var heads = [0] + tree
        func isBelow(_ word: Int, _ ancestor: Int) -> Bool {
            var word = word
            while word != 0, word != ancestor { word = heads[word] }
            return word == ancestor
        }
        var isSettled = false
        while !isSettled {
            isSettled = true
            for word in heads.indices.dropFirst() where heads[word] != 0 {
                let head = heads[word]
                if (min(word, head)..<max(word, head)).dropFirst().contains(where: { !isBelow($0, head) }) {
                    heads[word] = heads[head]
                    isSettled = false
                }
            }
        }
        return Array(heads.dropFirst())
    }

    /// Whether every word leads to the root, and only one word directly.
    static func isTree(_ heads: [Int]) -> Bool {
        guard heads.count(where: { $0 == 0 }) == 1 else { return false }
        return Graph.cycle(in: [0] + heads) == nil
    }

    /// A complete graph of nodes, of which the first is the root.
    private struct Graph {
        let nodes: Int
        private var scores: [Int64]

        init(nodes: Int) {
            self.nodes = nodes
            scores = Array(repeating: .min / 4, count: nodes * nodes)
        }

        subscript(dependent: Int, head: Int) -> Int64 {
            get { scores[dependent * nodes + head] }
            set { scores[dependent * nodes + head] = newValue }
        }

        /// The head of each node; that of the root is 0.
        func arborescence() -> [Int] {
            var heads = Array(repeating: 0, count: nodes)
            for dependent in 1..<nodes {
                var best = 0
                for head in 1..<nodes where self[dependent, head] > self[dependent, best] { best = head }
                heads[dependent] = best
            }
            guard let cycle = Self.cycle(in: heads) else { return heads }

            // The cycle becomes one node, the last.
            let inside = Set(cycle)
            let outside = (0..<nodes).filter { !inside.contains($0) }
            let whole = outside.count
            var contracted = Graph(nodes: whole + 1)
            var leaving = Array(repeating: 0, count: whole)
            var entered = Array(repeating: 0, count: whole)
            for (number, node) in outside.enumerated() {
                for (other, head) in outside.enumerated() where other != number {
                    contracted[number, other] = self[node, head]
                }
                for member in cycle {
                    if self[node, member] > contracted[number, whole] || member == cycle[0] {
                        contracted[number, whole] = self[node, member]
                        leaving[number] = member
                    }
                    let gain = self[member, node] - self[member, heads[member]]
                    if gain > contracted[whole, number] || member == cycle[0] {
                        contracted[whole, number] = gain
                        entered[number] = member
                    }
                }
            }
            let solution = contracted.arborescence()
            for (number, node) in outside.enumerated().dropFirst() {
                heads[node] = solution[number] == whole ? leaving[number] : outside[solution[number]]
            }
            heads[entered[solution[whole]]] = outside[solution[whole]]
            return heads
        }

        /// The nodes of a cycle, if there is one. `heads[0]` is the root's and not followed.
        static func cycle(in heads: [Int]) -> [Int]? {
            var visit = Array(repeating: 0, count: heads.count)
            for start in heads.indices.dropFirst() where visit[start] == 0 {
                var node = start
                while node != 0, visit[node] == 0 {
                    visit[node] = start
                    node = heads[node]
                }
                guard node != 0, visit[node] == start else { continue }
                var cycle = [node]
                while heads[cycle[cycle.count - 1]] != node { cycle.append(heads[cycle[cycle.count - 1]]) }
                return cycle
            }
            return nil
        }
    }
}

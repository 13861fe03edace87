/// Finds the best tree of a sentence.
///
/// Source: McDonald et al. 2005, "Non-projective dependency parsing using spanning tree algorithms".
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
        return Arborescence.heads(words: count) { word, head in
            Int64(scores[(word - 1) * stride + head]) - (head == 0 ? charge : 0)
        }
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
        var isRooted = [true] + Array(repeating: false, count: heads.count)
        for start in 1...heads.count {
            var path: [Int] = []
            var word = start
            while !isRooted[word], path.count <= heads.count {
                path.append(word)
                word = heads[word - 1]
            }
            guard isRooted[word] else { return false }
            for word in path { isRooted[word] = true }
        }
        return true
    }
}

/// Chooses the element that holds the article: the one with the most prose less what is not prose.
struct ArticleFinder {
    let tree: PageTree
    let blocks: [PageBlock]

    /// Whether each block belongs to the article.
    func article() -> [Bool] {
        let all = blocks.map { !$0.isHidden }
        guard let root = root() else { return all }
        let range = root..<tree.end(root)
        let kept = blocks.map { range.contains($0.element) && isKept($0) }
        return kept.contains(true) ? kept : all
    }

    private func isKept(_ block: PageBlock) -> Bool {
        if block.isFurniture { return false }
        switch block.kind {
        case .prose: return block.linkShare < (isSentence(block) ? 0.95 : 0.7)
        case .listItem, .cell: return block.linkShare < (isSentence(block) ? 0.95 : 0.6)
        case .heading, .caption, .signature: return block.linkShare < 0.9
        }
    }

    /// Links to other stories are titles; a paragraph may be a link too.
    private func isSentence(_ block: PageBlock) -> Bool { block.endsSentence && block.length >= 80 }

    /// What a block speaks for an element being the article, in characters.
    private func weight(of block: PageBlock) -> Double {
        let length = Double(min(block.length, 600))
        if block.isFurniture || block.linkShare > 0.5 { return -min(length, 60) }
        switch block.kind {
        case .caption, .signature: return 0
        case .heading: return -5
        case .prose, .listItem, .cell:
            if length >= 80 || block.endsSentence { return length * (1 - block.linkShare) }
            return -20
        }
    }

    private func root() -> Int? {
        let weights = weights()
        var best: Int?
        // On equal weights the inner element, which comes later, is the more exact.
        for index in weights.indices where weights[index] > 0 {
            if let known = best, weights[known] > weights[index] { continue }
            best = index
        }
        guard let best else { return nil }
        return declared(best: best, weights) ?? container(of: best)
    }

    /// An article of one paragraph is what holds the paragraph.
    private func container(of index: Int) -> Int {
        var container = index
        while tree.nodes[container].name.traits.contains(.content), tree.nodes[container].parent >= 0 {
            container = Int(tree.nodes[container].parent)
        }
        return container
    }

    /// The weight of every element: that of all blocks in it.
    private func weights() -> [Double] {
        var weights = [Double](repeating: 0, count: tree.nodes.count)
        for block in blocks { weights[block.element] += weight(of: block) }
        // Children come after their parents.
        for index in weights.indices.dropFirst().reversed() where weights[index] != 0 {
            weights[Int(tree.nodes[index].parent)] += weights[index]
        }
        return weights
    }

    /// How much of the best element's weight an element must hold to be the article by what the page calls it; 0 where
    /// the page does not call it so.
    private func shareOfArticle(in node: PageTree.Node) -> Double {
        if node.marks.contains(.declaredBody) { return 0.3 }
        if node.name == .article || node.name == .main || node.marks.contains(.article) { return 0.5 }
        return node.marks.contains(.articleBody) ? 0.4 : 0
    }

    /// The element that the page itself calls the article, if it holds enough of the best one, and no other of that
    /// name holds much.
    private func declared(best: Int, _ weights: [Double]) -> Int? {
        var chosen: Int?
        var others = 0.0
        var end = 0
        for index in best..<tree.end(best) {
            let share = shareOfArticle(in: tree.nodes[index])
            guard share > 0, weights[index] > 0 else { continue }
            if index >= end, share < 0.5 {
                others += weights[index]
                end = tree.end(index)
            }
            guard weights[index] >= 300, weights[index] >= weights[best] * share else { continue }
            if let known = chosen, weights[known] >= weights[index] { continue }
            chosen = index
        }
        guard let chosen, others <= weights[chosen] * 1.3 else { return nil }
        return chosen
    }
}

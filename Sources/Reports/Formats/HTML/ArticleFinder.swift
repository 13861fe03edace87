/// Chooses the element that holds the article: the one with the most prose less what is not prose.
struct ArticleFinder {
    let tree: PageTree
    let blocks: [PageBlock]

    /// The blocks of the article, in order.
    func article() -> [PageBlock] {
        guard let root = root() else { return blocks }
        let range = root..<tree.nodes[root].end
        let article = blocks.filter { range.contains($0.element) && isKept($0) }
        return article.isEmpty ? blocks : article
    }

    private func isKept(_ block: PageBlock) -> Bool {
        if block.isFurniture { return false }
        switch block.kind {
        case .prose: return block.linkShare < 0.7
        case .listItem: return block.linkShare < 0.6
        case .heading, .caption, .signature: return block.linkShare < 0.9
        }
    }

    /// What a block speaks for an element being the article, in characters.
    private func weight(of block: PageBlock) -> Double {
        let length = Double(min(block.text.utf8.count, 600))
        if block.isFurniture || block.linkShare > 0.5 { return -min(length, 60) }
        switch block.kind {
        case .caption, .signature: return 0
        case .heading: return -5
        case .prose, .listItem:
            if length >= 80 || block.text.endsSentence { return length * (1 - block.linkShare) }
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
        while Markup.content.contains(tree.nodes[container].name), let parent = tree.nodes[container].parent {
            container = parent
        }
        return container
    }

    /// The weight of every element: that of all blocks in it.
    private func weights() -> [Double] {
        var weights = [Double](repeating: 0, count: tree.nodes.count)
        for block in blocks { weights[block.element] += weight(of: block) }
        // Children come after their parents.
        for index in weights.indices.reversed() {
            if let parent = tree.nodes[index].parent { weights[parent] += weights[index] }
        }
        return weights
    }

    /// The element that the page itself calls the article, if it holds enough of the best one, and no other of that
    /// name holds much.
    private func declared(best: Int, _ weights: [Double]) -> Int? {
        var chosen: Int?
        var others = 0.0
        var end = 0
        for index in best..<tree.nodes[best].end {
            let share = Markup.shareOfArticle(in: tree.nodes[index])
            guard share > 0, weights[index] > 0 else { continue }
            if index >= end, share < 0.5 {
                others += weights[index]
                end = tree.nodes[index].end
            }
            guard weights[index] >= 300, weights[index] >= weights[best] * share else { continue }
            if let known = chosen, weights[known] >= weights[index] { continue }
            chosen = index
        }
        guard let chosen, others <= weights[chosen] * 1.3 else { return nil }
        return chosen
    }
}

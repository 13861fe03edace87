/// A run of text on a page between two ends of paragraphs.
struct PageBlock {
    /// Words parted by single spaces; never empty.
    var text: String
    /// Bytes of the text inside links.
    var linkLength: Int
    /// The nearest element that is not inline.
    var element: Int
    /// Whether it stands in something that surrounds articles: menus, advertisements, comments.
    var isFurniture: Bool
    var kind: Kind

    enum Kind { case prose, heading, listItem, caption, signature }

    var linkShare: Double { Double(linkLength) / Double(max(1, text.utf8.count)) }
}

/// Cuts a page into blocks.
struct PageBlocks {
    private let tree: PageTree
    private(set) var blocks: [PageBlock] = []
    /// Bytes of running text before each node, to tell what share of the page an element holds.
    private let proseBefore: [Int]

    init(_ tree: PageTree) {
        self.tree = tree
        proseBefore = Self.proseBefore(in: tree)
        collect()
    }

    /// Text nodes shorter than this are labels and links.
    private static let shortestProse = 60

    private static func proseBefore(in tree: PageTree) -> [Int] {
        var sums = [0]
        var droppedEnd = 0
        for (index, node) in tree.nodes.enumerated() {
            if Markup.dropped.contains(node.name) { droppedEnd = max(droppedEnd, node.end) }
            let length = index < droppedEnd ? 0 : node.text.utf8.count
            sums.append(sums[index] + (length < shortestProse ? 0 : length))
        }
        return sums
    }

    /// The part of the page's running text that an element holds.
    private func share(of index: Int) -> Double {
        let total = proseBefore[tree.nodes.count]
        return total == 0 ? 0 : Double(proseBefore[tree.nodes[index].end] - proseBefore[index]) / Double(total)
    }

    /// What holds for all descendants of an element.
    private struct Context {
        var end: Int
        var element: Int
        var isFurniture = false
        var isLink = false
        var kind = PageBlock.Kind.prose
    }

    private mutating func collect() {
        var contexts = [Context(end: tree.nodes.count, element: 0)]
        var text = ""
        var linkLength = 0
        func finish(_ context: Context, into blocks: inout [PageBlock]) {
            let clean = text.cleanWords.joined(separator: " ")
            if !clean.isEmpty {
                blocks.append(
                    PageBlock(
                        text: clean, linkLength: min(linkLength, clean.utf8.count), element: context.element,
                        isFurniture: context.isFurniture, kind: context.kind))
            }
            text = ""
            linkLength = 0
        }
        var index = 0
        while index < tree.nodes.count {
            while let last = contexts.last, contexts.count > 1, last.end <= index {
                if last.element != contexts[contexts.count - 2].element { finish(last, into: &blocks) }
                contexts.removeLast()
            }
            let node = tree.nodes[index]
            let context = contexts[contexts.count - 1]
            if node.isText {
                text += node.text
                if context.isLink { linkLength += node.text.utf8.count }
            } else if Markup.dropped.contains(node.name)
                || Markup.inline.contains(node.name) && Markup.isHidden(node)
            {
                text += " "
                index = max(node.end, index + 1)
                continue
            } else if node.name == "br" {
                // One break wraps a line, two part paragraphs.
                if isBreak(after: index) { finish(context, into: &blocks) } else { text += " " }
            } else if Markup.inline.contains(node.name) {
                var inner = context
                inner.end = node.end
                inner.isLink = context.isLink || node.name == "a"
                if inner.isLink != context.isLink, node.end > index + 1 { contexts.append(inner) }
            } else {
                finish(context, into: &blocks)
                if node.end > index + 1 { contexts.append(inside(node, at: index, context)) }
            }
            index += 1
        }
        if let last = contexts.last { finish(last, into: &blocks) }
    }

    private func inside(_ node: PageTree.Node, at index: Int, _ outer: Context) -> Context {
        var context = outer
        context.end = node.end
        context.element = index
        let words = Markup.words(of: node)
        // Whatever its name, what holds the better part of the text is not beside the article.
        let share = share(of: index)
        if share < 0.5 {
            context.isFurniture =
                outer.isFurniture || Markup.isHidden(node) || !Markup.furniture.isDisjoint(with: words)
        } else if share < 0.9 {
            context.isFurniture = outer.isFurniture || !Markup.discussion.isDisjoint(with: words)
        }
        if share < 0.3, node.name == "figcaption" || node.name == "caption" || !Markup.caption.isDisjoint(with: words) {
            context.kind = .caption
        } else if share < 0.3, !Markup.signature.isDisjoint(with: words) || node.name == "address" {
            context.kind = .signature
        } else if Markup.headings.contains(node.name), outer.kind == .prose {
            context.kind = .heading
        } else if node.name != "p", Markup.content.contains(node.name), outer.kind == .prose {
            context.kind = .listItem
        }
        return context
    }

    /// Whether the next thing after a break is another break.
    private func isBreak(after index: Int) -> Bool {
        for node in tree.nodes[(index + 1)...] {
            if node.isText {
                if node.text.utf8.contains(where: { $0 > 32 }) { return false }
            } else {
                return node.name == "br"
            }
        }
        return false
    }
}

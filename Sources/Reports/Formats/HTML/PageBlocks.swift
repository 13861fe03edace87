/// A run of text on a page between two ends of paragraphs.
struct PageBlock {
    /// Never empty.
    var text: CleanText
    /// Bytes of the text inside links.
    var linkLength: Int
    /// The nearest element that is not inline.
    var element: Int
    /// Whether it stands in something that surrounds articles: menus, advertisements, comments.
    var isFurniture: Bool
    var isHidden: Bool
    var kind: Kind
    var endsSentence: Bool

    enum Kind { case prose, heading, listItem, cell, caption, signature }

    var length: Int { text.bytes.count }
    var linkShare: Double { Double(linkLength) / Double(max(1, length)) }
}

/// Cuts a page into blocks.
struct PageBlocks {
    private let tree: PageTree
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var blocks: [PageBlock] = []
    /// Bytes of running text before each node, to tell what share of the page an element holds.
    private let proseBefore: [Int32]
    private var text = CleanText()
    private var linkLength = 0

    init(_ tree: PageTree, _ bytes: UnsafeBufferPointer<UInt8>) {
        self.tree = tree
        self.bytes = bytes
        proseBefore = Self.proseBefore(in: tree)
        collect()
    }

    /// Text nodes shorter than this are labels and links.
    private static let shortestProse = 60

    private static func proseBefore(in tree: PageTree) -> [Int32] {
        var sums: [Int32] = [0]
        sums.reserveCapacity(tree.nodes.count + 1)
        var total: Int32 = 0
        for node in tree.nodes {
            if node.name == .characters, node.stop - node.start >= shortestProse { total += node.stop - node.start }
            sums.append(total)
        }
        return sums
    }

    /// The part of the page's running text that an element holds.
    private func share(of index: Int) -> Double {
        let total = proseBefore[tree.nodes.count]
        return total == 0 ? 0 : Double(proseBefore[tree.end(index)] - proseBefore[index]) / Double(total)
    }

    /// What holds for all descendants of an element.
    private struct Context {
        var end: Int
        var element: Int
        var isFurniture = false
        var isHidden = false
        var isLink = false
        var kind = PageBlock.Kind.prose
        /// The paragraph that goes on after what is hidden in it.
        var suspended: (text: CleanText, linkLength: Int)?
    }

    private mutating func finish(_ context: Context) {
        if !text.isEmpty {
            blocks.append(
                PageBlock(
                    text: text, linkLength: min(linkLength, text.bytes.count), element: context.element,
                    isFurniture: context.isFurniture, isHidden: context.isHidden, kind: context.kind,
                    endsSentence: text.bytes.withUnsafeBufferPointer { SentenceEnd.isAt(endOf: $0) }))
            text = CleanText()
        }
        linkLength = 0
    }

    private mutating func collect() {
        var contexts = [Context(end: tree.nodes.count, element: 0)]
        var index = 1
        while index < tree.nodes.count {
            while contexts.count > 1, contexts[contexts.count - 1].end <= index {
                let last = contexts.removeLast()
                if let suspended = last.suspended {
                    finish(last)
                    (text, linkLength) = suspended
                    text.space()
                } else if last.element != contexts[contexts.count - 1].element {
                    finish(last)
                }
            }
            let node = tree.nodes[index]
            let context = contexts[contexts.count - 1]
            let traits = node.name.traits
            if node.name == .characters {
                let before = text.bytes.count
                HTMLText.append(bytes, node.source, to: &text)
                if context.isLink { linkLength += text.bytes.count - before }
            } else if traits.contains(.unseen) {
                text.space()
                index = max(tree.end(index), index + 1)
                continue
            } else if node.name == .br {
                // One break wraps a line, two part paragraphs.
                if isBreak(after: index) { finish(context) } else { text.space() }
            } else if traits.contains(.inline) || node.name == .other && node.marks.isEmpty {
                if !node.marks.isDisjoint(with: [.hidden, .rollover]), tree.end(index) > index + 1 {
                    var inner = context
                    inner.end = tree.end(index)
                    inner.element = index
                    inner.isFurniture = true
                    inner.isHidden = true
                    inner.suspended = (text, linkLength)
                    (text, linkLength) = (CleanText(), 0)
                    contexts.append(inner)
                } else if node.name == .a, !context.isLink, tree.end(index) > index + 1 {
                    var inner = context
                    inner.end = tree.end(index)
                    inner.isLink = true
                    inner.suspended = nil
                    contexts.append(inner)
                }
            } else {
                finish(context)
                if tree.end(index) > index + 1 { contexts.append(inside(node, at: index, context)) }
            }
            index += 1
        }
        while let last = contexts.popLast() {
            finish(last)
        }
    }

    private func inside(_ node: PageTree.Node, at index: Int, _ outer: Context) -> Context {
        var context = outer
        context.suspended = nil
        context.end = tree.end(index)
        context.element = index
        var marks = node.marks
        if marks.contains(.embed) { marks.subtract([.furniture, .caption, .signature]) }
        let traits = node.name.traits
        let share = share(of: index)
        context.isHidden = outer.isHidden || marks.contains(.hidden) && share < 0.5
        // Whatever its name, what holds the better part of the text is not beside the article.
        if share < 0.5 {
            context.isFurniture =
                outer.isFurniture || marks.contains(.furniture) || traits.contains(.beside) || context.isHidden
        } else if share < 0.9 {
            context.isFurniture = outer.isFurniture || marks.contains(.discussion)
        }
        if share < 0.3, node.name == .figcaption || node.name == .caption || marks.contains(.caption) {
            context.kind = .caption
        } else if share < 0.3, marks.contains(.signature) || node.name == .address {
            context.kind = .signature
        } else if outer.kind == .prose || outer.kind == .cell {
            if traits.contains(.heading) {
                context.kind = .heading
            } else if node.name == .td || node.name == .th {
                context.kind = .cell
            } else if node.name != .p, traits.contains(.content) {
                context.kind = .listItem
            }
        }
        return context
    }

    /// Whether the next thing after a break is another break.
    private func isBreak(after index: Int) -> Bool {
        for node in tree.nodes[(index + 1)...] {
            if node.name == .characters {
                if bytes[node.source].contains(where: { $0 > 32 }) { return false }
            } else {
                return node.name == .br
            }
        }
        return false
    }
}

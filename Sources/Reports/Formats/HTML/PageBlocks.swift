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
    }

    private mutating func finish(_ context: Context) {
        if !text.isEmpty {
            blocks.append(
                PageBlock(
                    text: text, linkLength: min(linkLength, text.bytes.count), element: context.element,
                    isFurniture: context.isFurniture, isHidden: context.isHidden, kind: context.kind,
                    endsSentence: SentenceEnd.isAt(endOf: text.bytes)))
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
                if last.element != contexts[contexts.count - 1].element { finish(last) }
            }
            let node = tree.nodes[index]
            let context = contexts[contexts.count - 1]
            let traits = node.name.traits
            if node.name == .characters {
                let before = text.bytes.count
                HTMLText.append(bytes, node.source, to: &text)
                if context.isLink { linkLength += text.bytes.count - before }
            } else if traits.contains(.unseen) || traits.contains(.inline) && node.marks.contains(.hidden) {
                text.space()
                index = max(tree.end(index), index + 1)
                continue
            } else if node.name == .br {
                // One break wraps a line, two part paragraphs.
                if isBreak(after: index) { finish(context) } else { text.space() }
            } else if traits.contains(.inline) {
                if node.name == .a, !context.isLink, tree.end(index) > index + 1 {
                    var inner = context
                    inner.end = tree.end(index)
                    inner.isLink = true
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
        context.end = tree.end(index)
        context.element = index
        let marks = node.marks
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
        } else if outer.kind == .prose {
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

/// Whether text ends as sentences do.
enum SentenceEnd {
    /// Four words or more, and a full stop, question mark, ellipsis or colon before closing quotes.
    static func isAt(endOf text: [UInt8]) -> Bool {
        var index = text.count - 1
        // ” ’ » are three and two bytes; their parts never stand alone.
        while index > 0 {
            let byte = text[index]
            if byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D {
                index -= 1
            } else if index >= 2, text[index - 2] == 0xE2, text[index - 1] == 0x80, byte == 0x9D || byte == 0x99 {
                index -= 3
            } else if index >= 1, text[index - 1] == 0xC2, byte == 0xBB {
                index -= 2
            } else {
                break
            }
        }
        guard index >= 0 else { return false }
        let byte = text[index]
        let isStop = byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0x3A
        let isEllipsis = index >= 2 && text[index - 2] == 0xE2 && text[index - 1] == 0x80 && byte == 0xA6
        // 。！？ of East Asia and the Arabic question mark.
        let isWide =
            index >= 2 && (text[index - 2] == 0xE3 && text[index - 1] == 0x80 && byte == 0x82
            || text[index - 2] == 0xEF && text[index - 1] == 0xBC && (byte == 0x81 || byte == 0x9F))
        if isWide { return true }
        guard isStop || isEllipsis else { return false }
        var spaces = 0
        for byte in text where byte == 32 {
            spaces += 1
            if spaces == 3 { return true }
        }
        return false
    }
}

/// HTML pages of news sites, of any quality.
enum HTMLPage {
    /// Whether text looks like markup.
    static func isLikely(_ start: Substring) -> Bool {
        let openings = [
            "<!doctype html", "<html", "<head", "<body", "<!--", "<meta", "<title", "<?xml", "<div", "<p>", "<p ",
            "<article", "<section", "<main", "<h1", "<span", "<script", "<table", "<ul", "<figure",
        ]
        let opening = start.prefix(16).lowercased()
        if openings.contains(where: { opening.hasPrefix($0) }) { return true }
        guard start.utf8.contains(UInt8(ascii: "<")) else { return false }
        let head = start.lowercased()
        return ["<html", "<body", "<!doctype html", "</p>", "</div>"].contains { head.contains(phrase: $0) }
    }

    /// Pages longer than this have offsets that the tree cannot count.
    static let limit = 64 << 20

    /// - Parameter isFragment: whether all of it is the report, as in feeds.
    static func draft(of text: DecodedText, isFragment: Bool = false, phrases: RolePhrases) -> Draft {
        text.bytes.withUnsafeBufferPointer { bytes in
            let tree = PageParser.tree(of: bytes)
            let metadata = PageMetadata(tree, bytes, phrases: phrases)
            let blocks = PageBlocks(tree, bytes).blocks
            let kept = isFragment ? blocks.map { !$0.isHidden } : ArticleFinder(tree: tree, blocks: blocks).article()
            let linked = isFragment ? nil : LinkedArticle.paragraphs(of: tree, bytes, insteadOf: blocks, kept)
            var draft = Draft(
                blocks: zip(blocks, kept).map { block($0, isKept: $1 && linked == nil) }
                    + (linked ?? []).map { Draft.Block($0) }, published: metadata.published,
                publisher: metadata.publisher, title: metadata.title)
            draft.byline = metadata.byline
            draft.language = metadata.language
            draft.url = metadata.url
            placeHeadline(in: &draft)
            return draft
        }
    }

    /// The text of a piece of markup.
    static func plainText(_ markup: String) -> String {
        let bytes = Array(markup.utf8)
        return bytes.withUnsafeBufferPointer { plainText($0, bytes.indices) }
    }

    static func plainText(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        let tree = PageParser.tree(of: UnsafeBufferPointer(rebasing: bytes[range]))
        return tree.text(of: 0, UnsafeBufferPointer(rebasing: bytes[range]))
    }

    private static func block(_ block: PageBlock, isKept: Bool) -> Draft.Block {
        guard isKept else { return Draft.Block(block.text, role: .chrome, isAside: true) }
        let role: Role? =
            switch block.kind {
            case .heading: .headline
            case .caption: .caption
            case .signature where !block.endsSentence: .byline
            case .listItem, .cell: .body
            case .signature, .prose: nil
            }
        return Draft.Block(block.text, role: role)
    }

    /// The headline stands first, once; what stands above it is not the article's.
    private static func placeHeadline(in draft: inout Draft) {
        guard let title = draft.title else { return }
        let start =
            draft.blocks.firstIndex { !$0.isAside && $0.text.utf8.count >= 80 && $0.text.endsSentence }
            ?? draft.blocks.count
        let same = draft.blocks.indices.filter { draft.blocks[$0].text == title }
        let place = same.last { $0 < start && !draft.blocks[$0].isAside } ?? same.last { $0 < start }
        guard let place else {
            for index in same { draft.blocks[index].isAside = true }
            let first = draft.blocks.firstIndex { !$0.isAside } ?? draft.blocks.count
            draft.blocks.insert(Draft.Block(CleanText(title), role: .headline), at: first)
            return
        }
        for index in draft.blocks.indices where index < place || same.contains(index) && index != place {
            draft.blocks[index].setAside()
        }
        draft.blocks[place].role = .headline
        draft.blocks[place].isAside = false
    }
}

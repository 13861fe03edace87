/// HTML pages of news sites, of any quality.
enum HTMLPage {
    /// Whether bytes look like markup rather than text.
    static func isLikely(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(4096).filter { $0 != 0 }, as: UTF8.self).lowercased()
        let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
        let openings = [
            "<!doctype html", "<html", "<head", "<body", "<!--", "<meta", "<title", "<?xml", "<div", "<p>", "<p ",
            "<article", "<section", "<main", "<h1", "<span", "<script", "<table", "<ul", "<figure",
        ]
        if openings.contains(where: { start.hasPrefix($0) }) { return true }
        return ["<html", "<body", "<!doctype html", "</p>", "</div>"].contains { head.contains($0) }
    }

    static func draft(
        of bytes: [UInt8], charset: String?, phrases: RolePhrases, id: String
    ) throws(ReportError) -> Draft {
        let text = try Charset.pageText(bytes, named: charset, id: id)
        try MarkupLimits.check(text, id: id)
        guard let tree = PageTree(parsing: text) else {
            throw ReportError(id: id, message: "no HTML can be made of it: save the page again, or give its text")
        }
        let metadata = PageMetadata(tree, phrases: phrases)
        let blocks = ArticleFinder(tree: tree, blocks: PageBlocks(tree).blocks).article()
        var draft = Draft(
            blocks: blocks.map(block), published: metadata.published, publisher: metadata.publisher,
            title: metadata.title)
        placeHeadline(in: &draft)
        return draft
    }

    private static func block(_ block: PageBlock) -> Draft.Block {
        let role: Role? =
            switch block.kind {
            case .heading: .headline
            case .caption: .caption
            case .signature where !block.text.endsSentence: .byline
            case .listItem: .body
            case .signature, .prose: nil
            }
        return Draft.Block(text: block.text, role: role)
    }

    /// The headline stands first, once; what stands above it is not the article's.
    private static func placeHeadline(in draft: inout Draft) {
        guard let title = draft.title else { return }
        let firstProse = draft.blocks.firstIndex { $0.text.utf8.count >= 80 && $0.text.endsSentence }
        if let index = draft.blocks.firstIndex(where: { $0.text == title }), index < firstProse ?? 0 {
            draft.blocks.removeSubrange(...index)
        }
        draft.blocks.removeAll { $0.text == title }
        draft.blocks.insert(Draft.Block(text: title, role: .headline), at: 0)
    }
}

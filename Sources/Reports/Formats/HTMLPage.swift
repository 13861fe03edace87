import CLibXML2
import Calendars

/// HTML pages through libxml2: the article's paragraphs, its headline, date and publisher.
enum HTMLPage {
    /// Whether bytes look like a page: a tag that pages begin with, within the first bytes.
    static func isLikely(_ bytes: [UInt8]) -> Bool {
        let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        let head = String(decoding: bytes.prefix(2048).filter { !isWide || $0 != 0 }, as: UTF8.self).lowercased()
        let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
        guard start.hasPrefix("<") else { return false }
        return ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<meta", "<title", "<h1"]
            .contains { head.contains($0) }
    }

    /// - Throws: `ReportError` when the parser can make nothing of the bytes.
    static func draft(of bytes: [UInt8], charset: String?, id: String) throws(ReportError) -> Draft {
        LibXML.start()
        let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
        // Without a declaration libxml2 takes Latin-1, so tell it where the bytes themselves are plain.
        let encoding = charset ?? (isUTF8 ? "UTF-8" : nil)
        let options =
            Int32(HTML_PARSE_RECOVER.rawValue) | Int32(HTML_PARSE_NOERROR.rawValue)
            | Int32(HTML_PARSE_NOWARNING.rawValue) | Int32(HTML_PARSE_NONET.rawValue) | Int32(HTML_PARSE_COMPACT.rawValue)
        let document = bytes.withUnsafeBytes { buffer in
            htmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, encoding, options)
        }
        guard let document else { throw ReportError(id: id, message: "is no HTML that can be parsed") }
        defer { xmlFreeDoc(document) }
        guard let root = xmlDocGetRootElement(document) else { throw ReportError(id: id, message: "holds no text") }
        var walk = PageWalk()
        walk.read(root)
        return walk.draft()
    }
}

/// The one place where libxml2 is made ready.
private enum LibXML {
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    static func start() { _ = isReady }
}

/// Reads a page's tree in document order, without recursion, so that no nesting is too deep.
private struct PageWalk {
    struct Block {
        var text: String
        /// Characters of it that stand in links.
        var linked: Int
        var tag: String
        /// The containers around it, outermost first, as numbers in the order of their opening.
        var containers: [Int]
    }

    private(set) var blocks: [Block] = []
    private var published: CalendarDate?
    private var publisher: String?
    private var title: String?

    private var buffer = ""
    private var linked = 0
    private var linkDepth = 0
    private var containers: [Int] = []
    /// Elements that the page itself says hold the article.
    private var articles: Set<Int> = []
    private var containerCount = 0
    private var blockTags: [String] = []

    private static let skipped: Set = [
        "script", "style", "noscript", "nav", "header", "footer", "aside", "form", "button", "iframe", "svg", "template",
        "select", "textarea", "object", "video", "audio", "head",
    ]
    private static let blockElements: Set = [
        "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "div", "section", "article", "main",
        "td", "tr", "table", "ul", "ol", "dl", "dt", "dd", "body", "figure", "pre", "address", "center", "hr",
    ]
    private static let containerElements: Set = ["div", "section", "article", "main", "body", "td", "table", "center"]

    mutating func read(_ root: xmlNodePtr) {
        var node: xmlNodePtr = root
        while true {
            if open(node), let child = node.pointee.children {
                node = child
                continue
            }
            close(node)
            while node.pointee.next == nil {
                guard node != root, let parent = node.pointee.parent, parent != root else { return flush("body") }
                node = parent
                close(node)
            }
            guard node != root, let next = node.pointee.next else { return flush("body") }
            node = next
        }
    }

    /// Takes a node in. False when what is below it is to be left out.
    private mutating func open(_ node: xmlNodePtr) -> Bool {
        switch node.pointee.type {
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
            if let content = node.pointee.content { add(String(cString: content)) }
            return false
        case XML_ELEMENT_NODE: break
        default: return false
        }
        let tag = Self.name(node)
        readMetadata(node, tag)
        if tag == "head" { return true }
        if Self.skipped.contains(tag) || Self.isHidden(node) { return false }
        if tag == "br" { add(" ") }
        if tag == "a" { linkDepth += 1 }
        if Self.blockElements.contains(tag) {
            flush(blockTags.last ?? "body")
            blockTags.append(tag)
        }
        if Self.containerElements.contains(tag) {
            containerCount += 1
            containers.append(containerCount)
            let property = Self.attribute(node, "itemprop")?.lowercased() ?? ""
            if tag == "article" || property.contains("articlebody") { articles.insert(containerCount) }
        }
        // An element without children is never closed by the climb.
        return true
    }

    private mutating func close(_ node: xmlNodePtr) {
        guard node.pointee.type == XML_ELEMENT_NODE else { return }
        let tag = Self.name(node)
        if tag == "head" || Self.skipped.contains(tag) || Self.isHidden(node) { return }
        if tag == "a" { linkDepth = max(0, linkDepth - 1) }
        if Self.blockElements.contains(tag) {
            flush(tag)
            if !blockTags.isEmpty { blockTags.removeLast() }
        }
        if Self.containerElements.contains(tag), !containers.isEmpty { containers.removeLast() }
    }

    private mutating func add(_ text: String) {
        buffer += text
        if linkDepth > 0 { linked += text.count }
    }

    private mutating func flush(_ tag: String) {
        let text = buffer.cleanWords.joined(separator: " ")
        if !text.isEmpty { blocks.append(Block(text: text, linked: linked, tag: tag, containers: containers)) }
        buffer = ""
        linked = 0
    }

    // MARK: Metadata

    private mutating func readMetadata(_ node: xmlNodePtr, _ tag: String) {
        switch tag {
        case "meta":
            let key = (Self.attribute(node, "property") ?? Self.attribute(node, "name") ?? Self.attribute(node, "itemprop") ?? "")
                .lowercased()
            guard let content = Self.attribute(node, "content") else { return }
            switch key {
            case "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate",
                "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date":
                if published == nil { published = CalendarDate(iso: content) }
            case "og:site_name": publisher = content
            case "og:title": title = content
            default: break
            }
        case "time":
            if published == nil, let stamp = Self.attribute(node, "datetime") { published = CalendarDate(iso: stamp) }
        case "script":
            guard published == nil, Self.attribute(node, "type")?.lowercased() == "application/ld+json",
                let content = xmlNodeGetContent(node)
            else { return }
            published = Self.datePublished(in: String(cString: content))
            freeXMLString(content)
        default: break
        }
    }

    /// The first `"datePublished": "…"` of a JSON-LD script; pages often break its JSON, so it is read as text.
    private static func datePublished(in json: String) -> CalendarDate? {
        let key = Array("\"datePublished\"".utf8)
        let bytes = Array(json.utf8)
        guard bytes.count > key.count else { return nil }
        for start in 0..<bytes.count - key.count where bytes[start] == key[0] && bytes[start...].starts(with: key) {
            let rest = bytes[(start + key.count)...].drop { $0 == 0x20 || $0 == 0x3A || $0 == 0x22 || $0 == 0x0A }
            return CalendarDate(iso: String(decoding: rest.prefix(10), as: UTF8.self))
        }
        return nil
    }

    private static func name(_ node: xmlNodePtr) -> String { node.pointee.name.map { String(cString: $0) } ?? "" }

    private static func attribute(_ node: xmlNodePtr, _ name: String) -> String? {
        guard let value = xmlGetProp(node, name) else { return nil }
        defer { freeXMLString(value) }
        return String(cString: value)
    }

    private static func isHidden(_ node: xmlNodePtr) -> Bool {
        guard let style = attribute(node, "style") else { return attribute(node, "hidden") != nil }
        return style.filter { $0 != " " }.contains("display:none")
    }

    // MARK: Article

    /// The blocks of the densest container, with the roles that tags give.
    func draft() -> Draft {
        let chosen = articleContainer()
        var draft = Draft(blocks: [], published: published, publisher: publisher, title: title)
        let headline = blocks.first { $0.tag == "h1" }
        if draft.title == nil { draft.title = headline?.text }
        if let headline { draft.blocks.append(Draft.Block(text: headline.text, role: .headline)) }
        for block in blocks where chosen.map({ block.containers.contains($0) }) ?? true {
            if block.tag == "h1" { continue }
            draft.blocks.append(Draft.Block(text: block.text, role: Self.role(of: block)))
        }
        return draft
    }

    private static func role(of block: Block) -> Role? {
        if block.linked * 2 > block.text.count { return .chrome }
        switch block.tag {
        case "figcaption": return .caption
        case "h2", "h3", "h4", "h5", "h6": return .headline
        default: return nil
        }
    }

    /// The container that holds most running text; one that the page marks as the article if it holds enough.
    private func articleContainer() -> Int? {
        var weights: [Int: Double] = [:]
        var total = 0.0
        for block in blocks where ["p", "li", "blockquote", "div", "td", "pre"].contains(block.tag) {
            let weight = Double(max(0, block.text.count - 2 * block.linked))
            guard weight >= 40 else { continue }
            total += weight
            // What stands right around a paragraph counts more than what stands around that.
            for (distance, container) in block.containers.reversed().prefix(3).enumerated() {
                weights[container, default: 0] += weight / Double(distance + 1)
            }
        }
        let marked = articles.map { ($0, blocks(in: $0)) }.filter { $0.1 >= total * 0.4 }
        if let article = marked.max(by: { ($0.1, -$0.0) < ($1.1, -$1.0) }) { return article.0 }
        return weights.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }

    private func blocks(in container: Int) -> Double {
        blocks.filter { $0.containers.contains(container) }.reduce(0) { $0 + Double(max(0, $1.text.count - 2 * $1.linked)) }
    }
}

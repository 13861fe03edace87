import Calendars

/// What a page's head says about it.
struct PageMetadata {
    var title: String?
    var published: CalendarDate?
    var publisher: String?
    var byline: String?
    var language: String?
    var url: String?

    /// Names of `meta` elements that give the day of publication, best first.
    private static let dateNames = [
        "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
        "article:published", "article.published", "article:post_date", "og:published_time", "published_time",
        "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created",
        "dc.created", "datecreated", "pubdate", "pub_date", "publishdate", "publish-date", "publish_date",
        "publication_date", "publicationdate", "originalpublicationdate", "article_date_original", "published",
        "published-date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "bt:pubdate", "displaydate",
        "ptime", "release_date", "rnews:datepublished", "date", "created", "weibo: article:create_at",
    ]
    /// Those of a change after it, for want of better.
    private static let changeNames = [
        "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dc.date.modified", "lastmod",
    ]
    private static let publisherNames = [
        "og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher", "copyright",
    ]
    private static let bylineNames = [
        "author", "byl", "article:author", "dc.creator", "parsely-author", "sailthru.author",
    ]

    init(_ tree: PageTree, _ bytes: UnsafeBufferPointer<UInt8>, phrases: RolePhrases) {
        var meta: [String: String] = [:]
        for (name, content) in tree.metas where meta[name] == nil && !content.isEmpty { meta[name] = content }
        let scripts = tree.scripts.map { bytes[$0] }
        func stated(_ names: [String]) -> CalendarDate? {
            names.lazy.compactMap { meta[$0] }.compactMap { phrases.statedDate($0) }.first
        }
        func linked(_ key: String) -> CalendarDate? {
            scripts.lazy.compactMap { Self.value(of: key, in: $0) }.compactMap { phrases.statedDate($0) }.first
        }
        let times = tree.times.lazy.map(\.value).compactMap { phrases.statedDate($0) }
        url = tree.canonical ?? meta["og:url"]
        published =
            stated(Self.dateNames) ?? linked("datePublished") ?? times.first ?? linked("dateCreated")
            ?? linked("uploadDate") ?? url.flatMap { StatedDate.inURL($0) } ?? stated(Self.changeNames)
        publisher = Self.publisherNames.lazy.compactMap { meta[$0] }.first { !$0.hasPrefix("http") }
        byline = Self.bylineNames.lazy.compactMap { meta[$0] }.first { !$0.hasPrefix("http") && $0.utf8.count < 120 }
        language = tree.language ?? meta["og:locale"] ?? meta["language"]
        let headings = tree.nodes.indices.lazy.filter { tree.nodes[$0].name == .h1 }.prefix(8)
            .map { tree.text(of: $0, bytes) }
        let title = Self.title(
            headings: Array(headings), shared: meta["og:title"],
            documentTitle: tree.documentTitle.map { HTMLPage.plainText(bytes, $0) })
        self.title = title?.isEmpty == true ? nil : title
    }

    /// The only heading of the first rank, or the one that the shared or the document's title contains.
    private static func title(headings: [String], shared: String?, documentTitle: String?) -> String? {
        let headings = headings.filter { !$0.isEmpty }
        if let named = headings.first(where: { heading in
            [shared, documentTitle].contains { $0?.lowercased().hasPrefix(heading.lowercased()) ?? false }
        }) {
            return named
        }
        if headings.count == 1 { return headings[0] }
        return shared ?? headings.first ?? documentTitle
    }

    /// The string after a key of JSON, found without parsing, since pages embed broken JSON too.
    private static func value(of key: String, in json: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        let quoted = Array("\"\(key)\"".utf8)
        let bytes = UnsafeBufferPointer(rebasing: json)
        var from = 0
        while let start = bytes.firstIndex(of: quoted[0], from: from), start + quoted.count < bytes.count {
            from = start + 1
            guard bytes[start..<start + quoted.count].elementsEqual(quoted) else { continue }
            var cursor = start + quoted.count
            while cursor < bytes.count, bytes[cursor] <= 32 || bytes[cursor] == UInt8(ascii: ":") { cursor += 1 }
            guard cursor < bytes.count, bytes[cursor] == UInt8(ascii: "\"") else { continue }
            let value = bytes[(cursor + 1)...].prefix(200).prefix { $0 != UInt8(ascii: "\"") }
            return String(decoding: value, as: UTF8.self)
        }
        return nil
    }
}

extension PageTree {
    /// The text of a node and its descendants, words parted by single spaces.
    func text(of index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var text = CleanText()
        for node in nodes[index..<end(index)] {
            if node.name == .characters {
                HTMLText.append(bytes, node.source, to: &text)
            } else if !node.name.traits.contains(.inline) {
                text.space()
            }
        }
        return text.string
    }
}

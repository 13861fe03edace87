import Calendars

/// What a page's head says about it.
struct PageMetadata {
    var title: String?
    var published: CalendarDate?
    var publisher: String?

    /// Names of `meta` elements that give the day of publication, best first.
    private static let dateNames = [
        "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
        "article.published", "dc.date.issued", "dc.date", "dcterms.created", "pubdate", "publishdate", "publish-date",
        "publish_date", "publication_date", "date",
    ]

    init(_ tree: PageTree, phrases: RolePhrases) {
        var meta: [String: String] = [:]
        var headings: [String] = []
        var times: [String] = []
        var scripts: [String] = []
        var documentTitle: String?
        for (index, node) in tree.nodes.enumerated() {
            switch node.name {
            case "meta":
                guard let content = node.attributes["content"]?.cleanWords.joined(separator: " "), !content.isEmpty
                else { continue }
                for key in ["property", "name", "itemprop"] {
                    if let name = node.attributes[key]?.lowercased(), meta[name] == nil { meta[name] = content }
                }
            case "h1" where headings.count < 8: headings.append(tree.text(of: index))
            case "title" where documentTitle == nil: documentTitle = tree.text(of: index)
            case "time":
                if node.attributes["itemprop"]?.lowercased() != "datemodified", let time = node.attributes["datetime"] {
                    times.append(time)
                }
            case "script":
                if node.attributes["type"]?.lowercased() == "application/ld+json" {
                    scripts.append(tree.nodes[index..<node.end].map(\.text).joined())
                }
            default: break
            }
        }
        let dates =
            Self.dateNames.compactMap { meta[$0] }
            + scripts.compactMap { Self.value(of: "datePublished", in: $0) } + times
        published = dates.lazy.compactMap { phrases.date(in: $0.cleanWords) }.first
        publisher = meta["og:site_name"] ?? meta["application-name"]
        let title = Self.title(headings: headings, shared: meta["og:title"], documentTitle: documentTitle)
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
    private static func value(of key: String, in json: String) -> String? {
        let bytes = Array(json.utf8)
        let quoted = Array("\"\(key)\"".utf8)
        guard bytes.count > quoted.count else { return nil }
        for start in 0..<bytes.count - quoted.count where bytes[start] == quoted[0] {
            guard bytes[start..<start + quoted.count].elementsEqual(quoted) else { continue }
            var cursor = start + quoted.count
            while cursor < bytes.count, bytes[cursor] <= 32 || bytes[cursor] == UInt8(ascii: ":") { cursor += 1 }
            guard cursor < bytes.count, bytes[cursor] == UInt8(ascii: "\"") else { continue }
            let value = bytes[(cursor + 1)...].prefix { $0 != UInt8(ascii: "\"") }
            return String(decoding: value, as: UTF8.self)
        }
        return nil
    }
}

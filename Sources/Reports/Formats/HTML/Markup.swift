/// What the elements of HTML, and the names that pages give them, say about their content.
enum Markup {
    /// Elements that do not end a paragraph.
    static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins",
        "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
        "var", "wbr",
    ]

    /// Elements whose content is never the report.
    static let dropped: Set<String> = [
        "aside", "audio", "button", "canvas", "embed", "footer", "head", "iframe", "input", "map", "math", "nav",
        "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea", "title", "video",
    ]

    static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

    /// Elements whose text stands in the article even if it is short or has no full stop.
    static let content: Set<String> = ["p", "li", "blockquote", "pre", "dd", "dt", "td", "th"]

    /// Words in classes and ids of what surrounds an article. Whole words, as `-`, `_` and capitals part them.
    static let furniture: Set<String> = [
        "ad", "ads", "advert", "advertisement", "advertising", "advertorial", "banner", "breadcrumb", "breadcrumbs",
        "comment", "comments", "commentlist", "cookie", "cookies", "disqus", "footer", "inset", "login", "masthead",
        "menu", "modal", "nav", "navbar", "navigation", "newsletter", "outbrain", "pagination", "paywall", "popup",
        "popular", "print", "promo", "promos", "promotion", "pullquote", "rail", "recirc", "recirculation",
        "recommended", "recommendations", "related", "relatedarticles", "relatedlinks", "respond", "share", "sharing",
        "sharedaddy", "sharebar", "shoutbox", "sidebar", "signup", "skip", "social", "sponsor", "sponsored",
        "subscribe",
        "subscription", "taboola", "tags", "taglist", "toolbar", "tooltip", "trending", "widget",
    ]

    /// Those of readers' comments, which can be longer than the article.
    static let discussion: Set<String> = ["comment", "comments", "commentlist", "disqus", "respond"]

    /// Words in classes and ids of what names the author or the day.
    static let signature: Set<String> = [
        "author", "authors", "byline", "bylines", "dateline", "meta", "metadata", "timestamp", "published",
    ]

    /// Words in classes of what stands under a picture.
    static let caption: Set<String> = ["caption", "captions", "figcaption", "credit", "credits"]

    /// The words of a node's class and id.
    static func words(of node: PageTree.Node) -> Set<String> {
        guard let names = node.attributes["class"] ?? node.attributes["id"] else { return [] }
        var words: Set<String> = []
        var word = ""
        func finish() {
            if !word.isEmpty { words.insert(word.lowercased()) }
            word = ""
        }
        var wasLower = false
        for scalar in (names + " " + (node.attributes["id"] ?? "")).unicodeScalars {
            let isUpper = ("A"..."Z").contains(scalar)
            guard isUpper || ("a"..."z").contains(scalar) else {
                finish()
                wasLower = false
                continue
            }
            if isUpper, wasLower { finish() }
            word.unicodeScalars.append(scalar)
            wasLower = !isUpper
        }
        finish()
        return words
    }

    /// How much of the best element's weight an element must hold to be the article by what the page calls it; 0 where
    /// the page does not call it so.
    static func shareOfArticle(in node: PageTree.Node) -> Double {
        if node.attributes["itemprop"]?.lowercased().contains("articlebody") ?? false { return 0.3 }
        if node.name == "article" || node.name == "main" || node.attributes["role"] == "main" { return 0.5 }
        let names = (node.attributes["class"] ?? "").lowercased().filter { $0 != "-" && $0 != "_" }
        let bodies = ["articlebody", "storybody", "entrycontent", "articlecontent", "postcontent", "articletext"]
        return bodies.contains { names.contains($0) } ? 0.4 : 0
    }

    static func isHidden(_ node: PageTree.Node) -> Bool {
        if node.attributes["hidden"] != nil || node.attributes["aria-hidden"] == "true" { return true }
        let style = node.attributes["style"]?.lowercased().filter { $0 != " " } ?? ""
        return style.contains("display:none") || style.contains("visibility:hidden")
    }
}

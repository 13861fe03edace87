/// What a page calls an element by its class, id and other attributes.
struct Marks: OptionSet {
    let rawValue: UInt16

    /// Surrounds articles: menus, advertisements, comments.
    static let furniture = Self(rawValue: 1)
    /// Readers' comments, which can be longer than the article.
    static let discussion = Self(rawValue: 2)
    /// Names the author or the day.
    static let signature = Self(rawValue: 4)
    /// Stands under a picture.
    static let caption = Self(rawValue: 8)
    /// Holds the text of the article.
    static let articleBody = Self(rawValue: 16)
    /// Holds the article, among other things.
    static let article = Self(rawValue: 32)
    static let hidden = Self(rawValue: 64)
    /// The text of the article by the vocabulary of schema.org.
    static let declaredBody = Self(rawValue: 256)
    /// Opens over the text where the pointer rests.
    static let rollover = Self(rawValue: 512)
    /// Comes from another site and is quoted here.
    static let embed = Self(rawValue: 1024)
}

/// The words of classes and ids that say something; whole words, or two that follow one another, as `-`, `_` and
/// capitals part them.
enum MarkupWords {
    static let table = NameTable<Marks>(
        furniture.map { ($0, .furniture) } + discussion.map { ($0, [.discussion, .furniture]) }
            + signature.map { ($0, .signature) } + caption.map { ($0, .caption) }
            + articleBody.map { ($0, .articleBody) } + rollover.map { ($0, .rollover) }
            + embed.map { ($0, .embed) }, otherwise: [])

    private static let furniture = [
        "ad", "ads", "advert", "advertisement", "advertising", "advertorial", "banner", "breadcrumb", "breadcrumbs",
        "cookie", "cookies", "footer", "inset", "login", "masthead",
        "menu", "modal", "nav", "navbar", "navigation", "newsletter", "outbrain", "pagination", "paywall", "popup",
        "popular", "print", "promo", "promos", "promotion", "pullquote", "rail", "recirc", "recirculation",
        "recommended", "recommendations", "related", "relatedarticles", "relatedlinks", "share", "sharing",
        "sharedaddy", "sharebar", "shoutbox", "sidebar", "signup", "skip", "social", "sponsor", "sponsored",
        "subscribe", "subscription", "taboola", "tags", "taglist", "toolbar", "trending", "widget",
    ]

    private static let discussion = ["comment", "comments", "commentlist", "disqus", "respond"]

    private static let signature = [
        "author", "authors", "byline", "bylines", "dateline", "meta", "metadata", "timestamp", "published",
    ]

    private static let caption = ["caption", "captions", "figcaption", "credit", "credits"]

    private static let articleBody = [
        "articlebody", "storybody", "entrycontent", "articlecontent", "postcontent", "articletext", "storycontent",
        "bodycontent", "storytext", "postbody",
    ]

    private static let rollover = [
        "rolloverblock", "rollovercontent", "tooltipcontent", "tooltiptext", "popovercontent", "hovercard",
        "dropdownmenu", "dropdowncontent",
    ]

    private static let embed = ["embed", "embedded", "oembed"]

    /// What the words of a class or id say.
    static func marks(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Marks {
        var marks: Marks = []
        var word = NameHash()
        // The word before and this one, written as one.
        var pair = NameHash()
        var length = 0
        var wasLower = false
        func finish() {
            guard length > 0 else { return }
            if let found = table.value(word) { marks.formUnion(found) }
            if let found = table.value(pair) { marks.formUnion(found) }
            pair = word
            word = NameHash()
            length = 0
        }
        for index in range {
            let byte = bytes[index]
            let isUpper = byte >= 65 && byte <= 90
            guard isUpper || byte >= 97 && byte <= 122 else {
                finish()
                if byte <= 32 { pair = NameHash() }
                wasLower = false
                continue
            }
            if isUpper, wasLower { finish() }
            word.add(byte)
            pair.add(byte)
            length += 1
            wasLower = !isUpper
        }
        finish()
        return marks
    }
}

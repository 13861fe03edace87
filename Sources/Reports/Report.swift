public import Calendars

/// A news report as clean text whose passages have roles.
public struct Report: Sendable, Equatable {
    /// Its own identifier, its address, or its path; with the record's number where that alone would not do.
    public var id: String
    /// UTF-8; paragraphs stand apart by a blank line. All offsets of the system are bytes in this text.
    public var text: String
    /// In order, without overlaps; together they cover everything but white space.
    public var passages: [Passage]
    /// The day of publication, where the report states it.
    public var published: CalendarDate?
    public var publisher: String?
    public var title: String?
    public var url: String?
    /// Who wrote it, as stated.
    public var byline: String?
    /// The news agencies that the report gives as its sources, in the order of their naming.
    public var agencies: [String] = []
    /// As the page or record states it: "en", "fr-FR".
    public var language: String?
    /// What a page shows beside the report, in the page's order.
    public var aside: [Aside] = []
    /// From bytes of the text to bytes of the file, or of the field or page that the record holds; `nil` where the
    /// charset lets nothing be told.
    public var source: SourceMap?
    /// Sequences of bytes that fitted no character and became U+FFFD.
    public var repairs = 0

    /// A part of the page that is not in the text.
    public struct Aside: Sendable, Equatable {
        public var role: Role
        public var text: String
        /// The passage before which it stands.
        public var passage: Int
        public var source: Range<Int>?
    }

    public init(
        id: String, text: String, passages: [Passage], published: CalendarDate? = nil, publisher: String? = nil,
        title: String? = nil
    ) {
        self.id = id
        self.text = text
        self.passages = passages
        self.published = published
        self.publisher = publisher
        self.title = title
    }

    /// A report that is nothing but body, except for a dateline at its beginning.
    public init(id: String, body text: String, published: CalendarDate? = nil) {
        var passages: [Passage] = []
        let count = text.utf8.count
        if let dateline = Dateline(beginningOf: text) {
            passages = [
                Passage(role: .dateline, range: 0..<dateline.length),
                Passage(role: .lead, range: dateline.bodyStart..<count),
            ]
        } else {
            passages = [Passage(role: .lead, range: 0..<count)]
        }
        self.init(id: id, text: text, passages: passages, published: published)
    }
}

/// A part of a report's text with one role.
public struct Passage: Sendable, Equatable {
    public var role: Role
    /// UTF-8 bytes in the report's text.
    public var range: Range<Int>

    public init(role: Role, range: Range<Int>) {
        self.role = role
        self.range = range
    }
}

/// What a passage is to its report.
public enum Role: String, Sendable, CaseIterable {
    /// The title, or a title between paragraphs.
    case headline
    /// Place, day and agency before the first sentence, with the dash: "BAMAKO, Aug 18 —".
    case dateline
    /// Who wrote it.
    case byline
    /// The first paragraph.
    case lead
    /// The paragraphs that follow.
    case body
    /// What stands under a picture.
    case caption
    /// What belongs to the page and not to the report: menus, dates, advertisements.
    case chrome
    /// A notice that an earlier version was wrong.
    case correction
    /// A paragraph that says again what another one says in the same words.
    case repeated
}

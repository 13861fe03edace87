import Calendars

/// A report on its way from its format to its roles.
struct Draft {
    /// A paragraph, a title, a line of a menu.
    struct Block {
        /// Without line breaks and surrounding space; never empty.
        var text: String
        var map: SourceMap
        /// What the format or a rule says that it is.
        var role: Role?
        /// Whether it is kept beside the text.
        var isAside = false

        init(_ text: CleanText, role: Role? = nil, isAside: Bool = false) {
            self.text = text.string
            map = text.map
            self.role = role
            self.isAside = isAside
        }

        mutating func setAside() {
            role = .chrome
            isAside = true
        }
    }

    var blocks: [Block]
    var published: CalendarDate?
    var publisher: String?
    var title: String?
    var byline: String?
    var language: String?
    var url: String?

    init(
        blocks: [Block], published: CalendarDate? = nil, publisher: String? = nil, title: String? = nil
    ) {
        self.blocks = blocks
        self.published = published
        self.publisher = publisher
        self.title = title
    }

    /// Puts the text together and splits datelines off.
    func report(id: String, phrases: RolePhrases) -> Report {
        var report = Report(id: id, text: "", passages: [], published: published, publisher: publisher, title: title)
        report.byline = byline
        report.language = language
        report.url = url
        var length = 0
        var source = SourceMap()
        for block in blocks {
            guard !block.isAside else {
                report.aside.append(
                    Report.Aside(
                        role: block.role ?? .chrome, text: block.text, passage: report.passages.count,
                        source: block.map.source(of: 0..<block.text.utf8.count)))
                continue
            }
            if length > 0 {
                report.text += "\n\n"
                length += 2
            }
            let role = block.role ?? .body
            let end = length + block.text.utf8.count
            if role == .lead || role == .body, let dateline = Dateline(beginningOf: block.text, isLead: role == .lead),
                !phrases.labels.contains(dateline.words.joined(separator: " ").lowercased())
            {
                report.passages.append(Passage(role: .dateline, range: length..<length + dateline.length))
                report.passages.append(Passage(role: role, range: length + dateline.bodyStart..<end))
            } else {
                report.passages.append(Passage(role: role, range: length..<end))
            }
            report.text += block.text
            source.append(block.map, of: 0..<block.text.utf8.count, at: length)
            length = end
        }
        report.source = source
        return report
    }
}

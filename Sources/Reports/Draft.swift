import Calendars

/// A report on its way from its format to its roles.
struct Draft {
    /// A paragraph, a title, a line of a menu.
    struct Block {
        /// Without line breaks and surrounding space; never empty.
        var text: String
        /// What the format or a rule says that it is.
        var role: Role?
    }

    var blocks: [Block]
    var published: CalendarDate?
    var publisher: String?
    var title: String?

    /// Puts the text together and splits datelines off.
    func report(id: String, phrases: RolePhrases) -> Report {
        var text = ""
        var length = 0
        var passages: [Passage] = []
        for block in blocks {
            if !text.isEmpty {
                text += "\n\n"
                length += 2
            }
            let role = block.role ?? .body
            let end = length + block.text.utf8.count
            if role == .lead || role == .body, let dateline = Dateline(beginningOf: block.text, isLead: role == .lead),
                !phrases.labels.contains(dateline.words.joined(separator: " ").lowercased())
            {
                passages.append(Passage(role: .dateline, range: length..<length + dateline.length))
                passages.append(Passage(role: role, range: length + dateline.bodyStart..<end))
            } else {
                passages.append(Passage(role: role, range: length..<end))
            }
            text += block.text
            length = end
        }
        return Report(id: id, text: text, passages: passages, published: published, publisher: publisher, title: title)
    }
}

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
    func report(id: String) -> Report {
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
            if role == .lead || role == .body, let dateline = Dateline(beginningOf: block.text) {
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

extension StringProtocol {
    /// Words without white space; control characters and zero-width marks are none.
    var cleanWords: [String] {
        unicodeScalars.split { scalar in
            scalar.properties.isWhitespace || scalar.value < 32 || scalar.value == 0x7F || (0x80..<0xA0).contains(scalar.value)
        }.map { word in
            var clean = String.UnicodeScalarView()
            clean.append(contentsOf: word.filter { !(0x200B...0x200F).contains($0.value) && $0.value != 0xFEFF && $0.value != 0xAD })
            return String(clean)
        }.filter { !$0.isEmpty }
    }
}

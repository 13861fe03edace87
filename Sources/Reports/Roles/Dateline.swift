/// Place, day and agency before the first sentence: "BAMAKO, 18 August 2020 (Agency) — ".
struct Dateline: Equatable {
    /// Bytes of the dateline with its dash.
    var length: Int
    /// Byte at which the sentence begins.
    var bodyStart: Int
    /// The words of the dateline before the dash.
    var words: [String]

    /// How far a dateline may reach, in bytes.
    private static let limit = 90

    /// - Parameter isLead: whether the text is a report's first paragraph; only there a colon ends a dateline
    ///   ("NEW DELHI: …"), since elsewhere it ends the name of a speaker.
    init?(beginningOf text: String, isLead: Bool = true) {
        guard let mark = Self.mark(in: text, isLead: isLead) else { return nil }
        let words = text[..<mark.start].cleanWords
        let rest = text[mark.end...].drop { $0 == " " }
        guard let next = rest.first, let shape = Shape(words) else { return nil }
        let isWhole = next.isUppercase || next.isNumber || "\"“‘'(".contains(next)
        switch shape {
        // "NATO — the alliance — said" is none.
        case .capitals: guard isWhole else { return nil }
        case .detailed: guard mark.kind != .colon, isWhole || next.isLetter else { return nil }
        case .names:
            guard mark.kind == .dash, isWhole, !rest.prefix(200).contains(where: { $0 == "—" }) else { return nil }
        }
        self.length = text.utf8.distance(from: text.startIndex, to: mark.end)
        self.bodyStart = text.utf8.distance(from: text.startIndex, to: rest.startIndex)
        self.words = words
    }

    /// How the words before a mark look.
    private enum Shape {
        /// The place stands in capitals.
        case capitals
        /// Capitalised words with a day or an agency in parentheses.
        case detailed
        /// A few capitalised words.
        case names

        init?(_ words: [String]) {
            guard let first = words.first, words.count <= 12, !words.contains(where: { $0.first?.isLowercase ?? true })
            else { return nil }
            let letters = first.filter(\.isLetter)
            let hasParts = words.contains { $0.hasSuffix(",") || $0.hasSuffix(")") }
            if letters.count >= 2, letters.allSatisfy(\.isUppercase), letters.count + words.count > 3,
                hasParts || words.count <= 3
            {
                self = .capitals
            } else if words.contains(where: { $0.hasPrefix("(") && $0.hasSuffix(")") })
                || words.count > 1 && words.contains(where: { $0.first?.isNumber ?? false })
            {
                self = .detailed
            } else if words.count <= 3, !letters.isEmpty {
                self = .names
            } else {
                return nil
            }
        }
    }

    /// What parts a dateline from its sentence.
    private enum Kind {
        /// " — ", " -- " or an em dash without spaces.
        case dash
        /// " - " or " – ", which also join names.
        case hyphen
        /// "—" between letters.
        case tightDash
        case colon
    }

    private static func mark(
        in text: String, isLead: Bool
    ) -> (start: String.Index, end: String.Index, kind: Kind)? {
        // Marks begin and end with ASCII or a whole dash, so that their bounds are bounds of characters.
        let head = String(decoding: text.utf8.prefix(limit), as: UTF8.self)
        func range(_ mark: String) -> (start: String.Index, end: String.Index)? {
            guard let end = head.end(ofPhrase: mark) else { return nil }
            let offset = head.utf8.distance(from: head.startIndex, to: end)
            let utf8 = text.utf8
            return (
                utf8.index(utf8.startIndex, offsetBy: offset - mark.utf8.count),
                utf8.index(utf8.startIndex, offsetBy: offset)
            )
        }
        let spaced: [(String, Kind)] = [(" — ", .dash), (" -- ", .dash), (" – ", .hyphen), (" - ", .hyphen)]
        var found: (start: String.Index, end: String.Index, kind: Kind)?
        for (dash, kind) in spaced {
            guard let (start, end) = range(dash), start < found?.start ?? text.endIndex else { continue }
            found = (start, text.utf8.index(before: end), kind)
        }
        if let found { return found }
        if let (start, end) = range("—"), start > text.startIndex { return (start, end, .tightDash) }
        if isLead, let (start, end) = range(": ") { return (start, text.utf8.index(before: end), .colon) }
        return nil
    }
}

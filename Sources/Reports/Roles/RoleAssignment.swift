import Calendars

/// Gives every block its role by rules that need no markup.
struct RoleAssignment {
    var phrases: RolePhrases

    func assign(_ draft: inout Draft) {
        guard draft.blocks.count > 1 else {
            if draft.blocks[0].role == nil { draft.blocks[0].role = .lead }
            date(fromDatelineIn: &draft)
            return
        }
        for index in draft.blocks.indices where draft.blocks[index].role == nil {
            draft.blocks[index].role = furniture(draft.blocks[index].text)
        }
        let start = draft.blocks.firstIndex { $0.role == nil && Self.isProse($0.text) }
        guard let start else {
            for index in draft.blocks.indices where draft.blocks[index].role == nil { draft.blocks[index].role = .body }
            return
        }
        assignHead(of: &draft, before: start)
        var isLead = true
        for index in draft.blocks.indices[start...] where draft.blocks[index].role == nil {
            if Self.isProse(draft.blocks[index].text) {
                draft.blocks[index].role = isLead ? .lead : .body
                isLead = false
            } else {
                draft.blocks[index].role = .headline
            }
        }
        var repetition = Repetition()
        for index in draft.blocks.indices where draft.blocks[index].role == .lead || draft.blocks[index].role == .body {
            guard let repeated = repetition.repeated(by: draft.blocks[index].text, at: index) else { continue }
            if draft.blocks[repeated].role == .lead { draft.blocks[index].role = .lead }
            draft.blocks[repeated].role = .repeated
        }
        date(fromDatelineIn: &draft)
    }

    /// Before the first paragraph: the last title is the headline, other short lines are the page's.
    private func assignHead(of draft: inout Draft, before start: Int) {
        let titles = draft.blocks.indices[..<start].filter { draft.blocks[$0].role == nil }
        let headline = draft.blocks[..<start].lastIndex { $0.role == .headline } ?? titles.last
        for index in titles { draft.blocks[index].role = index == headline ? .headline : .chrome }
        if draft.title == nil, let headline { draft.title = draft.blocks[headline].text }
        for block in draft.blocks[..<start] where draft.published == nil {
            draft.published = phrases.publicationDate(ofLine: block.text)
        }
    }

    private func date(fromDatelineIn draft: inout Draft) {
        guard draft.published == nil else { return }
        for block in draft.blocks where block.role == .lead || block.role == .body {
            if let dateline = Dateline(beginningOf: block.text) { draft.published = phrases.date(in: dateline.words) }
            return
        }
    }

    /// The role of a line that is no part of the story, by its words.
    private func furniture(_ text: String) -> Role? {
        let lower = text.lowercased()
        if phrases.captions.contains(where: { lower.hasPrefix($0) }) { return .caption }
        if phrases.captionInsides.contains(where: { lower.contains($0) }), text.utf8.count < 400 { return .caption }
        if phrases.lines.contains(lower.trimming { !$0.isLetter && !$0.isNumber }) { return .chrome }
        if phrases.publicationDate(ofLine: text) != nil { return .chrome }
        guard text.utf8.count < 200 else { return nil }
        if phrases.starts.contains(where: { lower.hasPrefix($0) }) { return .chrome }
        let words = text.cleanWords
        if words.count <= 8, !Self.endsSentence(text), phrases.bylines.contains(where: { lower.hasPrefix($0) }) { return .byline }
        return nil
    }

    /// Whether a block is a paragraph rather than a title or a label.
    private static func isProse(_ text: String) -> Bool { endsSentence(text) || text.utf8.count >= 160 }

    private static func endsSentence(_ text: String) -> Bool {
        let closing: Set<Character> = ["\"", "”", "’", "'", ")", "]", "»"]
        guard let last = text.last(where: { !closing.contains($0) }) else { return false }
        return ".!?…:".contains(last) && text.cleanWords.count >= 4
    }
}

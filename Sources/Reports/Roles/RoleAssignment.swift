import Calendars

/// Gives every block its role by rules that need no markup.
struct RoleAssignment {
    var phrases: RolePhrases

    func assign(_ draft: inout Draft) {
        // What a page shows beside the report has its role already.
        let kept = draft.blocks.indices.filter { !draft.blocks[$0].isAside }
        var inner = draft
        inner.blocks = kept.map { draft.blocks[$0] }
        assignRoles(&inner)
        if inner.published == nil { inner.published = publicationDate(of: inner) ?? publicationDate(beside: draft) }
        for (block, index) in zip(inner.blocks, kept) { draft.blocks[index] = block }
        draft.published = inner.published
        draft.title = inner.title
    }

    private func assignRoles(_ draft: inout Draft) {
        // One paragraph is the report, whatever it looks like.
        guard draft.blocks.count > 1 else {
            for index in draft.blocks.indices { draft.blocks[index].role = .lead }
            return
        }
        for index in draft.blocks.indices {
            switch draft.blocks[index].role {
            // Pages also set captions and labels as titles; the first is the headline for sure.
            case nil: draft.blocks[index].role = phrases.furnitureRole(of: draft.blocks[index].text)
            case .headline where index > 0:
                draft.blocks[index].role = phrases.furnitureRole(of: draft.blocks[index].text) ?? .headline
            default: break
            }
        }
        guard let start = firstParagraph(of: draft) else { return assignWithoutParagraphs(&draft) }
        let summary = assignHead(of: &draft, before: start)
        assignStory(of: &draft, from: summary ?? start)
        markRepetitions(in: &draft)
    }

    /// The first block that is a paragraph rather than a title.
    private func firstParagraph(of draft: Draft) -> Int? {
        let open = draft.blocks.indices.filter { draft.blocks[$0].role == nil || draft.blocks[$0].role == .body }
        let prose = open.filter { Self.isProse(draft.blocks[$0].text) }
        guard let first = prose.first else { return nil }
        // A headline may be a question, or have a full stop, if longer text follows it.
        let text = draft.blocks[first].text
        // A page has named its headline.
        if draft.blocks[..<first].contains(where: { $0.role == .headline }) { return first }
        let looksLikeTitle = text.utf8.count <= 120 && ("?!".contains(text.last ?? ".") || Self.isTitleCase(text))
        if looksLikeTitle, first == open.first, draft.blocks[first].role == nil, prose.count > 1 { return prose[1] }
        return first
    }

    /// "Army Takes Town From Rebels."
    private static func isTitleCase(_ text: String) -> Bool {
        let words = text.split(separator: " ").filter { $0.count > 3 && $0.first?.isLetter ?? false }
        return words.count >= 3 && words.count { $0.first?.isUppercase ?? false } * 10 >= words.count * 9
    }

    /// Lines without one sentence: what is not furniture is the story all the same.
    private func assignWithoutParagraphs(_ draft: inout Draft) {
        let open = draft.blocks.indices.filter { draft.blocks[$0].role == nil || draft.blocks[$0].role == .body }
        for index in open { draft.blocks[index].role = index == open.first ? .lead : .body }
    }

    /// Before the first paragraph: the last title is the headline, other short lines are the page's. A long line
    /// beneath a title is a summary, with which the story begins.
    private func assignHead(of draft: inout Draft, before start: Int) -> Int? {
        var titles = draft.blocks.indices[..<start].filter { draft.blocks[$0].role == nil }
        let summary = titles.dropFirst().first { draft.blocks[$0].text.split(separator: " ").count > 12 }
        titles.removeAll { $0 >= summary ?? start }
        let headline = draft.blocks[..<start].firstIndex { $0.role == .headline } ?? titles.last
        // What stands between the headline and the story is a second headline; what stands above is the page's.
        for index in titles { draft.blocks[index].role = index >= headline ?? start ? .headline : .chrome }
        if draft.title == nil, let headline { draft.title = draft.blocks[headline].text }
        return summary
    }

    /// From the first paragraph on: titles between paragraphs, and labels after the last.
    private func assignStory(of draft: inout Draft, from start: Int) {
        draft.blocks[start].role = .lead
        let end = draft.blocks.lastIndex { ($0.role ?? .body) == .body && Self.isProse($0.text) } ?? start
        for index in draft.blocks.indices[(start + 1)...] where draft.blocks[index].role == nil {
            let text = draft.blocks[index].text
            let isTitle =
                !Self.isProse(text) && !Self.isListItem(text) && text.last != "."
                && text.split(separator: " ").count <= 12
            draft.blocks[index].role = isTitle ? (index < end ? .headline : .chrome) : .body
        }
    }

    private func markRepetitions(in draft: inout Draft) {
        var repetition = Repetition()
        for index in draft.blocks.indices where draft.blocks[index].role == .lead || draft.blocks[index].role == .body {
            guard let repeated = repetition.repeated(by: draft.blocks[index].text, at: index) else { continue }
            if draft.blocks[repeated].role == .lead { draft.blocks[index].role = .lead }
            draft.blocks[repeated].role = .repeated
        }
    }

    /// From a line beside the article: one with "Published" before the day, or a day alone above the article.
    private func publicationDate(beside draft: Draft) -> CalendarDate? {
        let start = draft.blocks.firstIndex { !$0.isAside && Self.isProse($0.text) } ?? 0
        for (index, block) in draft.blocks.enumerated() where block.isAside {
            if let date = phrases.publicationDate(ofLine: block.text, needsCue: index > start) { return date }
        }
        return nil
    }

    /// From a line above the story, else from the dateline.
    private func publicationDate(of draft: Draft) -> CalendarDate? {
        for block in draft.blocks {
            switch block.role {
            case .chrome, .headline:
                if let date = phrases.publicationDate(ofLine: block.text) { return date }
            case .byline:
                if let date = phrases.date(in: block.text.cleanWords) { return date }
            case .lead:
                return Dateline(beginningOf: block.text).flatMap { phrases.date(in: $0.words) }
            default: continue
            }
        }
        return nil
    }

    /// Whether a block is a paragraph rather than a title or a label.
    private static func isProse(_ text: String) -> Bool { text.endsSentence || text.utf8.count >= 160 }

    private static func isListItem(_ text: String) -> Bool { "•-–*·‣".contains(text.first ?? " ") }
}

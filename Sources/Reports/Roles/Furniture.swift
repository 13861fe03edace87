extension RolePhrases {
    /// The role of a block that is no part of the story, by its own words.
    func furnitureRole(of text: String) -> Role? {
        let length = text.utf8.count
        guard length < 600 else { return nil }
        let lower = text.lowercased()
        if isCaption(lower) { return .caption }
        if bylines.contains(lower.bareWord) { return .byline }
        if lines.contains(lower.bareWord) || agencies.contains(lower.bareWord) { return .chrome }
        if corrections.contains(where: { lower.begins(with: $0) }) { return .correction }
        guard length < 200 else { return nil }
        if isByline(text, lower) { return .byline }
        if publicationDate(ofLine: text) != nil, !text.endsSentence { return .chrome }
        let isSentence = text.endsSentence
        for start in starts where lower.begins(with: start) {
            // "Updated figures show …" is the story; "Updated 3 hours ago" is not.
            if !isSentence || start.contains(" ") || !(start.last?.isLetter ?? false) { return .chrome }
        }
        return nil
    }

    private func isCaption(_ lower: String) -> Bool {
        if captions.contains(where: { lower.begins(with: $0) }) { return true }
        guard lower.utf8.count < 400 else { return false }
        if captionInsides.contains(where: { lower.contains(phrase: $0) }) { return true }
        guard let stop = lower.lastIndex(of: "."), stop != lower.startIndex else { return false }
        let tail = lower[lower.index(after: stop)...].drop { $0 == " " || $0 == "(" }
        return captionEnds.contains { tail.hasPrefix($0) } && tail.utf8.count < 80
    }

    /// "By Jane Doe", "Jane Doe, Agency".
    private func isByline(_ text: String, _ lower: String) -> Bool {
        let words = text.split(separator: " ")
        guard (2...12).contains(words.count), !text.endsSentence else { return false }
        for cue in bylines where lower.hasPrefix(cue + " ") {
            let next = text.dropFirst(cue.count + 1).first
            return next?.isUppercase ?? false
        }
        guard let comma = lower.lastIndex(of: ","), words.count <= 8 else { return false }
        return agencies.contains(lower[comma...].bareWord) && words.allSatisfy { !($0.first?.isLowercase ?? false) }
    }
}

extension RolePhrases {
    /// The role of a block that is no part of the story, by its own words.
    func furnitureRole(of text: String) -> Role? {
        let length = text.utf8.count
        guard length < 600 else { return nil }
        let lower = text.lowercased()
        if isCaption(lower) { return .caption }
        if length < 80 {
            let bare = lower.bareWord
            if bylines.contains(bare) { return .byline }
            if lines.contains(bare) || agencies.contains(bare) { return .chrome }
        }
        if corrections.prefixes(of: lower).first != nil { return .correction }
        guard length < 200 else { return nil }
        let isSentence = text.endsSentence
        if !isSentence {
            if isByline(text, lower) { return .byline }
            if publicationDate(ofLine: text) != nil { return .chrome }
        }
        for start in starts.prefixes(of: lower) {
            // "Updated figures show …" is the story; "Updated 3 hours ago" is not.
            if !isSentence || start.contains(" ") || !(start.last?.isLetter ?? false) { return .chrome }
        }
        return nil
    }

    private func isCaption(_ lower: String) -> Bool {
        if captions.prefixes(of: lower).first != nil { return true }
        guard lower.utf8.count < 400 else { return false }
        if captionInsides.contains(where: { lower.contains(phrase: $0) }) { return true }
        guard let stop = lower.utf8.lastIndex(of: UInt8(ascii: ".")), stop != lower.startIndex else { return false }
        let tail = lower[lower.index(after: stop)...].drop { $0 == " " || $0 == "(" }
        return captionEnds.contains { tail.hasPrefix($0) } && tail.utf8.count < 80
    }

    /// "By Jane Doe", "Jane Doe, Agency".
    private func isByline(_ text: String, _ lower: String) -> Bool {
        let words = text.split(separator: " ", maxSplits: 12)
        guard (2...12).contains(words.count) else { return false }
        for cue in bylines where lower.begins(with: cue + " ") {
            let next = text.dropFirst(cue.count + 1).first
            return next?.isUppercase ?? false
        }
        guard let comma = lower.lastIndex(of: ","), words.count <= 8 else { return false }
        return agencies.contains(lower[comma...].bareWord) && words.allSatisfy { !($0.first?.isLowercase ?? false) }
    }
}

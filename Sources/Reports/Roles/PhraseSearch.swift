extension String {
    /// Where a phrase ends in the text, by bytes: the standard search compares characters, which is a hundred times
    /// slower, and every paragraph is searched for every phrase.
    func end(ofPhrase phrase: String) -> String.Index? {
        var (text, phrase) = (self, phrase)
        let offset = text.withUTF8 { text in
            phrase.withUTF8 { phrase -> Int? in
                guard let first = phrase.first else { return nil }
                let last = text.count - phrase.count
                var from = 0
                while let start = text.firstIndex(of: first, from: from), start <= last {
                    if phrase.indices.dropFirst().allSatisfy({ text[start + $0] == phrase[$0] }) {
                        return start + phrase.count
                    }
                    from = start + 1
                }
                return nil
            }
        }
        return offset.map { utf8.index(startIndex, offsetBy: $0) }
    }

    func contains(phrase: String) -> Bool { end(ofPhrase: phrase) != nil }

    /// Whether the text begins with a phrase, by bytes.
    func begins(with phrase: String) -> Bool {
        var (text, phrase) = (self, phrase)
        return text.withUTF8 { text in
            phrase.withUTF8 { phrase in
                text.count >= phrase.count && phrase.indices.allSatisfy { text[$0] == phrase[$0] }
            }
        }
    }
}

/// Phrases with which a text may begin, found by their first byte.
struct PhrasePrefixes: Sendable {
    private var byFirst: [UInt8: [String]] = [:]

    mutating func append(_ phrase: String) {
        if let first = phrase.utf8.first { byFirst[first, default: []].append(phrase) }
    }

    func prefixes(of text: String) -> [String] {
        guard let first = text.utf8.first, let phrases = byFirst[first] else { return [] }
        return phrases.filter { text.begins(with: $0) }
    }
}

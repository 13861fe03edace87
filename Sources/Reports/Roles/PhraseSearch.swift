extension String {
    /// Where a phrase ends in the text, by bytes: the standard search compares characters, which is a hundred times
    /// slower, and every paragraph is searched for every phrase.
    func end(ofPhrase phrase: String) -> String.Index? {
        var (text, phrase) = (self, phrase)
        let offset = text.withUTF8 { text in
            phrase.withUTF8 { phrase -> Int? in
                guard let first = phrase.first, text.count >= phrase.count else { return nil }
                for start in 0...(text.count - phrase.count) where text[start] == first {
                    if phrase.indices.dropFirst().allSatisfy({ text[start + $0] == phrase[$0] }) {
                        return start + phrase.count
                    }
                }
                return nil
            }
        }
        return offset.map { utf8.index(startIndex, offsetBy: $0) }
    }

    func contains(phrase: String) -> Bool { end(ofPhrase: phrase) != nil }
}

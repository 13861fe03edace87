extension StringProtocol {
    /// Words without white space; control characters part words, and invisible marks are left out.
    var cleanWords: [String] {
        unicodeScalars.split(whereSeparator: \.isGap).compactMap { word in
            guard word.contains(where: \.isInvisible) else { return String(String.UnicodeScalarView(word)) }
            var visible = String.UnicodeScalarView()
            visible.append(contentsOf: word.lazy.filter { !$0.isInvisible })
            return visible.isEmpty ? nil : String(visible)
        }
    }

    /// Without characters at both ends that satisfy the condition.
    func trimming(_ condition: (Character) -> Bool) -> String {
        var text = Substring(self)
        while let first = text.first, condition(first) { text.removeFirst() }
        while let last = text.last, condition(last) { text.removeLast() }
        return String(text)
    }

    /// Letters and numbers, without what surrounds them.
    var bareWord: String {
        let isBare = [utf8.first, utf8.suffix(1).first].allSatisfy { byte in
            guard let byte else { return true }
            return byte | 32 >= 97 && byte | 32 <= 122 || byte >= 48 && byte <= 57
        }
        return isBare ? String(self) : trimming { !$0.isLetter && !$0.isNumber }
    }
}

extension String {
    /// Whether it ends as sentences do.
    var endsSentence: Bool {
        var text = self
        return text.withUTF8 { SentenceEnd.isAt(endOf: $0) }
    }
}

extension Unicode.Scalar {
    /// White space, or a control character.
    fileprivate var isGap: Bool {
        if value < 0x7F { return value <= 32 }
        return value < 0xA0 || properties.isWhitespace
    }

    /// Soft hyphens, zero-width spaces, marks of direction and byte order.
    fileprivate var isInvisible: Bool {
        switch value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}

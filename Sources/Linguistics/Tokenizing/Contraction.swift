/// English clitics: written as one word with their host, but words of their own in Universal Dependencies.
enum Contraction {
    private static let apostropheClitics = ["'s", "'re", "'ve", "'ll", "'d", "'m"]
    /// Words without an apostrophe that hold two syntactic words, with the length of the first.
    private static let fused = ["cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3]

    /// Where the word splits into host and clitics, as byte lengths of the parts; one part if it does not split.
    ///
    /// - Parameter word: the word's bytes in lower-case ASCII with straight apostrophes, as `Normalization` gives.
    ///   Curly apostrophes take three bytes in the text, so the caller maps lengths back.
    static func parts(of word: String) -> [Substring] {
        if let length = fused[word] {
            return [word.prefix(length), word.dropFirst(length)]
        }
        var parts: [Substring] = []
        var host = word[...]
        while let clitic = trailingClitic(of: host) {
            parts.insert(clitic, at: 0)
            host = host.dropLast(clitic.count)
        }
        parts.insert(host, at: 0)
        return parts
    }

    private static func trailingClitic(of word: Substring) -> Substring? {
        guard word.utf8.contains(UInt8(ascii: "'")) else { return nil }
        if word.hasSuffix("n't"), word.utf8.count > 3 { return word.suffix(3) }
        for clitic in apostropheClitics where word.hasSuffix(clitic) && word.utf8.count > clitic.utf8.count {
            return word.suffix(clitic.count)
        }
        return nil
    }

    /// Whether a token is written together with the word before it, as one orthographic word.
    static func isClitic(_ form: String, after host: String) -> Bool {
        guard let last = host.unicodeScalars.last, last.properties.isAlphabetic || last.properties.numericType != nil
        else { return false }
        let form = form.lowercased().replacingCurlyApostrophes
        if form == "n't" || apostropheClitics.contains(form) { return true }
        if form == "'" { return host.hasSuffix("s") || host.hasSuffix("z") }
        return fused[host.lowercased() + form] == host.count
    }
}

extension String {
    fileprivate var replacingCurlyApostrophes: String {
        utf8.count == count ? self : String(map { $0 == "\u{2019}" ? "'" : $0 })
    }
}

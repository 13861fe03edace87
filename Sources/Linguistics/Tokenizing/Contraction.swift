/// English clitics: written as one word with their host, but words of their own in Universal Dependencies.
enum Contraction {
    private static let apostropheClitics = ["'s", "'re", "'ve", "'ll", "'d", "'m"]

    /// Words without an apostrophe that hold two syntactic words, with the length of the first.
    ///
    /// Not here: what is a word of its own as well ("its", "well", "were", "ill", "lets").
    private static let fused: [ShortWord: Int] = [
        "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "outta": 3, "alot": 1, "dont": 2,
        "doesnt": 4, "didnt": 3, "cant": 2, "wont": 2, "isnt": 2, "arent": 3, "wasnt": 3, "werent": 4, "wouldnt": 5,
        "couldnt": 5, "shouldnt": 6, "havent": 4, "hasnt": 3, "hadnt": 3, "aint": 2, "thats": 4, "theres": 5,
        "whats": 4, "hes": 2, "youre": 3, "theyre": 4, "youve": 3, "theyve": 4, "youll": 3, "theyll": 4, "im": 1,
        "ive": 1,
    ]
    /// Fused words that are names when they are capitalised.
    private static let names: Set<ShortWord> = ["im", "ive", "hes"]

    /// The length of the first of two words that are written as one without an apostrophe; `nil` if it is one word.
    static func lengthOfHost(in word: some Collection<UInt8>) -> Int? {
        guard let first = word.first, (2...8).contains(word.count), let key = ShortWord(lowercasing: word),
            let length = fused[key]
        else { return nil }
        return (0x41...0x5A).contains(first) && names.contains(key) ? nil : length
    }

    /// Where a word with apostrophes splits into host and clitics, as byte lengths of the parts; one part if it does
    /// not split.
    ///
    /// - Parameter word: in lower case with straight apostrophes.
    static func parts(of word: String) -> [Substring] {
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
        let straight = form.lowercased().replacingCurlyApostrophes
        if straight == "n't" || apostropheClitics.contains(straight) { return true }
        if straight == "'" { return host.hasSuffix("s") || host.hasSuffix("z") }
        return lengthOfHost(in: Array((host + form).utf8)) == host.utf8.count
    }
}

extension String {
    fileprivate var replacingCurlyApostrophes: String {
        utf8.count == count ? self : String(map { $0 == "\u{2019}" ? "'" : $0 })
    }
}

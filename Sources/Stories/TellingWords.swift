/// The words of a telling as hashes.
enum TellingWords {
    /// More words than this tell nothing new.
    private static let limit = 120
    /// Shorter words are mostly grammar. Names and numbers count whatever their length.
    private static let leastLetters = 5
    /// Letters by which forms of one word are known as one: "attack", "attackers", "attacked".
    private static let stem = 5

    /// Sorted, each once; the lowest bit is set in names: words that have a capital wherever they stand.
    static func hashes(of texts: [String]) -> [UInt32] {
        var isName: [UInt32: Bool] = [:]
        scan: for text in texts {
            for word in WordScanner.words(of: text) {
                let isNumber = word.form.utf8.first.map { (48...57).contains($0) } ?? false
                guard word.isName || isNumber || word.form.count >= leastLetters else { continue }
                let hash = hash(String(word.form.prefix(stem))) | 1
                isName[hash] = word.isName && isName[hash, default: true]
                if isName.count == limit { break scan }
            }
        }
        return isName.map { $0.value ? $0.key : $0.key & ~1 }.sorted()
    }

    static func hash(_ text: String) -> UInt32 { UInt32(truncatingIfNeeded: WordHash.of(text.utf8)) }
}

/// Finds paragraphs that say again what another one says.
struct Repetition {
    /// Three words in a row, of each paragraph.
    private var earlier: [(index: Int, shingles: Set<[String]>)] = []

    /// The paragraph that is a repetition, if this one and an earlier one are the same but for their tails: the
    /// shorter of the two.
    mutating func repeated(by text: String, at index: Int) -> Int? {
        let words = text.lowercased().cleanWords.map { $0.trimming { !$0.isLetter && !$0.isNumber } }.filter { !$0.isEmpty }
        guard words.count >= 8 else { return nil }
        let shingles = Set((0..<words.count - 2).map { Array(words[$0..<$0 + 3]) })
        defer { earlier.append((index, shingles)) }
        for candidate in earlier {
            let common = candidate.shingles.intersection(shingles).count
            let smaller = min(candidate.shingles.count, shingles.count)
            if common * 10 >= smaller * 7 { return candidate.shingles.count < shingles.count ? candidate.index : index }
        }
        return nil
    }
}

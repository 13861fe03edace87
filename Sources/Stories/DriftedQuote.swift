/// What one speaker said in the words of several reports that do not agree.
public struct DriftedQuote: Sendable, Equatable {
    /// The words that one report gives.
    public struct Wording: Sendable, Equatable {
        public var text: String
        /// Those who give these words, the earliest first.
        public var reports: [String]
        /// What changed against the first wording: kept words as they are, `[-left out-]`, `{+put in+}`; empty for the
        /// first.
        public var difference: String
    }

    /// A quotation of a report.
    public struct Quote: Sendable, Equatable {
        public var text: String
        /// Whoever says it, where that is known.
        public var speaker: String?
        public var report: String

        public init(text: String, speaker: String?, report: String) {
            self.text = text
            self.speaker = speaker
            self.report = report
        }
    }

    public var speaker: String?
    public var wordings: [Wording]

    /// Shorter quotations are alike by chance.
    private static let leastWords = 4
    /// The share of their words that quotations of one utterance have in common.
    private static let sharedWords = 0.5
    /// More quotations than this are not compared each with each.
    private static let limit = 400

    /// Quotations of one story whose words differ from report to report.
    ///
    /// - Parameter quotes: in the order of the reports.
    public static func found(in quotes: [Quote]) -> [DriftedQuote] {
        var utterances: [(speaker: String?, words: [String], wordings: [(words: [String], Wording)])] = []
        for quote in quotes.prefix(limit) {
            let words = quote.text.split(whereSeparator: \.isWhitespace).map(String.init)
            let bare = words.map(bareWord).filter { !$0.isEmpty }
            guard bare.count >= leastWords else { continue }
            let place = utterances.firstIndex { utterance in
                let isOneSpeaker =
                    utterance.speaker == nil || quote.speaker == nil || utterance.speaker == quote.speaker
                let common = WordDifference.commonCount(utterance.words, bare)
                return isOneSpeaker
                    && Double(common) >= sharedWords * Double(max(utterance.words.count, bare.count))
            }
            guard let place else {
                utterances.append(
                    (quote.speaker, bare, [(words, Wording(text: quote.text, reports: [quote.report], difference: ""))])
                )
                continue
            }
            utterances[place].speaker = utterances[place].speaker ?? quote.speaker
            let same = utterances[place].wordings.firstIndex {
                $0.words.map(bareWord).filter { !$0.isEmpty } == bare
            }
            if let same {
                if !utterances[place].wordings[same].1.reports.contains(quote.report) {
                    utterances[place].wordings[same].1.reports.append(quote.report)
                }
            } else {
                let difference = WordDifference.marked(from: utterances[place].wordings[0].words, to: words)
                utterances[place].wordings.append(
                    (words, Wording(text: quote.text, reports: [quote.report], difference: difference)))
            }
        }
        return utterances.filter { $0.wordings.count > 1 }.map {
            DriftedQuote(speaker: $0.speaker, wordings: $0.wordings.map(\.1))
        }
    }

    /// In lower case, without the marks around it.
    fileprivate static func bareWord(_ word: String) -> String {
        word.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

/// What differs between two sequences of words, by their longest common subsequence.
enum WordDifference {
    /// Words beyond this are not compared: no quotation of news is longer.
    private static let limit = 200

    static func commonCount(_ one: [String], _ other: [String]) -> Int {
        table(Array(one.prefix(limit)), Array(other.prefix(limit)))[0][0]
    }

    static func marked(from one: [String], to other: [String]) -> String {
        let (one, other) = (Array(one.prefix(limit)), Array(other.prefix(limit)))
        let (left, right) = (one.map(DriftedQuote.bareWord), other.map(DriftedQuote.bareWord))
        let table = table(left, right)
        var parts: [String] = []
        var (removed, added): ([String], [String]) = ([], [])
        func close() {
            if !removed.isEmpty { parts.append("[-\(removed.joined(separator: " "))-]") }
            if !added.isEmpty { parts.append("{+\(added.joined(separator: " "))+}") }
            (removed, added) = ([], [])
        }
        var (mine, theirs) = (0, 0)
        while mine < one.count || theirs < other.count {
            if mine < one.count, theirs < other.count, left[mine] == right[theirs] {
                close()
                parts.append(other[theirs])
                mine += 1
                theirs += 1
            } else if theirs == other.count || (mine < one.count && table[mine + 1][theirs] >= table[mine][theirs + 1])
            {
                removed.append(one[mine])
                mine += 1
            } else {
                added.append(other[theirs])
                theirs += 1
            }
        }
        close()
        return parts.joined(separator: " ")
    }

    /// Lengths of the longest common subsequences of the ends.
    private static func table(_ one: [String], _ other: [String]) -> [[Int]] {
        var table = [[Int]](repeating: [Int](repeating: 0, count: other.count + 1), count: one.count + 1)
        for mine in one.indices.reversed() {
            for theirs in other.indices.reversed() {
                table[mine][theirs] =
                    one[mine] == other[theirs]
                    ? table[mine + 1][theirs + 1] + 1 : max(table[mine + 1][theirs], table[mine][theirs + 1])
            }
        }
        return table
    }
}

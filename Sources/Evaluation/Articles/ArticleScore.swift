public import Calendars
public import Reports

/// How well the bodies of articles are found, as Zyte's article extraction benchmark counts: shingles of four words,
/// shares within each page, then means over pages (https://github.com/scrapinghub/article-extraction-benchmark).
public struct ArticleScore: CustomStringConvertible {
    private var precisions: [Double] = []
    private var recalls: [Double] = []
    private var pages = 0
    private var exact = 0
    private var dated = Agreement()
    private var addressed = Agreement()

    private struct Agreement {
        var right = 0
        var all = 0

        var text: String { all == 0 ? "–" : String(tenths: Double(right) / Double(all) * 100) + " % of \(all)" }
    }

    public init() {}

    /// - Parameter stated: the day that the page's metadata state.
    /// - Returns: the page's own F1.
    @discardableResult
    public mutating func add(_ report: Report?, to gold: GoldArticle, stated: CalendarDate?) -> Double {
        pages += 1
        let found = Self.shingles(of: report.map(Self.body) ?? "")
        let wanted = Self.shingles(of: gold.body)
        var common = 0
        for (shingle, count) in found { common += min(count, wanted[shingle] ?? 0) }
        let (foundCount, wantedCount) = (found.values.reduce(0, +), wanted.values.reduce(0, +))
        let isExact = found == wanted
        if isExact { exact += 1 }
        let precision = isExact ? 1 : foundCount == 0 ? 0 : Double(common) / Double(foundCount)
        let recall = isExact ? 1 : wantedCount == 0 ? 0 : Double(common) / Double(wantedCount)
        if foundCount > 0 { precisions.append(precision) }
        if wantedCount > 0 { recalls.append(recall) }
        if let day = gold.published.flatMap({ CalendarDate(iso: $0) }) ?? stated {
            dated.all += 1
            if report?.published == day { dated.right += 1 }
        }
        if let day = gold.url.flatMap({ StatedDate.inURL($0) }) {
            addressed.all += 1
            if let found = report?.published, abs(found.dayNumber - day.dayNumber) <= 1 { addressed.right += 1 }
        }
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    public var f1: Double {
        let (precision, recall) = (Self.mean(precisions), Self.mean(recalls))
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    public var description: String {
        """
        pages      \(pages)
        precision  \(String(tenths: Self.mean(precisions) * 100))
        recall     \(String(tenths: Self.mean(recalls) * 100))
        F1         \(String(tenths: f1 * 100))
        exact      \(String(tenths: Double(exact) / Double(max(pages, 1)) * 100)) %
        day of publication as the metadata state it    \(dated.text)
        day of publication within a day of the URL's   \(addressed.text)
        """
    }

    private static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }

    /// The text of an article: paragraphs, and titles between them.
    public static func body(of report: Report) -> String {
        let bytes = Array(report.text.utf8)
        var parts: [String] = []
        for passage in report.passages {
            let isKept: Bool =
                switch passage.role {
                case .lead, .body, .dateline, .repeated: true
                case .headline: !parts.isEmpty
                case .byline, .caption, .chrome, .correction: false
                }
            if isKept { parts.append(String(decoding: bytes[passage.range], as: UTF8.self)) }
        }
        return parts.joined(separator: "\n\n")
    }

    /// Rows of four words and how often each stands there; a shorter text is one row.
    static func shingles(of text: String) -> [[String]: Int] {
        let words = text.unicodeScalars.split { !isWord($0) }.map { String($0) }
        guard !words.isEmpty else { return [:] }
        var counts: [[String]: Int] = [:]
        for start in 0..<max(1, words.count - 3) {
            counts[Array(words[start..<min(start + 4, words.count)]), default: 0] += 1
        }
        return counts
    }

    /// What Python's `\w` matches: marks that combine with letters are not among it.
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            true
        default: scalar == "_"
        }
    }
}

extension String {
    /// With one digit after the point.
    fileprivate init(tenths value: Double) {
        let tenths = Int((value * 10).rounded())
        self = "\(tenths / 10).\(abs(tenths % 10))"
    }
}

/// The words by which captions, page furniture, bylines and dates are known, in one language.
///
/// One a line: `line TEXT` (a whole line of furniture), `start TEXT` (furniture begins so), `caption TEXT` (a caption
/// begins so), `caption-inside TEXT`, `byline TEXT`, `published TEXT` (before a publication date), and twelve lines
/// `month NAME SHORT …` in order.
public struct RolePhrases: Sendable {
    var lines: Set<String> = []
    var starts: [String] = []
    var captions: [String] = []
    var captionInsides: [String] = []
    var bylines: [String] = []
    var published: [String] = []
    /// Month number by lower-case name.
    var months: [String: Int] = [:]

    /// - Throws: `ReportError` naming the file and line of a mistake.
    public init(parsing text: String, file: String) throws(ReportError) {
        var monthCount = 0
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.cleanWords
            guard let kind = words.first, !kind.hasPrefix("#") else { continue }
            let phrase = words.dropFirst().joined(separator: " ").lowercased()
            guard !phrase.isEmpty else {
                throw ReportError(id: "\(file):\(index + 1)", message: "'\(kind)' needs words after it")
            }
            switch kind {
            case "line": lines.insert(phrase)
            case "start": starts.append(phrase)
            case "caption": captions.append(phrase)
            case "caption-inside": captionInsides.append(phrase)
            case "byline": bylines.append(phrase)
            case "published": published.append(phrase)
            case "month":
                monthCount += 1
                for name in words.dropFirst() { months[name.lowercased()] = monthCount }
            default:
                throw ReportError(
                    id: "\(file):\(index + 1)",
                    message: "'\(kind)' is none of line, start, caption, caption-inside, byline, published, month")
            }
        }
    }
}

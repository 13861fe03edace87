/// The words by which captions, page furniture, bylines and dates are known, in one language.
///
/// A kind and a phrase a line, `#` begins a comment:
///
/// - `line`: a whole line of furniture; `start`: furniture begins so, and one word without a colon only where no
///   sentence follows;
/// - `caption`: a caption begins so; `caption-inside`: holds it; `caption-end`: its last piece, the credit, begins so;
/// - `byline`: a byline begins so, and a name follows; `agency`: stands after a name and a comma, or alone;
/// - `wire`: an agency whose news others print, with its other names after bars;
/// - `correction`: a notice of a mistake in an earlier version begins so;
/// - `label`: stands in capitals with a colon before a sentence, where a place could stand;
/// - `published`: before a date of publication, best first; `time`: may stand beside a date;
/// - `month`, `weekday`: the names of one, in order.
public struct RolePhrases: Sendable {
    var lines: Set<String> = []
    var starts = PhrasePrefixes()
    var captions = PhrasePrefixes()
    var captionInsides: [String] = []
    var captionEnds: [String] = []
    var bylines: [String] = []
    /// Names after which reports are signed, in lower case.
    var agencies: Set<String> = []
    /// The name to give for each name of an agency that others print.
    var wires: [String: String] = [:]
    var corrections = PhrasePrefixes()
    var labels: Set<String> = []
    var published: [String] = []
    /// Words that may stand beside a date: weekdays, "at", "GMT".
    var times: Set<String> = []
    /// Month number by lower-case name.
    var months: [String: Int] = [:]

    /// - Throws: `ReportError` naming the file and line of a mistake.
    public init(parsing text: String, file: String) throws(ReportError) {
        var monthCount = 0
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.cleanWords
            guard let kind = words.first, !kind.hasPrefix("#") else { continue }
            let names = words.dropFirst().map { $0.lowercased() }
            let phrase = names.joined(separator: " ")
            let place = "\(file):\(index + 1)"
            guard !phrase.isEmpty else { throw ReportError(id: place, message: "'\(kind)' needs words after it") }
            switch kind {
            case "line": lines.insert(phrase)
            case "start": starts.append(phrase)
            case "caption": captions.append(phrase)
            case "caption-inside": captionInsides.append(phrase)
            case "caption-end": captionEnds.append(phrase)
            case "byline": bylines.append(phrase)
            case "agency": agencies.insert(phrase)
            case "wire":
                let spellings = words.dropFirst().joined(separator: " ").split(separator: "|").map {
                    $0.cleanWords.joined(separator: " ")
                }
                for spelling in spellings {
                    wires[spelling.lowercased()] = spellings[0]
                    agencies.insert(spelling.lowercased())
                }
            case "correction": corrections.append(phrase)
            case "label": labels.insert(phrase)
            case "published": published.append(phrase)
            case "time", "weekday": times.formUnion(names.map(\.bareWord))
            case "month":
                monthCount += 1
                guard monthCount <= 12 else { throw ReportError(id: place, message: "a 13th month") }
                for name in names { months[name] = monthCount }
            default:
                let kinds =
                    "line, start, caption, caption-inside, caption-end, byline, agency, wire, correction, label, published"
                throw ReportError(id: place, message: "'\(kind)' is none of \(kinds), time, month, weekday")
            }
        }
    }
}

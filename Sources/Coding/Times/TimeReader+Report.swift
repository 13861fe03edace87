import Calendars
import Linguistics
import Reports

extension TimeReader {
    /// What a preposition or conjunction says of the time after it.
    func relation(of word: String) -> TimeMeaning.Relation? {
        for entry in words.entries[word] ?? [] where entry.words.count == 1 {
            if case .relation(let relation) = entry.meaning { return relation }
        }
        return nil
    }

    /// The last full date that a report of unknown publication date states, if some weekday in it agrees: news names the
    /// days of its own week so. `nil` where nothing agrees, for a date alone may be of any time.
    func statedDay(of report: Report, _ document: Document) -> CalendarDate? {
        let text = Array(report.text.utf8)
        let captions = report.passages.filter { $0.role == .caption || $0.role == .headline }.map { passage in
            Self.sentence(String(decoding: text[passage.range], as: UTF8.self), from: passage.range.lowerBound)
        }
        let sentences = captions + document.sentences
        let last = sentences.filter(\.mayHaveYear).flatMap { expressions(in: $0, published: nil) }
            .compactMap { $0.anchor == .stated ? $0.value.day : nil }.max()
        guard let last else { return nil }
        let isConfirmed = sentences.contains { sentence in
            expressions(in: sentence, published: nil).contains { expression in
                expression.anchor != .stated || expression.value.day == nil
                    ? expression.timexes.first?.value.hasPrefix("XXXX-WXX-\(last.weekday)") ?? false : false
            }
        }
        return isConfirmed ? last : nil
    }

    /// A passage that nobody analysed, as bare words.
    private static func sentence(_ text: String, from offset: Int) -> Sentence {
        var tokens: [Token] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            var form = word
            let start = offset + word.utf8.distance(from: text.startIndex, to: word.startIndex)
            var marks: [Token] = []
            while form.count > 1, let mark = form.last, mark.isPunctuation,
                mark != "." || form.dropLast().allSatisfy(\.isNumber)
            {
                form.removeLast()
                let end = start + form.utf8.count
                marks.insert(Token(form: String(mark), range: end..<end + mark.utf8.count), at: 0)
            }
            tokens.append(Token(form: String(form), range: start..<start + form.utf8.count))
            tokens += marks
        }
        return Sentence(tokens: tokens, range: offset..<offset + text.utf8.count)
    }

    /// The time expressions of a report's captions, lead and body.
    public func expressions(in report: Report, _ document: Document) -> [TimeExpression] {
        var context = TimeContext(published: report.published ?? statedDay(of: report, document))
        let text = Array(report.text.utf8)
        let captions = report.passages.filter { $0.role == .caption }.map { passage in
            Self.sentence(String(decoding: text[passage.range], as: UTF8.self), from: passage.range.lowerBound)
        }
        let sentences = (captions + document.sentences).sorted { $0.range.lowerBound < $1.range.lowerBound }
        return sentences.flatMap { expressions(in: $0, context: &context) }
    }
}

extension Sentence {
    /// Whether there are four digits in a word, or a slash, as every full date has.
    fileprivate var mayHaveYear: Bool {
        tokens.contains { $0.form == "/" || $0.form.utf8.count(where: { (48...57).contains($0) }) > 3 }
    }
}

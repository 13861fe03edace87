import Archive
import Reports

/// A report's text with its statements marked in place, a passage at a time.
struct MarkedText {
    private struct Placed {
        var mark: StatementMarks.Mark
        var statement: String
    }

    private let bytes: [UInt8]
    private let marks: [Placed]
    /// Where statements begin, so that links to a sentence find it.
    private let sentences: [(range: Range<Int>, statement: String)]
    /// What hovering says of a mark.
    private let title: (StatementMarks.Mark) -> String

    init(
        _ text: String, _ statements: [(key: String, marks: StatementMarks)],
        title: @escaping (StatementMarks.Mark) -> String
    ) {
        bytes = Array(text.utf8)
        let end = bytes.count
        marks = statements.flatMap { key, marks in
            marks.marks.filter { $0.range.upperBound <= end }.map { Placed(mark: $0, statement: key) }
        }.sorted { one, other in
            // Of two that begin together the longer one stands outside.
            (one.mark.range.lowerBound, -one.mark.range.upperBound)
                < (other.mark.range.lowerBound, -other.mark.range.upperBound)
        }
        sentences = statements.compactMap { key, marks in marks.sentence.map { ($0, key) } }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        self.title = title
    }

    /// The HTML of a passage. Marks never overlap: what lies across the end of another is left to the list beside.
    func html(of passage: Range<Int>) -> String {
        var markup = Markup()
        let passage = passage.clamped(to: 0..<bytes.count)
        var position = passage.lowerBound
        var beginnings = sentences.filter { passage.contains($0.range.lowerBound) }[...]
        var anchored: Set<Int> = []
        func advance(to end: Int) {
            while let next = beginnings.first, next.range.lowerBound < end {
                markup.text(text(position..<max(position, next.range.lowerBound)))
                position = max(position, next.range.lowerBound)
                if anchored.insert(next.range.lowerBound).inserted {
                    markup.element("span", ["id": "b-\(next.range.lowerBound)", "class": "anchor"])
                }
                beginnings = beginnings.dropFirst()
            }
            markup.text(text(position..<max(position, end)))
            position = max(position, end)
        }
        for placed in marks where passage.contains(placed.mark.range.lowerBound) {
            let range = placed.mark.range
            guard range.lowerBound >= position, range.upperBound <= passage.upperBound else { continue }
            advance(to: range.lowerBound)
            // A sentence may begin with its first mark.
            while let next = beginnings.first, next.range.lowerBound <= range.lowerBound {
                if anchored.insert(next.range.lowerBound).inserted {
                    markup.element("span", ["id": "b-\(next.range.lowerBound)", "class": "anchor"])
                }
                beginnings = beginnings.dropFirst()
            }
            markup.element(
                "a",
                [
                    "class": "mark \(placed.mark.part.rawValue)", "href": "#s-\(placed.statement)",
                    "title": title(placed.mark), "data-statement": placed.statement,
                ], text(range))
            position = range.upperBound
        }
        advance(to: passage.upperBound)
        return markup.html
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

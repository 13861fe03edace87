import Calendars
import Coding
import Reports

/// How many of the relations, facts, decisions and numbers of gold texts are found, and how many found are right.
public struct StatementScore: Sendable {
    private var relation = Measure()
    private var fact = Measure()
    private var decision = Measure()
    private var number = Measure()
    /// What was missed or found beyond the gold, a line each.
    public private(set) var misses: [String] = []

    /// - Parameters:
    ///   - bytes: gold in JSON Lines, see `GoldStatements`.
    ///   - file: its name, for errors.
    public init(_ bytes: [UInt8], file: String, _ rapporteur: Rapporteur) throws {
        for text in try GoldStatements.read(bytes, file: file) {
            let published = text.published.flatMap { CalendarDate(iso: $0) }
            let report = Report(id: text.id, body: text.text, published: published)
            let account = rapporteur.read(report).account
            misses += Self.score(text.relations, account.relations, &relation, text.id, Self.fits, \.line)
            misses += Self.score(text.facts, account.facts, &fact, text.id, Self.fits, \.line)
            misses += Self.score(text.decisions, account.decisions, &decision, text.id, Self.fits, \.line)
            misses += Self.score(text.numbers, account.events.flatMap(\.numbers), &number, text.id, Self.fits, \.line)
        }
    }

    /// Counts what agrees, one to one, and tells what does not.
    private static func score<Gold, Found>(
        _ gold: [Gold]?, _ found: [Found], _ measure: inout Measure, _ id: String, _ fits: (Gold, Found) -> Bool,
        _ line: (Found) -> String
    ) -> [String] {
        guard let gold else { return [] }
        var misses: [String] = []
        var left = found
        for wanted in gold {
            if let index = left.firstIndex(where: { fits(wanted, $0) }) {
                left.remove(at: index)
                measure.correct += 1
            } else {
                misses.append("\(id)  missed  \(wanted)")
            }
        }
        for other in left { misses.append("\(id)  beyond  \(line(other))") }
        measure.gold += gold.count
        measure.output += found.count
        return misses
    }

    // MARK: What counts as found

    private static func overlap(_ one: String, _ other: String) -> Bool {
        let (one, other) = (one.lowercased(), other.lowercased())
        return one.contains(other) || other.contains(one)
    }

    private static func fits(_ gold: GoldStatements.Tie, _ found: Relation) -> Bool {
        gold.kind == found.kind && overlap(gold.subject, found.subject.text) && overlap(gold.object, found.object.text)
            && (gold.state == nil || gold.state == found.state.rawValue)
    }

    private static func fits(_ gold: GoldStatements.Property, _ found: Fact) -> Bool {
        guard gold.property == found.property, overlap(gold.subject, found.subject.text) else { return false }
        switch (gold.value, found.value) {
        case (.number(let value), .quantity(let quantity)): return value == quantity.value
        case (.words(let words), .text(let text, _)): return overlap(words, text)
        default: return false
        }
    }

    private static func fits(_ gold: GoldStatements.Vote, _ found: Decision) -> Bool {
        let tally = found.tally.map { "\($0.inFavour)-\($0.against)-\($0.abstaining)" }
        return gold.outcome == found.outcome.rawValue && overlap(gold.body, found.body.text)
            && (gold.tally == nil || gold.tally == tally)
    }

    private static func fits(_ gold: GoldStatements.Number, _ found: Quantity) -> Bool {
        gold.kind == found.kind && gold.value == found.value
    }

    public var table: String {
        var lines = ["            P      R      F1     correct / output / gold"]
        for (name, measure) in [
            ("relations", relation), ("facts    ", fact), ("decisions", decision), ("numbers  ", number),
        ] where measure.gold + measure.output > 0 {
            let figures = [measure.precision, measure.recall, measure.f1].map { figure in
                let thousandths = Int((figure * 1000).rounded())
                return "\(thousandths / 1000).\(String(1000 + thousandths % 1000).dropFirst())"
            }
            lines.append(
                "\(name)   \(figures.joined(separator: "  "))  \(measure.correct) / \(measure.output) / \(measure.gold)"
            )
        }
        return lines.joined(separator: "\n")
    }
}

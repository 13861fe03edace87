import Archive
import Foundation
import Stories

/// Stories as rows or lines.
enum StoryTable {
    private static let widths = [8, 23, 20, 28, 28, 16, 7, 7, 40]

    static func text(of stories: [Story], as format: StatementFormat) throws -> String {
        switch format {
        case .jsonl:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try stories.map { String(decoding: try encoder.encode(StoryLine($0)), as: UTF8.self) + "\n" }
                .joined()
        case .csv:
            let heads = [
                "id", "from", "to", "type", "actors", "recipients", "place", "reports", "independent_sources", "rivals",
            ]
            return ([heads] + stories.map(fields))
                .map { $0.map(StatementTable.quoted).joined(separator: ",") + "\r\n" }.joined()
        case .table:
            guard !stories.isEmpty else { return "nothing found\n" }
            let heads = ["id", "when", "type", "who", "to whom", "where", "reports", "sources", "rivals"]
            return ([heads] + stories.map(cells)).map { StatementTable.line($0, widths) }.joined()
        }
    }

    private static func cells(_ story: Story) -> [String] {
        var fields = fields(story)
        fields[1] = StatementTable.when(story.from, story.to)
        fields.remove(at: 2)
        fields[0] = String(fields[0].prefix(8))
        return fields
    }

    private static func fields(_ story: Story) -> [String] {
        let principal = story.principal
        return [
            story.id, "\(story.from)", "\(story.to)",
            [principal?.type, principal?.mode].compactMap { $0 }.joined(separator: " "),
            (principal?.actors ?? []).joined(separator: "; "), (principal?.recipients ?? []).joined(separator: "; "),
            principal?.place ?? "", "\(Set(story.sources.map(\.report)).count)", "\(story.independentSources.count)",
            rivals(story).joined(separator: "; "),
        ]
    }

    /// `killed 4 | 5`
    static func rivals(_ story: Story) -> [String] {
        story.rivals.map { rival in
            var shown: [String] = []
            for figure in rival.figures where !shown.contains(figure.shown) { shown.append(figure.shown) }
            return "\(rival.kind) \(shown.joined(separator: " | "))"
        } + (story.rivalDates.isEmpty ? [] : ["day " + story.rivalDates.map { "\($0.day)" }.joined(separator: " | ")])
    }
}

extension RivalFigures.Figure {
    /// `>= 12`, `10–15`
    var shown: String {
        func number(_ value: Double) -> String {
            value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
        }
        let mark = comparator == "=" ? "" : comparator + " "
        return mark + number(value) + (upper.map { "–" + number($0) } ?? "")
    }
}

/// The JSON object of a story.
private struct StoryLine: Encodable {
    struct Report: Encodable {
        var report: String
        var version: Int
        var publisher: String?
        var published: String?
        var known: String
        var news: Bool
        var origins: [String]
        var statements: [String]
    }

    struct Figure: Encodable {
        var comparator: String
        var value: Double
        var upper: Double?
        var text: String
        var report: String
        var statement: String
    }

    struct Figures: Encodable {
        var kind: String
        var rivals: Bool
        var figures: [Figure]
    }

    struct Day: Encodable {
        var day: String
        var reports: [String]
    }

    struct Wording: Encodable {
        var text: String
        var reports: [String]
        var difference: String
    }

    struct Quote: Encodable {
        var speaker: String?
        var wordings: [Wording]
    }

    var kind = "story"
    var id: String
    var from: String
    var to: String
    var principal: String?
    var sources: [String]
    var reports: [Report]
    var figures: [Figures]
    var days: [Day]
    var quotes: [Quote]

    init(_ story: Story) {
        id = story.id
        from = story.from.description
        to = story.to.description
        principal = story.principal?.key
        sources = story.independentSources
        reports = story.sources.map {
            Report(
                report: $0.report, version: $0.version, publisher: $0.publisher, published: $0.published?.description,
                known: $0.known.description, news: $0.isNews, origins: $0.origins, statements: $0.statements.map(\.key))
        }
        figures = story.figures.map { group in
            Figures(
                kind: group.kind, rivals: group.areRivals,
                figures: group.figures.map {
                    Figure(
                        comparator: $0.comparator, value: $0.value, upper: $0.upper, text: $0.words, report: $0.report,
                        statement: $0.statement)
                })
        }
        days = story.rivalDates.map { Day(day: $0.day.description, reports: $0.reports) }
        quotes = story.quotes.map { quote in
            Quote(
                speaker: quote.speaker,
                wordings: quote.wordings.map {
                    Wording(text: $0.text, reports: $0.reports, difference: $0.difference)
                })
        }
    }
}

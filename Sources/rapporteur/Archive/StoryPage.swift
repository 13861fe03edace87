import Archive
import Foundation

/// One story in full, for people.
struct StoryPage {
    private let story: Story

    init(_ story: Story) { self.story = story }

    var text: String {
        var out = heading + "\n"
        out += "\nreports\n" + story.sources.map(report).joined()
        if !story.figures.isEmpty { out += "\nfigures\n" + figures }
        if !story.rivalDates.isEmpty {
            out += "\nrival days\n"
            for (day, reports) in story.rivalDates { out += "  \(day)  \(reports.joined(separator: ", "))\n" }
        }
        if !story.quotes.isEmpty { out += "\nquotations whose words differ\n" + quotes }
        return out
    }

    private var heading: String {
        let principal = story.principal
        let what = [principal?.type, principal?.mode].compactMap { $0 }.joined(separator: " ")
        let parties = [principal?.actors ?? [], principal?.recipients ?? []].map {
            $0.isEmpty ? "_" : $0.joined(separator: ", ")
        }
        let place = principal?.place.map { "  \($0)" } ?? ""
        let count = Set(story.sources.map(\.report)).count
        let sources = story.independentSources
        return """
            \(story.id)  \(StatementTable.when(story.from, story.to))\(place)
            \(what)  \(parties[0]) > \(parties[1])
            \(count) report\(count == 1 ? "" : "s"), \(sources.count) independent \
            source\(sources.count == 1 ? "" : "s")\(sources.isEmpty ? "" : ": \(sources.joined(separator: ", "))")
            """
    }

    private func report(_ source: Story.Source) -> String {
        let day = source.published ?? source.known
        var out = "  \(day)  \(source.report)"
        if source.version > 1 { out += " (version \(source.version))" }
        if let publisher = source.publisher { out += "  \(publisher)" }
        out += "  from \(source.origins.joined(separator: ", "))\(source.isNews ? "" : ", recalled")\n"
        var shown: Set<String> = []
        let sentences = source.statements.isEmpty ? [source.lead] : source.statements.map(\.sentence)
        for sentence in sentences where shown.insert(sentence).inserted { out += "    “\(sentence.onOneLine)”\n" }
        return out
    }

    private var figures: String {
        story.figures.map { group in
            var out = "  \(group.kind)\(group.areRivals ? ", rivals" : "")\n"
            for figure in group.figures {
                out += "    \(figure.shown)  “\(figure.words.onOneLine)”  \(figure.report)\n"
            }
            return out
        }.joined()
    }

    private var quotes: String {
        story.quotes.map { quote in
            quote.wordings.enumerated().map { index, wording in
                // Whom nobody names has no name here.
                let speaker = index == 0 ? "  \(quote.speaker.map { "\($0): " } ?? "")" : "    "
                let words = index == 0 ? "“\(wording.text.onOneLine)”" : wording.difference
                return "\(speaker)\(words)  \(wording.reports.joined(separator: ", "))\n"
            }.joined()
        }.joined()
    }
}

extension String {
    fileprivate var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

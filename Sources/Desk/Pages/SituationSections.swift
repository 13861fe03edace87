import Situations

extension Desk {
    /// How much of a section a page shows.
    private struct Extent {
        var lines: Range<Int>
        var sources: Range<Int>
    }

    /// With more lines than these, sections are shown in part.
    private static let mostLines = 60
    private static let linesInPart = 10
    private static let linesOfPage = 50
    private static let sourcesInPart = 3
    private static let sourcesOfPage = 100

    /// The sections of a situation: all, the long ones in part, or the one that is asked for.
    func sections(of situation: Situation, _ question: Question) throws -> [[String: Any]] {
        let words = words(question)
        let asked = try question.choice("section", of: Situation.Section.self)
        let offset = try question.number("offset", in: 0...100_000, otherwise: 0)
        let only = try question["line"].map { _ in try question.number("line", in: 0...100_000, otherwise: 0) }
        let isLong = situation.lines.count > Self.mostLines
        return Situation.Section.allCases.compactMap { section -> [String: Any]? in
            guard asked == nil || asked == section else { return nil }
            let lines = Briefing.ordered(situation.lines(in: section), situation)
            guard !lines.isEmpty else { return nil }
            let extent =
                if asked == nil {
                    Extent(lines: 0..<(isLong ? Self.linesInPart : .max), sources: 0..<Self.sourcesInPart)
                } else if let only {
                    Extent(lines: only..<only + 1, sources: offset..<offset + Self.sourcesOfPage)
                } else {
                    Extent(lines: offset..<offset + Self.linesOfPage, sources: 0..<Self.sourcesInPart)
                }
            let shown = extent.lines.clamped(to: lines.indices)
            func link(_ changes: [String: String?]) -> String { question.link(with: changes) }
            var row: [String: Any] = [
                "id": section.rawValue, "title": words["section_" + section.rawValue], "count": lines.count,
                "lines": shown.map { number -> [String: Any] in
                    var row = self.row(lines[number], extent.sources, question)
                    let others = lines[number].sources.count - extent.sources.count
                    if only == nil, others > 0 {
                        row["others"] = [
                            "says": words.filled("moreSources", others),
                            "link": link(["section": section.rawValue, "line": String(number), "offset": nil]),
                        ]
                    }
                    return row
                },
            ]
            if asked == nil, shown.count < lines.count {
                row["whole"] = [
                    "says": words.filled("showAll", lines.count), "link": link(["section": section.rawValue]),
                ]
            }
            if asked != nil {
                let (count, step) =
                    only.map { $0 < lines.count ? (lines[$0].sources.count, Self.sourcesOfPage) : (0, 1) }
                    ?? (lines.count, Self.linesOfPage)
                var paging = paging(question, offset: offset, limit: step, isMore: offset + step < count)
                paging?["isByRank"] = true
                row["paging"] = paging
            }
            return row
        }
    }

    /// The way back from one section to all of them.
    func wholeLink(_ question: Question) -> String? {
        question["section"].map { _ in question.link(with: ["section": nil, "line": nil, "offset": nil]) }
    }

    private func row(_ line: Situation.Line, _ sources: Range<Int>, _ question: Question) -> [String: Any] {
        let words = words(question)
        var row: [String: Any] = [
            "date": Days.text(line.date?.from, line.date?.to, words), "subject": names.name(line.subject),
            "property": line.property, "value": line.value,
            "sources": line.sources[sources.clamped(to: line.sources.indices)].map { source -> [String: Any] in
                var shown: [String: Any] = [
                    "name": source.report.lastOfPath,
                    "link": question.to("/report", ["name": source.report]) + "#b-\(source.range.lowerBound)",
                    "words": source.quotation,
                ]
                shown["published"] = source.published?.description
                shown["voice"] = source.voice
                return shown
            },
        ]
        row["rule"] = line.rule
        if names.actor(line.subject) != nil { row["subjectLink"] = question.to("/actor", ["id": line.subject]) }
        return row
    }
}

import Calendars
import Coding
import Knowledge
import Foundation
internal import GRDB
import Reports
import Stories

/// Puts a story together from the tellings of an archive.
struct StoryTeller {
    let database: Database
    /// Only what was known by this day.
    let known: Int?

    /// - Parameter withQuotes: whether to compare quotations, which reads the reports' texts.
    /// - Returns: `nil` where no version that counts tells it.
    func story(_ id: Int64, withQuotes: Bool) throws -> Story? {
        var tellings: [Told] = []
        for row in try Row.fetchAll(
            try database.cachedStatement(sql: Self.tellings(isLimited: known != nil)),
            arguments: StatementArguments([id] + (known.map { [Int64($0), Int64($0)] } ?? [])))
        {
            tellings.append(try told(row))
        }
        guard let first = tellings.first,
            let key = try String.fetchOne(database, sql: "SELECT key FROM telling WHERE id = ?", arguments: [id])
        else { return nil }
        let origins = Lineages.origins(of: tellings.map { ($0.publisher, $0.passages) })
        let sources = zip(tellings, origins).map { told, origins in
            var source = told.source
            source.origins = origins
            return source
        }
        let days = tellings.flatMap { $0.source.statements.filter(\.isDay).compactMap(\.from) }
        var story = Story(
            id: key, from: days.min() ?? first.source.known, to: days.max() ?? first.source.known,
            principal: Self.principal(of: sources), sources: sources, independentSources: [],
            figures: RivalFigures.grouped(tellings.flatMap(\.figures)))
        // Whoever only recalls or denies it is no witness that it happened.
        for (source, told) in zip(sources, tellings) where told.asserts {
            for origin in source.origins where !story.independentSources.contains(origin) {
                story.independentSources.append(origin)
            }
        }
        if withQuotes { story.quotes = DriftedQuote.found(in: tellings.flatMap(\.quotes)) }
        return story
    }

    /// In the version of each report that is the newest, or was then.
    private static func tellings(isLimited: Bool) -> String {
        """
        SELECT telling.id AS tellingID, telling.isMain, version.*, report.name AS name
        FROM telling JOIN coding ON coding.id = telling.codingID JOIN version ON version.id = coding.versionID
        JOIN report ON report.id = version.reportID
        WHERE telling.storyID = ? AND version.number = (
            SELECT max(number) FROM version AS later
            WHERE later.reportID = version.reportID\(isLimited ? " AND later.knownDay <= ?" : ""))
            \(isLimited ? "AND version.knownDay <= ?" : "")
        ORDER BY telling.knownDay, coalesce(version.publishedDay, telling.knownDay), telling.rank
        """
    }

    /// A telling with what lineages, figures and quotes need of it.
    private struct Told {
        var source: Story.Source
        var publisher: String
        var passages: [Lineages.Passage]
        var figures: [(kind: String, figure: RivalFigures.Figure)]
        var quotes: [DriftedQuote.Quote]
        var asserts: Bool
    }

    private func told(_ row: Row) throws -> Told {
        let report = Report(row)
        let text = Array(report.text.utf8)
        func string(_ start: Int, _ end: Int) -> String {
            start <= end ? String(decoding: text[(start..<end).clamped(to: 0..<text.count)], as: UTF8.self) : ""
        }
        let statements = try Row.fetchAll(
            try database.cachedStatement(
                sql: """
                    SELECT statement.*, ? AS reportName, ? AS publisher, ? AS publishedDay
                    FROM statement JOIN tellingStatement ON tellingStatement.statementID = statement.id
                    WHERE tellingStatement.tellingID = ? ORDER BY statement.start, statement.id
                    """),
            arguments: [
                report.id, report.publisher, report.published?.dayNumber, row["tellingID"] as Int64,
            ]
        ).map { try ArchivedStatement($0, database) }
        let details = statements.map { StatementDetails(line: $0.line) }
        let lead = report.passages.first { $0.role == .lead }.map { string($0.range.lowerBound, $0.range.upperBound) }
        let publisher =
            details.lazy.compactMap { $0?.publisher }.first ?? report.publisher ?? report.id
        var passages: [Lineages.Passage] = []
        var figures: [(kind: String, figure: RivalFigures.Figure)] = []
        for (statement, details) in zip(statements, details) {
            // A report counts what it says happened, not what somebody denies or plans.
            guard statement.isAsserted else { continue }
            passages.append(.init(text: statement.sentence, credit: details?.credit))
            for (kind, number) in details?.counts ?? [] {
                figures.append(
                    (
                        kind,
                        .init(
                            comparator: number.comparator, value: number.value, upper: number.upper,
                            words: string(number.start, number.end), report: report.id, statement: statement.key)
                    ))
            }
        }
        let asserts = !passages.isEmpty || (statements.isEmpty && lead != nil)
        if passages.isEmpty {
            passages = [.init(text: lead ?? report.text, credit: details.compactMap { $0?.credit }.first)]
        }
        return Told(
            source: Story.Source(
                report: report.id, version: row["number"], publisher: report.publisher, published: report.published,
                known: CalendarDate(dayNumber: row["knownDay"]), isNews: row["isMain"], origins: [],
                statements: statements, lead: lead ?? ""),
            publisher: publisher, passages: passages, figures: figures,
            quotes: row["isMain"] ? Self.quotes(of: report, text, details.compactMap { $0 }) : [], asserts: asserts)
    }

    /// The quotations of a report, with the speakers of the statements that stand in them or beside them.
    private static func quotes(
        of report: Report, _ text: [UInt8], _ details: [StatementDetails]
    ) -> [DriftedQuote.Quote] {
        let spoken = details.flatMap { details -> [(range: Range<Int>, speaker: String)] in
            guard let speaker = details.speakers?.first(where: { $0.how == "direct" })?.name else { return [] }
            return (details.evidence ?? []).filter { $0.field == "quote" && $0.start < $0.end }
                .map { ($0.start..<$0.end, speaker) }
        }
        return Quotation.all(in: text).map { quotation in
            DriftedQuote.Quote(
                text: String(decoding: text[quotation.inner.clamped(to: 0..<text.count)], as: UTF8.self),
                speaker: spoken.first { $0.range.overlaps(quotation.range) }?.speaker, report: report.id)
        }
    }

    /// The first statement that says that something happened between parties, of the first report that has one.
    private static func principal(of sources: [Story.Source]) -> ArchivedStatement? {
        let statements = sources.filter(\.isNews).flatMap(\.statements) + sources.flatMap(\.statements)
        let asserted = statements.filter { $0.isAsserted && $0.kind != .fact }
        return asserted.first {
            !$0.actors.isEmpty && !$0.recipients.isEmpty && $0.type != EventType.statement.rawValue
        }
            ?? asserted.first { $0.type != EventType.statement.rawValue } ?? asserted.first ?? statements.first
    }
}

extension ArchivedStatement {
    var isAsserted: Bool { [Status.occurred.rawValue, Status.ongoing.rawValue].contains(status) }

    /// Dated to one day.
    var isDay: Bool { from != nil && from == to }
}

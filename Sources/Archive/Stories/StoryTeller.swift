import Calendars
import Coding
import Foundation
import Knowledge
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
        SELECT telling.id AS tellingID, telling.isMain, telling.codingID, version.*, report.name AS name
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
        let rows = try Row.fetchAll(
            try database.cachedStatement(
                sql: """
                    SELECT statement.*, ? AS reportName, ? AS publisher, ? AS publishedDay
                    FROM statement JOIN tellingStatement ON tellingStatement.statementID = statement.id
                    WHERE tellingStatement.tellingID = ? ORDER BY statement.start, statement.id
                    """),
            arguments: [
                report.id, report.publisher, report.published?.dayNumber, row["tellingID"] as Int64,
            ])
        let statements = try rows.filter { $0["isStanding"] }.map { try ArchivedStatement($0, database) }
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
        let asserts = !passages.isEmpty || (rows.isEmpty && lead != nil)
        if passages.isEmpty {
            passages = [.init(text: lead ?? report.text, credit: details.compactMap { $0?.credit }.first)]
        }
        return Told(
            source: Story.Source(
                report: report.id, version: row["number"], publisher: report.publisher, published: report.published,
                known: CalendarDate(dayNumber: row["knownDay"]), isNews: row["isMain"], origins: [],
                statements: statements, lead: lead ?? ""),
            publisher: publisher, passages: passages, figures: figures,
            quotes: row["isMain"] ? try quotes(of: report, text, coding: row["codingID"]) : [], asserts: asserts)
    }

    /// The quotations of a report, with their speakers: of the statement that stands in them, else of one in their sentence.
    private func quotes(of report: Report, _ text: [UInt8], coding: Int64) throws -> [DriftedQuote.Quote] {
        let lines = try String.fetchAll(
            try database.cachedStatement(
                sql: "SELECT line FROM statement WHERE codingID = ? AND isStanding ORDER BY start, id"),
            arguments: [coding])
        let details = lines.compactMap { StatementDetails(line: $0) }
        return Quotation.all(in: text).map { quotation in
            DriftedQuote.Quote(
                text: String(decoding: text[quotation.inner.clamped(to: 0..<text.count)], as: UTF8.self),
                speaker: details.lazy.compactMap { $0.speaker(ofQuote: quotation.range) }.first
                    ?? details.lazy.compactMap { $0.speaker(inSentenceOf: quotation.range) }.first, report: report.id)
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

public import Calendars
public import Coding
import Foundation

/// An event or relation on its way out, with what its report tells beside it.
public struct ExportRecord: Sendable {
    public enum Statement: Sendable, Equatable {
        case event(Event)
        case relation(Relation)
    }

    public var statement: Statement
    /// The sentence that says it, or the remark of the row that it was imported from.
    public var words: String
    public var publisher: String?
    public var published: CalendarDate?
    /// The row that it was imported from.
    var row: ImportedRow?

    /// - Parameter sentence: the words of the report; of an imported row, all of it.
    public init(
        _ statement: Statement, sentence: String, publisher: String? = nil, published: CalendarDate? = nil
    ) {
        self.statement = statement
        self.publisher = publisher
        self.published = published
        let report =
            switch statement {
            case .event(let event): event.report
            case .relation(let relation): relation.report
            }
        row = ImportFormat(ofReport: report).flatMap { ImportedRow(format: $0, text: sentence) }
        words = row.map { $0.remark } ?? sentence.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Reads a line of `docs/event-format.md`.
    ///
    /// - Returns: `nil` for facts and decisions, which no outside format has.
    /// - Throws: `DecodingError` where the line is no statement.
    public init?(
        line: String, isRelation: Bool, sentence: String, publisher: String? = nil, published: CalendarDate? = nil,
        decoder: JSONDecoder = JSONDecoder()
    ) throws {
        let data = Data(line.utf8)
        let statement: Statement =
            isRelation
            ? .relation(try decoder.decode(Relation.self, from: data))
            : .event(try decoder.decode(Event.self, from: data))
        self.init(statement, sentence: sentence, publisher: publisher, published: published)
    }
}

import Calendars
import Knowledge
import Linguistics
import Reports

/// The whole way from a report to its account: language analysis and coding with one knowledge folder.
public struct Rapporteur: Sendable {
    public let analyzer: Analyzer
    public let coder: Coder

    public var knowledge: KnowledgeBase { coder.knowledge }

    /// Loads the language model and the knowledge.
    ///
    /// - Throws: `KnowledgeError`, or the analyzer's error when the model cannot be read.
    public init(folder: KnowledgeFolder, language: String = "en") throws {
        analyzer = try Analyzer(model: folder.model(language: language))
        coder = try Coder(try KnowledgeBase(try folder.files()))
    }

    /// Codes a report, and returns the analysis beside the account for those who want to explain it.
    public func read(_ report: Report) -> (account: Account, document: Document) {
        let document = analyzer.analyze(report.text, paragraphs: Coder.paragraphs(of: report))
        return (coder.code(report, document), document)
    }

    /// Codes plain sentences as if they were the body of a report.
    public func read(text: String, published: CalendarDate? = nil, id: String = "text") -> Account {
        let body = Passage(role: .body, range: 0..<text.utf8.count)
        return read(Report(id: id, text: text, passages: [body], published: published)).account
    }
}

import Calendars
import Knowledge
import Linguistics
import Reports

/// The whole way from bytes to an account: reader, language analysis and coder with one knowledge folder.
public struct Rapporteur: Sendable {
    public let knowledge: KnowledgeBase
    public let reader: ReportReader
    public private(set) var analyzer: Analyzer
    public let coder: Coder

    /// Loads the language model and the knowledge.
    ///
    /// - Parameter charset: the charset of reports that are not UTF-8 and do not say.
    /// - Throws: `KnowledgeError`, `GazetteerError`, or the analyzer's error when the model cannot be read.
    public init(
        folder: KnowledgeFolder, language: String = "en", charset: String? = nil, tier: LanguageModel.Tier = .accurate
    ) throws {
        let (network, coding) = sideBySide {
            Result { try Analyzer(model: folder.model(language: language), tier: tier) }
        } _: {
            Result { try Self.coding(from: folder) }
        }
        (knowledge, coder) = try coding.get()
        analyzer = try network.get()
        let phrases = try Self.rolePhrases(of: knowledge, language: language)
        reader = ReportReader(phrases: phrases, charset: charset)
    }

    /// All that coding needs but the language model.
    ///
    /// - Throws: `KnowledgeError` or `GazetteerError`.
    public static func coding(from folder: KnowledgeFolder) throws -> (knowledge: KnowledgeBase, coder: Coder) {
        let files = try folder.files()
        let (places, known) = sideBySide {
            Result { () throws(GazetteerError) in try folder.gazetteer(beside: files) }
        } _: {
            Result { () throws(KnowledgeError) in try KnowledgeBase(files) }
        }
        let knowledge = try known.get()
        return (knowledge, try Coder(knowledge, gazetteer: try places.get()))
    }

    /// The same with a memory for sentences that stand word for word in many reports, for who reads many. The accounts are
    /// the same.
    ///
    /// - Parameter bytes: how much it may remember, about.
    public func remembering(bytes: Int = 64 << 20) -> Rapporteur {
        var copy = self
        copy.analyzer = analyzer.remembering(bytes: bytes)
        return copy
    }

    /// The words by which captions, page furniture and dates are known.
    public static func rolePhrases(of knowledge: KnowledgeBase, language: String = "en") throws -> RolePhrases {
        let cues = knowledge.texts(in: "languages/\(language)/roles")
        return try RolePhrases(
            parsing: cues.map(\.text).joined(separator: "\n"), file: cues.map(\.file).joined(separator: "+"))
    }

    /// Codes a report, and returns the analysis beside the account for those who want to explain it.
    ///
    /// - Parameter isTraced: whether the account says of sentences without events why they have none.
    public func read(_ report: Report, isTraced: Bool = false) -> (account: Account, document: Document) {
        let document = analyzer.analyze(report.text, paragraphs: Coder.paragraphs(of: report))
        return (coder.code(report, document, isTraced: isTraced), document)
    }

    /// How many reports are best analysed together.
    public static let batchSize = 8

    /// Codes reports together, which is faster than one by one and gives the same accounts.
    public func accounts(of reports: [Report]) -> [Account] {
        let documents = analyzer.analyze(reports.map { ($0.text, Coder.paragraphs(of: $0)) })
        return zip(reports, documents).map { coder.code($0, $1) }
    }

    /// What a report says of time.
    public func times(in report: Report) -> [TimeExpression] {
        coder.times.expressions(in: report, analyzer.analyze(report.text, paragraphs: Coder.paragraphs(of: report)))
    }

    /// Codes plain sentences as if they were the body of a report.
    public func read(text: String, published: CalendarDate? = nil, id: String = "text") -> Account {
        read(Report(id: id, body: text, published: published)).account
    }
}

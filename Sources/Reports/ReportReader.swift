/// Reads plain text and HTML. Pure: the same bytes give the same report.
public struct ReportReader: Sendable {
    private let phrases: RolePhrases
    private let charset: String?

    /// The most bytes that one report may have; more is a mistake, such as a whole corpus in one file.
    static let textLimit = 10 << 20
    static let pageLimit = 50 << 20

    /// - Parameters:
    ///   - phrases: the words by which captions, page furniture and dates are known.
    ///   - charset: the charset of reports without byte order mark; `nil` takes what a page declares, else UTF-8.
    public init(phrases: RolePhrases, charset: String? = nil) {
        self.phrases = phrases
        self.charset = charset
    }

    /// Reads one report; whether it is HTML, its content says.
    ///
    /// - Throws: `ReportError` for bytes that are no report: binary data, another charset, nothing at all, too much.
    public func read(_ bytes: [UInt8], id: String) throws(ReportError) -> Report {
        if let kind = Self.binaryKind(bytes) {
            throw ReportError(id: id, message: "\(kind), not text or HTML: extract its text first")
        }
        let isPage = HTMLPage.isLikely(bytes)
        try Self.check(bytes.count, against: isPage ? Self.pageLimit : Self.textLimit, id: id)
        var draft: Draft
        if isPage {
            draft = try HTMLPage.draft(of: bytes, charset: charset, phrases: phrases, id: id)
        } else {
            draft = PlainText.draft(of: try Charset.text(bytes, named: charset, id: id))
        }
        guard !draft.blocks.isEmpty else { throw ReportError(id: id, message: "holds no text") }
        RoleAssignment(phrases: phrases).assign(&draft)
        let report = draft.report(id: id, phrases: phrases)
        try Self.check(report.text.utf8.count, against: Self.textLimit, id: id)
        return report
    }

    private static func check(_ count: Int, against limit: Int, id: String) throws(ReportError) {
        guard count > limit else { return }
        let size = (count + (1 << 20) - 1) >> 20
        throw ReportError(id: id, message: "\(size) MB is no single report: limit \(limit >> 20) MB; split it first")
    }

    /// What binary bytes are, by their first bytes or by a zero byte.
    private static func binaryKind(_ bytes: [UInt8]) -> String? {
        let signatures: [(String, [UInt8])] = [
            ("a PDF", Array("%PDF-".utf8)), ("a ZIP or Office file", Array("PK\u{3}\u{4}".utf8)),
            ("gzipped data", [0x1F, 0x8B]), ("a PNG picture", [0x89, 0x50, 0x4E, 0x47]),
            ("a JPEG picture", [0xFF, 0xD8, 0xFF]), ("Zstandard data", [0x28, 0xB5, 0x2F, 0xFD]),
        ]
        for (name, signature) in signatures where bytes.starts(with: signature) { return name }
        let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        if !isWide, let zero = bytes.prefix(1 << 16).firstIndex(of: 0) { return "binary data (a zero at byte \(zero))" }
        return nil
    }
}

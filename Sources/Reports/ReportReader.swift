/// Reads news in every form in which it comes. Pure: the same bytes give the same reports.
public struct ReportReader: Sendable {
    let phrases: RolePhrases
    let charset: String?

    /// The most bytes that the text of one report may have; more is a mistake, such as a whole corpus in one file.
    static let textLimit = 10 << 20
    static let pageLimit = 50 << 20

    /// - Parameters:
    ///   - phrases: the words by which captions, page furniture and dates are known.
    ///   - charset: the charset of reports without byte order mark; `nil` takes what is valid, declared, or likely.
    public init(phrases: RolePhrases, charset: String? = nil) {
        self.phrases = phrases
        self.charset = charset
    }

    /// Reads one text or page; which it is, its content says.
    ///
    /// - Throws: `ReportError` for bytes that are no report: binary data, nothing at all, too much.
    public func read(_ bytes: [UInt8], id: String) throws(ReportError) -> Report {
        try report(from: StoredReport(content: .bytes(bytes, charset: nil)), id: id)
    }

    /// All bytes of a source that may be packed.
    public static func unpacked(_ source: any ByteSource, id: String) throws(ReportError) -> [UInt8] {
        let source = try Compression.unpacked(source, id: id)
        var bytes: [UInt8] = []
        while let more = try source.next() { bytes += more }
        return bytes
    }

    /// The reports in a stream of bytes, one after the other; gzip and Zstandard are unpacked on the way.
    ///
    /// - Parameters:
    ///   - id: names the stream in errors, and reports that have no name of their own.
    ///   - format: the form; `nil` looks at the content.
    ///   - textColumn: the column of a table that holds the text, by name or by number from 1 on.
    public func reports(
        in source: any ByteSource, id: String, format: InputFormat? = nil, textColumn: String? = nil
    ) -> ReportStream {
        ReportStream(self, source, id: id, format: format, textColumn: textColumn)
    }

    /// Reads what a record holds. What the record says of the report goes before what its page says.
    func report(from stored: StoredReport, id: String) throws(ReportError) -> Report {
        var (draft, repairs) = try draft(of: stored.content, id: id)
        draft.url = stored.url ?? draft.url
        draft.published = stored.published.flatMap { phrases.statedDate($0) } ?? draft.published
        draft.publisher = stored.publisher ?? draft.publisher
        draft.language = stored.language ?? draft.language
        draft.byline = stored.byline ?? draft.byline
        if let title = stored.title?.cleanWords.joined(separator: " "), !title.isEmpty {
            draft.title = title
            let isThere = draft.blocks.contains { !$0.isAside && $0.text == title }
            if !isThere { draft.blocks.insert(Draft.Block(CleanText(title), role: .headline), at: 0) }
        }
        guard draft.blocks.contains(where: { !$0.isAside }) else {
            throw ReportError(id: id, message: "holds no text", reason: .empty)
        }
        RoleAssignment(phrases: phrases).assign(&draft)
        if draft.published == nil { draft.published = draft.url.flatMap { StatedDate.inURL($0) } }
        var report = draft.report(id: id, phrases: phrases)
        report.byline = report.byline ?? Self.byline(of: report)
        report.agencies = SourceChain.agencies(of: report, phrases: phrases)
        report.repairs = repairs
        try Self.check(report.text.utf8.count, against: Self.textLimit, id: id)
        return report
    }

    private func draft(
        of content: StoredReport.Content, id: String
    ) throws(ReportError) -> (draft: Draft, repairs: Int) {
        switch content {
        case .text(let text):
            // Extractors leave markup in what they call text, or put it there.
            let bytes = Array(text.utf8)
            try Self.check(bytes.count, against: Self.textLimit, id: id)
            if HTMLPage.isLikely(text.prefix(1024)) {
                return (HTMLPage.draft(of: UTF8Repair.repaired(bytes, from: 0), isFragment: true, phrases: phrases), 0)
            }
            return (PlainText.draft(of: bytes), 0)
        case .markup(let text):
            return (
                HTMLPage.draft(
                    of: UTF8Repair.repaired(Array(text.utf8), from: 0), isFragment: true, phrases: phrases), 0
            )
        case .page(let bytes, let declared): return try page(bytes, declared: declared, id: id)
        case .bytes(let bytes, let declared):
            if let kind = BinaryData.kind(of: bytes[...]) {
                throw ReportError(
                    id: id, message: "\(kind), not text or HTML: extract its text first", reason: .binary)
            }
            let head = String(decoding: bytes.prefix(4096).lazy.filter { $0 != 0 }, as: UTF8.self)
            let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
            if HTMLPage.isLikely(start) { return try page(bytes, declared: declared, id: id) }
            return try plain(bytes, declared: declared, id: id)
        case .plain(let bytes): return try plain(bytes, declared: nil, id: id)
        }
    }

    private func plain(
        _ bytes: [UInt8], declared: String?, id: String
    ) throws(ReportError) -> (draft: Draft, repairs: Int) {
        try Self.check(bytes.count, against: Self.textLimit, id: id)
        let text = try Charset.decode(bytes, named: charset, declared: declared, id: id)
        var draft = PlainText.draft(of: text.bytes)
        draft.follow(text)
        return (draft, text.repairs)
    }

    private func page(
        _ bytes: [UInt8], declared: String?, id: String
    ) throws(ReportError) -> (draft: Draft, repairs: Int) {
        try Self.check(bytes.count, against: Self.pageLimit, id: id)
        let text = try Charset.decode(
            bytes, named: charset, declared: declared ?? Charset.declared(in: bytes), id: id)
        var draft = HTMLPage.draft(of: text, phrases: phrases)
        draft.follow(text)
        return (draft, text.repairs)
    }

    private static func byline(of report: Report) -> String? {
        guard let passage = report.passages.first(where: { $0.role == .byline }) else { return nil }
        return String(decoding: Array(report.text.utf8)[passage.range], as: UTF8.self)
    }

    private static func check(_ count: Int, against limit: Int, id: String) throws(ReportError) {
        guard count > limit else { return }
        throw .tooLarge(count, limit: limit, id: id)
    }
}

extension Draft {
    /// Leads offsets on from the decoded text to its bytes.
    fileprivate mutating func follow(_ text: DecodedText) {
        if text.isVerbatim, text.map?.pieces.first?.source.lowerBound ?? 0 == 0 { return }
        for index in blocks.indices {
            blocks[index].map = text.map.map { blocks[index].map.followed(by: $0) } ?? SourceMap()
        }
    }
}

/// What a record holds of a report: fields as the record gives them, before anything is read out of the content.
struct StoredReport {
    var id: String?
    var url: String?
    var title: String?
    /// As written.
    var published: String?
    var publisher: String?
    var byline: String?
    var language: String?
    var content: Content

    enum Content {
        /// Text or a page, by its looks; the charset is the one that its server declared.
        case bytes([UInt8], charset: String?)
        /// Text, whatever it looks like.
        case plain([UInt8])
        /// A whole page.
        case page([UInt8], charset: String?)
        /// Text that is decoded already.
        case text(String)
        /// A part of a page, all of which is the report.
        case markup(String)
    }
}

/// Takes records out of a stream, one after the other.
protocol RecordReader {
    /// The next record or what is wrong with it; `nil` at the end.
    mutating func next(_ input: inout ByteReader) -> Result<StoredReport, ReportError>?
}

extension RecordReader {
    /// More than any record has.
    static var recordLimit: Int { 64 << 20 }
}

/// A file that is one report.
struct WholeFile: RecordReader {
    private let id: String
    /// What the user says that it is; `nil` takes it as it looks.
    private let format: InputFormat?
    private var isRead = false

    init(id: String, format: InputFormat?) {
        self.id = id
        self.format = format
    }

    mutating func next(_ input: inout ByteReader) -> Result<StoredReport, ReportError>? {
        guard !isRead else { return nil }
        isRead = true
        switch input.rest(limit: Self.recordLimit) {
        case .tooLong(let count): return .failure(.tooLarge(count, limit: Self.recordLimit, id: id))
        // The stream tells of packings that were cut before anything came.
        case .whole(let bytes) where bytes.isEmpty && input.failure != nil: return nil
        case .whole(let bytes):
            switch format {
            case .html?: return .success(StoredReport(content: .page(bytes, charset: nil)))
            case .text?: return .success(StoredReport(content: .plain(bytes)))
            default: return .success(StoredReport(content: .bytes(bytes, charset: nil)))
            }
        }
    }
}

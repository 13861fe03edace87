/// The reports in a stream of bytes, in order, and what is wrong with those that cannot be read. Holds one record at a
/// time.
public struct ReportStream: Sequence, IteratorProtocol {
    private let reader: ReportReader
    private let id: String
    private let format: InputFormat?
    private let textColumn: String?
    private let source: any ByteSource
    private var input: ByteReader?
    private var records: (any RecordReader)?
    private var count = 0
    private var isOver = false

    init(_ reader: ReportReader, _ source: any ByteSource, id: String, format: InputFormat?, textColumn: String?) {
        self.reader = reader
        self.source = source
        self.id = id
        self.format = format
        self.textColumn = textColumn
    }

    /// Bytes of the unpacked stream that were read.
    public var position: Int { input?.position ?? 0 }

    /// The next report, or why there is none in the next record; `nil` at the end.
    public mutating func next() -> Result<Report, ReportError>? {
        guard !isOver else { return nil }
        if records == nil, let fault = start() {
            isOver = true
            return .failure(fault)
        }
        guard var input, var records else { return nil }
        self.input = nil
        let record = records.next(&input)
        self.records = records
        self.input = input
        switch record {
        case .success(let stored)?:
            count += 1
            do {
                return .success(try reader.report(from: stored, id: name(of: stored)))
            } catch {
                return .failure(error)
            }
        case .failure(let fault)?:
            count += 1
            return .failure(fault)
        case nil:
            isOver = true
            if let failure = input.failure { return .failure(failure) }
            if count == 0 { return .failure(ReportError(id: id, message: "holds no text", reason: .empty)) }
            return nil
        }
    }

    private func name(of stored: StoredReport) -> String {
        if records is WholeFile { return id }
        return stored.id ?? stored.url ?? "\(id)#\(count)"
    }

    /// Looks at what comes and chooses who reads it.
    private mutating func start() -> ReportError? {
        do throws(ReportError) {
            var input = ByteReader(try Compression.unpacked(source, id: id))
            var head = input.peek(1 << 13)
            // Wide characters are not read by bytes: such files are decoded whole.
            if format != .warc, head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
                guard case .whole(let bytes) = input.rest(limit: ReportReader.pageLimit) else {
                    return ReportError(
                        id: id, message: "too much UTF-16 for one piece: convert it to UTF-8", reason: .tooLarge)
                }
                let text = try Charset.decode(bytes, id: id)
                let kind = InputFormat(beginningWith: text.bytes.prefix(1 << 13), textColumn: textColumn)
                let isWhole = [.text, .html, nil].contains(format ?? kind)
                input = ByteReader(MemorySource(isWhole ? bytes : text.bytes))
                head = text.bytes.prefix(1 << 13)
            }
            records = chosen(InputFormat(beginningWith: head, textColumn: textColumn))
            self.input = input
            return nil
        } catch {
            return error
        }
    }

    private func chosen(_ found: InputFormat?) -> any RecordReader {
        switch format ?? found {
        case .warc?: WARC(id: id)
        case .feed?: Feed(id: id, charset: reader.charset)
        case .jsonl?: JSONRecords(id: id, charset: reader.charset)
        case .csv?: CSVTable(id: id, charset: reader.charset, textColumn: textColumn)
        case .html?: WholeFile(id: id, format: .html)
        case .text?, nil: WholeFile(id: id, format: format)
        }
    }
}

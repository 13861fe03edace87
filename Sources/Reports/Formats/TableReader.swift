/// The rows of a table, one at a time, for those who read tables that hold no reports: each row in UTF-8 with its line,
/// or why it cannot be used. A row that is broken never stops the rows after it.
public struct TableReader: Sequence, IteratorProtocol {
    /// How fields are set apart.
    public enum Form: Sendable, Equatable {
        /// RFC 4180: fields may be quoted; the separator is the comma, semicolon or tab that the first line has most of.
        case quoted
        /// Tabs, and no quotes.
        case tabs
    }

    public struct Row: Sendable, Equatable {
        /// 1-based, where the row begins.
        public var line: Int
        public var fields: [String]
        /// The row was no UTF-8, and was read as Windows-1252.
        public var isGuessed: Bool
    }

    /// The most bytes that a row may have.
    public static let rowLimit = 1 << 20
    /// After so many quotes that are never closed, the file is quoted in another way.
    private static let unclosedLimit = 64

    private let name: String
    private let form: Form
    private let charset: String?
    private var input: ByteReader
    private var separator = UInt8(ascii: "\t")
    private var line = 1
    private var unclosed = 0
    private var isOver = false

    /// - Parameters:
    ///   - name: names the table in errors: `name:line: …`.
    ///   - charset: of a table that is not UTF-8; `nil` reads rows that are no UTF-8 as Windows-1252.
    /// - Throws: `ReportError` for what is no table: binary data, UTF-16, nothing at all, an unknown charset.
    public init(_ source: any ByteSource, name: String, form: Form, charset: String? = nil) throws(ReportError) {
        self.name = name
        self.form = form
        self.charset = charset
        input = ByteReader(try Compression.unpacked(source, id: name))
        let head = input.peek(1 << 16)
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            throw ReportError(id: name, message: "is UTF-16: save it as UTF-8 first", reason: .malformed)
        }
        let zeros = head.count { $0 == 0 }
        let kind = BinaryData.kind(of: head.filter { $0 != 0 }[...])
        if let kind = kind ?? (zeros * 100 > head.count ? "binary data" : nil) {
            throw ReportError(id: name, message: "\(kind), not a table", reason: .binary)
        }
        guard head.contains(where: { $0 > 32 }) else {
            if let failure = input.failure { throw failure }
            throw ReportError(id: name, message: "holds no rows", reason: .empty)
        }
        if charset != nil { _ = try Charset.decode(Array(head), named: charset, id: name) }
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { input.skip(3) }
        if form == .quoted { separator = Self.separator(of: head.prefix { $0 != 10 && $0 != 13 }) }
    }

    private static func separator(of line: ArraySlice<UInt8>) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        return candidates.max { one, other in line.count { $0 == one } < line.count { $0 == other } } ?? candidates[0]
    }

    /// The next row that holds something.
    public mutating func next() -> Result<Row, ReportError>? {
        while !isOver {
            let start = line
            guard let piece = form == .tabs ? plainFields() : quotedFields() else {
                isOver = true
                return input.failure.map { .failure($0) }
            }
            switch piece {
            case .failure(let fault): return .failure(fault.error(name, line: start))
            case .success(let fields):
                if fields.allSatisfy({ $0.allSatisfy { $0 <= 32 } }) { continue }
                return row(fields, start)
            }
        }
        return nil
    }

    private func row(_ fields: [[UInt8]], _ start: Int) -> Result<Row, ReportError> {
        if fields.contains(where: { $0.contains(0) }) { return .failure(Fault.zero.error(name, line: start)) }
        var isGuessed = false
        var texts: [String] = []
        texts.reserveCapacity(fields.count)
        for field in fields {
            if charset == nil, let text = String(validating: field, as: UTF8.self) {
                texts.append(text)
                continue
            }
            isGuessed = isGuessed || charset == nil
            guard let text = try? Charset.decode(field, named: charset ?? "windows-1252", id: name) else { continue }
            texts.append(String(decoding: text.bytes, as: UTF8.self))
        }
        return .success(Row(line: start, fields: texts, isGuessed: isGuessed))
    }

    // MARK: Bytes

    private enum Fault: Error {
        case tooLong(Int)
        case unclosed
        case tooManyUnclosed
        case zero

        func error(_ name: String, line: Int) -> ReportError {
            let message =
                switch self {
                case .tooLong(let count):
                    "\(count >> 20) MB are no row (limit \(TableReader.rowLimit >> 20) MB)"
                case .unclosed: "a quote is opened and not closed"
                case .tooManyUnclosed: "quotes are never closed; nothing more was read: is the table quoted otherwise?"
                case .zero: "holds a zero byte"
                }
            return ReportError(id: "\(name):\(line)", message: message, reason: .malformed)
        }
    }

    private mutating func plainFields() -> Result<[[UInt8]], Fault>? {
        guard let piece = input.line(limit: Self.rowLimit) else { return nil }
        line += 1
        switch piece {
        case .tooLong(let count): return .failure(.tooLong(count))
        case .whole(var bytes):
            if bytes.last == 13 { bytes.removeLast() }
            return .success(bytes.split(separator: separator, omittingEmptySubsequences: false).map(Array.init))
        }
    }

    private mutating func quotedFields() -> Result<[[UInt8]], Fault>? {
        guard input.byte(at: 0) != nil else { return nil }
        let quote = UInt8(ascii: "\"")
        var fields: [[UInt8]] = []
        var field: [UInt8] = []
        var (length, lines) = (0, 0)
        var isQuoted = false
        var wasQuoted = false
        while let byte = input.byte(at: length) {
            length += 1
            if length > Self.rowLimit { return .failure(passFirstLine()) }
            if byte == 10 { lines += 1 }
            if isQuoted {
                if byte != quote {
                    field.append(byte)
                } else if input.byte(at: length) == quote {
                    field.append(quote)
                    length += 1
                } else {
                    isQuoted = false
                }
            } else if byte == quote, field.isEmpty, !wasQuoted {
                isQuoted = true
                wasQuoted = true
            } else if byte == separator {
                fields.append(field)
                field = []
                wasQuoted = false
            } else if byte == 10 {
                break
            } else if byte != 13 || (input.byte(at: length) ?? 10) != 10 {
                field.append(byte)
            }
        }
        if isQuoted { return .failure(passFirstLine()) }
        input.skip(length)
        line += Swift.max(lines, 1)
        fields.append(field)
        return .success(fields)
    }

    /// After a quote that is not closed only its own line is lost.
    private mutating func passFirstLine() -> Fault {
        let piece = input.line(limit: Self.rowLimit)
        line += 1
        if case .tooLong(let count)? = piece { return .tooLong(count) }
        unclosed += 1
        guard unclosed <= Self.unclosedLimit else {
            isOver = true
            return .tooManyUnclosed
        }
        return .unclosed
    }
}

/// RSS 0.9 to 2.0 and Atom, an item at a time, so that one broken item spoils no other.
struct Feed: RecordReader {
    private let id: String
    private let charset: String?
    private var declared: String?
    private var publisher: String?
    private var language: String?
    /// The name of an item's element, with its prefix; `nil` before the feed's head is read.
    private var name: [UInt8]?
    private var count = 0

    private static let headLimit = 1 << 20

    init(id: String, charset: String?) {
        self.id = id
        self.charset = charset
    }

    static func isLikely(_ start: Substring) -> Bool {
        guard start.first == "<" else { return false }
        let lower = start.lowercased()
        return ["<rss", "<feed", "<rdf:rdf", "<atom:feed"].contains { mark in
            guard let end = lower.end(ofPhrase: mark), end < lower.endIndex else { return false }
            return lower[end].isWhitespace || lower[end] == ">"
        }
    }

    mutating func next(_ input: inout ByteReader) -> Result<StoredReport, ReportError>? {
        if name == nil { readHead(&input) }
        guard let name, !name.isEmpty else { return nil }
        let open = [UInt8(ascii: "<")] + name
        while true {
            // What stands before an item is dropped, however long.
            guard let before = input.piece(through: open, limit: 0, isDelimiterKept: true), case .tooLong = before,
                let next = input.byte(at: 0)
            else { return nil }
            guard next <= 32 || next == UInt8(ascii: ">") else { continue }
            let position = input.position - open.count
            count += 1
            let place = "item \(count) (byte \(position))"
            return item(&input, open, place)
        }
    }

    private mutating func readHead(_ input: inout ByteReader) {
        var size = 1 << 14
        while size <= Self.headLimit {
            let head = Array(input.peek(size))
            if let item = Self.itemName(in: head) {
                name = item.name
                declared = Charset.declared(in: Array(head.prefix(256)))
                let channel = FeedField.head(in: Array(head[..<item.start]), charset: charset, declared: declared)
                publisher = channel.first { $0.name == "title" }?.text
                language = channel.first { $0.name == "language" || $0.name == "lang" }?.text
                return
            }
            if head.count < size { break }
            size *= 4
        }
        name = []
    }

    /// The first element called item or entry.
    private static func itemName(in head: [UInt8]) -> (name: [UInt8], start: Int)? {
        var index = 0
        while let start = head[index...].firstIndex(of: UInt8(ascii: "<")) {
            let name = head[(start + 1)...].prefix { $0 > 32 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
            let local = String(decoding: name, as: UTF8.self).split(separator: ":").last ?? ""
            if local == "item" || local == "entry", name.endIndex < head.count { return (Array(name), start) }
            index = start + 1
        }
        return nil
    }

    private func item(_ input: inout ByteReader, _ open: [UInt8], _ place: String) -> Result<StoredReport, ReportError>
    {
        let close = Array("</".utf8) + open.dropFirst()
        var bytes = open
        // The end of an item may be quoted in a section of its text.
        repeat {
            switch input.piece(through: close, limit: Self.recordLimit) {
            case nil: return .failure(ReportError(id: id, message: "\(place): does not end", reason: .damaged))
            case .tooLong(let size)?: return .failure(.tooLarge(size, limit: Self.recordLimit, id: id, place))
            case .whole(let more)?:
                guard more.suffix(close.count).elementsEqual(close) else {
                    return .failure(ReportError(id: id, message: "\(place): does not end", reason: .damaged))
                }
                bytes += more
            }
        } while Self.isSectionOpen(at: bytes) && bytes.count < Self.recordLimit
        bytes.append(UInt8(ascii: ">"))
        let fields = FeedField.all(in: bytes, charset: charset, declared: declared)
        guard let stored = report(fields) else {
            let fault = fields.isEmpty ? ("is no XML", ReportError.Reason.malformed) : ("has no text", .empty)
            return .failure(ReportError(id: id, message: "\(place): \(fault.0)", reason: fault.1))
        }
        return .success(stored)
    }

    /// Whether the last section that was opened is not closed.
    private static func isSectionOpen(at end: [UInt8]) -> Bool {
        let opening = Array("<![CDATA[".utf8)
        let closing = Array("]]>".utf8)
        for index in stride(from: end.count - closing.count, through: 0, by: -1) {
            if end[index] == closing[0], end[index...].starts(with: closing) { return false }
            if end[index] == opening[0], end[index...].starts(with: opening) { return true }
        }
        return false
    }

    private func report(_ fields: [FeedField]) -> StoredReport? {
        func text(_ names: String...) -> String? {
            for name in names {
                if let field = fields.first(where: { $0.name == name && !$0.text.isEmpty }) { return field.text }
            }
            return nil
        }
        let link = fields.first { $0.name == "link" && ($0.relation == nil || $0.relation == "alternate") }
        let title = text("title").map { HTMLPage.plainText($0) }
        let markup = text("encoded", "content", "description", "summary", "subtitle") ?? ""
        guard markup.contains(where: { !$0.isWhitespace }) || title?.isEmpty == false else { return nil }
        let url = link?.address ?? link?.text
        return StoredReport(
            id: text("guid", "id") ?? url, url: url, title: title,
            published: text("pubDate", "published", "date", "issued", "updated"),
            publisher: text("source").map { HTMLPage.plainText($0) } ?? publisher,
            byline: text("creator", "author"), language: text("language") ?? language, content: .markup(markup))
    }
}

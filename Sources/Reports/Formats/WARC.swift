/// Web archives (ISO 28500), as crawlers and CC-NEWS publish them: pages with what their servers said, and texts taken
/// out of pages (WET).
struct WARC: RecordReader {
    private let id: String
    private var count = 0

    private static let headerLimit = 1 << 20

    init(id: String) { self.id = id }

    mutating func next(_ input: inout ByteReader) -> Result<StoredReport, ReportError>? {
        while true {
            let position = input.position
            let lost = input.skipToRecord()
            if lost > 0 {
                return .failure(
                    ReportError(
                        id: id, message: "byte \(position): \(lost) bytes are no WARC record; passed over",
                        reason: .malformed))
            }
            guard let fields = Self.header(&input) else { return nil }
            count += 1
            let place = "record \(count) (byte \(position))"
            guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
                return .failure(
                    ReportError(id: id, message: "\(place): has no Content-Length", reason: .malformed))
            }
            let kind = fields["warc-type"]?.lowercased() ?? ""
            guard ["response", "resource", "conversion"].contains(kind) else {
                input.skip(length)
                continue
            }
            guard length <= Self.recordLimit else {
                input.skip(length)
                return .failure(.tooLarge(length, limit: Self.recordLimit, id: id, place))
            }
            let block = input.read(length)
            guard block.count == length else {
                return .failure(
                    ReportError(
                        id: id, message: "\(place): ends after \(block.count) of \(length) bytes", reason: .damaged))
            }
            do throws(ReportError) {
                guard let stored = try report(block, kind: kind, fields: fields, place) else { continue }
                return .success(stored)
            } catch {
                return .failure(error)
            }
        }
    }

    /// The record's named fields, by lower-case name; `nil` at the end.
    private static func header(_ input: inout ByteReader) -> [String: String]? {
        guard input.line(limit: headerLimit) != nil else { return nil }
        var fields: [String: String] = [:]
        while case .whole(let line)? = input.line(limit: headerLimit) {
            guard line.contains(where: { $0 > 32 }) else { break }
            add(line[...], to: &fields)
        }
        return fields
    }

    private static func add(_ line: ArraySlice<UInt8>, to fields: inout [String: String]) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
        let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
        let value = String(decoding: line[(colon + 1)...], as: UTF8.self).cleanWords.joined(separator: " ")
        if fields[name] == nil { fields[name] = value }
    }

    /// `nil` for what is no news by its type: pictures, redirects, lookups.
    private func report(
        _ block: [UInt8], kind: String, fields: [String: String], _ place: String
    ) throws(ReportError) -> StoredReport? {
        var url = fields["warc-target-uri"]
        if let bare = url, bare.hasPrefix("<"), bare.hasSuffix(">") { url = String(bare.dropFirst().dropLast()) }
        guard kind == "response", fields["content-type"]?.hasPrefix("application/http") ?? true else {
            guard let charset = Self.textCharset(fields["content-type"] ?? "text/plain") else { return nil }
            return StoredReport(id: url, url: url, content: .bytes(block, charset: charset.name))
        }
        let reply: HTTPReply
        do {
            reply = try HTTPReply(block)
        } catch {
            throw ReportError(id: id, message: "\(place): \(error.description)", reason: .malformed)
        }
        guard reply.status == 200, let charset = Self.textCharset(reply.fields["content-type"] ?? "text/html") else {
            return nil
        }
        return StoredReport(id: url, url: url, content: .bytes(reply.body, charset: charset.name))
    }

    /// The charset of text and pages, if their type names one; `nil` for other types.
    private static func textCharset(_ type: String) -> (name: String?, Void)? {
        let lower = type.lowercased()
        let kinds = ["text/html", "text/plain", "application/xhtml"]
        guard kinds.contains(where: lower.hasPrefix) else { return nil }
        return (Charset.declared(in: Array(lower.utf8)), ())
    }
}

extension ByteReader {
    /// Passes over what parts records; the number of bytes passed over that should not be there.
    fileprivate mutating func skipToRecord() -> Int {
        while let byte = byte(at: 0), byte == 10 || byte == 13 { skip(1) }
        let mark = Array("WARC/".utf8)
        if peek(mark.count).elementsEqual(mark) || byte(at: 0) == nil { return 0 }
        var lost = 0
        while byte(at: 0) != nil, !peek(mark.count).elementsEqual(mark) {
            let before = position
            _ = line(limit: 1 << 20)
            lost += position - before
        }
        return lost
    }
}

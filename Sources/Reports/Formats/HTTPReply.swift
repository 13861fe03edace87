/// What a web server sent: status, fields, and the content out of its wrappings.
struct HTTPReply {
    var status: Int
    /// By lower-case name.
    var fields: [String: String] = [:]
    var body: [UInt8]

    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    private static let bodyLimit = 64 << 20

    init(_ bytes: [UInt8]) throws(Fault) {
        var start = 0
        func line() -> ArraySlice<UInt8>? {
            guard start < bytes.count else { return nil }
            let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
            defer { start = end + 1 }
            return bytes[start..<end]
        }
        let words = String(decoding: line() ?? [], as: UTF8.self).cleanWords
        guard words.count >= 2, words[0].hasPrefix("HTTP/"), let status = Int(words[1]) else {
            throw Fault(description: "begins with no HTTP status")
        }
        self.status = status
        while let field = line(), field.contains(where: { $0 > 32 }) {
            guard let colon = field.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = String(decoding: field[..<colon], as: UTF8.self).lowercased()
            if fields[name] == nil {
                fields[name] = String(decoding: field[(colon + 1)...], as: UTF8.self).cleanWords.joined(separator: " ")
            }
        }
        body = Array(bytes[min(start, bytes.count)...])
        if fields["transfer-encoding"]?.lowercased().contains("chunked") ?? false { body = Self.dechunked(body) }
        try unpack()
    }

    /// Crawlers keep the field and unpack the content, or not: the bytes tell.
    private mutating func unpack() throws(Fault) {
        guard body.starts(with: [0x1F, 0x8B]) || body.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) else {
            if fields["content-encoding"]?.lowercased() == "br", BinaryData.kind(of: body[...]) != nil {
                throw Fault(description: "is packed by Brotli, which is not read")
            }
            return
        }
        var unpacked: [UInt8] = []
        do throws(ReportError) {
            let source = try Compression.unpacked(MemorySource(body), id: "")
            while unpacked.count <= Self.bodyLimit, let more = try source.next() { unpacked += more }
        } catch {
            guard !unpacked.isEmpty else { throw Fault(description: error.message) }
        }
        body = unpacked
    }

    /// The content without the lengths between its chunks; unchanged where there are none, as in CC-NEWS.
    private static func dechunked(_ bytes: [UInt8]) -> [UInt8] {
        var content: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard let end = bytes[index...].prefix(32).firstIndex(of: 10) else { return index == 0 ? bytes : content }
            let digits = bytes[index..<end].prefix { ($0 >= 48 && $0 <= 57) || (97...102).contains($0 | 32) }
            guard !digits.isEmpty, let length = Int(String(decoding: digits, as: UTF8.self), radix: 16) else {
                return index == 0 ? bytes : content
            }
            if length == 0 { return content }
            let start = end + 1
            guard length <= bytes.count - start else { return content + bytes[min(start, bytes.count)...] }
            content += bytes[start..<start + length]
            index = start + length
            while index < bytes.count, bytes[index] == 13 || bytes[index] == 10 { index += 1 }
        }
        return content
    }
}

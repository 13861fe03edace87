import Foundation

/// JSON Lines; also an array of objects, or objects written over several lines.
struct JSONRecords: RecordReader {
    private let id: String
    private let charset: String?
    private var count = 0
    private var isByLine: Bool?

    init(id: String, charset: String?) {
        self.id = id
        self.charset = charset
    }

    static func isLikely(_ start: Substring) -> Bool {
        guard let first = start.first, first == "{" || first == "[" else { return false }
        let next = start.dropFirst().first { !$0.isWhitespace }
        return first == "{" ? next == "\"" : next == "{"
    }

    mutating func next(_ input: inout ByteReader) -> Result<StoredReport, ReportError>? {
        if isByLine == nil { isByLine = Self.isByLine(&input) }
        while true {
            let position = input.position
            guard let piece = isByLine == true ? input.line(limit: Self.recordLimit) : input.object(Self.recordLimit)
            else { return nil }
            count += 1
            let place = "record \(count) (byte \(position))"
            switch piece {
            case .tooLong(let size): return .failure(.tooLarge(size, limit: Self.recordLimit, id: id, place))
            case .whole(let bytes):
                if bytes.allSatisfy({ $0 <= 32 }) {
                    count -= 1
                    continue
                }
                return record(bytes, place)
            }
        }
    }

    /// Whether the first line is a whole object.
    private static func isByLine(_ input: inout ByteReader) -> Bool {
        let head = input.peek(1 << 20)
        guard head.first(where: { $0 > 32 && $0 < 0x80 }) == UInt8(ascii: "{") else { return false }
        let line = head.drop { $0 <= 32 }.prefix { $0 != 10 }
        // A line of a megabyte is no pretty print.
        return line.count >= 1 << 16 || line.last { $0 > 32 } == UInt8(ascii: "}")
    }

    private func record(_ bytes: [UInt8], _ place: String) -> Result<StoredReport, ReportError> {
        do {
            let text = try Charset.decode(bytes, named: charset, id: id)
            let fields = try JSONDecoder().decode(JSONFields.self, from: Data(text.bytes))
            guard let stored = fields.stored else {
                return .failure(
                    ReportError(
                        id: id,
                        message:
                            "\(place): has no text: none of \(FieldNames.text.prefix(4).joined(separator: ", ")) … or html",
                        reason: .empty))
            }
            return .success(stored)
        } catch let error as ReportError {
            return .failure(error)
        } catch {
            return .failure(ReportError(id: id, message: "\(place): is no JSON object", reason: .malformed))
        }
    }
}

/// An object whose fields are taken by whatever known name they have.
private struct JSONFields: Decodable {
    var stored: StoredReport?

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        var keys: [String: Key] = [:]
        for key in container.allKeys { keys[key.stringValue.lowercased()] = key }
        func value(_ names: [String], separator: String = "\n\n") -> String? {
            for name in names {
                guard let key = keys[name], let value = try? container.decode(JSONText.self, forKey: key) else {
                    continue
                }
                let text = value.paragraphs.joined(separator: separator)
                if text.utf8.contains(where: { $0 > 32 }) { return text }
            }
            return nil
        }
        let content: StoredReport.Content
        if let text = value(FieldNames.text) {
            content = .text(text)
        } else if let html = value(FieldNames.html) {
            content = .page(Array(html.utf8), charset: "utf-8")
        } else {
            return
        }
        stored = StoredReport(
            id: value(FieldNames.id), url: value(FieldNames.url), title: value(FieldNames.title, separator: " "),
            published: value(FieldNames.published), publisher: value(FieldNames.publisher),
            byline: value(FieldNames.byline, separator: ", "), language: value(FieldNames.language), content: content)
    }
}

/// The strings of a JSON value, in order: a string, numbers, arrays of them, and objects by their known keys.
private struct JSONText: Decodable {
    var paragraphs: [String] = []

    private enum Key: String, CodingKey, CaseIterable {
        case name, title, summary, headline, text, html, content, paragraphs, sections
    }

    init(from decoder: any Decoder) throws {
        let single = try decoder.singleValueContainer()
        if let text = try? single.decode(String.self) {
            paragraphs = [text]
        } else if let number = try? single.decode(Int.self) {
            paragraphs = ["\(number)"]
        } else if let list = try? single.decode([JSONText].self) {
            paragraphs = list.flatMap(\.paragraphs)
        } else if let container = try? decoder.container(keyedBy: Key.self) {
            for key in Key.allCases {
                if let part = try? container.decode(JSONText.self, forKey: key) { paragraphs += part.paragraphs }
            }
        }
    }
}

extension ByteReader {
    /// The next object, whatever stands between it and the one before; `nil` where none follows.
    fileprivate mutating func object(_ limit: Int) -> Piece? {
        while let byte = byte(at: 0), byte != UInt8(ascii: "{") { skip(1) }
        var length = 0
        var depth = 0
        var isString = false
        while let byte = byte(at: length) {
            length += 1
            if length > limit {
                // Where the object ends is not known: nothing after it can be trusted.
                let before = position
                while self.byte(at: 0) != nil { skip(1 << 20) }
                return .tooLong(count: position - before)
            }
            switch byte {
            case UInt8(ascii: "\""): isString.toggle()
            case UInt8(ascii: "\\") where isString: length += 1
            case UInt8(ascii: "{") where !isString: depth += 1
            case UInt8(ascii: "}") where !isString:
                depth -= 1
                if depth == 0 { return .whole(read(length)) }
            default: break
            }
        }
        return length == 0 ? nil : .whole(read(length))
    }
}

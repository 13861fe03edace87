import Foundation

/// Files and text as a form sends them.
struct UploadForm {
    private(set) var files: [(name: String, bytes: [UInt8])] = []
    private(set) var published: String?

    /// - Parameter question: a `multipart/form-data` or form-encoded body, or the bytes of one file.
    init(_ question: Question) {
        let type = question.contentType.lowercased()
        if type.hasPrefix("multipart/form-data") {
            guard let boundary = Self.boundary(in: question.contentType) else { return }
            for part in Multipart.parts(of: question.body, boundary: boundary) {
                take(part.name, file: part.file, part.bytes)
            }
        } else if type.hasPrefix("application/x-www-form-urlencoded") {
            let fields = FormEncoding.parameters(of: String(decoding: question.body, as: UTF8.self))
            for (name, value) in fields.sorted(by: { $0.key < $1.key }) { take(name, file: nil, Array(value.utf8)) }
        } else if !question.body.isEmpty {
            files = [(Self.safe(question["name"] ?? ""), question.body)]
        }
    }

    private mutating func take(_ name: String, file: String?, _ bytes: [UInt8]) {
        if let file {
            if !bytes.isEmpty { files.append((Self.safe(file), bytes)) }
            return
        }
        let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { return }
        if name == "published" { published = text }
        if name == "text" {
            // The first words name it, so that the same text again is found under the same name.
            let words = text.split(whereSeparator: \.isWhitespace).prefix(8).joined(separator: " ")
            files.append(("pasted: " + String(words.prefix(80)), Array(text.utf8)))
        }
    }

    /// A name without folders and control characters: it only names a report, and never a file of this machine.
    private static func safe(_ name: String) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let clean = String(
            last.filter { !($0.unicodeScalars.first?.properties.generalCategory == .control) }.prefix(200))
        return clean.isEmpty ? "upload" : clean
    }

    private static func boundary(in type: String) -> String? {
        guard let start = type.range(of: "boundary=", options: .caseInsensitive) else { return nil }
        let value = type[start.upperBound...].prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces)
        let boundary = value.trimmingCharacters(in: ["\""])
        return (1...70).contains(boundary.utf8.count) ? boundary : nil
    }
}

/// The parts of `multipart/form-data` (RFC 7578).
enum Multipart {
    struct Part {
        var name: String
        var file: String?
        var bytes: [UInt8]
    }

    /// - Complexity: linear in the bytes.
    static func parts(of body: [UInt8], boundary: String) -> [Part] {
        let data = Data(body)
        let delimiter = Data("--\(boundary)".utf8)
        let blank = Data("\r\n\r\n".utf8)
        var parts: [Part] = []
        guard var position = data.range(of: delimiter)?.upperBound else { return [] }
        while let next = data.range(of: Data("\r\n".utf8) + delimiter, in: position..<data.endIndex) {
            let part = position..<next.lowerBound
            position = next.upperBound
            guard let head = data.range(of: blank, in: part), parts.count < 1_000 else { continue }
            let header = String(decoding: data[part.lowerBound..<head.lowerBound], as: UTF8.self)
            guard let name = value("name", in: header) else { continue }
            parts.append(
                Part(
                    name: name, file: value("filename", in: header),
                    bytes: [UInt8](data[head.upperBound..<part.upperBound])))
        }
        return parts
    }

    private static func value(_ name: String, in header: String) -> String? {
        guard let start = header.range(of: "; \(name)=\"", options: .caseInsensitive) else { return nil }
        return header[start.upperBound...].split(separator: "\"", omittingEmptySubsequences: false).first.map(
            String.init)
    }
}

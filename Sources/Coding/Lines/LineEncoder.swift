/// Writes a value as one line of JSON: keys in the order of their UTF-8, no spaces, slashes as they are.
///
/// The bytes are those of Foundation's `JSONEncoder` with sorted keys and without escaped slashes. Storing a report writes
/// each of its statements as such a line, and Foundation's takes four times as long, for it builds the value as a tree first.
public struct LineEncoder: Sendable {
    public init() {}

    /// - Throws: what the value's own `encode(to:)` throws, and `EncodingError` for a number that JSON has no form for.
    public func encode(_ value: some Encodable) throws -> String {
        let line = Line()
        try line.append(value)
        return String(decoding: line.bytes, as: UTF8.self)
    }
}

/// The bytes written so far.
final class Line {
    private(set) var bytes: [UInt8] = []

    /// - Parameters:
    ///   - key: under which the value stands in its parent, for the paths of errors.
    func append<Value: Encodable>(_ value: Value, _ key: (any CodingKey)? = nil, in parent: LineElement? = nil) throws {
        // Compared first, for casts of what is something else cost more than the writing.
        if Value.self == String.self, let value = value as? String { return append(value) }
        if Value.self == Int.self, let value = value as? Int { return append(value) }
        let element = LineElement(self, key, in: parent)
        try value.encode(to: element)
        element.finish()
    }

    func append(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }
    func append(_ value: some FixedWidthInteger) { bytes.append(contentsOf: value.description.utf8) }
    func append(byte: UInt8) { bytes.append(byte) }
    func appendNull() { bytes.append(contentsOf: "null".utf8) }

    func append(
        _ value: some BinaryFloatingPoint & CustomStringConvertible, at path: @autoclosure () -> [any CodingKey]
    ) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: path(), debugDescription: "JSON has no form for \(value)"))
        }
        let digits = value.description
        bytes.append(contentsOf: digits.hasSuffix(".0") ? digits.dropLast(2).utf8 : digits[...].utf8)
    }

    func append(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { text in
            var start = 0
            for (index, byte) in text.enumerated() where Self.isEscaped(byte) {
                bytes.append(contentsOf: text[start..<index])
                append(escaped: byte)
                start = index + 1
            }
            bytes.append(contentsOf: text[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private func append(escaped byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0a: bytes.append(UInt8(ascii: "n"))
        case 0x0c: bytes.append(UInt8(ascii: "f"))
        case 0x0d: bytes.append(UInt8(ascii: "r"))
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }

    /// Puts the members of an object, the last bytes that were written, into the order of their keys.
    func sort(_ members: [(key: String, start: Int)], from start: Int) {
        let isSorted = zip(members, members.dropFirst()).allSatisfy { $0.key < $1.key }
        if isSorted { return }
        let ends = members.dropFirst().map { $0.start - 1 } + [bytes.count]
        let sorted = zip(members, ends).sorted { $0.0.key < $1.0.key }
        let written = sorted.map { bytes[$0.0.start..<$0.1] }.joined(separator: [UInt8(ascii: ",")])
        bytes.replaceSubrange(start..., with: Array(written))
    }
}

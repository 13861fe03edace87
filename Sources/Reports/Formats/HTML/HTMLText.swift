import CLibXML2

/// Text of pages: bytes in which entities stand for characters.
enum HTMLText {
    /// Adds a part of a page, its entities as the characters that they stand for.
    static func append(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to text: inout CleanText) {
        var start = range.lowerBound
        var cursor = range.lowerBound
        while let ampersand = bytes.firstIndex(of: UInt8(ascii: "&"), from: cursor, to: range.upperBound) {
            cursor = ampersand + 1
            guard let (scalar, end) = entity(bytes, at: ampersand, limit: range.upperBound) else { continue }
            text.append(bytes, start..<ampersand)
            text.append(scalar, source: ampersand..<end)
            start = end
            cursor = end
        }
        text.append(bytes, start..<range.upperBound)
    }

    /// The character that an entity stands for, and where the entity ends.
    private static func entity(
        _ bytes: UnsafeBufferPointer<UInt8>, at ampersand: Int, limit: Int
    ) -> (Unicode.Scalar, Int)? {
        var cursor = ampersand + 1
        guard cursor < limit else { return nil }
        if bytes[cursor] == UInt8(ascii: "#") { return number(bytes, from: cursor + 1, limit: limit) }
        while cursor < limit, cursor - ampersand < 32, isLetterOrDigit(bytes[cursor]) { cursor += 1 }
        guard cursor > ampersand + 1 else { return nil }
        let name = String(decoding: bytes[(ampersand + 1)..<cursor], as: UTF8.self)
        guard let scalar = common[name] ?? looked(up: name) else { return nil }
        if cursor < limit, bytes[cursor] == UInt8(ascii: ";") { return (scalar, cursor + 1) }
        // Without a semicolon only those of Latin-1 are entities; "&notice" is a parameter.
        return scalar.value < 0x100 && (cursor == limit || bytes[cursor] != UInt8(ascii: "=")) ? (scalar, cursor) : nil
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        byte | 32 >= 97 && byte | 32 <= 122 || byte >= 48 && byte <= 57
    }

    private static func looked(up name: String) -> Unicode.Scalar? {
        if let entity = htmlEntityLookup(name) { return Unicode.Scalar(entity.pointee.value) }
        return nil
    }

    private static let common: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "mdash": "—", "ndash": "–",
        "rsquo": "’", "lsquo": "‘", "rdquo": "”", "ldquo": "“", "hellip": "…", "copy": "©", "eacute": "é",
    ]

    private static func number(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int
    ) -> (Unicode.Scalar, Int)? {
        var cursor = start
        guard cursor < limit else { return nil }
        let isHex = bytes[cursor] | 32 == UInt8(ascii: "x")
        if isHex { cursor += 1 }
        var value: UInt32 = 0
        let first = cursor
        while cursor < limit, let digit = digit(bytes[cursor], isHex: isHex) {
            value = min(value * (isHex ? 16 : 10) + digit, 0x110000)
            cursor += 1
        }
        guard cursor > first else { return nil }
        if cursor < limit, bytes[cursor] == UInt8(ascii: ";") { cursor += 1 }
        // Numbers of Windows' characters mean these characters, as the HTML Standard has it.
        if (0x80...0x9F).contains(value) { return (windows[Int(value) - 0x80], cursor) }
        return (value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}", cursor)
    }

    private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
        if byte >= 48, byte <= 57 { return UInt32(byte - 48) }
        let lower = byte | 32
        return isHex && lower >= 97 && lower <= 102 ? UInt32(lower - 87) : nil
    }

    private static let windows: [Unicode.Scalar] = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}

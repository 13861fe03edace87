import CUchardet

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// From bytes to UTF-8.
enum Charset {
    /// Decodes by byte order mark, by the charset that the user named, as UTF-8 if it is, by the charset declared, or
    /// by what the bytes look like. What fits no character is replaced and counted.
    ///
    /// - Parameters:
    ///   - named: by the user.
    ///   - declared: by the page, its server or the feed, in lower case.
    /// - Throws: `ReportError` where the user names a charset that there is not.
    static func decode(
        _ bytes: [UInt8], named: String? = nil, declared: String? = nil, id: String
    ) throws(ReportError) -> DecodedText {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return UTF8Repair.repaired(bytes, from: 3) }
        if bytes.starts(with: [0xFF, 0xFE]), let text = converted(bytes, from: "UTF-16LE", skipping: 2) { return text }
        if bytes.starts(with: [0xFE, 0xFF]), let text = converted(bytes, from: "UTF-16BE", skipping: 2) { return text }
        if let named {
            if isUTF8(named) { return UTF8Repair.repaired(bytes, from: 0) }
            if let text = converted(bytes, from: meant(by: named)) { return text }
            throw ReportError(
                id: id, message: "there is no charset '\(named)': name another with --charset ('iconv --list')")
        }
        let utf8 = UTF8Repair.repaired(bytes, from: 0)
        if utf8.repairs == 0 { return utf8 }
        if let declared, !isUTF8(declared), !declared.hasPrefix("utf-16"),
            let text = converted(bytes, from: meant(by: declared))
        {
            return text
        }
        if UTF8Repair.isMostlyUTF8(bytes, repairs: utf8.repairs) { return utf8 }
        guard let guess = guess(bytes), !isUTF8(guess), let text = converted(bytes, from: meant(by: guess.lowercased()))
        else { return converted(bytes, from: "windows-1252") ?? utf8 }
        return text
    }

    /// The charset in a `meta` element, XML declaration or media type near the beginning, in lower case.
    static func declared(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(4096)
        for cue in ["charset", "encoding"] {
            let cue = Array(cue.utf8)
            var from = 0
            while let equals = head[from...].firstIndex(of: UInt8(ascii: "=")) {
                from = equals + 1
                // There may be space before the sign.
                var end = equals
                while end > 0, head[end - 1] <= 32 { end -= 1 }
                guard end >= cue.count, zip(head[(end - cue.count)..<end], cue).allSatisfy({ $0 | 32 == $1 }) else {
                    continue
                }
                let name = head[from...].drop { $0 <= 32 || $0 == 0x22 || $0 == 0x27 }.prefix {
                    $0 | 32 >= 97 && $0 | 32 <= 122 || $0 >= 48 && $0 <= 58 || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E
                }
                if !name.isEmpty { return String(decoding: name, as: UTF8.self).lowercased() }
            }
        }
        return nil
    }

    private static func isUTF8(_ name: String) -> Bool { ["utf-8", "utf8"].contains(name.lowercased()) }

    /// Those who say Latin-1 mean its Windows extension: so the WHATWG Encoding Standard has it.
    private static func meant(by name: String) -> String {
        let latin: Set<String> = ["iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"]
        return latin.contains(name.lowercased()) ? "windows-1252" : name
    }

    private static func guess(_ bytes: [UInt8]) -> String? {
        guard let detector = uchardet_new() else { return nil }
        defer { uchardet_delete(detector) }
        bytes.prefix(1 << 18).withUnsafeBytes { buffer in
            _ = uchardet_handle_data(detector, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        uchardet_data_end(detector)
        let name = uchardet_get_charset(detector).map { String(cString: $0) } ?? ""
        return name.isEmpty ? nil : name
    }

    /// `nil` where there is no such charset.
    private static func converted(
        _ bytes: [UInt8], from charset: String, skipping mark: Int = 0
    ) -> DecodedText? {
        let descriptor = iconv_open("UTF-8", charset)
        guard descriptor != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(descriptor) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 5 / 4)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var start = mark
        var repairs = 0
        while start < bytes.count {
            let (used, written, isStuck) = step(bytes, from: start, into: &chunk, with: descriptor)
            output += chunk[..<written]
            start += used
            if isStuck {
                output += [0xEF, 0xBF, 0xBD]
                start += 1
                repairs += 1
            }
        }
        // Shift states and such may have left something that is no UTF-8.
        guard repairs == 0 else {
            return DecodedText(bytes: UTF8Repair.repaired(output, from: 0).bytes, repairs: repairs)
        }
        return DecodedText(bytes: output, map: map(of: output, charset: charset, source: bytes.count, mark: mark))
    }

    private static func step(
        _ input: [UInt8], from start: Int, into output: inout [UInt8], with descriptor: iconv_t?
    ) -> (used: Int, written: Int, isStuck: Bool) {
        input.withUnsafeBytes { input in
            output.withUnsafeMutableBytes { output in
                // iconv takes a pointer that is not constant, and does not write there.
                var source = UnsafeMutablePointer(
                    mutating: input.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self))
                var target = output.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = input.count - start
                var room = output.count
                let result = iconv(descriptor, &source, &left, &target, &room)
                let isFull = result == Int(bitPattern: UInt.max) && errno == E2BIG
                return (input.count - start - left, output.count - room, left > 0 && !isFull)
            }
        }
    }

    /// A map of more pieces is larger than it is useful.
    private static let mapLimit = 1 << 20

    /// The way back, where every character has the same number of bytes, or that of UTF-16.
    private static func map(of utf8: [UInt8], charset: String, source count: Int, mark: Int) -> SourceMap? {
        let isWide = charset.hasPrefix("UTF-16")
        let scalars = utf8.count { $0 & 0xC0 != 0x80 }
        guard isWide || scalars == count - mark, utf8.count - scalars <= mapLimit else { return nil }
        var map = SourceMap()
        var index = 0
        var source = mark
        while index < utf8.count {
            let byte = utf8[index]
            let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let width = isWide ? (length == 4 ? 4 : 2) : 1
            map.append(SourceMap.Piece(text: index..<index + length, source: source..<source + width))
            index += length
            source += width
        }
        return map
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// From bytes to text.
enum Charset {
    /// Decodes by byte order mark, by the charset named, or as UTF-8.
    ///
    /// - Throws: `ReportError` naming the first byte that does not fit.
    static func text(_ bytes: [UInt8], named charset: String?, id: String) throws(ReportError) -> String {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try utf8(bytes[3...], id: id) }
        if bytes.starts(with: [0xFF, 0xFE]) { return try converted(Array(bytes[2...]), from: "UTF-16LE", id: id) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try converted(Array(bytes[2...]), from: "UTF-16BE", id: id) }
        if let charset { return try converted(bytes, from: charset, id: id) }
        return try utf8(bytes[...], id: id)
    }

    /// Decodes a page: as `text(_:named:id:)` does, but by the charset that the page declares, and bytes that do not
    /// fit it become U+FFFD, as in browsers.
    static func pageText(_ bytes: [UInt8], named charset: String?, id: String) throws(ReportError) -> String {
        let isMarked = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]].contains { bytes.starts(with: $0) }
        guard !isMarked, let declared = charset ?? declaredCharset(of: bytes) else {
            return try text(bytes, named: charset, id: id)
        }
        // Pages that say Latin-1 mean its Windows extension: so the WHATWG Encoding Standard has it.
        let latin: Set<String> = ["iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"]
        if declared == "utf-8" || declared == "utf8" { return String(decoding: bytes, as: UTF8.self) }
        return try converted(
            bytes, from: latin.contains(declared) ? "windows-1252" : declared, isLenient: true, id: id)
    }

    /// The charset in a `meta` element or XML declaration near the beginning, in lower case.
    private static func declaredCharset(of bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
        for cue in ["charset=", "encoding="] {
            var rest = Substring(head)
            while let found = rest.firstRange(of: cue) {
                rest = rest[found.upperBound...]
                let name = rest.drop { "\"' ".contains($0) }.prefix {
                    $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0))
                }
                if !name.isEmpty { return String(name) }
            }
        }
        return nil
    }

    private static func utf8(_ bytes: ArraySlice<UInt8>, id: String) throws(ReportError) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let position = firstInvalidByte(bytes)
        let byte = String(bytes[position], radix: 16, uppercase: true)
        throw ReportError(
            id: id, message: "not UTF-8 at byte \(position) (0x\(byte)): convert it or name its charset with --charset")
    }

    private static func firstInvalidByte(_ bytes: ArraySlice<UInt8>) -> Int {
        var decoder = UTF8()
        var iterator = CountingIterator(base: bytes.makeIterator())
        while true {
            let before = iterator.count
            switch decoder.decode(&iterator) {
            case .scalarValue: continue
            case .emptyInput, .error: return min(bytes.startIndex + before, bytes.endIndex - 1)
            }
        }
    }

    private struct CountingIterator: IteratorProtocol {
        var base: ArraySlice<UInt8>.Iterator
        var count = 0

        mutating func next() -> UInt8? {
            guard let byte = base.next() else { return nil }
            count += 1
            return byte
        }
    }

    private static func converted(
        _ bytes: [UInt8], from charset: String, isLenient: Bool = false, id: String
    ) throws(ReportError) -> String {
        let descriptor = iconv_open("UTF-8", charset)
        guard descriptor != iconv_t(bitPattern: -1) else {
            throw ReportError(
                id: id, message: "there is no charset '\(charset)': name another with --charset ('iconv --list')")
        }
        defer { iconv_close(descriptor) }
        var output: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let read = convert(bytes[start...], appendingTo: &output, with: descriptor)
            start += read
            guard start < bytes.count else { break }
            guard isLenient else {
                throw ReportError(
                    id: id, message: "not \(charset) at byte \(start): name another charset with --charset")
            }
            output += [0xEF, 0xBF, 0xBD]
            start += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Converts up to the first byte that does not fit, and says how many it read.
    private static func convert(
        _ bytes: ArraySlice<UInt8>, appendingTo output: inout [UInt8], with descriptor: iconv_t?
    ) -> Int {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var read = 0
        while read < bytes.count {
            var rest = Array(bytes.dropFirst(read).prefix(1 << 15))
            let isLast = read + rest.count == bytes.count
            let (used, written, isStuck) = step(&rest, into: &chunk, with: descriptor)
            output += chunk[..<written]
            read += used
            // A character cut at the end of a piece is whole in the next.
            if isStuck, isLast || used + 8 < rest.count { break }
        }
        return read
    }

    private static func step(
        _ input: inout [UInt8], into output: inout [UInt8], with descriptor: iconv_t?
    ) -> (used: Int, written: Int, isStuck: Bool) {
        input.withUnsafeMutableBytes { input in
            output.withUnsafeMutableBytes { output in
                var source = input.baseAddress?.assumingMemoryBound(to: CChar.self)
                var target = output.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = input.count
                var room = output.count
                let result = iconv(descriptor, &source, &left, &target, &room)
                let isFull = result == Int(bitPattern: UInt.max) && errno == E2BIG
                return (input.count - left, output.count - room, left > 0 && !isFull)
            }
        }
    }
}

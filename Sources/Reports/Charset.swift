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

    private static func utf8(_ bytes: ArraySlice<UInt8>, id: String) throws(ReportError) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let position = firstInvalidByte(bytes)
        let byte = String(bytes[position], radix: 16, uppercase: true)
        throw ReportError(
            id: id, message: "not UTF-8 at byte \(position) (0x\(byte)): convert it, or name its charset with --charset")
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

    private static func converted(_ bytes: [UInt8], from charset: String, id: String) throws(ReportError) -> String {
        let descriptor = iconv_open("UTF-8", charset)
        guard descriptor != iconv_t(bitPattern: -1) else {
            throw ReportError(id: id, message: "there is no charset '\(charset)'; 'iconv --list' prints those that exist")
        }
        defer { iconv_close(descriptor) }
        // No charset needs more than four bytes of UTF-8 for one of its own.
        var output = [UInt8](repeating: 0, count: bytes.count * 4 + 16)
        let (isWhole, read, written) = convert(bytes, into: &output, with: descriptor)
        guard isWhole else {
            throw ReportError(id: id, message: "not \(charset) at byte \(read): name another charset with --charset")
        }
        return String(decoding: output[..<written], as: UTF8.self)
    }

    private static func convert(
        _ bytes: [UInt8], into output: inout [UInt8], with descriptor: iconv_t?
    ) -> (isWhole: Bool, read: Int, written: Int) {
        var bytes = bytes
        let capacity = output.count
        return bytes.withUnsafeMutableBytes { input in
            output.withUnsafeMutableBytes { output in
                var source = input.baseAddress?.assumingMemoryBound(to: CChar.self)
                var target = output.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = input.count
                var room = capacity
                let result = iconv(descriptor, &source, &left, &target, &room)
                return (result != Int(bitPattern: UInt.max) && left == 0, input.count - left, capacity - room)
            }
        }
    }
}

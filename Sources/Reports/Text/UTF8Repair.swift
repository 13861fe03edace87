/// Makes UTF-8 valid: each longest sequence that begins a character and does not end it becomes one U+FFFD, as the
/// Unicode Standard recommends.
enum UTF8Repair {
    static func repaired(_ bytes: [UInt8], from start: Int) -> DecodedText {
        var map = SourceMap()
        guard let broken = firstBreak(in: bytes, from: start) else {
            map.append(SourceMap.Piece(text: 0..<bytes.count - start, source: start..<bytes.count))
            return DecodedText(bytes: start == 0 ? bytes : Array(bytes[start...]), map: map)
        }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 64)
        var repairs = 0
        var run = start
        var next: (index: Int, length: Int)? = broken
        func keep(_ range: Range<Int>) {
            map.append(SourceMap.Piece(text: output.count..<output.count + range.count, source: range))
            output += bytes[range]
        }
        while let (index, length) = next {
            keep(run..<index)
            map.append(SourceMap.Piece(text: output.count..<output.count + 3, source: index..<index + length))
            output += [0xEF, 0xBF, 0xBD]
            repairs += 1
            run = index + length
            next = firstBreak(in: bytes, from: run)
        }
        keep(run..<bytes.count)
        return DecodedText(bytes: output, map: map, repairs: repairs)
    }

    /// Whether broken sequences are the exception among characters beyond ASCII.
    static func isMostlyUTF8(_ bytes: [UInt8], repairs: Int) -> Bool {
        let starts = bytes.count { $0 >= 0xC2 && $0 <= 0xF4 }
        return starts >= repairs * 2
    }

    /// The first sequence that is no character, and its length.
    private static func firstBreak(in bytes: [UInt8], from start: Int) -> (index: Int, length: Int)? {
        bytes.withUnsafeBufferPointer { bytes in
            var index = start
            let words = UnsafeRawBufferPointer(bytes)
            while index < bytes.count {
                // Eight ASCII bytes at a time.
                while index + 8 <= bytes.count,
                    words.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    index += 8
                }
                guard index < bytes.count else { return nil }
                let byte = bytes[index]
                if byte < 0x80 {
                    index += 1
                    continue
                }
                let (valid, length) = sequence(bytes, at: index)
                guard valid else { return (index, length) }
                index += length
            }
            return nil
        }
    }

    private static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (isValid: Bool, length: Int) {
        let first = bytes[index]
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch first {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: (1, 0...0)
            }
        guard length > 1 else { return (false, 1) }
        guard index + 1 < bytes.count, second.contains(bytes[index + 1]) else { return (false, 1) }
        for offset in 2..<max(length, 2) {
            guard index + offset < bytes.count, bytes[index + offset] & 0xC0 == 0x80 else { return (false, offset) }
        }
        return (true, length)
    }
}

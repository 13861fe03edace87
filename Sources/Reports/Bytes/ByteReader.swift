/// Reads a source by lines, counts and marks, and knows how far it has come.
struct ByteReader {
    private let source: any ByteSource
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    /// Bytes of the unpacked stream that were read.
    private(set) var position = 0
    /// Why the source ended before its end; what came before is still read.
    private(set) var failure: ReportError?

    init(_ source: any ByteSource) { self.source = source }

    /// What a delimiter ended, or what there was up to the limit or the end.
    enum Piece {
        case whole([UInt8])
        /// More bytes than the limit; they were passed over.
        case tooLong(count: Int)
    }

    /// The bytes that come next, without reading them: `count`, or fewer at the end.
    mutating func peek(_ count: Int) -> ArraySlice<UInt8> {
        while buffer.count - start < count, fill() {}
        return buffer[start..<min(buffer.count, start + count)]
    }

    /// The byte that comes after so many others; `nil` beyond the end.
    mutating func byte(at offset: Int) -> UInt8? {
        while start + offset >= buffer.count { guard fill() else { return nil } }
        return buffer[start + offset]
    }

    mutating func skip(_ count: Int) {
        var left = count
        while left > 0 {
            if start == buffer.count, !fill() { return }
            let step = min(left, buffer.count - start)
            advance(step)
            left -= step
        }
    }

    /// Exactly `count` bytes, or fewer at the end.
    mutating func read(_ count: Int) -> [UInt8] {
        let bytes = Array(peek(count))
        advance(bytes.count)
        return bytes
    }

    /// A line without its LF; `nil` at the end.
    mutating func line(limit: Int) -> Piece? { piece(through: [10], limit: limit, isDelimiterKept: false) }

    /// Everything that is left.
    mutating func rest(limit: Int) -> Piece {
        while buffer.count - start <= limit, fill() {}
        if buffer.count - start <= limit { return .whole(read(buffer.count - start)) }
        let before = position
        repeat { advance(buffer.count - start) } while fill()
        return .tooLong(count: position - before)
    }

    /// The bytes through a delimiter; `nil` at the end.
    mutating func piece(through delimiter: [UInt8], limit: Int, isDelimiterKept: Bool = true) -> Piece? {
        guard start < buffer.count || fill() else { return nil }
        let before = position
        var searched = 0
        while true {
            if let end = find(delimiter, from: start + searched) {
                let count = end + delimiter.count - start
                if position - before + count > limit {
                    advance(count)
                    return .tooLong(count: position - before)
                }
                let bytes = Array(buffer[start..<(isDelimiterKept ? end + delimiter.count : end)])
                advance(count)
                return .whole(bytes)
            }
            searched = max(0, buffer.count - start - delimiter.count + 1)
            if buffer.count - start > limit || position > before {
                // Too long already: let go of what was seen.
                advance(searched)
                searched = 0
            }
            guard fill() else { break }
        }
        let count = buffer.count - start
        if position > before {
            advance(count)
            return .tooLong(count: position - before)
        }
        return .whole(read(count))
    }

    private func find(_ delimiter: [UInt8], from index: Int) -> Int? {
        guard let first = delimiter.first else { return nil }
        return buffer.withUnsafeBufferPointer { bytes in
            var cursor = index
            let last = bytes.count - delimiter.count
            while cursor <= last, let found = bytes.firstIndex(of: first, from: cursor), found <= last {
                if delimiter.indices.allSatisfy({ bytes[found + $0] == delimiter[$0] }) { return found }
                cursor = found + 1
            }
            return nil
        }
    }

    private mutating func advance(_ count: Int) {
        start += count
        position += count
    }

    /// Whether there were more bytes.
    private mutating func fill() -> Bool {
        guard !isAtEnd else { return false }
        do {
            guard let more = try source.next() else {
                isAtEnd = true
                return false
            }
            if start > 0 {
                buffer.removeFirst(start)
                start = 0
            }
            if buffer.isEmpty { buffer = more } else { buffer += more }
            return true
        } catch {
            failure = error
            isAtEnd = true
            return false
        }
    }
}

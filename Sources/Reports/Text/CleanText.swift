/// Text put together from pieces of a source: white space becomes single spaces, invisible marks go, and every byte
/// knows where it came from.
struct CleanText {
    private(set) var bytes: [UInt8] = []
    private(set) var map = SourceMap()
    private var isSpacePending = false

    init() {}

    /// A text that is clean already.
    init(_ text: String) { bytes = Array(text.utf8) }

    var isEmpty: Bool { bytes.isEmpty }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// What follows is another word.
    mutating func space() { isSpacePending = !bytes.isEmpty }

    /// Adds a part of the source, which is valid UTF-8.
    mutating func append(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var run = range.lowerBound
        var cursor = range.lowerBound
        while cursor < range.upperBound {
            let byte = source[cursor]
            if byte > 32, byte < 0x7F {
                cursor += 1
                continue
            }
            // A single space between words stays as it is.
            if byte == 32, cursor > run, cursor + 1 < range.upperBound, (33...126).contains(source[cursor + 1]) {
                cursor += 1
                continue
            }
            let (length, kind) = Self.kind(source, at: cursor, end: range.upperBound)
            if kind == .visible {
                cursor += length
                continue
            }
            add(source, run..<cursor)
            cursor += length
            run = cursor
            if kind == .gap { space() }
        }
        add(source, run..<cursor)
    }

    /// Adds a character that the source spells otherwise.
    mutating func append(_ scalar: Unicode.Scalar, source: Range<Int>) {
        let utf8 = Array(String(Character(scalar)).utf8)
        utf8.withUnsafeBufferPointer { buffer in
            let (_, kind) = Self.kind(buffer, at: 0, end: buffer.count)
            switch kind {
            case .gap: space()
            case .invisible: break
            case .visible:
                flushSpace()
                let start = bytes.count
                bytes.append(contentsOf: buffer)
                map.append(SourceMap.Piece(text: start..<bytes.count, source: source))
            }
        }
    }

    /// Adds another text, after a space unless told otherwise.
    mutating func append(_ other: CleanText, isSpaced: Bool = true) {
        if isSpaced { space() }
        flushSpace()
        map.append(other.map, of: 0..<other.bytes.count, at: bytes.count)
        bytes += other.bytes
    }

    private mutating func add(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        flushSpace()
        let start = bytes.count
        bytes.append(contentsOf: source[range])
        map.append(SourceMap.Piece(text: start..<bytes.count, source: range))
    }

    private mutating func flushSpace() {
        if isSpacePending { bytes.append(32) }
        isSpacePending = false
    }

    private enum Kind { case visible, gap, invisible }

    private static func kind(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> (Int, Kind) {
        let first = bytes[index]
        if first <= 32 || first == 0x7F { return (1, .gap) }
        if first < 0x80 { return (1, .visible) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard index + length <= end, length < 4 else { return (min(length, end - index), .visible) }
        // Marks and spaces lie in a few blocks.
        if first != 0xC2, first != 0xE1, first != 0xE2, first != 0xE3, first != 0xEF { return (length, .visible) }
        var value = UInt32(first) & (length == 2 ? 0x1F : 0x0F)
        for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        switch value {
        case 0x80...0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return (length, .gap)
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF:
            return (length, .invisible)
        default: return (length, .visible)
        }
    }
}

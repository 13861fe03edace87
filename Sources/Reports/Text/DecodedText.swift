/// Bytes made UTF-8.
struct DecodedText {
    /// Valid UTF-8, without byte order mark.
    var bytes: [UInt8]
    /// From `bytes` to the source; `nil` for charsets in which characters have no fixed width.
    var map: SourceMap?
    /// Sequences that fitted no character and became U+FFFD.
    var repairs = 0

    /// Whether the bytes are the source's own, but for so many in front.
    var isVerbatim: Bool {
        guard let map else { return false }
        return map.pieces.isEmpty || map.pieces.count == 1 && map.pieces[0].isVerbatim
    }
}

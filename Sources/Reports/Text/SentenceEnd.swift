/// Whether text ends as sentences do.
enum SentenceEnd {
    /// Four words or more, and a full stop, question mark, ellipsis or colon before closing quotes.
    static func isAt(endOf text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = text.count - 1
        // ” ’ » are three and two bytes; their parts never stand alone.
        while index > 0 {
            let byte = text[index]
            if byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D {
                index -= 1
            } else if index >= 2, text[index - 2] == 0xE2, text[index - 1] == 0x80, byte == 0x9D || byte == 0x99 {
                index -= 3
            } else if index >= 1, text[index - 1] == 0xC2, byte == 0xBB {
                index -= 2
            } else {
                break
            }
        }
        guard index >= 0 else { return false }
        let byte = text[index]
        let isStop = byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0x3A
        let isEllipsis = index >= 2 && text[index - 2] == 0xE2 && text[index - 1] == 0x80 && byte == 0xA6
        // 。！？ of East Asia and the Arabic question mark.
        let isWide =
            index >= 2
            && (text[index - 2] == 0xE3 && text[index - 1] == 0x80 && byte == 0x82
                || text[index - 2] == 0xEF && text[index - 1] == 0xBC && (byte == 0x81 || byte == 0x9F))
        if isWide { return true }
        guard isStop || isEllipsis else { return false }
        var spaces = 0
        for byte in text where byte == 32 {
            spaces += 1
            if spaces == 3 { return true }
        }
        return false
    }
}

/// The dateline of a news report: "BAMAKO, Mali (AP) —".
enum Dateline {
    /// The index after the dash of a dateline at the paragraph's start; `nil` if it has none.
    ///
    /// A dateline is no part of the sentence: a parser that sees it looks for a subject in it.
    static func end(in tokens: [RawToken], bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = tokens.first else { return nil }
        let startsInCapitals =
            first.range.count >= 3 && bytes[first.range].allSatisfy { (0x41...0x5A).contains($0) || $0 >= 0x80 }
        var depth = 0
        for index in tokens.indices.prefix(20).dropFirst() {
            let token = tokens[index]
            let byte = bytes[token.range.lowerBound]
            let follows = index + 1 < tokens.count && tokens[index + 1].gap != .none
            if depth == 0, token.gap != .none || (follows && startsInCapitals), isDash(bytes[token.range]) {
                guard index + 1 < tokens.count else { return nil }
                let isEnclosed = bytes[tokens[index - 1].range].elementsEqual(CollectionOfOne(UInt8(ascii: ")")))
                let isLowercase = (0x61...0x7A).contains(bytes[tokens[index + 1].range.lowerBound])
                return (startsInCapitals || isEnclosed) && !isLowercase ? index + 1 : nil
            }
            switch byte {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "'"): break
            case 0x30...0x39, 0x41...0x5A, 0xC3...: break
            default: if depth == 0 { return nil }
            }
        }
        return nil
    }

    private static func isDash(_ form: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        ["-", "--", "–", "—"].contains { (dash: StaticString) in dash.withUTF8Buffer { form.elementsEqual($0) } }
    }
}

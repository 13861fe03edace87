/// What the splitter knows of a token by itself and by its place in the paragraph.
struct TokenTrait {
    /// What a token looks like.
    enum Shape: UInt8 {
        /// "The", "However": a capital that most likely stands there because a sentence starts.
        case starter
        case lowercase, capitalized, allCapitals, singleCapital, number, mixed
        /// "J.", "U.N.", "Gen.", "Inc."
        case initial, acronym, title, abbreviation
        case fullStop, exclamation, ellipsis, comma, colon, semicolon, dash
        case opener, closer, straightQuote, symbol, symbolRun, address, emoticon
        /// Before the first and after the last token of the paragraph.
        case none
    }

    /// What separates a token from the one before it.
    enum Gap: UInt8 {
        case none, space
        /// A line break that was needed because the next word did not fit the width of the paragraph.
        case wrap
        /// A line break where the next word would have fitted.
        case shortLine
    }

    static let outside = TokenTrait(form: 0, shape: .none, gap: .none)

    /// Hash of the form in lower case, all digits alike.
    var form: UInt32
    var shape: Shape
    var gap: Gap
    /// Round and square brackets that are open before the token, at most 3.
    var depth: UInt8 = 0
    /// Whether an odd number of straight quotation marks stands before the token in its paragraph.
    var isInQuotes = false
    /// Tokens from this one to the next full stop, exclamation or question mark, in powers of two.
    var distanceToTerminator: UInt8 = 0

    init(form: UInt32, shape: Shape, gap: Gap) {
        self.form = form
        self.shape = shape
        self.gap = gap
    }
}

extension TokenTrait {
    /// The traits of a paragraph's tokens, with `margin` empty ones before and after.
    static func traits(of tokens: [RawToken], in bytes: UnsafeBufferPointer<UInt8>, margin: Int) -> [TokenTrait] {
        let widest = widestLine(of: tokens)
        var lineStart = tokens.first?.range.lowerBound ?? 0
        var traits = [TokenTrait](repeating: .outside, count: margin)
        traits.reserveCapacity(tokens.count + 2 * margin)
        var depth: UInt8 = 0
        var isInQuotes = false
        for (index, token) in tokens.enumerated() {
            var gap: Gap = token.gap == .none ? .none : .space
            if token.gap == .lineBreak, index > 0 {
                let width = tokens[index - 1].range.upperBound - lineStart
                let isWrapped = widest <= longestWrappedLine && width + 1 + token.range.count > widest
                gap = isWrapped ? .wrap : .shortLine
                lineStart = token.range.lowerBound
            }
            let form = UnsafeBufferPointer(rebasing: bytes[token.range])
            var trait = TokenTrait(form: hash(form), shape: Shape(form), gap: gap)
            trait.depth = depth
            trait.isInQuotes = isInQuotes
            switch form[0] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth = min(depth + 1, 3)
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= depth > 0 ? 1 : 0
            case UInt8(ascii: "\""): isInQuotes.toggle()
            default: break
            }
            traits.append(trait)
        }
        var distance = 0
        for index in traits.indices.dropFirst(margin).reversed() {
            distance = traits[index].isTerminator ? 0 : distance + 1
            traits[index].distanceToTerminator = UInt8(Int.bitWidth - distance.leadingZeroBitCount)
        }
        traits.append(contentsOf: repeatElement(.outside, count: margin))
        return traits
    }

    /// Wider lines, in bytes, are paragraphs of their own and not pieces of one.
    private static let longestWrappedLine = 160

    private static func widestLine(of tokens: [RawToken]) -> Int {
        var widest = 0
        var lineStart = tokens.first?.range.lowerBound ?? 0
        for (index, token) in tokens.enumerated() {
            if token.gap == .lineBreak, index > 0 { lineStart = token.range.lowerBound }
            widest = max(widest, token.range.upperBound - lineStart)
        }
        return widest
    }

    @inline(__always)
    private static func hash(_ form: UnsafeBufferPointer<UInt8>) -> UInt32 {
        // More says nothing about a boundary.
        let prefix = form.prefix(24)
        return FeatureHash.bytes(
            prefix.lazy.map { byte in
                switch byte {
                case 0x30...0x39: UInt8(ascii: "0")
                case 0x41...0x5A: byte | 0x20
                default: byte
                }
            })
    }

    var isTerminator: Bool { shape == .fullStop || shape == .exclamation || shape == .ellipsis }

    /// Whether the token says something by itself: no quotation mark or bracket.
    var isWord: Bool { shape != .opener && shape != .closer && shape != .straightQuote }
}

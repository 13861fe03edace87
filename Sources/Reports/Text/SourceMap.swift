/// Where the bytes of a text stand in the bytes that it was read from.
///
/// Pieces stand in the text's order and do not overlap; what lies between them (the space that parts words or
/// paragraphs) has no source of its own.
public struct SourceMap: Sendable, Equatable {
    public struct Piece: Sendable, Equatable {
        /// UTF-8 bytes of the text.
        public var text: Range<Int>
        /// Bytes of the source. As many as in the text where they are the same bytes, else the whole stands for the
        /// whole: an entity for its character.
        public var source: Range<Int>

        public init(text: Range<Int>, source: Range<Int>) {
            self.text = text
            self.source = source
        }

        var isVerbatim: Bool { text.count == source.count }
    }

    public private(set) var pieces: [Piece] = []

    public init() {}

    /// The source of a range of the text; `nil` where no byte of it has one.
    public func source(of range: Range<Int>) -> Range<Int>? {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].text.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var found: Range<Int>?
        while low < pieces.count, pieces[low].text.lowerBound < range.upperBound {
            let part = Self.source(of: range, in: pieces[low])
            found = found.map { min($0.lowerBound, part.lowerBound)..<max($0.upperBound, part.upperBound) } ?? part
            low += 1
        }
        return found
    }

    private static func source(of range: Range<Int>, in piece: Piece) -> Range<Int> {
        guard piece.isVerbatim else { return piece.source }
        let part = range.clamped(to: piece.text)
        let shift = piece.source.lowerBound - piece.text.lowerBound
        return part.lowerBound + shift..<part.upperBound + shift
    }

    /// Adds a piece after the last; what goes on where the last piece ended becomes one with it.
    mutating func append(_ piece: Piece) {
        guard !piece.text.isEmpty else { return }
        if let last = pieces.last, last.isVerbatim, piece.isVerbatim, last.text.upperBound == piece.text.lowerBound,
            last.source.upperBound == piece.source.lowerBound
        {
            pieces[pieces.count - 1].text = last.text.lowerBound..<piece.text.upperBound
            pieces[pieces.count - 1].source = last.source.lowerBound..<piece.source.upperBound
        } else {
            pieces.append(piece)
        }
    }

    /// Adds another text's pieces behind this one's.
    ///
    /// - Parameters:
    ///   - range: the part of the other text that is added.
    ///   - offset: where in this text that part begins.
    mutating func append(_ map: SourceMap, of range: Range<Int>, at offset: Int) {
        let shift = offset - range.lowerBound
        for piece in map.pieces where piece.text.overlaps(range) {
            let text = piece.text.clamped(to: range)
            append(
                Piece(
                    text: text.lowerBound + shift..<text.upperBound + shift, source: Self.source(of: range, in: piece)))
        }
    }

    /// The way from this text to the source of its source.
    func followed(by outer: SourceMap) -> SourceMap {
        var map = SourceMap()
        var first = 0
        for piece in pieces {
            guard piece.isVerbatim else {
                if let source = outer.source(of: piece.source) { map.append(Piece(text: piece.text, source: source)) }
                continue
            }
            // Pieces of a page stand in its order, but for the headline.
            if first >= outer.pieces.count || outer.pieces[first].text.lowerBound > piece.source.lowerBound {
                first = 0
            }
            while first < outer.pieces.count, outer.pieces[first].text.upperBound <= piece.source.lowerBound {
                first += 1
            }
            var index = first
            let shift = piece.text.lowerBound - piece.source.lowerBound
            while index < outer.pieces.count, outer.pieces[index].text.lowerBound < piece.source.upperBound {
                let part = outer.pieces[index].text.clamped(to: piece.source)
                map.append(
                    Piece(
                        text: part.lowerBound + shift..<part.upperBound + shift,
                        source: Self.source(of: part, in: outer.pieces[index])))
                index += 1
            }
        }
        return map
    }
}

/// The features of the gaps between a paragraph's tokens.
struct BoundaryFeatures {
    /// The traits with `margin` empty ones before and after, so that no index needs a check.
    private let traits: [TokenTrait]
    private static let margin = 4
    /// How the paragraph is written: 0 where all its terminators stand before capitals, 1 where it has none, more the
    /// more of them stand before lower case.
    private let style: UInt32

    init(tokens: [RawToken], in bytes: UnsafeBufferPointer<UInt8>) {
        traits = TokenTrait.traits(of: tokens, in: bytes, margin: Self.margin)
        style = Self.style(of: traits)
    }

    private static func style(of traits: [TokenTrait]) -> UInt32 {
        var capitals = 0
        var others = 0
        for index in traits.indices.dropFirst() where traits[index - 1].isTerminator {
            switch traits[index].shape {
            case .starter, .capitalized, .allCapitals, .singleCapital: capitals += 1
            case .lowercase: others += 1
            default: break
            }
        }
        if others == 0 { return capitals > 0 ? 0 : 1 }
        return capitals > others * 3 ? 2 : capitals > others ? 3 : 4
    }

    /// Whether a sentence may start at the token.
    func isCandidate(_ index: Int) -> Bool {
        let next = self[index]
        let previous = self[index - 1]
        switch next.gap {
        case .none:
            // "It ended.The army left", but not "3.org".
            switch next.shape {
            case .lowercase, .number, .closer, .fullStop, .exclamation, .comma: return false
            default: return followsTerminator(index)
            }
        case .space, .wrap: return previous.shape != .lowercase || next.shape != .lowercase
        case .shortLine: return true
        }
    }

    /// Whether a full stop, question mark or the like stands before the token, with what closes after it.
    func followsTerminator(_ index: Int) -> Bool {
        var previous = index - 1
        while previous > index - 4, !self[previous].isWord { previous -= 1 }
        return self[previous].isTerminator
    }

    private subscript(index: Int) -> TokenTrait { traits[index + Self.margin] }

    /// Calls `body` with the hash of each feature of a sentence boundary before the token `index`, if the sentence that
    /// would end there starts at `start`.
    @inline(__always)
    func forEach(at index: Int, start: Int, _ body: (UInt32) -> Void) {
        let next = self[index]
        let second = self[index + 1]
        let third = self[index + 2]
        let previous = self[index - 1]
        let beforePrevious = self[index - 2]
        let first = self[start]
        // What stands before closing and after opening marks.
        var outer = index - 1
        while outer > index - 3, !self[outer].isWord { outer -= 1 }
        var inner = index
        while inner < index + 2, !self[inner].isWord { inner += 1 }
        let last = self[outer]
        let head = self[inner]
        let afterHead = self[inner + 1]
        let beforeLast = self[outer - 1]

        let length = UInt32(min(Int.bitWidth - (index - start).leadingZeroBitCount, 8))
        let gap = UInt32(next.gap.rawValue)
        let shapes = UInt32(previous.shape.rawValue) << 8 | UInt32(next.shape.rawValue)
        let marks: UInt32 = (outer == index - 1 ? 0 : 1) | (inner == index ? 0 : 2)
        let words = marks << 16 | UInt32(last.shape.rawValue) << 8 | UInt32(head.shape.rawValue)
        let state = UInt32(next.depth) << 2 | (next.isInQuotes ? 1 : 0)
        let position = UInt32(min(index - start, 4))

        body(FeatureHash.key(0, gap))
        body(FeatureHash.key(1, shapes, gap))
        body(FeatureHash.key(2, words, gap))
        body(FeatureHash.key(3, last.form, gap))
        body(FeatureHash.key(4, head.form, gap))
        body(FeatureHash.key(5, last.form, UInt32(head.shape.rawValue), marks))
        body(FeatureHash.key(6, head.form, UInt32(last.shape.rawValue), marks))
        body(FeatureHash.key(7, previous.form, next.form))
        body(FeatureHash.key(8, shapes, UInt32(beforePrevious.shape.rawValue)))
        body(FeatureHash.key(9, shapes, UInt32(second.shape.rawValue)))
        body(FeatureHash.key(10, beforeLast.form, UInt32(last.shape.rawValue)))
        body(FeatureHash.key(11, afterHead.form, words))
        body(FeatureHash.key(12, shapes, length))
        body(FeatureHash.key(13, words, state))
        body(FeatureHash.key(14, words, UInt32(first.shape.rawValue)))
        body(FeatureHash.key(15, shapes, UInt32(second.shape.rawValue), UInt32(third.shape.rawValue)))
        body(FeatureHash.key(16, shapes, UInt32(beforePrevious.shape.rawValue), UInt32(self[index - 3].shape.rawValue)))
        body(FeatureHash.key(17, words, style))
        body(FeatureHash.key(18, words, UInt32(next.distanceToTerminator)))
        body(FeatureHash.key(19, first.form, words))
        body(FeatureHash.key(20, words, position, next.distanceToTerminator == 0 ? 1 : 0))
        body(FeatureHash.key(21, words, UInt32(beforeLast.shape.rawValue), UInt32(afterHead.shape.rawValue)))
        body(FeatureHash.key(22, last.form, head.form))
        body(FeatureHash.key(23, words, length, style))
        body(FeatureHash.key(24, shapes, gap, state))
    }
}

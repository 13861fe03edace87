/// A token before analysis: a byte range, and how it was separated from the token before it.
struct RawToken: Equatable {
    enum Gap { case none, space, lineBreak }

    var range: Range<Int>
    var gap: Gap
}

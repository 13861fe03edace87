import Knowledge

/// A name of a place in a text, and the place that it names.
public struct Toponym: Sendable, Equatable {
    /// How the text uses the name.
    public enum Use: String, Sendable, CaseIterable {
        /// As the place itself: "in Gao".
        case place
        /// As an adjective or noun for its people: "Malian".
        case demonym
        /// Within the name of something else: "University of Michigan", "Edmonton Police".
        case partOfName = "part-of-name"
    }

    /// The words as written, with single spaces between them.
    public var text: String
    /// UTF-8 bytes in the text that was analysed.
    public var range: Range<Int>
    public var use: Use
    /// Index of its sentence in the document.
    public var sentence: Int
    /// Its tokens in the sentence.
    public var tokens: Range<Int>
    /// The place; `nil` where the gazetteer has none of this name.
    public var index: Gazetteer.Index?
    public var place: GazetteerEntry?

    public init(
        text: String, range: Range<Int>, use: Use, sentence: Int, tokens: Range<Int>, index: Gazetteer.Index? = nil,
        place: GazetteerEntry? = nil
    ) {
        self.text = text
        self.range = range
        self.use = use
        self.sentence = sentence
        self.tokens = tokens
        self.index = index
        self.place = place
    }
}

/// A sentence of a treebank: gold tokens with their tree, and how they were written.
public struct TreebankSentence: Sendable, Equatable {
    /// The `sent_id` comment; empty if there is none.
    public var identifier: String
    /// Syntactic words. Their ranges are UTF-8 bytes in `text`.
    public var tokens: [Token]
    /// Orthographic words that stand for several syntactic words ("don't").
    public var multiwordTokens: [MultiwordToken]
    /// The sentence as written, rebuilt from forms and `SpaceAfter=No`.
    public var text: String
    /// Whether white space stands between this sentence's end and the next.
    public var spaceAfter: Bool
    /// Whether a new paragraph (or document) starts here.
    public var startsParagraph: Bool

    public init(
        identifier: String = "", tokens: [Token], multiwordTokens: [MultiwordToken] = [], text: String = "",
        spaceAfter: Bool = true, startsParagraph: Bool = false
    ) {
        self.identifier = identifier
        self.tokens = tokens
        self.multiwordTokens = multiwordTokens
        self.text = text
        self.spaceAfter = spaceAfter
        self.startsParagraph = startsParagraph
    }
}

/// A written word that holds several syntactic words.
public struct MultiwordToken: Sendable, Equatable {
    public var form: String
    /// Indices of the syntactic words in the sentence's tokens.
    public var members: Range<Int>

    public init(form: String, members: Range<Int>) {
        self.form = form
        self.members = members
    }
}

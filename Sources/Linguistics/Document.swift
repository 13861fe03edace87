/// A text analysed: its sentences in order, each with its tokens and tree.
///
/// All offsets are UTF-8 bytes in the text that was analysed.
public struct Document: Sendable, Equatable {
    public var sentences: [Sentence]

    public init(sentences: [Sentence]) { self.sentences = sentences }
}

/// One sentence: tokens with a dependency tree over them.
public struct Sentence: Sendable, Equatable {
    public var tokens: [Token]
    /// The bytes that the sentence covers, from its first token to its last.
    public var range: Range<Int>

    public init(tokens: [Token], range: Range<Int>) {
        self.tokens = tokens
        self.range = range
    }
}

/// A syntactic word by the conventions of Universal Dependencies.
public struct Token: Sendable, Equatable {
    public var form: String
    public var lemma: String
    public var upos: UniversalTag
    /// The treebank's own tag (Penn Treebank style for English: `VBD`, `NNS`).
    public var xpos: String
    /// Index of the head in the sentence's tokens; `nil` for the root.
    public var head: Int?
    public var deprel: DependencyRelation
    /// The bytes of the token. The parts of a contraction ("don't") split the bytes of the whole.
    public var range: Range<Int>

    public init(
        form: String, lemma: String = "", upos: UniversalTag = .x, xpos: String = "",
        head: Int? = nil, deprel: DependencyRelation = .dep, range: Range<Int> = 0..<0
    ) {
        self.form = form
        self.lemma = lemma
        self.upos = upos
        self.xpos = xpos
        self.head = head
        self.deprel = deprel
        self.range = range
    }
}

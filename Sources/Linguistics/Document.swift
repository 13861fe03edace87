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
    /// Names and groups, in order; none overlaps another.
    public var entities: [Entity]
    /// The bytes that the sentence covers, from its first token to its last.
    public var range: Range<Int>

    public init(tokens: [Token], entities: [Entity] = [], range: Range<Int>) {
        self.tokens = tokens
        self.entities = entities
        self.range = range
    }
}

/// A name in a sentence.
public struct Entity: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case person = "PER"
        case organisation = "ORG"
        /// A country, region, town, river …
        case place = "LOC"
        /// A nationality, religious or political group: "Malian", "Shiite", "Republicans".
        case group = "GRP"
        /// A building, base, airport, bridge … with a name.
        case facility = "FAC"
    }

    public var kind: Kind
    /// Indices of its tokens in the sentence.
    public var tokens: Range<Int>

    public init(kind: Kind, tokens: Range<Int>) {
        self.kind = kind
        self.tokens = tokens
    }
}

/// A syntactic word by the conventions of Universal Dependencies.
public struct Token: Sendable, Equatable {
    public var form: String
    public var lemma: String
    public var upos: UniversalTag
    /// The treebank's own tag (Penn Treebank style for English: `VBD`, `NNS`).
    public var xpos: String
    /// Morphology by Universal Dependencies (`Number=Sing|Person=3|Tense=Pres`); empty for none.
    public var features: String
    /// Index of the head in the sentence's tokens; `nil` for the root.
    public var head: Int?
    public var deprel: DependencyRelation
    /// The bytes of the token. The parts of a contraction ("don't") split the bytes of the whole.
    public var range: Range<Int>

    public init(
        form: String, lemma: String = "", upos: UniversalTag = .x, xpos: String = "", features: String = "",
        head: Int? = nil, deprel: DependencyRelation = .dep, range: Range<Int> = 0..<0
    ) {
        self.form = form
        self.lemma = lemma
        self.upos = upos
        self.xpos = xpos
        self.features = features
        self.head = head
        self.deprel = deprel
        self.range = range
    }
}

extension Token {
    /// The value of a feature: `feature("Tense")` is "Past" for "left".
    public func feature(_ name: String) -> Substring? {
        for pair in features.split(separator: "|") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0] == name { return parts[1] }
        }
        return nil
    }
}

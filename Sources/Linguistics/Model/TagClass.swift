/// A universal tag with the treebank's own tag: what the tagger predicts.
public struct TagClass: Hashable, Sendable {
    public var upos: UniversalTag
    public var xpos: String

    public init(upos: UniversalTag, xpos: String) {
        self.upos = upos
        self.xpos = xpos
    }
}

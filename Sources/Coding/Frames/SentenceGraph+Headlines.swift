import Linguistics

/// Headlines leave out articles and auxiliaries: "France to withdraw troops", "Two peacekeepers killed in ambush".
extension SentenceGraph {
    /// Whether the sentence ends without a full stop, as headlines do.
    var isHeadline: Bool {
        guard let last = sentence.tokens.last, count <= 24 else { return false }
        return last.upos != .punct || last.form == "'" || last.form == "’"
    }

    /// The infinitive of a headline, which tells the future: it hangs on a root that is a nominal, or is the root.
    func isHeadlineFuture(_ predicate: Int) -> Bool {
        let token = self[predicate]
        guard token.xpos == "VB", children(of: predicate, .mark).contains(where: { lemmas[$0] == "to" }) else {
            return false
        }
        guard let head = token.head else { return child(of: predicate, .nsubj) != nil }
        return token.deprel == .acl && self[head].head == nil && [.noun, .propn].contains(self[head].upos)
            && child(of: head, .cop) == nil && isHeadline
    }
}

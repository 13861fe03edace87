import Knowledge

/// Why a sentence gave no event.
public struct Silence: Sendable, Equatable {
    /// A word that could have meant an act, and what ruled it out.
    public struct Reason: Sendable, Equatable {
        public var word: String
        public var reason: String
        /// The line of `Knowledge` that ruled it out, if it was one.
        public var source: KnowledgePosition?
    }

    /// Position of the sentence in the document.
    public var sentenceIndex: Int
    /// In the order of the text; empty when no word of the sentence bears a frame.
    public var reasons: [Reason]
}

extension Silence {
    init(_ graph: SentenceGraph, _ refusals: [Refusal]) {
        sentenceIndex = graph.index
        reasons = []
        for refusal in refusals.sorted(by: { $0.token < $1.token }) {
            let reason = Reason(word: graph[refusal.token].form, reason: refusal.reason, source: refusal.source)
            if !reasons.contains(reason) { reasons.append(reason) }
        }
    }
}

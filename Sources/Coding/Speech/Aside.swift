import Linguistics

/// A speaker and verb set off from what is said: "…, the mayor said, …", `…," the mayor said.`
///
/// Parsers often hang these on the wrong word; their punctuation tells them more surely.
struct Aside: Sendable {
    /// The tokens of the source, right before the verb.
    var source: Range<Int>
    /// The head of its phrase.
    var head: Int
    /// Source and verb, up to the punctuation that follows.
    var extent: Range<Int>

    private static let longest = 12

    init?(around verb: Int, in graph: SentenceGraph) {
        guard ["VBD", "VBZ", "VBP"].contains(graph[verb].xpos) else { return nil }
        // Before the verb nothing but a nominal, back to a comma, quotation mark or dash.
        var start = verb
        while start > 0, verb - start <= Self.longest, graph[start - 1].upos != .punct || graph[start - 1].form == "-" {
            switch graph[start - 1].upos {
            case .verb, .aux, .sconj, .cconj: return nil
            default: start -= 1
            }
        }
        guard start > 0, start < verb, Self.setsOff(graph[start - 1]) else { return nil }
        // After it nothing but an adverb or a phrase, up to punctuation or the end.
        var end = verb + 1
        while end < graph.count, end - verb <= Self.longest, graph[end].upos != .punct {
            switch graph[end].upos {
            case .verb, .aux, .sconj: return nil
            case .pron where graph[end].feature("Case") == "Nom": return nil
            default: end += 1
            }
        }
        guard end == graph.count || graph[end].upos == .punct else { return nil }
        if end == verb + 1 {
            guard end == graph.count || Self.setsOff(graph[end]) || [".", "?", "!", ":"].contains(graph[end].form)
            else {
                return nil
            }
        } else if graph[verb + 1].upos != .adp && graph[verb + 1].upos != .adv && graph[verb + 1].upos != .propn {
            return nil
        }
        let nominal = (start..<verb).last { [.noun, .propn, .pron, .num].contains(graph[$0].upos) }
        guard var head = nominal else { return nil }
        while let above = graph[head].head, (start..<verb).contains(above), graph[above].upos != .adv { head = above }
        // "the same day, Smith said that": what stands before is no part of what is said.
        let isContentBefore = (0..<start).contains { graph[$0].upos == .verb || graph[$0].upos == .aux }
        let isContentBehind = (end..<max(end, graph.count)).contains {
            graph[$0].upos == .verb || graph[$0].upos == .aux
        }
        guard isContentBefore || (isContentBehind && end < graph.count && graph[end].form == ",") else { return nil }
        source = start..<verb
        self.head = head
        extent = start..<end
    }

    private static func setsOff(_ token: Token) -> Bool {
        [",", "\"", "''", "”", "’", "'", "»", "—", "–", "--"].contains(token.form)
    }
}

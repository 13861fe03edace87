import Knowledge
import Linguistics

/// Who is the source of a cue, and which words are.
extension CueMatcher {
    func source(of token: Int, _ wordClass: SpeechCue.WordClass, _ content: [Int]) -> Int? {
        switch wordClass {
        case .noun:
            return graph.child(of: token, .nmodPossessive)
                ?? graph.children(of: token, .nmod, .oblAgent).first {
                    !content.contains($0) && ["by", "from", "of"].contains(graph.prepositions(of: $0).first)
                }
                ?? graph.children(of: token, .amod, .compound).first { graph[$0].upos == .propn }
        case .verb where graph.isPassive(token):
            return graph.children(of: token, .oblAgent, .obl).first {
                !content.contains($0)
                    && (graph[$0].deprel == .oblAgent || graph.prepositions(of: $0).contains("by"))
            }
        default:
            guard let subject = graph.surfaceSubject(of: token), !content.contains(subject) else { return nil }
            return graph[subject].deprel == .expletive || subject == token ? nil : subject
        }
    }

    /// The whole phrase of a source, appositions and clauses about it included, without the cue itself.
    func phrase(of head: Int, without cue: Int?, _ content: Set<Int>) -> [Int] {
        var tokens: [Int] = []
        var queue = [head]
        while let token = queue.popLast() {
            tokens.append(token)
            for child in graph.children(of: token) {
                guard child != cue, !content.contains(child) else { continue }
                switch graph[child].deprel.base {
                // What a predicate noun has beside its own phrase, and the preposition of a source.
                case "cop", "nsubj", "aux", "parataxis", "advcl": continue
                case "case" where token == head: continue
                case "conj" where graph[child].upos == .verb: continue
                case "punct" where graph[child].form != ",": continue
                case "acl" where contains(child, cue): continue
                default: queue.append(child)
                }
            }
        }
        return trimmed(tokens.sorted())
    }

    private func contains(_ token: Int, _ cue: Int?) -> Bool {
        cue.flatMap { graph.ancestor(of: $0) { $0 == token } } != nil
    }

    /// Without punctuation at both ends.
    private func trimmed(_ tokens: [Int]) -> [Int] {
        guard let first = tokens.firstIndex(where: { graph[$0].upos != .punct }),
            let last = tokens.lastIndex(where: { graph[$0].upos != .punct })
        else { return [] }
        return Array(tokens[first...last])
    }

    /// The cue's word with its auxiliaries, negation and particles, as far as they stand beside it.
    func cue(of token: Int, _ wordClass: SpeechCue.WordClass) -> [Int] {
        var own: Set<Int> = [token]
        for child in graph.children(of: token) {
            switch graph[child].deprel.base {
            case "aux", "advmod", "compound", "cop", "mark": own.insert(child)
            default: continue
            }
        }
        var first = token
        var last = token
        while own.contains(first - 1) { first -= 1 }
        while own.contains(last + 1) { last += 1 }
        return Array(first...last)
    }
}

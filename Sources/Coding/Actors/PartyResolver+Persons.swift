import Knowledge

extension PartyResolver {
    /// The names of the persons that the sentence speaks of, as written: known ones, and those that the model finds.
    var personNames: [String] {
        let known = mentions.filter { mention in
            mention.targets.contains { target in
                guard case .actor(let index, .name) = target else { return false }
                return lexicon.knowledge.actors[index].kind == .person
            }
        }
        let found = graph.sentence.entities.filter { $0.kind == .person }.map(\.tokens)
        return (known.map(\.tokens) + found).map { tokens in
            tokens.map { graph[$0].form }.joined(separator: " ")
        }
    }
}

import Knowledge

extension PartyResolver {
    /// The names of the persons that the sentence speaks of, as written: known ones, and those that the model finds.
    var personNames: [String] {
        let known = mentions.filter { mention in
            mention.targets.contains { target in
                if case .actor(let index, .name) = target {
                    lexicon.knowledge.actors[index].kind == .person
                } else {
                    false
                }
            }
        }
        let found = graph.sentence.entities.filter { $0.kind == .person }.map(\.tokens)
        return (known.map(\.tokens) + found).map { tokens in
            tokens.map { graph[$0].form }.joined(separator: " ")
        }
    }
}

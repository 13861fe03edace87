/// Who says that an event happened.
extension EventBuilder {
    /// "according to X" anywhere over the predicate.
    func accordingTo(_ interpretation: Interpretation, _ resolver: inout PartyResolver) -> [Speaker] {
        var cursor: Int? = interpretation.predicate
        while let predicate = cursor {
            for child in graph.children(of: predicate) where graph.prepositions(of: child).contains("according to") {
                let found = resolver.parties(at: child).prefix(1).map { Speaker(party: party($0), manner: .indirect) }
                if !found.isEmpty { return found }
            }
            cursor = graph[predicate].head
        }
        return []
    }
}

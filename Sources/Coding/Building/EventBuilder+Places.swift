import Knowledge
import Reports

/// Where an event happened.
extension EventBuilder {
    /// The place that was acted on ("captured the town of Kidal"), else one that a phrase of the event's own clause names.
    func place(of interpretation: Interpretation, _ resolver: inout PartyResolver) -> EventPlace? {
        for recipient in interpretation.recipients where recipient.kind != .person {
            if let toponym = places.toponym(within: recipient.range, in: graph.index),
                toponym.place?.kind != .country
            {
                return EventPlace(toponym)
            }
            for mention in resolver.mentions {
                let range = graph.bytes(mention.tokens)
                guard recipient.range.lowerBound <= range.lowerBound, range.upperBound <= recipient.range.upperBound,
                    mention.targets.contains(where: { if case .place = $0 { true } else { false } }),
                    let place = coder.place(of: mention.targets, text: string(range), range: range)
                else { continue }
                return place
            }
        }
        for predicate in [interpretation.predicate] + interpretation.predicates.sorted() {
            for child in graph.children(of: predicate) {
                let relation = graph[child].deprel.base
                guard relation == "obl" || relation == "nmod",
                    graph.prepositions(of: child).contains(where: {
                        coder.knowledge.classes.contains($0, in: "place-preposition")
                    })
                else { continue }
                for token in [child] + graph.children(of: child, .nmod) + graph.children(of: child, .compound) {
                    if let place = places.toponym(at: token, in: graph.index).flatMap(EventPlace.init) { return place }
                    guard let mention = resolver.mentions.first(where: { $0.tokens.contains(token) }),
                        let place = coder.place(
                            of: mention.targets, text: string(graph.bytes(mention.tokens)),
                            range: graph.bytes(mention.tokens))
                    else { continue }
                    return place
                }
            }
        }
        return nil
    }

    static func place(ofDatelineIn report: Report, coder: Coder) -> EventPlace? {
        guard let passage = report.passages.first(where: { $0.role == .dateline }) else { return nil }
        let bytes = Array(report.text.utf8)[passage.range]
        let dateline = String(decoding: bytes, as: UTF8.self)
        if let place = coder.toponyms.place(ofDateline: dateline) {
            return EventPlace(place, text: dateline, range: passage.range)
        }
        let pieces = NamePiece.pieces(of: dateline)
        for start in pieces.indices {
            if let match = coder.lexicon.names.longestMatch(pieces, from: start),
                let place = coder.place(of: match.targets, text: dateline, range: passage.range)
            {
                return place
            }
        }
        return nil
    }
}

import Knowledge
import Linguistics

extension StatementSentence {
    /// The properties that a construction states.
    mutating func facts(_ name: String, _ match: ConstructionMatch) -> [Fact] {
        guard let property = coder.constructions.properties[name], let value = value(property, match),
            let subject = parties(.subject, match, property.subject).first,
            let context = context(of: match)
        else { return [] }
        let date = date(time(of: match.predicate))
        let range: Range<Int>
        switch value {
        case .quantity(let quantity): range = quantity.range
        case .text(_, let words): range = words
        }
        var fact = Fact(
            report: report.id, id: "", property: name, subject: subject, value: value,
            status: property.value == .text && context.status == .negated ? .occurred : context.status,
            speakers: context.speakers, date: date, sentence: graph.sentence.range,
            evidence: evidence(match.predicate, subject, range, context.speakers, date),
            explanation: step(match, result: name))
        fact.id = StableIdentifier.of("\(report.id)|\(range.lowerBound)|\(name)|\(subject.text)")
        return [fact]
    }

    private func value(_ property: FactProperty, _ match: ConstructionMatch) -> Fact.Value? {
        guard let part = match.construction.part(.value) else { return nil }
        let heads = part.slots.flatMap { match.arguments[$0] }
        switch property.value {
        case .text:
            guard let head = heads.first else { return nil }
            let range = words(of: head)
            return .text(string(range), range: range)
        case .quantity(let kinds):
            for head in heads {
                let near = [head] + graph.children(of: head, .amod, .nummod, .nmod, .compound)
                if let found = quantities.first(where: { kinds.contains($0.quantity.kind) && near.contains($0.head) }) {
                    return .quantity(found.quantity)
                }
            }
            return nil
        }
    }

    /// A verb with its adverbs ("never fully implemented"), a noun with its phrase.
    private func words(of head: Int) -> Range<Int> {
        guard graph[head].upos == .verb || graph[head].upos == .adj else { return graph.bytes(graph.phrase(of: head)) }
        let first =
            graph.children(of: head, .advmod).first { $0 < head }.flatMap { graph.subtree(of: $0).first } ?? head
        return graph.bytes(first..<head + 1)
    }
}

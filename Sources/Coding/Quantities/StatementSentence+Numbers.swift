import Knowledge

extension StatementSentence {
    /// Gives each count of the sentence to the event whose act stands nearest above it, if it can be one of its numbers.
    func number(_ events: inout [Event]) {
        // The events of the sentence that was read last stand last.
        let others = events.lastIndex { $0.sentence != graph.sentence.range }
        let here = (others.map { $0 + 1 } ?? 0)..<events.count
        guard !here.isEmpty else { return }
        for found in quantities {
            guard let types = coder.knowledge.quantities.eventTypes[found.quantity.kind] else { continue }
            var cursor: Int? = found.head
            search: while let current = cursor {
                let range = graph[current].range
                for index in here where types.contains(events[index].code.type.rawValue) {
                    guard events[index].evidence.contains(where: { $0.field == .act && $0.range == range }) else {
                        continue
                    }
                    if !events[index].numbers.contains(found.quantity) {
                        events[index].numbers.append(found.quantity)
                        events[index].evidence.append(Evidence(field: .number, range: found.quantity.range))
                    }
                    break search
                }
                cursor = graph[current].head
            }
        }
    }
}

import Synchronization

/// Answers that stand until the archive changes; those asked for longest ago make room.
final class AnswerMemory: Sendable {
    private struct Entry {
        var answer: Answer
        var used: Int
    }

    private struct Shelf {
        var state = ""
        var entries: [String: Entry] = [:]
        var size = 0
        var clock = 0
    }

    private let shelf = Mutex(Shelf())
    /// Bytes kept at most.
    private let capacity: Int

    init(capacity: Int = 64 << 20) { self.capacity = capacity }

    func answer(to key: String, state: String) -> Answer? {
        shelf.withLock { shelf in
            guard shelf.state == state, let entry = shelf.entries[key] else { return nil }
            shelf.clock += 1
            shelf.entries[key]?.used = shelf.clock
            return entry.answer
        }
    }

    /// - Parameter state: the archive's before the answer was worked out, so that nothing old is kept as new.
    func keep(_ answer: Answer, to key: String, state: String) {
        guard answer.isLasting, answer.status == 200, answer.body.count < capacity / 16 else { return }
        shelf.withLock { shelf in
            if shelf.state != state { shelf = Shelf(state: state) }
            shelf.clock += 1
            if let old = shelf.entries.updateValue(Entry(answer: answer, used: shelf.clock), forKey: key) {
                shelf.size -= old.answer.body.count
            }
            shelf.size += answer.body.count
            if shelf.size > capacity { Self.makeRoom(in: &shelf, to: capacity / 2) }
        }
    }

    private static func makeRoom(in shelf: inout Shelf, to size: Int) {
        for (key, entry) in shelf.entries.sorted(by: { $0.value.used < $1.value.used }) where shelf.size > size {
            shelf.entries[key] = nil
            shelf.size -= entry.answer.body.count
        }
    }
}

import Synchronization

/// Answers that are being worked out: whoever asks the same meanwhile waits for the same work.
final class SharedWork: Sendable {
    private let tasks = Mutex<[String: Task<Answer, any Error>]>([:])

    func answer(
        to key: String, _ work: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer {
        let (task, isFirst) = tasks.withLock { tasks in
            if let task = tasks[key] { return (task, false) }
            let task = Task(operation: work)
            tasks[key] = task
            return (task, true)
        }
        defer { if isFirst { tasks.withLock { $0[key] = nil } } }
        return try await task.value
    }
}

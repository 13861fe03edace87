import Dispatch
import Synchronization

/// Does one piece of work on another thread while the next is prepared, and no more than one.
final class WriteBehind: Sendable {
    private let queue = DispatchQueue(label: "write behind")
    private let outcome = Mutex<Result<Void, any Error>>(.success(()))

    /// Begins a piece of work as soon as the last is done.
    ///
    /// - Throws: what the last piece threw; nothing is begun then.
    func submit(_ work: @escaping @Sendable () throws -> Void) throws {
        try wait()
        queue.async { [self] in
            let result = Result { try work() }
            outcome.withLock { $0 = result }
        }
    }

    /// Waits for what was begun.
    ///
    /// - Throws: what it threw.
    func wait() throws {
        queue.sync {}
        try outcome.withLock { $0 }.get()
    }
}

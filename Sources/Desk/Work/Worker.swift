import Foundation

/// A thread that does one piece of work after another, behind those that answer requests.
final class Worker: Sendable {
    private let line = Line()

    init(name: String) {
        let thread = Thread { [line] in
            #if canImport(Glibc)
                // On Linux 0 is the calling thread: pages go before the reading of reports.
                _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
            #endif
            while let work = line.next() { work() }
        }
        thread.name = name
        // Trees of long sentences are walked recursively.
        thread.stackSize = 16 << 20
        thread.start()
    }

    deinit { line.end() }

    func perform(_ work: @escaping @Sendable () -> Void) { line.append(work) }

    /// What waits to be done.
    private final class Line: @unchecked Sendable {
        // Both are touched only while `condition` is locked.
        private var waiting: [@Sendable () -> Void] = []
        private var hasEnded = false
        private let condition = NSCondition()

        func append(_ work: @escaping @Sendable () -> Void) {
            condition.withLock {
                waiting.append(work)
                condition.signal()
            }
        }

        func end() {
            condition.withLock {
                hasEnded = true
                condition.broadcast()
            }
        }

        /// Waits for work; `nil` when no more comes.
        func next() -> (@Sendable () -> Void)? {
            condition.withLock {
                while waiting.isEmpty, !hasEnded { condition.wait() }
                return hasEnded ? nil : waiting.removeFirst()
            }
        }
    }
}

import Dispatch
import Synchronization

/// The results of two independent pieces of work, done side by side where there are processors for it.
public func sideBySide<One: Sendable, Other: Sendable>(
    _ one: @Sendable () -> One, _ other: @Sendable () -> Other
) -> (One, Other) {
    let first = Mutex<One?>(nil)
    let second = Mutex<Other?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { index in
        if index == 0 {
            let result = one()
            first.withLock { $0 = result }
        } else {
            let result = other()
            second.withLock { $0 = result }
        }
    }
    return (first.withLock { $0 } ?? one(), second.withLock { $0 } ?? other())
}

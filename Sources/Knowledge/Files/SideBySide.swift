import Dispatch
import Synchronization

/// The results of two independent pieces of work, done side by side where there are processors for it.
///
/// May be nested: whoever waits for the other half does it itself unless somebody has begun it, so that no thread ever
/// waits for work that nobody does.
public func sideBySide<One: Sendable, Other: Sendable>(
    _ one: @escaping @Sendable () -> One, _ other: @Sendable () -> Other
) -> (One, Other) {
    let errand = Errand(one)
    DispatchQueue.global(qos: .userInitiated).async { errand.run() }
    let result = other()
    return (errand.result(), result)
}

/// A piece of work that is done once, by whoever comes first.
private final class Errand<Value: Sendable>: Sendable {
    private let work: @Sendable () -> Value
    private let isBegun = Mutex(false)
    private let value = Mutex<Value?>(nil)
    private let done = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () -> Value) { self.work = work }

    /// Whether the caller is the one to do the work.
    private func begin() -> Bool {
        isBegun.withLock { isBegun in
            defer { isBegun = true }
            return !isBegun
        }
    }

    func run() {
        guard begin() else { return }
        let result = work()
        value.withLock { $0 = result }
        done.signal()
    }

    func result() -> Value {
        if begin() { return work() }
        done.wait()
        return value.withLock { $0 } ?? work()
    }
}

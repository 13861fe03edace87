import Coding
import Dispatch
import Reports
import Synchronization

/// Codes reports on all processors. A report's account depends on the report alone, so the result is the same on any number.
struct ParallelCoding: Sendable {
    /// Reports that one batch holds: enough to keep the processors busy, few enough for little memory.
    static let batchSize = 64

    let rapporteur: Rapporteur

    /// Accounts in the order of the reports.
    func accounts(of reports: [Report]) -> [Account] { map(reports) { $1 } }

    /// What is made of the accounts, in the order of the reports.
    func map<Value: Sendable>(_ reports: [Report], _ make: @Sendable (Report, Account) -> Value) -> [Value] {
        let results = Mutex([Value?](repeating: nil, count: reports.count))
        DispatchQueue.concurrentPerform(iterations: reports.count) { index in
            let value = make(reports[index], rapporteur.read(reports[index]).account)
            results.withLock { $0[index] = value }
        }
        return results.withLock { $0 }.compactMap { $0 }
    }
}

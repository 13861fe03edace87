import Coding
import Dispatch
import Reports
import Synchronization

/// Codes reports on all processors. A report's account depends on the report alone, so the result is the same on any number.
struct ParallelCoding: Sendable {
    /// Reports that one batch holds: enough to keep the processors busy and to make few transactions, few enough for
    /// little memory.
    static let batchSize = 256

    let rapporteur: Rapporteur

    /// Accounts in the order of the reports.
    func accounts(of reports: [Report]) -> [Account] { map(reports) { $1 } }

    /// What is made of the accounts, in the order of the reports.
    func map<Value: Sendable>(_ reports: [Report], _ make: @Sendable (Report, Account) -> Value) -> [Value] {
        let starts = Array(stride(from: 0, to: reports.count, by: Rapporteur.batchSize))
        let results = Mutex([[Value]](repeating: [], count: starts.count))
        DispatchQueue.concurrentPerform(iterations: starts.count) { index in
            let batch = Array(reports[starts[index]...].prefix(Rapporteur.batchSize))
            let values = zip(batch, rapporteur.accounts(of: batch)).map { make($0, $1) }
            results.withLock { $0[index] = values }
        }
        return results.withLock { $0 }.flatMap { $0 }
    }
}

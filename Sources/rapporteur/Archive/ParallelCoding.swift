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
    func accounts(of reports: [Report]) -> [Account] {
        let starts = Array(stride(from: 0, to: reports.count, by: Rapporteur.batchSize))
        let results = Mutex([[Account]](repeating: [], count: starts.count))
        DispatchQueue.concurrentPerform(iterations: starts.count) { index in
            let batch = reports[starts[index]...].prefix(Rapporteur.batchSize)
            let accounts = rapporteur.accounts(of: Array(batch))
            results.withLock { $0[index] = accounts }
        }
        return results.withLock { $0 }.flatMap { $0 }
    }
}

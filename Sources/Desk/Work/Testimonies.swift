import Archive
import Calendars
import Coding
import Foundation
import Reports
import Situations
import Synchronization

/// What the reports of an archive contribute to situations. Reports are read behind the pages, the newest first, and what
/// was read is remembered.
final class Testimonies: Sendable {
    /// What is known of some reports.
    struct Reading: Sendable {
        var testimonies: [Testimony]
        /// How many reports there are.
        var count: Int

        var isComplete: Bool { testimonies.count >= count }
    }

    private struct Memory {
        /// `nil` for a version that cannot be had.
        var read: [Int64: Testimony?] = [:]
        var asked: Set<Int64> = []
    }

    private let archive: Archive
    private let rapporteur: Rapporteur
    private let reader: StatementReader
    private let memory = Mutex(Memory())
    private let worker = Worker(name: "situations")
    /// More than one briefing needs, and no more than memory bears.
    private let capacity: Int

    init(archive: Archive, rapporteur: Rapporteur, capacity: Int) {
        self.archive = archive
        self.rapporteur = rapporteur
        self.capacity = capacity
        reader = StatementReader(rapporteur.knowledge, coder: rapporteur.coder)
    }

    /// What has been read of versions; the others are read from now on.
    ///
    /// - Parameter patience: seconds that the caller waits for them.
    func reading(of versions: [Int64], patience: Double) -> Reading {
        let missing = memory.withLock { memory in
            if memory.read.count > 2 * capacity {
                let wanted = Set(versions)
                memory.read = memory.read.filter { wanted.contains($0.key) }
            }
            let missing = versions.filter { memory.read[$0] == nil && !memory.asked.contains($0) }
            memory.asked.formUnion(missing)
            return missing
        }
        for version in missing { worker.perform { [self] in read(version) } }
        let end = Date(timeIntervalSinceNow: patience)
        while Date() < end {
            let isDone = memory.withLock { memory in versions.allSatisfy { memory.read[$0] != nil } }
            if isDone { break }
            Thread.sleep(forTimeInterval: 0.01)
        }
        return memory.withLock { memory in
            let known = versions.compactMap { memory.read[$0] }
            return Reading(
                testimonies: known.compactMap { $0 }, count: versions.count - known.filter { $0 == nil }.count)
        }
    }

    private func read(_ version: Int64) {
        let report = (try? archive.report(version: version))?.report
        let testimony = report.map { report in
            let (account, document) = rapporteur.read(report)
            return reader.testimony(of: report, account: account, document: document)
        }
        memory.withLock { memory in
            memory.read[version] = .some(testimony)
            memory.asked.remove(version)
        }
    }
}

import Archive
import Calendars
import Coding
import Foundation
import Reports
import Synchronization

/// Uploads on their way into the archive, one after the other: there is one writer.
final class Imports: Sendable {
    /// How far an upload is.
    struct Progress: Sendable, Equatable {
        enum Stage: String, Sendable { case waiting, reading, done }

        var id: String
        /// Name of the file, or of the pasted text.
        var name: String
        var stage = Stage.waiting
        var read = 0
        var added = 0
        var versions = 0
        var known = 0
        /// Names of the reports, the first of many.
        var reports: [String] = []
        /// What could not be used, and why.
        var problems: [String] = []

        var json: JSONValue {
            [
                "id": .string(id), "name": .string(name), "stage": .string(stage.rawValue), "read": JSONValue(read),
                "added": JSONValue(added), "versions": JSONValue(versions), "known": JSONValue(known),
                "reports": .array(reports.map(JSONValue.string)), "problems": .array(problems.map(JSONValue.string)),
            ]
        }
    }

    /// Something to add.
    struct Upload: Sendable {
        var name: String
        var bytes: [UInt8]
        /// For reports that do not state their day.
        var published: CalendarDate?
    }

    private struct State {
        var progress: [String: Progress] = [:]
        var order: [String] = []
    }

    private static let batchSize = 16
    private static let remembered = 200
    private static let listed = 100

    private let archive: Archive
    private let rapporteur: Rapporteur
    private let coder: CoderVersion
    private let longestQueue: Int
    private let state = Mutex(State())
    private let worker = Worker(name: "imports")

    init(archive: Archive, rapporteur: Rapporteur, coder: CoderVersion, longestQueue: Int) {
        self.archive = archive
        self.rapporteur = rapporteur
        self.coder = coder
        self.longestQueue = longestQueue
    }

    /// - Returns: the upload's number, under which its progress is told.
    /// - Throws: `Problem` 503 when too many wait.
    func take(_ upload: Upload) throws(Problem) -> String {
        let id = state.withLock { state -> String? in
            let waiting = state.progress.values.count { $0.stage != .done }
            guard waiting < longestQueue else { return nil }
            let id = String((state.order.last.flatMap(Int.init) ?? 0) + 1)
            state.progress[id] = Progress(id: id, name: upload.name)
            state.order.append(id)
            if state.order.count > Self.remembered { state.progress[state.order.removeFirst()] = nil }
            return id
        }
        guard let id else {
            throw Problem(status: 503, title: "Busy", detail: "Too many uploads wait; try again in a while.")
        }
        worker.perform { [self] in read(upload, id) }
        return id
    }

    func progress(of id: String) -> Progress? { state.withLock { $0.progress[id] } }

    /// The newest first.
    var all: [Progress] { state.withLock { state in state.order.reversed().compactMap { state.progress[$0] } } }

    private func change(_ id: String, _ change: (inout Progress) -> Void) {
        state.withLock { state in
            guard var progress = state.progress[id] else { return }
            change(&progress)
            state.progress[id] = progress
        }
    }

    private func read(_ upload: Upload, _ id: String) {
        change(id) { $0.stage = .reading }
        var waiting: [Report] = []
        for result in rapporteur.reader.reports(in: Bytes(upload.bytes), id: upload.name) {
            switch result {
            case .success(var report):
                report.published = report.published ?? upload.published
                waiting.append(report)
                change(id) { $0.read += 1 }
                if waiting.count >= Self.batchSize { store(&waiting, id) }
            case .failure(let fault):
                change(id) { if $0.problems.count < Self.listed { $0.problems.append("\(fault)") } }
            }
        }
        store(&waiting, id)
        change(id) { $0.stage = .done }
    }

    private func store(_ reports: inout [Report], _ id: String) {
        defer { reports = [] }
        do {
            let additions = try archive.additions(of: reports)
            var coded: [(report: Report, account: Account)] = []
            for (report, addition) in zip(reports, additions) {
                if case .known(let name) = addition {
                    change(id) { progress in
                        progress.known += 1
                        if progress.reports.count < Self.listed { progress.reports.append(name) }
                    }
                } else {
                    coded.append((report, rapporteur.read(report).account))
                }
            }
            let stored = try archive.add(coded, coder: coder, now: Date())
            for ((report, _), addition) in zip(coded, stored) {
                change(id) { progress in
                    switch addition {
                    case .new: progress.added += 1
                    case .version: progress.versions += 1
                    case .known: progress.known += 1
                    }
                    if progress.reports.count < Self.listed { progress.reports.append(report.id) }
                }
            }
        } catch {
            change(id) { $0.problems.append("\(error)") }
        }
    }

    /// Bytes that are here already.
    private final class Bytes: ByteSource {
        private var bytes: [UInt8]?

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        func next() throws(ReportError) -> [UInt8]? {
            defer { bytes = nil }
            return bytes
        }
    }
}

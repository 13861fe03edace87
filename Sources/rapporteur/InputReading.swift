import ArgumentParser
import Foundation
import Reports

/// Reads all reports that paths name, one at a time; what cannot be read is told, counted and passed over.
struct InputReading {
    private let reader: ReportReader
    private let options: InputOptions
    private var files: [String] = []
    private var progress: Progress
    private var bytesBefore = 0
    private var read = 0
    private var repaired = 0
    private var skipped: [ReportError.Reason: Int] = [:]

    /// - Throws: `ExitCode` where a path is wrong and the options are strict.
    init(_ paths: [String], _ reader: ReportReader, _ options: InputOptions) throws {
        self.reader = reader
        self.options = options
        progress = Progress(total: 0, noun: "")
        for path in paths {
            switch InputFiles.expand(path) {
            case .success(let found): files += found
            case .failure(let fault): try skip(fault)
            }
        }
        let total = files.reduce(0) { $0 + InputFiles.size(of: $1) }
        progress = Progress(total: total >> 10, noun: "kB of reports")
    }

    /// - Throws: what `use` throws; `ExitCode` 1 after the last report if any was skipped, or at once if strict.
    mutating func forEach(_ use: (Report) throws -> Void) throws {
        for file in files {
            do {
                try read(try FileSource(file), file, use)
            } catch let fault as ReportError {
                try skip(fault)
            }
        }
        finish()
        if !skipped.isEmpty { throw ExitCode(1) }
    }

    private mutating func read(
        _ source: FileSource, _ file: String, _ use: (Report) throws -> Void
    ) throws {
        let name = file == Input.standardInput ? "standard input" : file
        for result in reader.reports(in: source, id: name, format: options.format, textColumn: options.textColumn) {
            switch result {
            case .success(let report):
                read += 1
                if report.repairs > 0 { repaired += 1 }
                try use(report)
            case .failure(let fault): try skip(fault)
            }
            progress.advance(to: (bytesBefore + source.count) >> 10)
        }
        bytesBefore += source.count
    }

    private mutating func skip(_ fault: ReportError) throws {
        skipped[fault.reason, default: 0] += 1
        progress.clear()
        Terminal.complain("rapporteur: \(fault)")
        guard options.strict else { return }
        finish()
        throw ExitCode(1)
    }

    /// One report that was read needs no summary.
    private func finish() {
        progress.finish()
        guard read + skipped.count > 1 || !skipped.isEmpty || repaired > 0 else { return }
        Terminal.complain("rapporteur: \(summary)")
    }

    /// "12 reports read, 3 skipped: 2 malformed, 1 without text; 1 with bytes that were no text".
    private var summary: String {
        var summary = "\(read) report\(read == 1 ? "" : "s") read"
        let reasons = ReportError.Reason.allCases.compactMap { reason in
            skipped[reason].map { "\($0) \(reason.rawValue)" }
        }
        if !reasons.isEmpty {
            summary += ", \(skipped.values.reduce(0, +)) skipped: \(reasons.joined(separator: ", "))"
        }
        if repaired > 0 { summary += "; \(repaired) with bytes that fit no character, shown as \u{FFFD}" }
        return summary
    }
}

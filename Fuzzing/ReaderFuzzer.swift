import Foundation
import Reports

/// The reader that FUZZ_FORMAT names reads what libFuzzer makes up; "auto" looks at the content, as users do.
private let format = ProcessInfo.processInfo.environment["FUZZ_FORMAT"].flatMap { InputFormat(rawValue: $0) }

private let reader: ReportReader? = {
    let path = ProcessInfo.processInfo.environment["FUZZ_PHRASES"] ?? "Knowledge/languages/en/roles/page.phrases"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8),
        let phrases = try? RolePhrases(parsing: text, file: path)
    else { return nil }
    return ReportReader(phrases: phrases)
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func readAnything(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    guard let reader else {
        print("FUZZ_PHRASES names no phrases")
        abort()
    }
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    for case .success(let report) in reader.reports(in: MemorySource(bytes), id: "fuzz", format: format) {
        check(report)
    }
    return 0
}

/// What must hold for every report; a breach is a crash that libFuzzer keeps.
private func check(_ report: Report) {
    let count = report.text.utf8.count
    var covered = 0
    for passage in report.passages {
        precondition(passage.range.lowerBound >= covered && passage.range.upperBound <= count, "passages overlap")
        covered = passage.range.upperBound
    }
    var last = 0
    for piece in report.source?.pieces ?? [] {
        precondition(piece.text.lowerBound >= last && piece.text.upperBound <= count, "pieces overlap")
        last = piece.text.upperBound
    }
}

import Coding
import Foundation
public import Reports

/// A report of which people have said which story it tells.
public struct GoldReport: Sendable {
    public var report: Report
    public var story: String
    /// The part of the set to which its story belongs: `dev` or `test`.
    public var split: String

    public init(report: Report, story: String, split: String) {
        self.report = report
        self.story = story
        self.split = split
    }

    /// Reads JSON Lines: reports as `rapporteur read` takes them, with `"story"` and `"split"` in each line.
    ///
    /// - Throws: `GoldError` naming the file and line.
    public static func read(_ bytes: [UInt8], file: String, _ reader: ReportReader) throws(GoldError) -> [GoldReport] {
        var reports: [GoldReport] = []
        let decoder = JSONDecoder()
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where line.contains(where: { $0 > UInt8(ascii: " ") }) {
            var read = reader.reports(in: MemorySource(Array(line)), id: file, format: .jsonl)
            guard let row = try? decoder.decode(Row.self, from: Data(line)), case .success(let report)? = read.next()
            else {
                throw GoldError(
                    description: "\(file):\(index + 1): not a gold report (needs \"id\", \"text\", \"story\")")
            }
            reports.append(GoldReport(report: report, story: row.story, split: row.split ?? ""))
        }
        guard !reports.isEmpty else { throw GoldError(description: "\(file): holds no gold reports") }
        return reports
    }

    private struct Row: Decodable {
        var id: String
        var text: String
        var story: String
        var split: String?
    }
}

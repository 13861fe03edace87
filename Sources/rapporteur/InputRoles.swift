import Reports

/// A page as a column of roles, where each part stands in the file, and its text.
enum RoleMargin {
    /// What the page shows beside the report stands in brackets.
    static func text(of report: Report) -> String {
        let bytes = Array(report.text.utf8)
        var out = head(of: report)
        var asides = report.aside[...]
        func showAsides(before passage: Int) {
            while let aside = asides.first, aside.passage <= passage {
                out += line("[\(aside.role.rawValue)]", aside.source, aside.text)
                asides.removeFirst()
            }
        }
        for (index, passage) in report.passages.enumerated() {
            showAsides(before: index)
            let text = String(decoding: bytes[passage.range], as: UTF8.self)
            out += line(passage.role.rawValue, report.source?.source(of: passage.range), text)
        }
        showAsides(before: .max)
        return out
    }

    private static func head(of report: Report) -> String {
        let fields: [(String, String?)] = [
            ("title", report.title), ("published", report.published.map { "\($0)" }),
            ("publisher", report.publisher), ("byline", report.byline), ("language", report.language),
            ("url", report.url), ("sources", report.agencies.isEmpty ? nil : report.agencies.joined(separator: ", ")),
        ]
        let lines = fields.compactMap { name, value in value.map { "# \(name): \($0)\n" } }
        return lines.joined()
    }

    private static func line(_ role: String, _ source: Range<Int>?, _ text: String) -> String {
        let place = source.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "-"
        return padded(role, 13) + padded(place, 16) + text + "\n"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.utf8.count))
    }
}

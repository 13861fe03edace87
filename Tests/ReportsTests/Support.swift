import Foundation
import Reports

/// Readers with the phrases that ship, and reports as lines that a test can compare.
enum Samples {
    static let phrases: RolePhrases = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "Knowledge/languages/en/roles/page.phrases")
        do {
            return try RolePhrases(parsing: String(contentsOf: file, encoding: .utf8), file: "page.phrases")
        } catch {
            fatalError("\(error)")
        }
    }()

    static func read(_ text: String, charset: String? = nil) throws -> Report {
        try read(Array(text.utf8), charset: charset)
    }

    static func read(_ bytes: [UInt8], charset: String? = nil) throws -> Report {
        try ReportReader(phrases: phrases, charset: charset).read(bytes, id: "sample")
    }

    /// The message of the error that reading gives; `nil` when it gives none.
    static func complaint(about bytes: [UInt8], charset: String? = nil) -> String? {
        do {
            _ = try read(bytes, charset: charset)
            return nil
        } catch {
            return "\(error)"
        }
    }
}

extension Report {
    /// A line a passage: role and text.
    var lines: [String] { passages.map { "\($0.role.rawValue): \(text(of: $0))" } }

    var roles: [Role] { passages.map(\.role) }

    func text(of passage: Passage) -> String { String(decoding: Array(text.utf8)[passage.range], as: UTF8.self) }

    func texts(of role: Role) -> [String] { passages.filter { $0.role == role }.map(text(of:)) }

    /// What must hold for every report; empty when all does.
    var faults: [String] {
        let bytes = Array(text.utf8)
        var faults: [String] = []
        var covered = 0
        for passage in passages {
            let range = passage.range
            if range.isEmpty || range.lowerBound < covered || range.upperBound > bytes.count {
                return ["\(range) is empty, out of order or out of bounds"]
            }
            if bytes[covered..<range.lowerBound].contains(where: { $0 > 32 }) { faults.append("gap before \(range)") }
            for bound in [range.lowerBound, range.upperBound] where bound < bytes.count && bytes[bound] & 0xC0 == 0x80 {
                faults.append("\(bound) is inside a character")
            }
            covered = range.upperBound
        }
        if bytes[covered...].contains(where: { $0 > 32 }) { faults.append("no passage after \(covered)") }
        if bytes.contains(where: { $0 < 32 && $0 != 10 || $0 == 127 }) { faults.append("control characters") }
        if passages.isEmpty { faults.append("no passages") }
        return faults
    }
}

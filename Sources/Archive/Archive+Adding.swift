public import Coding
import Foundation
internal import GRDB
public import Reports

extension Archive {
    /// What adding a report comes to.
    public enum Addition: Sendable, Equatable {
        case new
        /// The archive has the report under this name with another text; this is its version of that number.
        case version(Int)
        /// The archive has the same text already, under this name.
        case known(as: String)
    }

    /// What adding reports would come to, so that those already there need not be coded.
    public func additions(of reports: [Report]) throws(ArchiveError) -> [Addition] {
        try read { database in try reports.map { try Self.addition(of: $0, database) } }
    }

    /// Stores reports with what was coded from them, all or none.
    ///
    /// - Parameter now: when they are added; the archive keeps no clock of its own.
    /// - Returns: what became of each.
    @discardableResult
    public func add(
        _ coded: [(report: Report, account: Account)], coder: CoderVersion, now: Date
    ) throws(ArchiveError) -> [Addition] {
        try add(try Self.prepared(coded), coder: coder, now: now)
    }

    /// A report with the rows that will be written for it.
    public struct Prepared: Sendable {
        var report: Report
        var account: Account
        var rows: [StatementRow]
    }

    /// Does what can be done outside of the archive, on any thread.
    public static func prepared(_ coded: [(report: Report, account: Account)]) throws(ArchiveError) -> [Prepared] {
        do {
            return try coded.map { report, account in
                Prepared(
                    report: report, account: account,
                    rows: try StatementRow.rows(of: account, text: report.text))
            }
        } catch {
            throw .refused(detail: "a statement cannot be written as JSON: \(error)")
        }
    }

    /// Stores prepared reports, all or none.
    @discardableResult
    public func add(
        _ prepared: [Prepared], coder: CoderVersion, now: Date
    ) throws(ArchiveError) -> [Addition] {
        let time = now.formatted(.iso8601)
        return try write { database in
            let writer = try StatementWriter(database, coder: Self.identifier(of: coder, database), time: time)
            let stories = try StoryWriter(database)
            return try prepared.map { prepared in
                let report = prepared.report
                let addition = try Self.addition(of: report, database)
                if case .known = addition { return addition }
                let version = try Self.store(report, addition, time: time, now: now, database)
                try writer.write(prepared.rows, version: version)
                // Rows of data sets tell happenings by the form of their columns, not in words of their own.
                if coder.model != CoderVersion.noModel { try stories.write(report, prepared.account, version: version) }
                return addition
            }
        }
    }

    private static func addition(of report: Report, _ database: Database) throws -> Addition {
        let same = try String.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT report.name FROM version JOIN report ON report.id = version.reportID
                    WHERE version.hash = ? AND version.text = ? ORDER BY report.name = ? DESC, version.id LIMIT 1
                    """), arguments: [report.text.stableHash, report.text, report.id])
        if let same { return .known(as: same) }
        let last = try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT max(version.number) FROM version JOIN report ON report.id = version.reportID
                    WHERE report.name = ?
                    """), arguments: [report.id])
        return last.map { .version($0 + 1) } ?? .new
    }

    private static func store(
        _ report: Report, _ addition: Addition, time: String, now: Date, _ database: Database
    ) throws -> Int64 {
        var number = 1
        if case .version(let next) = addition { number = next }
        try database.cachedStatement(sql: "INSERT INTO report (name) VALUES (?) ON CONFLICT DO NOTHING")
            .execute(arguments: [report.id])
        let published = report.published?.dayNumber
        let today = Int((now.timeIntervalSince1970 / 86_400).rounded(.down))
        // A later version tells what was not known when the first was published.
        let known = number == 1 ? published ?? today : max(published ?? today, today)
        try database.cachedStatement(
            sql: """
                INSERT INTO version
                    (reportID, number, added, publishedDay, knownDay, publisher, title, text, passages, hash)
                VALUES ((SELECT id FROM report WHERE name = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                report.id, number, time, published, known, report.publisher, report.title, report.text,
                PassageList(report.passages).text, report.text.stableHash,
            ])
        return database.lastInsertedRowID
    }

    static func identifier(of coder: CoderVersion, _ database: Database) throws -> Int64 {
        let arguments: StatementArguments = [coder.program, coder.knowledge, coder.model]
        try database.execute(
            sql: "INSERT INTO coder (program, knowledge, model) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: arguments)
        return try Int64.fetchOne(
            database, sql: "SELECT id FROM coder WHERE program = ? AND knowledge = ? AND model = ?",
            arguments: arguments) ?? 0
    }
}

/// Passages as one column: `lead 0 120;body 122 400`.
struct PassageList {
    var passages: [Passage]

    init(_ passages: [Passage]) { self.passages = passages }

    init(text: String) {
        passages = text.split(separator: ";").compactMap { entry in
            let parts = entry.split(separator: " ")
            guard parts.count == 3, let role = Role(rawValue: String(parts[0])), let start = Int(parts[1]),
                let end = Int(parts[2]), start <= end
            else { return nil }
            return Passage(role: role, range: start..<end)
        }
    }

    var text: String {
        passages.map { "\($0.role.rawValue) \($0.range.lowerBound) \($0.range.upperBound)" }.joined(separator: ";")
    }
}

extension String {
    /// FNV-1a, the same on every run and machine.
    var stableHash: Int64 { Int64(bitPattern: StableIdentifier.hash(of: utf8)) }

    /// In lower case and without marks, as names are looked up.
    var searchName: String {
        // Most names have no marks, and to fold them costs much.
        if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
        return folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
    }
}

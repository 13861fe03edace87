public import Coding
import Foundation
internal import GRDB
public import Reports

/// A statement that two codings of one report do not share.
public struct CodingDifference: Sendable, Equatable {
    public var report: String
    public var sentence: String
    /// The line that the earlier coding gave, `nil` where it gave none.
    public var before: String?
    public var after: String?
    public var coderBefore: CoderVersion
    public var coderAfter: CoderVersion
}

extension Archive {
    /// A stored version that another coder coded last.
    public struct Outdated: Sendable {
        let version: Int64
        public var report: Report
    }

    /// Versions that are not coded by a coder yet, oldest first, a batch at a time. What was not read from sentences, such
    /// as an imported row, is never among them.
    public func outdated(for coder: CoderVersion, limit: Int) throws(ArchiveError) -> [Outdated] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT version.*, report.name FROM version JOIN report ON report.id = version.reportID
                    WHERE NOT EXISTS (
                        SELECT 1 FROM coding JOIN coder ON coder.id = coding.coderID
                        WHERE coding.versionID = version.id AND coding.isCurrent
                            AND ((program = ? AND knowledge = ? AND model = ?
                                    -- An archive of before there were stories has none.
                                    AND EXISTS (SELECT 1 FROM telling WHERE telling.codingID = coding.id))
                                OR model = ?))
                    ORDER BY version.id LIMIT ?
                    """, arguments: [coder.program, coder.knowledge, coder.model, CoderVersion.noModel, limit]
            ).map { Outdated(version: $0["id"], report: Report($0)) }
        }
    }

    /// Stores new codings as current; those before them are kept.
    public func recode(
        _ coded: [(outdated: Outdated, account: Account)], coder: CoderVersion, now: Date
    ) throws(ArchiveError) {
        try write { database in
            let identifier = try Self.identifier(of: coder, database)
            let writer = try StatementWriter(database, coder: identifier, time: now.formatted(.iso8601))
            let stories = try StoryWriter(database)
            for (outdated, account) in coded {
                // The same coder may have coded it before another one did: its old coding makes room.
                try database.execute(
                    sql: "DELETE FROM coding WHERE versionID = ? AND coderID = ?",
                    arguments: [outdated.version, identifier])
                try writer.write(
                    try StatementRow.rows(of: account, text: outdated.report.text), version: outdated.version)
                try stories.write(outdated.report, account, version: outdated.version)
            }
        }
    }

    /// What the current codings changed against those just before them, report by report.
    public func differences() throws(ArchiveError) -> [CodingDifference] {
        try read { database in
            let pairs = try Row.fetchAll(
                database,
                sql: """
                    SELECT now.id AS afterID, earlier.id AS beforeID, report.name
                    FROM coding AS now
                    JOIN coding AS earlier ON earlier.id = (
                        SELECT max(id) FROM coding WHERE versionID = now.versionID AND id < now.id)
                    JOIN version ON version.id = now.versionID JOIN report ON report.id = version.reportID
                    WHERE now.isCurrent ORDER BY version.id
                    """)
            return try pairs.flatMap { pair in
                let before = try Self.lines(of: pair["beforeID"], database)
                let after = try Self.lines(of: pair["afterID"], database)
                let coders = (
                    try Self.coder(of: pair["beforeID"], database), try Self.coder(of: pair["afterID"], database)
                )
                let keys = (before + after).map(\.key).uniqued()
                return keys.compactMap { key -> CodingDifference? in
                    let (old, new) = (before.first { $0.key == key }, after.first { $0.key == key })
                    guard old?.line != new?.line else { return nil }
                    return CodingDifference(
                        report: pair["name"], sentence: new?.sentence ?? old?.sentence ?? "", before: old?.line,
                        after: new?.line, coderBefore: coders.0, coderAfter: coders.1)
                }
            }
        }
    }

    private static func lines(
        of coding: Int64, _ database: Database
    ) throws -> [(key: String, sentence: String, line: String)] {
        try Row.fetchAll(
            database,
            sql: "SELECT key, sentence, line FROM statement WHERE codingID = ? AND isCoded ORDER BY start, id",
            arguments: [coding]
        ).map { ($0["key"], $0["sentence"], $0["line"]) }
    }

    private static func coder(of coding: Int64, _ database: Database) throws -> CoderVersion {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT program, knowledge, model FROM coding JOIN coder ON coder.id = coderID WHERE coding.id = ?
                """, arguments: [coding])
        return CoderVersion(
            program: row?["program"] ?? "", knowledge: row?["knowledge"] ?? "", model: row?["model"] ?? "")
    }
}

extension [String] {
    /// Each element where it stands first.
    fileprivate func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

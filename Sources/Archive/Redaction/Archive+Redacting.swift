import Foundation
internal import GRDB

extension Archive {
    /// Writes a copy to share: the statements of the newest versions as they stand after corrections, without the texts
    /// of reports and without what the redaction hides.
    ///
    /// The copy is built anew from what may stand in it; nothing that is hidden is ever written to its file.
    ///
    /// - Throws: `ArchiveError.unreadable` where there is a file already.
    public func redact(to copy: String, _ redaction: Redaction) throws(ArchiveError) {
        guard !FileManager.default.fileExists(atPath: copy) else {
            throw .unreadable(path: copy, detail: "there is a file already")
        }
        let part = copy + ".part"
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: part + ending) }
        do {
            let target = try Archive(path: part, .creating)
            try read { source in
                try target.write { try RedactedCopy(redaction, from: source, to: $0).write() }
            }
            try Self.translated(part) {
                // The copy is one file: nothing stays in a log beside it.
                try target.connection.writer().barrierWriteWithoutTransaction { database in
                    _ = try Row.fetchAll(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                }
                try target.connection.close()
                try FileManager.default.moveItem(atPath: part, toPath: copy)
            }
        } catch {
            for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: part + ending) }
            throw error
        }
        for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: part + ending) }
    }
}

private struct RedactedCopy {
    private let redaction: Redaction
    private let source: Database
    private let target: Database

    init(_ redaction: Redaction, from source: Database, to target: Database) {
        self.redaction = redaction
        self.source = source
        self.target = target
    }

    func write() throws {
        let versions = try Row.fetchCursor(
            source,
            sql: """
                SELECT version.id, report.name, version.added, version.publishedDay, version.knownDay,
                    version.publisher, coding.id AS codingID, coding.coded, program, knowledge, model
                FROM version JOIN report ON report.id = version.reportID
                JOIN coding ON coding.versionID = version.id AND coding.isCurrent
                JOIN coder ON coder.id = coding.coderID
                WHERE version.number = (SELECT max(number) FROM version AS later
                    WHERE later.reportID = version.reportID)
                ORDER BY version.id
                """)
        var (reports, statements) = (0, 0)
        while let version = try versions.next() {
            reports += 1
            let name: String = redaction.hidesSources ? "report \(reports)" : version["name"]
            try target.execute(sql: "INSERT INTO report (name) VALUES (?)", arguments: [name])
            let report = target.lastInsertedRowID
            try target.cachedStatement(
                sql: """
                    INSERT INTO version
                        (reportID, number, added, publishedDay, knownDay, publisher, title, text, passages, hash)
                    VALUES (?, 1, ?, ?, ?, ?, NULL, '', '', 0)
                    """
            ).execute(
                arguments: [
                    report, version["added"], version["publishedDay"], version["knownDay"],
                    redaction.hidesSources ? nil : version["publisher"] as String?,
                ])
            let copied = target.lastInsertedRowID
            let coder = try Archive.identifier(
                of: CoderVersion(
                    program: version["program"], knowledge: version["knowledge"], model: version["model"]), target)
            let writer = try StatementWriter(target, coder: coder, time: version["coded"])
            let rows = try Row.fetchAll(
                source.cachedStatement(
                    sql: """
                        SELECT kind, key, start, line FROM statement WHERE codingID = ? AND isStanding
                        ORDER BY start, id
                        """), arguments: [version["codingID"] as Int64])
            let redacted = rows.map { row in
                statements += 1
                // A key is a hash of the report's name, which could be guessed.
                let key: String = redaction.hidesSources ? "statement-\(statements)" : row["key"]
                return StatementRow(
                    line: redaction.line(JSONValue(text: row["line"]) ?? .null, report: name, key: key),
                    kind: StatementQuery.Kind(rawValue: row["kind"]) ?? .event, start: row["start"], sentence: "")
            }
            try writer.write(redacted, version: copied)
        }
    }
}

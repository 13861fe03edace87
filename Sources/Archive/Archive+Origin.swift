import Foundation
internal import GRDB

/// A statement with the report that says it and the bytes that say each field.
public struct StatementOrigin: Sendable, Equatable {
    public struct Evidence: Sendable, Equatable {
        public var field: String
        /// UTF-8 bytes in the report's text.
        public var range: Range<Int>
    }

    public var statement: ArchivedStatement
    public var report: ArchivedReport
    public var evidence: [Evidence]
}

extension Archive {
    /// Where the statement of an id stands, in the newest coding that has it.
    public func origin(of key: String) throws(ArchiveError) -> StatementOrigin? {
        let found = try read { database -> (ArchivedStatement, Int64)? in
            guard
                let row = try Row.fetchOne(
                    database,
                    sql: """
                        SELECT statement.*, report.name AS reportName, version.publisher, version.publishedDay,
                            version.id AS versionID
                        FROM statement JOIN coding ON coding.id = statement.codingID
                        JOIN version ON version.id = coding.versionID JOIN report ON report.id = version.reportID
                        WHERE statement.key = ?
                        ORDER BY coding.isCurrent DESC, isStanding DESC, coding.id DESC LIMIT 1
                        """, arguments: [key])
            else { return nil }
            return (try ArchivedStatement(row, database), row["versionID"])
        }
        guard let (statement, version) = found,
            let report = try reports(where: "version.id = ?", [version]).first
        else { return nil }
        let line = try? JSONDecoder().decode(EvidenceLine.self, from: Data(statement.line.utf8))
        let evidence = (line?.evidence ?? []).filter { $0.start <= $0.end }
            .map { StatementOrigin.Evidence(field: $0.field, range: $0.start..<$0.end) }
        return StatementOrigin(statement: statement, report: report, evidence: evidence)
    }
}

/// What a line says of its evidence.
private struct EvidenceLine: Decodable {
    struct Entry: Decodable {
        var field: String
        var start: Int
        var end: Int
    }

    var evidence: [Entry]
}

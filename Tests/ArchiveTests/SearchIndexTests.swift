import Coding
import GRDB
import Testing

@testable import Archive

struct SearchIndexTests {
    let store: TemporaryArchive

    init() throws {
        store = try TemporaryArchive()
        try store.archive.add([try attack("a", by: "Rebels"), try attack("b", by: "Soldiers")], coder: coder, now: now)
    }

    /// FTS5's own comparison of the indexes with the rows that they stand for.
    private func check() throws {
        try store.archive.connection.writer().write { database in
            for index in ["versionSearch", "statementSearch"] {
                try database.execute(sql: "INSERT INTO \(index) (\(index), rank) VALUES ('integrity-check', 1)")
            }
        }
    }

    private func found(_ words: String) throws -> [String] {
        var query = StatementQuery()
        query.text = words
        return try store.archive.statements(query).map(\.report)
    }

    @Test func eachTransactionEntersWhatItWrote() throws {
        try check()
        #expect(try found("rebels") == ["a"])
        let new = [try attack("a", by: "Looters"), try attack("c", by: "Rebels", on: "a village")]
        try store.archive.add(new, coder: coder, now: now)
        try check()
        #expect(try found("looters") == ["a"])
        #expect(try found("rebels") == ["c"])
    }

    /// Rows of corrections go and come again, and the last of them under the same identifier.
    @Test func rowsThatComeAgainAreEnteredAgain() throws {
        for status in ["denied", "planned", "demanded"] {
            try store.archive.correct(
                "event-b-Soldiers", .correct, [.status: .string(status)], reviewer: "ana", reason: "", now: now)
            try check()
            #expect(try found("soldiers") == ["b"])
        }
        try store.archive.correct("event-b-Soldiers", .reject, reviewer: "ana", reason: "", now: now)
        try check()
        #expect(try found("soldiers").isEmpty)
    }

    /// Deleted in the transaction that wrote it, a row was never entered.
    @Test func whatGoesAtOnceLeavesNothing() throws {
        try store.archive.write { database in
            try database.execute(
                sql: """
                    INSERT INTO statement
                        (codingID, key, kind, status, isHistorical, start, sentence, line, firstDay, day)
                    SELECT id, 'passing', 'fact', 'occurred', 0, 0, 'ephemeral words', '{}', 0, 0 FROM coding LIMIT 1
                    """)
            try database.execute(sql: "DELETE FROM statement WHERE key = 'passing'")
        }
        try check()
        #expect(try found("ephemeral").isEmpty)
        try store.archive.write { try $0.execute(sql: "DELETE FROM report WHERE name = 'a'") }
        try check()
        #expect(try found("rebels").isEmpty)
    }
}

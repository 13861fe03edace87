internal import GRDB

/// The full-text indexes of texts and sentences.
enum SearchIndex {
    /// Enters what a transaction has written, all of it at its end.
    ///
    /// FTS5 writes what it has gathered to the file at every savepoint, and SQLite makes one for each row that fires a
    /// trigger: entered row by row, the words took a sixth of the time of adding reports.
    ///
    /// A new row has an identifier above those of all rows that are there, so the rows to enter are those above the last
    /// that was entered; FTS5's table of sizes has a row for each of them.
    static func enter(_ database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO versionSearch (rowid, title, text) SELECT id, title, text FROM version
                WHERE id > (SELECT coalesce(max(id), 0) FROM versionSearch_docsize) ORDER BY id
                """
        ).execute()
        try database.cachedStatement(
            sql: """
                INSERT INTO statementSearch (rowid, sentence) SELECT id, sentence FROM statement
                WHERE id > (SELECT coalesce(max(id), 0) FROM statementSearch_docsize) ORDER BY id
                """
        ).execute()
    }
}

extension Schema {
    /// Full-text indexes that a transaction fills at its end, see `SearchIndex`, and not row by row. A row that is deleted
    /// before it was entered is not taken out.
    static let search = """
        DROP TRIGGER versionSearchInsert;
        DROP TRIGGER versionSearchDelete;
        CREATE TRIGGER versionSearchDelete AFTER DELETE ON version
        WHEN EXISTS (SELECT 1 FROM versionSearch_docsize WHERE id = old.id) BEGIN
            INSERT INTO versionSearch (versionSearch, rowid, title, text)
            VALUES ('delete', old.id, old.title, old.text);
        END;
        DROP TRIGGER statementSearchInsert;
        DROP TRIGGER statementSearchDelete;
        CREATE TRIGGER statementSearchDelete AFTER DELETE ON statement
        WHEN EXISTS (SELECT 1 FROM statementSearch_docsize WHERE id = old.id) BEGIN
            INSERT INTO statementSearch (statementSearch, rowid, sentence) VALUES ('delete', old.id, old.sentence);
        END;
        """
}

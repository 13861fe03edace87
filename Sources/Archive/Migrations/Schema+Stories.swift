extension Schema {
    /// What each report tells of each happening, and the story to which it belongs.
    static let stories = """
        CREATE TABLE telling (
            id INTEGER PRIMARY KEY,
            codingID INTEGER NOT NULL REFERENCES coding ON DELETE CASCADE,
            key TEXT NOT NULL, -- stable name; that of the telling it began with is the story's
            isMain INTEGER NOT NULL CHECK (isMain IN (0, 1)), -- the report's news
            knownDay INTEGER NOT NULL,
            rank INTEGER NOT NULL, -- order among tellings that were known on one day
            day INTEGER NOT NULL,
            profile BLOB NOT NULL,
            storyID INTEGER NOT NULL -- the telling that its story began with
        ) STRICT;
        CREATE INDEX tellingByCoding ON telling (codingID);
        CREATE INDEX tellingByStory ON telling (storyID);
        CREATE INDEX tellingByKey ON telling (key);

        CREATE TABLE tellingFeature ( -- what is looked up to find tellings of the same happening
            feature INTEGER NOT NULL,
            day INTEGER NOT NULL,
            knownDay INTEGER NOT NULL,
            rank INTEGER NOT NULL,
            tellingID INTEGER NOT NULL, -- no reference: to check it would need an index as large as the table
            PRIMARY KEY (feature, day, knownDay, rank, tellingID)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE tellingStatement (
            tellingID INTEGER NOT NULL REFERENCES telling ON DELETE CASCADE,
            statementID INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
            PRIMARY KEY (tellingID, statementID)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX tellingByStatement ON tellingStatement (statementID);
        """
}

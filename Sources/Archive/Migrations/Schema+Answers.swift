extension Schema {
    /// What makes a query answer at once: the days by which statements are ordered and found, and the names of
    /// the actors that the archive knows.
    static let answers = """
        -- The first and last day on which it may have been true, else when it could be known.
        ALTER TABLE statement ADD COLUMN firstDay INTEGER;
        ALTER TABLE statement ADD COLUMN day INTEGER;
        UPDATE statement SET (firstDay, day) = (
            SELECT coalesce(fromDay, toDay, knownDay), coalesce(toDay, fromDay, knownDay)
            FROM coding JOIN version ON version.id = versionID WHERE coding.id = codingID);
        -- With what most queries ask, so that a statement that does not answer is passed over without a look at its row.
        CREATE INDEX statementByTime ON statement
            (day, codingID, start, firstDay, isStanding, isCoded, kind, type);

        CREATE TABLE actorName (
            name TEXT NOT NULL, -- in lower case without marks, or an identifier
            entity TEXT NOT NULL,
            country TEXT, -- of a state
            PRIMARY KEY (name, entity)
        ) STRICT, WITHOUT ROWID;
        """
}

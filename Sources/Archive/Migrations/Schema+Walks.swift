extension Schema {
    /// Indexes in which the statements of a party, place or type stand in the order of their days, so that the first or last
    /// of them are found without a look at the others.
    static let walks = """
        -- Those of the statement.
        ALTER TABLE party ADD COLUMN day INTEGER;
        ALTER TABLE party ADD COLUMN firstDay INTEGER;
        UPDATE party SET (day, firstDay) = (SELECT day, firstDay FROM statement WHERE statement.id = statementID);
        DROP INDEX partyByEntity;
        DROP INDEX partyByCountry;
        DROP INDEX partyByName;
        CREATE INDEX partyByEntity ON party (entity, day, statementID, firstDay) WHERE entity IS NOT NULL;
        CREATE INDEX partyByCountry ON party (country, day, statementID, firstDay) WHERE country IS NOT NULL;
        CREATE INDEX partyByName ON party (name, day, statementID, firstDay);

        DROP INDEX statementByType;
        CREATE INDEX statementByType ON statement (type COLLATE NOCASE, day, id, firstDay);
        DROP INDEX statementByPlace;
        CREATE INDEX statementByPlace ON statement (latitude, longitude, day, id, firstDay) WHERE latitude IS NOT NULL;
        """
}

extension Schema {
    /// What lists and drawings of a large archive are answered from, in place of a look at every statement.
    static let tallies = """
        -- Statements that stand, in all codings; those of codings that do not count are few, and taken off by who asks.
        CREATE TABLE dayTally (
            kind TEXT NOT NULL,
            day INTEGER NOT NULL,
            firstDay INTEGER NOT NULL,
            type TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (kind, day, firstDay, type)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO dayTally
            SELECT kind, day, firstDay, coalesce(type, ''), count(*) FROM statement WHERE isStanding GROUP BY 1, 2, 3, 4;
        CREATE TRIGGER dayTallyInsert AFTER INSERT ON statement WHEN new.isStanding BEGIN
            INSERT INTO dayTally VALUES (new.kind, new.day, new.firstDay, coalesce(new.type, ''), 1)
                ON CONFLICT DO UPDATE SET count = count + 1;
        END;
        CREATE TRIGGER dayTallyDelete AFTER DELETE ON statement WHEN old.isStanding BEGIN
            UPDATE dayTally SET count = count - 1
                WHERE (kind, day, firstDay, type) = (old.kind, old.day, old.firstDay, coalesce(old.type, ''));
        END;
        CREATE TRIGGER dayTallyUpdate AFTER UPDATE OF isStanding ON statement WHEN old.isStanding <> new.isStanding BEGIN
            INSERT INTO dayTally
                VALUES (new.kind, new.day, new.firstDay, coalesce(new.type, ''), new.isStanding - old.isStanding)
                ON CONFLICT DO UPDATE SET count = count + excluded.count;
        END;
        CREATE INDEX codingOutdated ON coding (id) WHERE NOT isCurrent;
        CREATE INDEX versionLater ON version (reportID) WHERE number > 1;
        CREATE INDEX versionByPublishedDay ON version (publishedDay);
        CREATE INDEX versionByPublisher ON version (publisher);

        -- Most statements occurred: to look for these needs no index.
        CREATE INDEX statementByStatus ON statement (status, day, id, firstDay) WHERE status <> 'occurred';
        CREATE INDEX statementByCountry ON statement (country COLLATE NOCASE, day, id, firstDay)
            WHERE country IS NOT NULL;
        -- Walks of the newest reports look at nothing else of a statement.
        DROP INDEX statementByCoding;
        CREATE INDEX statementByCoding ON statement (codingID, start, isStanding, isCoded, kind, type, status, country);

        CREATE INDEX storyByDay ON telling (day, knownDay, rank) WHERE storyID = id;
        CREATE INDEX statementByCameo ON statement (cameo) WHERE cameo IS NOT NULL;
        -- The days of a statement are found by statementByTime.
        DROP INDEX statementByDay;
        """
}

internal import GRDB

/// The tables of an archive. A migration that has been released is never changed: a new one follows it.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 reports and statements") { try $0.execute(sql: Self.reportsAndStatements) }
        migrator.registerMigration("2 stories") { try $0.execute(sql: Self.stories) }
        migrator.registerMigration("3 corrections") { try $0.execute(sql: Self.corrections) }
        migrator.registerMigration("3 answers") { try $0.execute(sql: Self.answers) }
        migrator.registerMigration("4 walks") { try $0.execute(sql: Self.walks) }
        migrator.registerMigration("5 search") { try $0.execute(sql: Self.search) }
        migrator.registerMigration("5 tallies") { try $0.execute(sql: Self.tallies) }
        return migrator
    }

    /// Days are counted from 1970-01-01, so that ranges are compared as numbers; ranges of bytes are UTF-8.
    private static let reportsAndStatements = """
        CREATE TABLE report (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE -- its address, or the name under which it was added
        ) STRICT;

        CREATE TABLE version (
            id INTEGER PRIMARY KEY,
            reportID INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number > 0),
            added TEXT NOT NULL, -- ISO 8601, UTC
            publishedDay INTEGER,
            knownDay INTEGER NOT NULL, -- when its news could be known: published, else added
            publisher TEXT,
            title TEXT,
            text TEXT NOT NULL,
            passages TEXT NOT NULL, -- role start end; …
            hash INTEGER NOT NULL, -- of the text, to find the same again
            UNIQUE (reportID, number)
        ) STRICT;
        CREATE INDEX versionByHash ON version (hash);
        CREATE INDEX versionByKnownDay ON version (knownDay);

        CREATE TABLE coder (
            id INTEGER PRIMARY KEY,
            program TEXT NOT NULL,
            knowledge TEXT NOT NULL,
            model TEXT NOT NULL,
            UNIQUE (program, knowledge, model)
        ) STRICT;

        CREATE TABLE coding (
            id INTEGER PRIMARY KEY,
            versionID INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
            coderID INTEGER NOT NULL REFERENCES coder,
            coded TEXT NOT NULL, -- ISO 8601, UTC
            isCurrent INTEGER NOT NULL CHECK (isCurrent IN (0, 1)),
            UNIQUE (versionID, coderID)
        ) STRICT;
        CREATE UNIQUE INDEX currentCoding ON coding (versionID) WHERE isCurrent;

        CREATE TABLE statement (
            id INTEGER PRIMARY KEY,
            codingID INTEGER NOT NULL REFERENCES coding ON DELETE CASCADE,
            key TEXT NOT NULL, -- the stable id of the event, relation, fact or decision
            kind TEXT NOT NULL CHECK (kind IN ('event', 'relation', 'fact', 'decision')),
            type TEXT, -- PLOVER type, kind of relation, property of a fact, form of a decision
            mode TEXT,
            cameo TEXT,
            status TEXT NOT NULL,
            isHistorical INTEGER NOT NULL CHECK (isHistorical IN (0, 1)),
            fromDay INTEGER,
            toDay INTEGER,
            place TEXT,
            country TEXT,
            latitude REAL,
            longitude REAL,
            start INTEGER NOT NULL, -- of the sentence
            sentence TEXT NOT NULL,
            line TEXT NOT NULL -- the JSON object that 'read --format jsonl' prints
        ) STRICT;
        CREATE INDEX statementByCoding ON statement (codingID);
        CREATE INDEX statementByKey ON statement (key);
        CREATE INDEX statementByType ON statement (kind, type);
        CREATE INDEX statementByDay ON statement (toDay, fromDay);
        CREATE INDEX statementByPlace ON statement (latitude, longitude) WHERE latitude IS NOT NULL;

        CREATE TABLE party (
            statementID INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
            role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'speaker')),
            position INTEGER NOT NULL,
            entity TEXT,
            country TEXT,
            sectors TEXT NOT NULL, -- separated by spaces
            text TEXT NOT NULL,
            name TEXT NOT NULL, -- the text in lower case without marks
            PRIMARY KEY (statementID, role, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX partyByEntity ON party (entity) WHERE entity IS NOT NULL;
        CREATE INDEX partyByCountry ON party (country) WHERE country IS NOT NULL;
        CREATE INDEX partyByName ON party (name);

        CREATE VIRTUAL TABLE versionSearch USING fts5(
            title, text, content = 'version', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2");
        CREATE TRIGGER versionSearchInsert AFTER INSERT ON version BEGIN
            INSERT INTO versionSearch (rowid, title, text) VALUES (new.id, new.title, new.text);
        END;
        CREATE TRIGGER versionSearchDelete AFTER DELETE ON version BEGIN
            INSERT INTO versionSearch (versionSearch, rowid, title, text)
            VALUES ('delete', old.id, old.title, old.text);
        END;

        CREATE VIRTUAL TABLE statementSearch USING fts5(
            sentence, content = 'statement', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2");
        CREATE TRIGGER statementSearchInsert AFTER INSERT ON statement BEGIN
            INSERT INTO statementSearch (rowid, sentence) VALUES (new.id, new.sentence);
        END;
        CREATE TRIGGER statementSearchDelete AFTER DELETE ON statement BEGIN
            INSERT INTO statementSearch (statementSearch, rowid, sentence) VALUES ('delete', old.id, old.sentence);
        END;
        """
}

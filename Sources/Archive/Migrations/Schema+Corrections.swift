extension Schema {
    /// Corrections by people, and which statements stand after them. A statement that people changed has two rows: the
    /// one that was coded, and the one that stands.
    static let corrections = """
        ALTER TABLE statement ADD COLUMN isCoded INTEGER NOT NULL DEFAULT 1 CHECK (isCoded IN (0, 1));
        ALTER TABLE statement ADD COLUMN isStanding INTEGER NOT NULL DEFAULT 1 CHECK (isStanding IN (0, 1));
        CREATE INDEX statementByCorrection ON statement (codingID) WHERE NOT (isCoded AND isStanding);

        -- No row refers to a report: corrections of a report that is not there wait for it.
        CREATE TABLE correction (
            id TEXT PRIMARY KEY, -- hash of what follows
            key TEXT NOT NULL, -- of the statement when it was corrected
            kind TEXT NOT NULL CHECK (kind IN ('event', 'relation', 'fact', 'decision')),
            report TEXT NOT NULL, -- its name
            textHash INTEGER NOT NULL, -- of the version
            sentenceStart INTEGER NOT NULL,
            sentenceEnd INTEGER NOT NULL,
            actStart INTEGER NOT NULL, -- of the predicate
            actEnd INTEGER NOT NULL,
            words TEXT NOT NULL, -- the sentence
            act TEXT NOT NULL CHECK (act IN ('accept', 'correct', 'reject', 'merge', 'split', 'reopen')),
            changes TEXT NOT NULL, -- a JSON object of fields
            seen TEXT NOT NULL, -- the fields that the reviewer was shown
            otherAnchor TEXT, -- the statement merged into, as a JSON object
            reviewer TEXT NOT NULL,
            made TEXT NOT NULL, -- ISO 8601, UTC
            reason TEXT NOT NULL,
            overrules TEXT NOT NULL -- ids, separated by spaces
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX correctionByReport ON correction (report);
        """
}

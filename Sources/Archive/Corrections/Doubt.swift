/// A sign by which a coding may be wrong, or is worth a look. Signs are facts of the coding, never a score.
public enum Doubt: String, Sendable, CaseIterable {
    case noPlace = "no-place"
    /// The day comes from the publication date, or from nowhere.
    case noDate = "no-date"
    /// Nobody acts, or an actor is neither known nor of a known country.
    case unknownActor = "unknown-actor"
    /// Another report gives another number for an event of the same type, day and place.
    case rivalFigures = "rival-figures"
    case hypothetical, denied
    /// Three voices or more between the event and the reader.
    case longChain = "long-chain"
    /// Another statement of the same type, day and actor says that it did not happen, or that it did.
    case contradicted

    public var meaning: String {
        switch self {
        case .noPlace: "no place"
        case .noDate: "no date in the text"
        case .unknownActor: "unknown actor"
        case .rivalFigures: "another report has other figures"
        case .hypothetical: "hypothetical"
        case .denied: "denied or negated"
        case .longChain: "three voices or more"
        case .contradicted: "another report says otherwise"
        }
    }

    /// The condition on a row of `statement` in SQL.
    var condition: String {
        switch self {
        case .noPlace: "statement.kind = 'event' AND statement.place IS NULL"
        case .noDate:
            """
            coalesce(json_extract(statement.line, '$.date.anchor'), json_extract(statement.line, '$.valid.anchor'))
                IN ('none', 'published')
            AND coalesce(json_extract(statement.line, '$.date.start'), json_extract(statement.line, '$.valid.start'))
                IS NULL
            """
        case .unknownActor:
            """
            NOT EXISTS (SELECT 1 FROM party WHERE statementID = statement.id AND role = 'actor')
            OR EXISTS (SELECT 1 FROM party WHERE statementID = statement.id AND role = 'actor'
                AND entity IS NULL AND country IS NULL)
            """
        case .rivalFigures:
            """
            statement.kind = 'event' AND EXISTS (
                SELECT 1 FROM statement AS rival
                JOIN json_each(rival.line, '$.numbers') AS theirs
                JOIN json_each(statement.line, '$.numbers') AS ours
                WHERE rival.type = statement.type COLLATE NOCASE AND rival.day = statement.day
                    AND rival.toDay = statement.toDay AND rival.fromDay = statement.fromDay
                    AND rival.place = statement.place AND rival.isStanding
                    AND rival.codingID <> statement.codingID
                    AND theirs.value ->> 'kind' = ours.value ->> 'kind'
                    AND theirs.value ->> 'value' <> ours.value ->> 'value')
            """
        case .hypothetical: "statement.status = 'hypothetical'"
        case .denied: "statement.status IN ('denied', 'negated')"
        case .longChain:
            "(SELECT count(*) FROM party WHERE statementID = statement.id AND role = 'speaker') >= 3"
        case .contradicted:
            """
            statement.kind = 'event'
            AND (statement.status IN ('occurred', 'ongoing')
                AND EXISTS (\(Self.rivals("INDEXED BY statementByStatus", Self.denies)))
                OR statement.status IN ('denied', 'negated')
                AND EXISTS (\(Self.rivals("", "rival.status IN ('occurred', 'ongoing')"))))
            """
        }
    }

    /// As the index wants it.
    private static let denies =
        "rival.status IN ('denied', 'negated') AND rival.status <> '\(WhereClause.commonStatus)'"

    /// Statements of the type, day and an actor of `statement`.
    private static func rivals(_ index: String, _ condition: String) -> String {
        """
        SELECT 1 FROM statement AS rival \(index)
        JOIN party AS theirs ON theirs.statementID = rival.id AND theirs.role = 'actor'
        JOIN party AS ours ON ours.statementID = statement.id AND ours.role = 'actor'
        WHERE \(condition) AND rival.day = statement.day AND rival.toDay = statement.toDay
            AND rival.type = statement.type AND rival.isStanding
            AND coalesce(theirs.entity, theirs.country) = coalesce(ours.entity, ours.country)
        """
    }
}

internal import GRDB
public import Knowledge

extension Archive {
    /// Remembers how people name the actors of the archive and all states, so that a query need not load the knowledge.
    public func remember(namesOf actors: [Actor]) throws(ArchiveError) {
        try write { database in
            let used = try Set(String.fetchAll(database, sql: Self.entities))
            let insert = try database.makeStatement(
                sql: "INSERT INTO actorName (name, entity, country) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
            try database.execute(sql: "DELETE FROM actorName")
            for actor in actors where actor.kind == .country || used.contains(actor.id) {
                let country = actor.kind == .country ? actor.role(on: nil)?.country : nil
                let names = actor.aliases.filter { $0.kind != .demonym }.map(\.text.searchName)
                for name in [actor.id] + names {
                    try insert.execute(arguments: [name, actor.id, country])
                }
            }
        }
    }

    /// Whom a name stands for, as the archive remembers; `nil` where it was never told any names.
    public func party(named name: String) throws(ArchiveError) -> StatementQuery.PartyFilter? {
        try read { database in
            let isTold = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM actorName)") ?? false
            guard isTold else { return nil }
            let rows = try Row.fetchAll(
                database, sql: "SELECT entity, country FROM actorName WHERE name = ? ORDER BY entity",
                arguments: [name.searchName])
            return StatementQuery.PartyFilter(
                name: name, entities: rows.map { $0["entity"] },
                country: rows.compactMap { $0["country"] as String? }.first)
        }
    }

    /// All entities, each looked up once: the index has few of them, many times.
    private static let entities = """
        WITH RECURSIVE each (entity) AS (
            SELECT min(entity) FROM party WHERE entity IS NOT NULL
            UNION ALL
            SELECT (SELECT min(entity) FROM party WHERE entity > each.entity) FROM each WHERE each.entity IS NOT NULL
        )
        SELECT entity FROM each WHERE entity IS NOT NULL
        """
}

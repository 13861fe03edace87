public import Calendars
internal import GRDB

/// What the newest of the statements that a query asks for add up to. A drawing of a large archive looks at no more of
/// them than it can show.
public struct Survey<Tally: Sendable>: Sendable {
    public var tallies: [Tally]
    /// The day of the oldest statement that was looked at, where older ones were left out.
    public var since: CalendarDate?
}

extension Archive {
    /// Events by day and type, in order of days, then of types.
    ///
    /// - Parameter newest: looks at no more statements, unless the query narrows only kinds, type and days: those are
    ///   counted without a look at any statement.
    public func surveyedDays(of query: StatementQuery, newest: Int) throws(ArchiveError) -> Survey<DayTally> {
        if query.isOfDaysAndTypes { return Survey(tallies: try countedDays(of: query), since: nil) }
        return try survey(query, newest: newest) { chosen, database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT day, type, count(*) AS count FROM statement WHERE id IN (\(Self.elements))
                    GROUP BY 1, 2 ORDER BY 1, 2
                    """, arguments: [chosen]
            ).map { DayTally(day: CalendarDate(dayNumber: $0["day"]), type: $0["type"] ?? "", count: $0["count"]) }
        }
    }

    /// Places by the number of their statements, the most first.
    public func surveyedPlaces(
        of query: StatementQuery, newest: Int, limit: Int
    ) throws(ArchiveError) -> Survey<PlaceTally> {
        try survey(query, newest: newest) { chosen, database in
            let types = try Row.fetchAll(
                database,
                sql: """
                    SELECT place, country, round(latitude, 3) AS y, round(longitude, 3) AS x, type, count(*) AS count
                    FROM statement WHERE id IN (\(Self.elements))
                    AND latitude IS NOT NULL AND longitude IS NOT NULL AND place IS NOT NULL
                    GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, count(*) DESC, 5
                    """, arguments: [chosen])
            var places: [PlaceTally] = []
            for row in types {
                let tally = PlaceTally(
                    name: row["place"], country: row["country"], latitude: row["y"], longitude: row["x"],
                    count: row["count"], type: row["type"] ?? "")
                if let last = places.last, last.isSamePlace(as: tally) {
                    places[places.count - 1].count += tally.count
                } else {
                    places.append(tally)
                }
            }
            return Array(places.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.prefix(limit))
        }
    }

    /// Who acts on whom, the most frequent first. Parties that nobody knows are left out.
    public func surveyedTies(
        of query: StatementQuery, newest: Int, limit: Int
    ) throws(ArchiveError) -> Survey<TieTally> {
        try survey(query, newest: newest) { chosen, database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT coalesce(doer.entity, doer.country) AS actor,
                        coalesce(receiver.entity, receiver.country) AS recipient, type, count(*) AS count
                    FROM statement
                    JOIN party AS doer ON doer.statementID = statement.id AND doer.role = 'actor'
                    JOIN party AS receiver ON receiver.statementID = statement.id AND receiver.role = 'recipient'
                    WHERE statement.id IN (\(Self.elements))
                    AND coalesce(doer.entity, doer.country) <> coalesce(receiver.entity, receiver.country)
                    GROUP BY 1, 2, 3 ORDER BY count(*) DESC, 1, 2, 3 LIMIT ?
                    """, arguments: [chosen, limit]
            ).map {
                TieTally(actor: $0["actor"], recipient: $0["recipient"], type: $0["type"] ?? "", count: $0["count"])
            }
        }
    }

    /// The elements of a JSON array: one bound argument for any number of values.
    private static let elements = "SELECT value FROM json_each(?)"

    /// - Parameter tally: adds up the statements whose ids it gets as a JSON array.
    private func survey<Tally>(
        _ query: StatementQuery, newest: Int, _ tally: (String, Database) throws -> [Tally]
    ) throws(ArchiveError) -> Survey<Tally> {
        var query = query
        query.isNewestFirst = true
        query.limit = newest + 1
        return try read { database in
            let choice = try Self.choice(query, "1", [], database)
            let chosen = try Int64.fetchAll(database, sql: choice.sql, arguments: choice.arguments)
            var since: CalendarDate?
            if chosen.count > newest {
                let day = try Int.fetchOne(
                    database, sql: "SELECT day FROM statement WHERE id = ?", arguments: [chosen[newest - 1]])
                since = day.map(CalendarDate.init(dayNumber:))
            }
            return Survey(tallies: try tally(Array(chosen.prefix(newest)).json, database), since: since)
        }
    }

    /// By the tallies that the archive keeps, less what no longer counts.
    private func countedDays(of query: StatementQuery) throws(ArchiveError) -> [DayTally] {
        try read { database in
            var condition = "kind IN (\(Self.elements))"
            let kinds = query.kinds.isEmpty ? StatementQuery.Kind.allCases : query.kinds
            var arguments: [any DatabaseValueConvertible] = [
                "[" + kinds.map { "\"\($0.rawValue)\"" }.joined(separator: ",") + "]"
            ]
            func narrow(_ part: String, _ value: (any DatabaseValueConvertible)?) {
                guard let value else { return }
                condition += " AND " + part
                arguments.append(value)
            }
            narrow("day >= ?", query.during?.from?.dayNumber)
            narrow("firstDay <= ?", query.during?.to?.dayNumber)
            narrow("type = ? COLLATE NOCASE", query.type)
            var counts: [DayAndType: Int] = [:]
            func add(_ sql: String) throws {
                let rows = try Row.fetchCursor(database, sql: sql, arguments: StatementArguments(arguments))
                while let row = try rows.next() {
                    counts[DayAndType(day: row[0], type: row[1] ?? ""), default: 0] += row[2]
                }
            }
            try add("SELECT day, type, count FROM dayTally WHERE \(condition)")
            try add(
                """
                SELECT day, type, -1 FROM statement
                WHERE isStanding AND \(condition) AND codingID IN (
                    SELECT id FROM coding INDEXED BY codingOutdated WHERE NOT isCurrent
                    UNION
                    SELECT id FROM coding WHERE versionID IN (\(Self.supersededVersions)))
                """)
            return counts.filter { $0.value > 0 }.map {
                DayTally(day: CalendarDate(dayNumber: $0.key.day), type: $0.key.type, count: $0.value)
            }
            .sorted { ($0.day, $0.type) < ($1.day, $1.type) }
        }
    }
}

private struct DayAndType: Hashable {
    var day: Int
    var type: String
}

extension StatementQuery {
    /// Whether it names nothing that the index of days does not have.
    fileprivate var isOfDaysAndTypes: Bool {
        let parties = [actor, recipient, speaker, party]
        let words = [cameo, status, country, source, text, story]
        return parties.allSatisfy { $0 == nil } && words.allSatisfy { $0 == nil } && area == nil && known == nil
            && !isUncorrected && limit == nil
    }
}

extension PlaceTally {
    fileprivate func isSamePlace(as other: PlaceTally) -> Bool {
        (name, country, latitude, longitude) == (other.name, other.country, other.latitude, other.longitude)
    }
}

import Foundation
internal import GRDB
import Stories

/// Tellings in the tables of an archive; those that were read are kept for the length of one transaction.
final class StoryTables: StoryStore {
    private let database: Database
    private let near: GRDB.Statement
    private let one: GRDB.Statement
    private let update: GRDB.Statement
    private var known: [Int64: StoredTelling] = [:]
    /// What was looked up since the last telling was written: each is asked for what stands before it and after it.
    private var neighbours: [Lookup: [[Neighbour]]] = [:]

    private struct Lookup: Hashable {
        var features: [Int64]
        var day: Int
    }

    private struct Neighbour {
        var rank: TellingRank
        var id: Int64
    }

    init(_ database: Database) throws {
        self.database = database
        near = try database.cachedStatement(
            sql: """
                SELECT feature.key, knownDay, rank, tellingID
                FROM json_each(?) AS feature CROSS JOIN tellingFeature ON tellingFeature.feature = feature.value
                WHERE day BETWEEN ? AND ?
                """)
        one = try database.cachedStatement(sql: "SELECT knownDay, rank, profile, storyID FROM telling WHERE id = ?")
        update = try database.cachedStatement(sql: "UPDATE telling SET storyID = ? WHERE id = ?")
    }

    /// What was just written need not be read.
    func remember(_ telling: StoredTelling) {
        known[telling.id] = telling
        neighbours = [:]
    }

    func forget(_ id: Int64) {
        known[id] = nil
        neighbours = [:]
    }

    func telling(_ id: Int64) throws -> StoredTelling? {
        if let telling = known[id] { return telling }
        guard let row = try Row.fetchOne(one, arguments: [id]),
            let profile = TellingProfile(bytes: row["profile"] as Data)
        else { return nil }
        let telling = StoredTelling(
            id: id, rank: TellingRank(knownDay: row["knownDay"], tie: row["rank"]), profile: profile,
            story: row["storyID"])
        known[id] = telling
        return telling
    }

    func tellings(
        sharing features: [Int64], around day: Int, before rank: TellingRank, limit: Int
    ) throws -> [Int64] {
        let near = try neighbours(features, day).map { neighbours in
            neighbours.filter { $0.rank < rank }.sorted { $1.rank < $0.rank }.prefix(limit)
        }
        return Set(near.joined().map(\.id)).sorted()
    }

    func tellings(sharing features: [Int64], around day: Int, after rank: TellingRank, limit: Int) throws -> [Int64] {
        let near = try neighbours(features, day).map { neighbours in
            neighbours.filter { rank < $0.rank }.sorted { $0.rank < $1.rank }.prefix(limit)
        }
        return Set(near.joined().map(\.id)).sorted()
    }

    func set(story: Int64, of id: Int64) throws {
        try update.execute(arguments: [story, id])
        known[id]?.story = story
    }

    /// For each feature the tellings that have it within reach of a day.
    private func neighbours(_ features: [Int64], _ day: Int) throws -> [[Neighbour]] {
        let lookup = Lookup(features: features, day: day)
        if let known = neighbours[lookup] { return known }
        var found = [[Neighbour]](repeating: [], count: features.count)
        let reach = TellingProfile.reach
        let rows = try Row.fetchCursor(near, arguments: [features.json, day - reach, day + reach])
        while let row = try rows.next() {
            found[row[0]].append(
                Neighbour(rank: TellingRank(knownDay: row[1], tie: row[2]), id: row[3]))
        }
        neighbours[lookup] = found
        return found
    }
}

extension [Int64] {
    /// As an array of JSON, by which one statement takes them all.
    var json: String { "[" + map(String.init).joined(separator: ",") + "]" }
}

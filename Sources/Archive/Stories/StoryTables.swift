import Foundation
internal import GRDB
import Stories

/// Tellings in the tables of an archive; those that were read are kept for the length of one transaction.
final class StoryTables: StoryStore {
    private let database: Database
    private let before: GRDB.Statement
    private let after: GRDB.Statement
    private let one: GRDB.Statement
    private let update: GRDB.Statement
    private var known: [Int64: StoredTelling] = [:]

    init(_ database: Database) throws {
        self.database = database
        func lookup(_ comparison: String, _ order: String) throws -> GRDB.Statement {
            try database.cachedStatement(
                sql: """
                    SELECT tellingID FROM tellingFeature
                    WHERE feature = ? AND day BETWEEN ? AND ? AND (knownDay, rank) \(comparison) (?, ?)
                    ORDER BY knownDay \(order), rank \(order) LIMIT ?
                    """)
        }
        before = try lookup("<", "DESC")
        after = try lookup(">", "ASC")
        one = try database.cachedStatement(sql: "SELECT knownDay, rank, profile, storyID FROM telling WHERE id = ?")
        update = try database.cachedStatement(sql: "UPDATE telling SET storyID = ? WHERE id = ?")
    }

    /// What was just written need not be read.
    func remember(_ telling: StoredTelling) { known[telling.id] = telling }

    func forget(_ id: Int64) { known[id] = nil }

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
        try found(before, features, day, rank, limit)
    }

    func tellings(sharing features: [Int64], around day: Int, after rank: TellingRank, limit: Int) throws -> [Int64] {
        try found(after, features, day, rank, limit)
    }

    func set(story: Int64, of id: Int64) throws {
        try update.execute(arguments: [story, id])
        known[id]?.story = story
    }

    private func found(
        _ statement: GRDB.Statement, _ features: [Int64], _ day: Int, _ rank: TellingRank, _ limit: Int
    ) throws -> [Int64] {
        var ids: Set<Int64> = []
        for feature in features {
            let reach = TellingProfile.reach
            ids.formUnion(
                try Int64.fetchAll(
                    statement,
                    arguments: [feature, day - reach, day + reach, rank.knownDay, rank.tie, limit]))
        }
        return ids.sorted()
    }
}

import Coding
import Foundation
internal import GRDB
import Reports
import Stories

/// Writes what reports tell, and gives it its stories, in the transaction that stores the reports.
struct StoryWriter {
    private let database: Database
    private let tables: StoryTables
    private let assigner = StoryAssigner()
    private let insertTelling: GRDB.Statement
    private let insertFeatures: GRDB.Statement
    private let deleteFeature: GRDB.Statement
    private let insertStatement: GRDB.Statement

    init(_ database: Database) throws {
        self.database = database
        tables = try StoryTables(database)
        insertTelling = try database.cachedStatement(
            sql: """
                INSERT INTO telling (codingID, key, isMain, knownDay, rank, day, profile, storyID)
                VALUES (?, ?, ?, ?, ?, ?, ?, 0)
                """)
        insertFeatures = try database.cachedStatement(
            sql: """
                INSERT INTO tellingFeature (feature, day, knownDay, rank, tellingID)
                SELECT value, ?, ?, ?, ? FROM json_each(?)
                """)
        deleteFeature = try database.cachedStatement(
            sql: """
                DELETE FROM tellingFeature
                WHERE feature = ? AND day = ? AND knownDay = ? AND rank = ? AND tellingID = ?
                """)
        insertStatement = try database.cachedStatement(
            sql: """
                INSERT INTO tellingStatement (tellingID, statementID)
                SELECT ?, id FROM statement WHERE codingID = ? AND key = ? AND isCoded
                """)
    }

    /// Stores what a report tells by its current coding, in place of what it told by an earlier one.
    func write(_ report: Report, _ account: Account, version: Int64) throws {
        guard
            let row = try Row.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT report.name, version.number, version.knownDay, coding.id AS codingID FROM version
                        JOIN report ON report.id = version.reportID
                        JOIN coding ON coding.versionID = version.id AND coding.isCurrent
                        WHERE version.id = ?
                        """), arguments: [version])
        else { return }
        let changed = try removeTellings(ofVersion: version)
        let known: Int = row["knownDay"]
        let coding: Int64 = row["codingID"]
        var added: [Int64] = []
        for (index, telling) in Telling.all(of: report, account, known: known).enumerated() {
            let name = "\(row["name"] as String)|\(row["number"] as Int)|\(index)"
            let rank = TellingRank(knownDay: known, key: name)
            try insertTelling.execute(
                arguments: [
                    coding, rank.identifier, telling.isMain, known, rank.tie,
                    telling.profile.day, Data(telling.profile.bytes),
                ])
            let id = database.lastInsertedRowID
            try insertFeatures.execute(
                arguments: [telling.profile.day, known, rank.tie, id, telling.profile.features.json])
            for statement in telling.statements {
                try insertStatement.execute(arguments: [id, coding, statement])
            }
            let stored = StoredTelling(id: id, rank: rank, profile: telling.profile, story: 0)
            tables.remember(stored)
            added.append(id)
        }
        var store = tables
        try assigner.assign(added + changed, in: &store)
        // What people made of the statements follows these into their stories.
        try CorrectionLayer(database).apply(to: version)
    }

    /// - Returns: tellings whose story has to be found again.
    private func removeTellings(ofVersion version: Int64) throws -> [Int64] {
        let ids = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT telling.id FROM telling JOIN coding ON coding.id = telling.codingID
                    WHERE coding.versionID = ? ORDER BY telling.id
                    """), arguments: [version])
        guard !ids.isEmpty else { return [] }
        let concerned = try assigner.concerned(byRemoving: ids, in: tables)
        for id in ids {
            guard let telling = try tables.telling(id) else { continue }
            for feature in telling.profile.features {
                try deleteFeature.execute(
                    arguments: [feature, telling.profile.day, telling.rank.knownDay, telling.rank.tie, id])
            }
            try database.execute(sql: "DELETE FROM telling WHERE id = ?", arguments: [id])
            tables.forget(id)
        }
        return concerned
    }
}

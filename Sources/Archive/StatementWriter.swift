internal import GRDB

/// Writes statements and their parties.
struct StatementWriter {
    let database: Database
    private let coder: Int64
    private let time: String
    private let insertStatement: Statement
    private let insertParty: Statement

    /// - Parameters:
    ///   - coder: identifier of what codes, 0 where nothing is coded.
    ///   - time: ISO 8601, UTC.
    init(_ database: Database, coder: Int64, time: String) throws {
        self.database = database
        self.coder = coder
        self.time = time
        insertStatement = try database.cachedStatement(
            sql: """
                INSERT INTO statement (codingID, key, kind, type, mode, cameo, status, isHistorical, fromDay, toDay,
                    place, country, latitude, longitude, start, sentence, line, firstDay, day, isCoded)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        insertParty = try database.cachedStatement(
            sql: """
                INSERT INTO party (statementID, role, position, entity, country, sectors, text, name, day, firstDay)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
    }

    /// Stores rows as the current coding of a version.
    func write(_ rows: [StatementRow], version: Int64) throws {
        try database.cachedStatement(sql: "UPDATE coding SET isCurrent = 0 WHERE versionID = ? AND isCurrent")
            .execute(arguments: [version])
        try database.cachedStatement(
            sql: "INSERT INTO coding (versionID, coderID, coded, isCurrent) VALUES (?, ?, ?, 1)"
        ).execute(arguments: [version, coder, time])
        let coding = database.lastInsertedRowID
        let known = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT knownDay FROM version WHERE id = ?"), arguments: [version])
        for row in rows { try write(row, coding: coding, knownDay: known ?? 0) }
        try CorrectionLayer(self).apply(to: version)
    }

    /// - Parameter isCoded: the machine's, not what people made of it.
    /// - Returns: the number of the statement.
    @discardableResult
    func write(_ row: StatementRow, coding: Int64, knownDay: Int, isCoded: Bool = true) throws -> Int64 {
        let (first, last) = (row.fromDay ?? row.toDay ?? knownDay, row.toDay ?? row.fromDay ?? knownDay)
        try insertStatement.execute(
            arguments: [
                coding, row.key, row.kind.rawValue, row.type, row.mode, row.cameo, row.status, row.isHistorical,
                row.fromDay, row.toDay, row.place, row.country, row.latitude, row.longitude, row.start, row.sentence,
                row.line, first, last, isCoded,
            ])
        let statement = database.lastInsertedRowID
        for party in row.parties {
            try insertParty.execute(
                arguments: [
                    statement, party.role, party.position, party.entity, party.country,
                    party.sectors.joined(separator: " "), party.text, party.text.searchName, last, first,
                ])
        }
        return statement
    }
}

import Coding
import Foundation
internal import GRDB

/// Writes accounts into the tables of statements and parties.
struct StatementWriter {
    let database: Database
    private let coder: Int64
    private let time: String
    let insertStatement: Statement
    let insertParty: Statement
    private let encoder: JSONEncoder

    init(_ database: Database, coder: Int64, time: String) throws {
        self.database = database
        self.coder = coder
        self.time = time
        insertStatement = try database.cachedStatement(
            sql: """
                INSERT INTO statement (codingID, key, kind, type, mode, cameo, status, isHistorical, fromDay, toDay,
                    place, country, latitude, longitude, start, sentence, line)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        insertParty = try database.cachedStatement(
            sql: """
                INSERT INTO party (statementID, role, position, entity, country, sectors, text, name)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    /// Stores an account as the current coding of a version.
    func write(_ account: Account, version: Int64) throws {
        try database.execute(sql: "UPDATE coding SET isCurrent = 0 WHERE versionID = ?", arguments: [version])
        try database.execute(
            sql: "INSERT INTO coding (versionID, coderID, coded, isCurrent) VALUES (?, ?, ?, 1)",
            arguments: [version, coder, time])
        let coding = database.lastInsertedRowID
        guard
            let text = try String.fetchOne(database, sql: "SELECT text FROM version WHERE id = ?", arguments: [version])
        else { return }
        let bytes = Array(text.utf8)
        for event in account.events { try write(event, coding, bytes) }
        for relation in account.relations { try write(relation, coding, bytes) }
        for fact in account.facts { try write(fact, coding, bytes) }
        for decision in account.decisions { try write(decision, coding, bytes) }
        try CorrectionLayer(self).apply(to: version)
    }

    private func write(_ event: Event, _ coding: Int64, _ bytes: [UInt8]) throws {
        let id = try insert(
            coding, key: event.id, kind: "event", type: event.code.type.rawValue, mode: event.code.mode,
            cameo: event.code.cameo, status: event.status.rawValue, isHistorical: event.historical, date: event.date,
            place: event.place, sentence: event.sentence, bytes, line: event)
        try write(event.actors, as: "actor", of: id)
        try write(event.recipients, as: "recipient", of: id)
        try write(event.speakers.map(\.party), as: "speaker", of: id)
    }

    private func write(_ relation: Relation, _ coding: Int64, _ bytes: [UInt8]) throws {
        let id = try insert(
            coding, key: relation.id, kind: "relation", type: relation.kind, mode: relation.state.rawValue,
            status: relation.status.rawValue, date: relation.valid, sentence: relation.sentence, bytes, line: relation)
        try write([relation.subject], as: "actor", of: id)
        try write([relation.object], as: "recipient", of: id)
        try write(relation.speakers.map(\.party), as: "speaker", of: id)
    }

    private func write(_ fact: Fact, _ coding: Int64, _ bytes: [UInt8]) throws {
        let id = try insert(
            coding, key: fact.id, kind: "fact", type: fact.property, status: fact.status.rawValue, date: fact.date,
            sentence: fact.sentence, bytes, line: fact)
        try write([fact.subject], as: "actor", of: id)
        try write(fact.speakers.map(\.party), as: "speaker", of: id)
    }

    private func write(_ decision: Decision, _ coding: Int64, _ bytes: [UInt8]) throws {
        let id = try insert(
            coding, key: decision.id, kind: "decision", type: decision.form.rawValue, mode: decision.outcome.rawValue,
            status: decision.status.rawValue, date: decision.date, sentence: decision.sentence, bytes, line: decision)
        try write([decision.body], as: "actor", of: id)
        try write(decision.concerning, as: "recipient", of: id)
        try write(decision.speakers.map(\.party), as: "speaker", of: id)
    }

    private func insert(
        _ coding: Int64, key: String, kind: String, type: String, mode: String? = nil, cameo: String? = nil,
        status: String, isHistorical: Bool = false, date: EventDate, place: EventPlace? = nil, sentence: Range<Int>,
        _ bytes: [UInt8], line: some Encodable
    ) throws -> Int64 {
        try insertStatement.execute(
            arguments: [
                coding, key, kind, type, mode, cameo, status, isHistorical, date.value.from?.dayNumber,
                date.value.to?.dayNumber, place?.name, place?.country, place?.latitude, place?.longitude,
                sentence.lowerBound, String(decoding: bytes[sentence.clamped(to: 0..<bytes.count)], as: UTF8.self),
                String(decoding: try encoder.encode(line), as: UTF8.self),
            ])
        return database.lastInsertedRowID
    }

    private func write(_ parties: [Party], as role: String, of statement: Int64) throws {
        for (position, party) in parties.enumerated() {
            try insertParty.execute(
                arguments: [
                    statement, role, position, party.entity, party.country, party.sectors.joined(separator: " "),
                    party.text, party.text.searchName,
                ])
        }
    }
}

import Coding

/// A statement with the columns that queries ask, ready to be written.
struct StatementRow: Sendable {
    struct PartyRow: Sendable {
        var role: String
        var position: Int
        var entity: String?
        var country: String?
        var sectors: [String]
        var text: String
    }

    var key: String
    var kind: StatementQuery.Kind
    var type: String
    var mode: String? = nil
    var cameo: String? = nil
    var status: String
    var isHistorical = false
    var fromDay: Int?
    var toDay: Int?
    var place: String? = nil
    var country: String? = nil
    var latitude: Double? = nil
    var longitude: Double? = nil
    var start: Int
    var sentence: String
    var line: String
    var parties: [PartyRow]
}

extension StatementRow {
    /// The rows of an account. Their lines cost most of the work of storing them, and need no archive.
    ///
    /// - Parameter text: the report's.
    static func rows(of account: Account, text: String) throws -> [StatementRow] {
        let bytes = Array(text.utf8)
        return try account.events.map { try row(of: $0, bytes) }
            + account.relations.map { try row(of: $0, bytes) }
            + account.facts.map { try row(of: $0, bytes) }
            + account.decisions.map { try row(of: $0, bytes) }
    }

    private static func row(of event: Event, _ bytes: [UInt8]) throws -> StatementRow {
        StatementRow(
            key: event.id, kind: .event, type: event.code.type.rawValue, mode: event.code.mode,
            cameo: event.code.cameo, status: event.status.rawValue, isHistorical: event.historical,
            fromDay: event.date.value.from?.dayNumber, toDay: event.date.value.to?.dayNumber,
            place: event.place?.name, country: event.place?.country, latitude: event.place?.latitude,
            longitude: event.place?.longitude, start: event.sentence.lowerBound,
            sentence: words(event.sentence, bytes), line: try LineEncoder().encode(event),
            parties: parties(event.actors, event.recipients, event.speakers))
    }

    private static func row(of relation: Relation, _ bytes: [UInt8]) throws -> StatementRow {
        StatementRow(
            key: relation.id, kind: .relation, type: relation.kind, mode: relation.state.rawValue,
            status: relation.status.rawValue, fromDay: relation.valid.value.from?.dayNumber,
            toDay: relation.valid.value.to?.dayNumber, start: relation.sentence.lowerBound,
            sentence: words(relation.sentence, bytes), line: try LineEncoder().encode(relation),
            parties: parties([relation.subject], [relation.object], relation.speakers))
    }

    private static func row(of fact: Fact, _ bytes: [UInt8]) throws -> StatementRow {
        StatementRow(
            key: fact.id, kind: .fact, type: fact.property, status: fact.status.rawValue,
            fromDay: fact.date.value.from?.dayNumber, toDay: fact.date.value.to?.dayNumber,
            start: fact.sentence.lowerBound, sentence: words(fact.sentence, bytes),
            line: try LineEncoder().encode(fact), parties: parties([fact.subject], [], fact.speakers))
    }

    private static func row(of decision: Decision, _ bytes: [UInt8]) throws -> StatementRow {
        StatementRow(
            key: decision.id, kind: .decision, type: decision.form.rawValue, mode: decision.outcome.rawValue,
            status: decision.status.rawValue, fromDay: decision.date.value.from?.dayNumber,
            toDay: decision.date.value.to?.dayNumber, start: decision.sentence.lowerBound,
            sentence: words(decision.sentence, bytes), line: try LineEncoder().encode(decision),
            parties: parties([decision.body], decision.concerning, decision.speakers))
    }

    private static func words(_ range: Range<Int>, _ bytes: [UInt8]) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    private static func parties(_ actors: [Party], _ recipients: [Party], _ speakers: [Speaker]) -> [PartyRow] {
        let roles = [("actor", actors), ("recipient", recipients), ("speaker", speakers.map(\.party))]
        return roles.flatMap { role, parties in
            parties.enumerated().map { position, party in
                PartyRow(
                    role: role, position: position, entity: party.entity, country: party.country,
                    sectors: party.sectors, text: party.text)
            }
        }
    }
}

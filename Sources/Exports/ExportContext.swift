import Calendars
import Coding
import Foundation
import Knowledge

/// What writers know beside the records.
struct ExportContext: Sendable {
    let exchange: ExchangeKnowledge
    let cameo: [String: Ontology.Cameo]
    let sectors: Set<String>
    /// Names of actors by their ids.
    private let names: [String: String]

    init(_ knowledge: KnowledgeBase) {
        exchange = knowledge.exchange
        cameo = knowledge.ontology.cameo
        sectors = knowledge.ontology.sectors
        names = Dictionary(knowledge.actors.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// The name of a known actor, else the words of the report.
    func name(_ party: Party) -> String { party.entity.flatMap { names[$0] } ?? party.text }

    func countryName(_ iso3: String?) -> String { iso3.flatMap { exchange.countries[$0]?.names.first } ?? "" }

    /// Only what a day is known of; the last possible day where the first is not.
    func day(_ event: Event) -> CalendarDate? { event.date.value.from ?? event.date.value.to }
}

/// An event that a format cannot hold, and why.
struct LeftOut: Error {
    var reason: String
}

/// Writes one format. Holds no more than it must to write the next record.
protocol RecordWriter: Sendable {
    /// What stands before the first record.
    var head: String { get }
    /// - Throws: `LeftOut` where the format has no place for the record.
    mutating func text(for record: ExportRecord) throws(LeftOut) -> String
    /// What stands after the last record.
    mutating func tail() -> String
}

extension RecordWriter {
    mutating func tail() -> String { "" }
}

extension ExportRecord {
    /// - Throws: `LeftOut` for relations, which tables of events do not have.
    func event() throws(LeftOut) -> Event {
        guard case .event(let event) = statement else {
            throw LeftOut(reason: "relations, which the format does not have")
        }
        return event
    }
}

extension Double {
    /// Without a fraction where there is none.
    var plain: String { self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self) }
}

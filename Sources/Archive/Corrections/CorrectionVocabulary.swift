import Calendars
import Foundation
public import Knowledge

/// Turns what people type into values of the event format, and refuses what the knowledge does not have.
public struct CorrectionVocabulary: Sendable {
    /// What is wrong with a value, and which ones there are.
    public struct Problem: Error, Sendable, Equatable, CustomStringConvertible {
        public var field: CorrectionField
        public var description: String
    }

    private let knowledge: KnowledgeBase
    private let gazetteer: @Sendable () throws -> Gazetteer

    /// - Parameter gazetteer: asked only when a place is named.
    public init(_ knowledge: KnowledgeBase, gazetteer: @escaping @Sendable () throws -> Gazetteer) {
        self.knowledge = knowledge
        self.gazetteer = gazetteer
    }

    /// The value that a text means for a field of a statement.
    ///
    /// Empty text takes the value away where there may be none. Parties are separated by `;`, each an identifier or
    /// name of `Knowledge/actors`, or `words/COUNTRY/SECTOR,SECTOR` for others; either may be empty. A date is `YYYY-MM-DD`, `YYYY-MM`,
    /// `YYYY` or `FROM..TO`. A place is a name of the gazetteer or `NAME,LATITUDE,LONGITUDE[,COUNTRY]`.
    ///
    /// - Parameters:
    ///   - line: the statement that is corrected, for what depends on its kind, type and day.
    ///   - type: the type that the same correction gives it.
    /// - Throws: `Problem`, or what the gazetteer throws.
    public func value(
        of field: CorrectionField, _ text: String, kind: StatementQuery.Kind, line: JSONValue, type: JSONValue? = nil
    ) throws -> JSONValue {
        guard let key = field.key(in: kind) else {
            let names = CorrectionField.fields(of: kind).map(\.rawValue).joined(separator: ", ")
            throw Problem(field: field, description: "a \(kind.rawValue) has no \(field.rawValue), only \(names)")
        }
        let text = text.trimmingCharacters(in: .whitespaces)
        switch field {
        case .type, .mode, .cameo, .status, .historical, .domain:
            let type = type ?? CorrectionField.type.key(in: kind).flatMap { line[$0] }
            return try code(field, text, kind, type: type?.string ?? "STATEMENT")
        case .contexts:
            let names = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            for name in names where !knowledge.ontology.contexts.contains(name) {
                throw Problem(field, name, "context", of: knowledge.ontology.contexts)
            }
            return .array(names.sorted().map(JSONValue.string))
        case .date: return try date(text)
        case .place: return try place(text)
        case .actor, .recipient, .speaker:
            let day = (line["date"] ?? line["valid"])?["to"]?.string.flatMap(CalendarDate.init(iso:))
            let standing: [JSONValue] =
                if case .array(let several)? = line[key] { several } else { [line[key] ?? .null] }
            let parties = try text.split(separator: ";").map { part -> JSONValue in
                let words = part.trimmingCharacters(in: .whitespaces)
                // A party that stays as it was keeps its bytes.
                if let same = standing.first(where: { CorrectionWording.text(of: field, $0) == words }) { return same }
                let named = try party(field, words, on: day)
                return field == .speaker ? named.replacing("how", by: .string("indirect")) : named
            }
            if field == .speaker { return .array(parties) }
            if line[key].map({ if case .array = $0 { true } else { false } }) ?? (kind == .event) {
                return .array(parties)
            }
            guard parties.count == 1 else {
                throw Problem(field: field, description: "the \(field.rawValue) of a \(kind.rawValue) is one party")
            }
            return parties[0]
        }
    }

    /// The values of several fields of one statement, each of them once.
    public func values(
        of texts: [(field: CorrectionField, text: String)], kind: StatementQuery.Kind, line: JSONValue
    ) throws -> [CorrectionField: JSONValue] {
        var values: [CorrectionField: JSONValue] = [:]
        // The type first: the modes depend on it.
        for (field, text) in texts.filter({ $0.field == .type }) + texts.filter({ $0.field != .type }) {
            guard values[field] == nil else { throw Problem(field: field, description: "is given twice") }
            values[field] = try value(of: field, text, kind: kind, line: line, type: values[.type])
        }
        // A mode that the new type does not have goes with the old one.
        if kind == .event, let type = values[.type], values[.mode] == nil, let mode = line["mode"]?.string,
            !(knowledge.ontology.modes[EventType(rawValue: type.string ?? "")] ?? []).contains(mode)
        {
            values[.mode] = .null
        }
        return values
    }

    private func code(
        _ field: CorrectionField, _ text: String, _ kind: StatementQuery.Kind, type: String
    ) throws -> JSONValue {
        let ontology = knowledge.ontology
        func one(of values: some Collection<String>, _ noun: String) throws -> JSONValue {
            guard let value = values.first(where: { $0.caseInsensitiveCompare(text) == .orderedSame }) else {
                throw Problem(field, text, noun, of: values)
            }
            return .string(value)
        }
        switch (field, kind) {
        case (.type, .event):
            let name = try one(of: ontology.modes.keys.map(\.rawValue), "PLOVER type")
            return name == .string(EventType.statement.rawValue) ? .null : name
        case (.type, .relation): return try one(of: knowledge.relationKinds.keys, "kind of relation")
        case (.type, .fact): return try one(of: knowledge.factProperties.keys, "property")
        case (.type, .decision):
            return try one(
                of: ["resolution", "presidentialStatement", "procedural", "law", "decision"], "form of a decision")
        case (.mode, .event):
            if text.isEmpty { return .null }
            return try one(of: ontology.modes[EventType(rawValue: type)] ?? [], "mode of \(type)")
        case (.mode, .relation): return try one(of: ["active", "ended", "future"], "state of a relation")
        case (.mode, _):
            return try one(
                of: ["adopted", "rejected", "vetoed", "postponed", "pending", "unknown"], "outcome of a decision")
        case (.cameo, _):
            guard ontology.cameo[text] != nil else {
                let near = ontology.cameo.keys.filter { $0.hasPrefix(text.prefix(2)) }
                throw Problem(field, text, "CAMEO code", of: near.isEmpty ? Array(ontology.cameo.keys) : near)
            }
            return .string(text)
        case (.historical, _):
            return try one(of: ["true", "false"], "truth value") == .string("true") ? .boolean(true) : .boolean(false)
        case (.domain, _): return text.isEmpty ? .null : .string(text)
        default: return try one(of: Status.allCases.map(\.rawValue), "status")
        }
    }

    private func date(_ text: String) throws -> JSONValue {
        func problem() -> Problem {
            Problem(field: .date, description: "'\(text)' is no date; write 2023-06-30, 2023-06, 2023 or FROM..TO")
        }
        let ends = text.components(separatedBy: "..")
        guard ends.count <= 2 else { throw problem() }
        let ranges = try ends.map { end -> DateRange? in
            if end.isEmpty { return nil }
            guard let range = DateRange(iso: end) else { throw problem() }
            return range
        }
        var (from, to) = (ranges[0]?.from, ranges[ranges.count - 1]?.to)
        if ends.count == 1, text.isEmpty { (from, to) = (nil, nil) }
        if let from, let to, to < from { throw problem() }
        let precision = ends.count == 1 ? ranges[0]?.precision ?? .open : from == to && from != nil ? .day : .open
        func day(_ day: CalendarDate?) -> JSONValue { day.map { .string($0.description) } ?? .null }
        return .object([
            "from": day(from), "to": day(to), "precision": .string(precision.rawValue),
            "anchor": .string(text.isEmpty ? "none" : "stated"),
        ])
    }

    private func place(_ text: String) throws -> JSONValue {
        if text.isEmpty { return .null }
        func object(_ name: String, _ country: String?, _ latitude: Double, _ longitude: Double, _ id: Int?)
            -> JSONValue
        {
            var members: [String: JSONValue] = [
                "text": .string(name), "name": .string(name), "country": country.map(JSONValue.string) ?? .null,
                "latitude": .number(latitude), "longitude": .number(longitude), "precision": .integer(1),
                "where_prec": .integer(1), "from": .string("clause"), "start": .integer(0), "end": .integer(0),
            ]
            if let id { members["geonameid"] = .integer(id) }
            return .object(members)
        }
        let parts = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        if parts.count >= 3, let latitude = Double(parts[1]), let longitude = Double(parts[2]) {
            guard abs(latitude) <= 90, abs(longitude) <= 180, parts.count <= 4 else {
                throw Problem(field: .place, description: "'\(text)' is no NAME,LATITUDE,LONGITUDE,COUNTRY")
            }
            return object(parts[0], try parts.count == 4 ? country(.place, parts[3]) : nil, latitude, longitude, nil)
        }
        let gazetteer = try gazetteer()
        // Those of the file come by kind and population.
        let found = gazetteer.namings(of: text).map(\.place)
        guard let best = found.first(where: { [.town, .capital].contains(gazetteer[$0].kind) }) ?? found.first else {
            throw Problem(field: .place, description: "no place is called '\(text)'; write NAME,LATITUDE,LONGITUDE")
        }
        let place = gazetteer[best]
        return object(place.name, place.country, place.latitude, place.longitude, place.geonameID)
    }

    private func party(_ field: CorrectionField, _ text: String, on day: CalendarDate?) throws -> JSONValue {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        var (words, entity, country) = (parts[0], nil as String?, nil as String?)
        var sectors: [String] = []
        if parts.count == 1 {
            let actors = knowledge.actors(named: words)
            guard actors.count == 1 || actors.contains(where: { $0.id == words }),
                let actor = actors.first(where: { $0.id == words }) ?? actors.first
            else {
                let hint = actors.isEmpty ? "no actor is called" : "several actors are called"
                let names = actors.isEmpty ? "WORDS/COUNTRY/SECTOR" : actors.map(\.id).sorted().joined(separator: ", ")
                throw Problem(field: field, description: "\(hint) '\(words)'; write \(names)")
            }
            let role = actor.role(on: day)
            (words, entity, country, sectors) = (actor.name, actor.id, role?.country, role?.sectors ?? [])
        } else {
            if !parts[1].isEmpty { country = try self.country(field, parts[1]) }
            sectors = parts.dropFirst(2).flatMap { $0.split(separator: ",").map { String($0).uppercased() } }
            for sector in sectors where !knowledge.ontology.sectors.contains(sector) {
                throw Problem(field, sector, "sector", of: knowledge.ontology.sectors)
            }
        }
        return .object([
            "text": .string(words), "entity": entity.map(JSONValue.string) ?? .null,
            "country": country.map(JSONValue.string) ?? .null, "sectors": .array(sectors.map(JSONValue.string)),
            "start": .integer(0), "end": .integer(0),
        ])
    }

    private func country(_ field: CorrectionField, _ code: String) throws -> String {
        let code = code.uppercased()
        let states = knowledge.actors.filter { $0.kind == .country }.flatMap(\.roles).compactMap(\.country)
        guard states.contains(code) || knowledge.ontology.supranational.contains(code) else {
            throw Problem(field: field, description: "'\(code)' is no country; write its three letters of ISO 3166-1")
        }
        return code
    }
}

extension CorrectionVocabulary.Problem {
    init(_ field: CorrectionField, _ text: String, _ noun: String, of values: some Collection<String>) {
        let listed = values.sorted().prefix(40).joined(separator: ", ")
        self.init(
            field: field,
            description: "there is no \(noun) '\(text)'"
                + (values.isEmpty ? ", for it has none" : "; there are \(listed)\(values.count > 40 ? ", …" : "")"))
    }
}

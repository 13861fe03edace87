import Calendars
import Coding
import Foundation
import Knowledge

/// Finds whom the names of other data sets mean.
struct PartyNames: Sendable {
    struct Meaning: Sendable, Equatable {
        var entity: String?
        var country: String?
        var sectors: [String] = []
        /// Whether the name itself told something.
        var isKnown = false
    }

    private let actors: [Actor]
    private let byName: [String: Int]
    private let exchange: ExchangeKnowledge

    init(_ knowledge: KnowledgeBase) {
        actors = knowledge.actors
        exchange = knowledge.exchange
        var names: [String: Int] = [:]
        for (index, actor) in actors.enumerated() {
            for alias in actor.aliases where alias.kind == .name {
                let key = Self.key(alias.text)
                if names[key] == nil { names[key] = index }
            }
        }
        byName = names
    }

    private static func key(_ name: String) -> String {
        name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }

    /// - Parameter mapping: how the data set makes names, such as `Military Forces of *`.
    func meaning(of name: String, _ mapping: Mapping, on day: CalendarDate?) -> Meaning {
        if let found = plainMeaning(of: name, mapping, on: day) { return found }
        // "Military Forces of Mali (2021-)", "Protesters (Mali)", "JNIM: Group for Support of Islam and Muslims"
        if name.last == ")", let opening = name.lastIndex(of: "(") {
            let words = name[..<opening].trimmingCharacters(in: .whitespaces)
            let within = String(name[name.index(after: opening)...].dropLast())
            let country = exchange.iso3(named: within)
            if !words.isEmpty, var found = plainMeaning(of: words, mapping, on: day) {
                found.country = found.country ?? country
                return found
            }
            if let country { return Meaning(country: country, isKnown: true) }
        }
        for part in name.split(separator: ":") where part.utf8.count < name.utf8.count {
            let words = part.trimmingCharacters(in: .whitespaces)
            if let found = plainMeaning(of: words, mapping, on: day) { return found }
        }
        return Meaning()
    }

    private func plainMeaning(of name: String, _ mapping: Mapping, on day: CalendarDate?) -> Meaning? {
        if let index = byName[Self.key(name)] {
            let actor = actors[index]
            let role = actor.role(on: day)
            return Meaning(entity: actor.id, country: role?.country, sectors: role?.sectors ?? [], isKnown: true)
        }
        if let (part, sectors) = mapping.reading(ofName: name) {
            return Meaning(country: part.flatMap { country(named: $0) }, sectors: sectors, isKnown: true)
        }
        return exchange.iso3(named: name).map { Meaning(country: $0, isKnown: true) }
    }

    /// The state of a name, or the country of the actor that has it.
    func country(named name: String) -> String? {
        if let code = exchange.iso3(named: name) { return code }
        var words = name
        if words.last == ")", let opening = words.lastIndex(of: "(") {
            words = words[..<opening].trimmingCharacters(in: .whitespaces)
            if let code = exchange.iso3(named: words) { return code }
        }
        return byName[Self.key(words)].flatMap { actors[$0].roles.last?.country }
    }

    /// The peace operation of a name.
    func mission(named name: String) -> String? {
        byName[Self.key(name)].map { actors[$0] }.flatMap { $0.kind == .peaceOperation ? $0.id : nil }
    }
}

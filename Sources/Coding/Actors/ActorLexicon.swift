import Calendars
import Knowledge

/// Knowledge of actors in the form in which phrases are looked up; immutable, and shared by reference.
final class ActorLexicon: Sendable {
    let knowledge: KnowledgeBase
    let names: NameIndex
    /// Agents by lemma, hyphens as spaces.
    let agents: [String: Agent]
    /// How many words the longest agent has that ends in a word.
    let longestAgent: [String: Int]
    /// Countries' actors by code.
    let countries: [String: Int]
    /// The part of the world that a country lies in: states whose entries stand in one file are neighbours.
    private let regions: [String: String]
    /// Who held an office, by country and office.
    private let holders: Chains<Office>
    /// Persons by the last word of their name.
    private let families: Chains<NamePiece.Key>
    private let peaceOperations: [Int]

    /// A country and an office of it, as one number.
    private struct Office: Hashable, Sendable {
        private let hash: UInt64

        init(country: String, name: String) {
            let start = country.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
            hash = name.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        }
    }

    init(_ knowledge: KnowledgeBase) {
        self.knowledge = knowledge
        names = NameIndex(knowledge)
        var agents: [String: Agent] = Dictionary(minimumCapacity: knowledge.agents.count)
        var longestAgent: [String: Int] = Dictionary(minimumCapacity: knowledge.agents.count)
        for (name, agent) in knowledge.agents {
            let name =
                name.utf8.contains(UInt8(ascii: "-"))
                ? String(decoding: name.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
                : name
            agents[name] = agent
            let words = name.utf8.split(separator: UInt8(ascii: " "))
            if let last = words.last.map({ String(Substring($0)) }) {
                longestAgent[last] = max(longestAgent[last] ?? 0, words.count)
            }
        }
        self.agents = agents
        self.longestAgent = longestAgent
        var countries: [String: Int] = [:]
        var regions: [String: String] = [:]
        var holders = Chains<Office>(minimumCapacity: knowledge.actors.count / 2)
        var peaceOperations: [Int] = []
        var families = Chains<NamePiece.Key>(minimumCapacity: knowledge.actors.count)
        var keys: [NamePiece.Key] = []
        let actors = knowledge.actors
        for index in actors.indices {
            switch actors[index].kind {
            case .country:
                guard let code = actors[index].roles.last?.country else { continue }
                if countries[code] == nil { countries[code] = index }
                regions[code] = actors[index].position.file
            case .person:
                keys.removeAll(keepingCapacity: true)
                NamePiece.Key.append(actors[index].name, to: &keys)
                if keys.count > 1, let last = keys.last { families.append(index, for: last) }
                for role in actors[index].roles {
                    guard let country = role.country, let office = role.office else { continue }
                    holders.append(index, for: Office(country: country, name: office))
                }
            case .peaceOperation: peaceOperations.append(index)
            default: break
            }
        }
        self.countries = countries
        self.regions = regions
        self.holders = holders
        self.families = families
        self.peaceOperations = peaceOperations
    }

    /// The target that fits best: on the day, in the countries that the report has named, near them.
    func choose(_ targets: [NameIndex.Target], on day: CalendarDate?, in discourse: Discourse) -> NameIndex.Target? {
        guard targets.count > 1 else { return targets.first }
        let subject = discourse.mainCountry.flatMap { regions[$0] }
        func rank(_ target: NameIndex.Target) -> Int {
            switch target {
            case .actor(let index, let kind):
                let actor = knowledge.actors[index]
                let role = actor.roles.last { role in day.map { role.holds(on: $0) } ?? true }
                let country = (role ?? actor.roles.last)?.country
                // Who is in office comes before who was.
                var rank = role == nil ? (actor.kind == .country ? 3 : 16) : role?.sectors == ["ELI"] ? 3 : 0
                if let country {
                    if !discourse.names(country) { rank += 2 }
                    if let subject, regions[country] != subject { rank += 1 }
                }
                return rank + (kind == .name ? 0 : 4)
            case .place(let index):
                let country = knowledge.places[index].country
                return 12 + (discourse.names(country) ? 0 : 2)
            }
        }
        return targets.enumerated().min { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }?.element
    }

    /// Who holds an office of a country on a day, if that is one person.
    func holder(of office: String, in country: String, on day: CalendarDate?) -> Int? {
        guard let day else { return nil }
        let spellings = [office, office.replacing("defense", with: "defence")]
        for name in spellings {
            let serving = holders[Office(country: country, name: name)].filter { index in
                knowledge.actors[index].roles.contains {
                    $0.country == country && $0.office == name && $0.from != nil && $0.holds(on: day)
                }
            }
            if serving.count == 1 { return serving[0] }
        }
        return nil
    }

    /// "Deputy Secretary Hicks": the one person of a last name who on a day is what the title says.
    ///
    /// - Parameter country: whose title it is, if that is known.
    func person(
        titled sectors: [String], named name: String, of country: String?, on day: CalendarDate?,
        in discourse: Discourse
    ) -> Int? {
        guard let day, let key = NamePiece.pieces(of: name).last.map(NamePiece.Key.init) else { return nil }
        let serving = families[key].filter { index in
            knowledge.actors[index].roles.contains { role in
                role.from != nil && role.holds(on: day) && (country == nil || role.country == country)
                    && role.sectors.first == sectors.first
            }
        }
        if serving.count > 1 {
            let near = serving.filter { knowledge.actors[$0].role(on: day)?.country.map(discourse.names) ?? false }
            return near.count == 1 ? near[0] : nil
        }
        return serving.first
    }

    /// The peace operation of an organisation that stands in a country on a day, if there is exactly one.
    func peaceOperation(of code: String, in host: String, on day: CalendarDate?) -> Int? {
        let standing = peaceOperations.filter { index in
            let actor = knowledge.actors[index]
            guard actor.hosts.contains(host) else { return false }
            return actor.roles.contains { $0.country == code && (day.map($0.holds(on:)) ?? true) }
        }
        return standing.count == 1 ? standing[0] : nil
    }
}

/// Indices by key, many keys with few each, built without an array for each.
private struct Chains<Key: Hashable & Sendable>: Sendable {
    private var last: [Key: Int]
    private var links: [(index: Int, previous: Int)] = []

    init(minimumCapacity: Int) {
        last = Dictionary(minimumCapacity: minimumCapacity)
        links.reserveCapacity(minimumCapacity)
    }

    mutating func append(_ index: Int, for key: Key) {
        let previous = last.updateValue(links.count, forKey: key) ?? -1
        links.append((index, previous))
    }

    /// Without repetition, the latest first.
    subscript(key: Key) -> [Int] {
        var found: [Int] = []
        var cursor = last[key] ?? -1
        while cursor >= 0 {
            if found.last != links[cursor].index { found.append(links[cursor].index) }
            cursor = links[cursor].previous
        }
        return found
    }
}

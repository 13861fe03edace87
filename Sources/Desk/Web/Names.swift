import Archive
import Knowledge

/// Actors by their identifiers, and countries by their codes.
struct Names: Sendable {
    private let knowledge: KnowledgeBase
    private let actors: [String: Int]
    private let countries: [String: String]
    let missions: [Actor]

    init(_ knowledge: KnowledgeBase) {
        self.knowledge = knowledge
        actors = Dictionary(
            knowledge.actors.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        countries = Dictionary(
            knowledge.actors.filter { $0.kind == .country }.compactMap { actor in
                actor.roles.last?.country.map { ($0, actor.name) }
            }, uniquingKeysWith: { first, _ in first })
        missions = knowledge.actors.filter { $0.kind == .peaceOperation }.sorted { $0.name < $1.name }
    }

    func actor(_ id: String) -> Actor? { actors[id].map { knowledge.actors[$0] } }

    /// The name of an actor or country; the code itself where nobody knows it.
    func name(_ code: String) -> String { actor(code)?.name ?? countries[code] ?? code }

    /// One code for a country, whether it is meant as an actor or as the home of its people.
    func canonical(_ code: String) -> String {
        guard let actor = actor(code), actor.kind == .country else { return code }
        return actor.roles.last?.country ?? code
    }

    func country(_ code: String) -> String? { countries[code] }

    /// Codes and names of all countries, by name.
    var allCountries: [(code: String, name: String)] {
        countries.map { (code: $0.key, name: $0.value) }.sorted { ($0.name, $0.code) < ($1.name, $1.code) }
    }

    /// Whom a name stands for; a name that no actor has stands for the words of the reports.
    func filter(_ name: String) -> StatementQuery.PartyFilter {
        let found = actor(name).map { [$0] } ?? knowledge.actors(named: name)
        let state = found.first { $0.kind == .country }?.role(on: nil)?.country
        let code = countries[name.uppercased()] == nil ? nil : name.uppercased()
        return StatementQuery.PartyFilter(name: name, entities: found.map(\.id), country: state ?? code)
    }
}

import Calendars
import Knowledge

/// Knowledge of actors in the form in which phrases are looked up.
struct ActorLexicon: Sendable {
    let knowledge: KnowledgeBase
    let names: NameIndex
    /// Agents by lemma, hyphens as spaces.
    let agents: [String: Agent]
    let longestAgent: Int
    /// Countries' actors by code.
    let countries: [String: Int]

    init(_ knowledge: KnowledgeBase) {
        self.knowledge = knowledge
        names = NameIndex(knowledge)
        agents = Dictionary(
            knowledge.agents.map { (String($0.key.map { $0 == "-" ? " " : $0 }).lowercased(), $0.value) },
            uniquingKeysWith: { one, _ in one })
        longestAgent = agents.keys.map { $0.split(separator: " ").count }.max() ?? 1
        var countries: [String: Int] = [:]
        for (index, actor) in knowledge.actors.enumerated() where actor.kind == .country {
            if let code = actor.roles.last?.country, countries[code] == nil { countries[code] = index }
        }
        self.countries = countries
    }

    /// The target that fits best on a day.
    func choose(_ targets: [NameIndex.Target], on day: CalendarDate?) -> NameIndex.Target? {
        guard targets.count > 1 else { return targets.first }
        func rank(_ target: NameIndex.Target) -> Int {
            switch target {
            case .actor(let index, let kind):
                let actor = knowledge.actors[index]
                let holds = day.map { day in actor.roles.contains { $0.holds(on: day) } } ?? true
                let nominal = kind == .name ? 0 : 1
                return (holds ? 0 : 4) + nominal
            case .place: return 3
            }
        }
        return targets.enumerated().min { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }?.element
    }

    /// The peace operation of an organisation that stands in a country on a day, if there is exactly one.
    func peaceOperation(of code: String, in host: String, on day: CalendarDate?) -> Int? {
        let standing = knowledge.actors.indices.filter { index in
            let actor = knowledge.actors[index]
            guard actor.kind == .peaceOperation, actor.hosts.contains(host) else { return false }
            return actor.roles.contains { $0.country == code && (day.map($0.holds(on:)) ?? true) }
        }
        return standing.count == 1 ? standing[0] : nil
    }
}

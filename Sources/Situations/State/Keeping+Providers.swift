import Calendars
import Coding
import Knowledge

extension Keeping {
    /// Who gives security in the host's country, before and after a departure: its own forces, those that it employs or
    /// works with, and those that are told to be there.
    mutating func keepProviders() {
        for state in missionStates
        where state.hasEnded && [.drawingDown, .withdrawn, .liquidating].contains(state.phase) {
            let isGone = state.phase != .drawingDown
            for host in state.hosts where scope?.country.map({ $0 == host }) ?? true {
                for (name, sources) in providers(in: [host], beside: state.id) {
                    add(
                        Situation.Line(
                            .presence, host, "security provider",
                            "\(name): \(isGone ? "remains, \(state.name) is gone" : "remains when \(state.name) is gone")",
                            sources: unique(sources)))
                }
                add(
                    Situation.Line(
                        .presence, host, "security provider", "\(state.name): \(isGone ? "has left" : "leaves")",
                        rule: "mandate ended"))
            }
        }
    }

    private func providers(
        in hosts: [String], beside mission: String
    ) -> [(name: String, sources: [Situation.Source])] {
        var found: [(name: String, sources: [Situation.Source])] = []
        for (index, testimony) in testimonies.enumerated() {
            for relation in testimony.account.relations
            where relation.status != .negated && relation.status != .denied && hasBegun(relation.valid.value, testimony)
            {
                for party in forces(of: relation, in: hosts) where party.entity != mission && !isUnitedNations(party) {
                    let name = builder.name(party)
                    let position = found.firstIndex { $0.name == name }
                    guard !hasEnded(relation) else {
                        // A later report ends what an earlier one told.
                        if let position { found.remove(at: position) }
                        continue
                    }
                    let source = source(index, relation.sentence, voices: relation.speakers)
                    if let position {
                        found[position].sources.append(source)
                    } else {
                        found.append((name, [source]))
                    }
                }
            }
            // Who has left gives no security any more.
            for event in testimony.account.events
            where event.code.type.rawValue == "RETREAT" && [.occurred, .ongoing].contains(event.status)
                && hasHappened(event.date.value, testimony)
            {
                let gone = Set(event.actors.filter { !hosts.contains($0.country ?? "") }.map(builder.name))
                found.removeAll { gone.contains($0.name) }
            }
        }
        return found
    }

    /// The forces that a relation makes providers of security in the host's country.
    private func forces(of relation: Relation, in hosts: [String]) -> [Party] {
        func isHosts(_ party: Party) -> Bool { party.country.map(hosts.contains) ?? false }
        let (subject, object) = (relation.subject, relation.object)
        let parties: [Party] =
            switch relation.kind {
            case "armed_force_of", "present_in", "provides_security_to": isHosts(object) ? [subject] : []
            case "employs": isHosts(subject) ? [object] : []
            case "partner_of": isHosts(subject) || isHosts(object) ? [subject, object] : []
            default: []
            }
        return parties.filter { party in
            let kind = builder.actor(party.entity)?.kind
            let isForce =
                kind == .military || kind == .company || party.sectors.contains("MIL") || party.sectors.contains("PRM")
            return isForce && !party.sectors.contains("GOV") && !party.sectors.contains("REB")
        }
    }

    private func hasEnded(_ relation: Relation) -> Bool {
        relation.state == .ended || (relation.valid.anchor != .none && relation.valid.value.to.map { $0 < on } ?? false)
    }
}

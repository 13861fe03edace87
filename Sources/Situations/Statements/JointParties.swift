import Coding
import Knowledge

/// Parties that act together, and whom later phrases mean by their number: after "the rulers of A, B and C", "the three
/// juntas" and "their countries" are the three.
struct JointParties {
    private struct Group {
        var parties: [Party]
        /// Where the report names the last of them.
        var end: Int
    }

    private var groups: [Group] = []
    private let numbers: [String: Int]
    private let possessives: Set<String>

    init(_ account: Account, _ knowledge: SituationKnowledge) {
        numbers = knowledge.resolutions.numbers
        possessives = knowledge.briefing.possessives
        for event in account.events {
            for parties in [event.actors, event.recipients] where Self.isJoint(parties) {
                let end = parties.map(\.range.upperBound).max() ?? 0
                if !groups.contains(where: { $0.end == end }) { groups.append(Group(parties: parties, end: end)) }
            }
        }
        groups.sort { $0.end < $1.end }
    }

    /// Several governments or states.
    private static func isJoint(_ parties: [Party]) -> Bool {
        let countries = parties.compactMap(\.country)
        return parties.count > 1 && countries.count == parties.count && Set(countries).count == parties.count
            && parties.allSatisfy { $0.sectors.isEmpty || $0.sectors.contains("GOV") }
    }

    /// An account in which such phrases stand for each of those whom they mean.
    func resolved(_ account: Account) -> Account {
        guard !groups.isEmpty else { return account }
        var account = account
        for index in account.events.indices {
            account.events[index].actors = account.events[index].actors.flatMap(members)
            account.events[index].recipients = account.events[index].recipients.flatMap(members)
        }
        account.relations = account.relations.flatMap { relation in
            members(relation.subject).map { subject in
                var copy = relation
                copy.subject = subject
                return copy
            }
        }
        return account
    }

    private func members(_ party: Party) -> [Party] {
        guard party.entity == nil, let country = party.country else { return [party] }
        let words = party.text.lowercased().split { !$0.isLetter }.map(String.init)
        let group = groups.last { group in
            group.end <= party.range.lowerBound && group.parties.contains { $0.country == country }
                && (words.first.map(possessives.contains) ?? false
                    || words.contains { numbers[$0] == group.parties.count })
        }
        guard let group else { return [party] }
        return group.parties.map { member in
            var each = party
            (each.entity, each.country, each.sectors) = (member.entity, member.country, member.sectors)
            return each
        }
    }
}

import Calendars
import Coding
import Knowledge

/// What phrases of a report stand for where only the whole report tells it: "the mission" is the one that it names, "the
/// 2015 peace agreement" the one that its country made in that year, "the Malian army" the armed forces of Mali.
struct Identities {
    private let builder: SituationBuilder
    /// The one peace operation of the United Nations that the report names.
    private let mission: String?
    /// The one peace operation, whoever sent it.
    private let operation: String?
    /// The countries that it names.
    private let countries: Set<String>
    /// The country that it names most.
    private let country: String?
    /// The one agreement that it names.
    private var accord: String?
    private let shortNames: ShortNames
    private let joint: JointParties

    init(_ testimony: Testimony, _ builder: SituationBuilder) {
        self.builder = builder
        let parties = Self.parties(of: testimony.account)
        joint = JointParties(testimony.account, builder.knowledge.situations)
        shortNames = ShortNames(builder.knowledge.situations.mandates, builder.missions, parties)
        let missions = Set(parties.compactMap(\.entity) + testimony.statements.compactMap(\.mission)).filter {
            builder.missions[$0]?.roles.contains { $0.country == "UNO" } ?? false
        }
        mission = missions.count == 1 ? missions.first : nil
        let operations = Set(parties.compactMap(\.entity) + testimony.statements.compactMap(\.mission)).filter {
            builder.missions[$0] != nil
        }
        operation = operations.count == 1 ? operations.first : nil
        var counts: [String: Int] = [:]
        for party in parties {
            guard let country = party.country, builder.countries[country] != nil else { continue }
            counts[country, default: 0] += 1
        }
        countries = Set(counts.keys)
        country = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        accord = nil
        let accords = Set(
            parties.compactMap { $0.entity ?? dated($0) }.filter { builder.actor($0)?.kind == .agreement })
        accord = accords.count == 1 ? accords.first : nil
    }

    /// A testimony in which such phrases have their identity.
    func resolved(_ testimony: Testimony) -> Testimony {
        var testimony = testimony
        testimony.account = joint.resolved(testimony.account)
        for index in testimony.account.events.indices {
            resolve(&testimony.account.events[index].actors)
            resolve(&testimony.account.events[index].recipients)
            let event = testimony.account.events[index]
            for side in event.actors.indices {
                locate(&testimony.account.events[index].actors[side], against: event.recipients)
            }
            for side in event.recipients.indices {
                locate(&testimony.account.events[index].recipients[side], against: event.actors)
            }
        }
        let known = Dictionary(
            testimony.account.events.flatMap { $0.actors + $0.recipients }.map { ($0.range, $0) },
            uniquingKeysWith: { first, _ in first })
        for index in testimony.account.relations.indices {
            complete(&testimony.account.relations[index].subject, by: known)
            complete(&testimony.account.relations[index].object, by: known)
            resolve(&testimony.account.relations[index].subject)
            resolve(&testimony.account.relations[index].object)
            let relation = testimony.account.relations[index]
            locate(&testimony.account.relations[index].subject, against: [relation.object])
            locate(&testimony.account.relations[index].object, against: [relation.subject])
        }
        for index in testimony.statements.indices {
            guard var actor = testimony.statements[index].actor else { continue }
            locate(&actor, against: [])
            testimony.statements[index].actor = actor
        }
        for index in testimony.account.facts.indices { resolve(&testimony.account.facts[index].subject) }
        for index in testimony.account.decisions.indices { resolve(&testimony.account.decisions[index].concerning) }
        return testimony
    }

    private func resolve(_ parties: inout [Party]) { for index in parties.indices { resolve(&parties[index]) } }

    private func resolve(_ party: inout Party) {
        guard party.entity == nil else { return }
        if let body = shortNames.resolved(party) {
            party = body
            return
        }
        party.entity = peacekeepers(party) ?? dated(party) ?? named(party) ?? army(party)
    }

    /// What the coding of events found out about the same words: "the government in Tripoli" is Libya's.
    private func complete(_ party: inout Party, by known: [Range<Int>: Party]) {
        guard party.entity == nil, party.country == nil, let other = known[party.range], other.country != nil else {
            return
        }
        (party.entity, party.country, party.sectors) = (other.entity, other.country, other.sectors)
    }

    /// "the junta": the government of the one country that the report names beside the one that it deals with.
    private func locate(_ party: inout Party, against others: [Party]) {
        let text = party.text.lowercased()
        guard party.entity == nil, party.country == nil, party.sectors.contains("GOV"),
            builder.knowledge.situations.consent.voices.contains(where: text.contains)
        else { return }
        let left = countries.subtracting(others.compactMap(\.country))
        if left.count == 1 { party.country = left.first }
    }

    // MARK: Kinds of phrases

    /// "the peacekeeping mission", "U.N. peacekeepers", "the force".
    private func peacekeepers(_ party: Party) -> String? {
        guard party.sectors.contains("MIL") else { return nil }
        if party.country == "UNO" { return mission }
        let words = Self.words(of: party)
        guard words.count == 2, words.first == "the", let operation,
            words.last.map(builder.knowledge.situations.briefing.operations.contains) ?? false
        else { return nil }
        let isOfOther = party.country.map { builder.missions[operation]?.hosts.contains($0) != true } ?? false
        return isOfOther ? nil : operation
    }

    /// "the 2015 peace agreement".
    private func dated(_ party: Party) -> String? {
        guard isAccord(party), let country,
            let year = Self.words(of: party).lazy.compactMap({ $0.count == 4 ? Int($0) : nil }).first
        else { return nil }
        let made = builder.agreements.filter { agreement in
            agreement.roles.contains { $0.country == country && $0.from?.year == year }
        }
        return made.count == 1 ? made.first?.id : nil
    }

    /// "the accord", "the peace deal".
    private func named(_ party: Party) -> String? {
        guard isAccord(party), party.text.lowercased().hasPrefix("the "), Self.words(of: party).count < 4 else {
            return nil
        }
        return accord
    }

    private func isAccord(_ party: Party) -> Bool {
        party.entity == nil && party.country == nil && party.sectors.isEmpty
            && Self.words(of: party).contains(where: builder.knowledge.situations.briefing.accords.contains)
    }

    /// "the Malian army", "the army".
    private func army(_ party: Party) -> String? {
        guard let country = party.country, party.sectors.contains("MIL"), let forces = builder.forces[country] else {
            return nil
        }
        var phrase = Self.words(of: party).joined(separator: " ")
        if phrase.hasPrefix("the ") { phrase = String(phrase.dropFirst(4)) }
        let words = builder.knowledge.situations.briefing.armies
        guard let noun = words.filter({ phrase == $0 || phrase.hasSuffix(" " + $0) }).max(by: { $0.count < $1.count })
        else { return nil }
        let before = phrase.dropLast(noun.count).split(separator: " ").joined(separator: " ")
        let demonyms = builder.demonyms[country] ?? []
        guard before.isEmpty || demonyms.contains(before) else { return nil }
        let names = Set(demonyms.flatMap { demonym in words.map { "\(demonym) \($0)" } })
        let whole = forces.filter { force in force.aliases.contains { names.contains($0.text.lowercased()) } }
        let exact = whole.filter { force in
            force.aliases.contains { alias in demonyms.contains { alias.text.lowercased() == "\($0) \(noun)" } }
        }
        return exact.count == 1 ? exact.first?.id : whole.count == 1 ? whole.first?.id : nil
    }

    // MARK: Words

    private static func words(of party: Party) -> [String] {
        party.text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static func parties(of account: Account) -> [Party] {
        account.events.flatMap { $0.actors + $0.recipients }
            + account.relations.flatMap { [$0.subject, $0.object] } + account.facts.map(\.subject)
            + account.decisions.flatMap(\.concerning)
    }
}

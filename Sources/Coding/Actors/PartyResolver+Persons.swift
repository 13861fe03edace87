import Knowledge
import Linguistics

/// What a person is where a report names them.
extension PartyResolver {
    /// Sectors whose members are of the elite once they have left.
    static let offices: Set<String> = ["GOV", "LEG", "SPY", "JUD"]

    /// Country and sectors of a person: as of the day, unless the title before the name speaks of another time.
    func standing(of person: Actor, _ mention: Mention) -> (country: String?, sectors: [String]) {
        let held = person.role(on: day)
        guard let held else { return (nil, []) }
        let title = mention.tokens.lowerBound > 0 ? agent(endingAt: mention.tokens.lowerBound - 1) : nil
        if let title {
            if isOnce(before: mention.tokens.lowerBound) {
                let holds = person.roles.contains { Self.isOffice($0) }
                return (held.country, holds ? ["ELI"] : held.sectors)
            }
            if let meant = role(of: person, titled: title, insteadOf: held) { return (meant.country, meant.sectors) }
        }
        guard let day else {
            // Of no known day, somebody is what made them known.
            let role = person.roles.last { $0.sectors != ["ELI"] } ?? held
            return (role.country, role.sectors)
        }
        // Reports of the days of a change still speak of the office: "soldiers arrested the president".
        let before = day.adding(days: -Self.handover)
        let isCurrent = person.roles.contains { $0.sectors != ["ELI"] && $0.holds(on: day) }
        let recent = person.roles.last { $0.holds(on: before) && Self.isOffice($0) }
        if !isCurrent, let recent { return (recent.country, recent.sectors) }
        return (held.country, !isCurrent && Self.isOffice(held) && held.to != nil ? ["ELI"] : held.sectors)
    }

    /// Days after which nobody is spoken of as in an office that they have left.
    private static let handover = 30

    private static func isOffice(_ role: Actor.Role) -> Bool {
        role.sectors.first == "MIL" || !offices.isDisjoint(with: role.sectors)
    }

    /// "the *former* president", "the *late* minister".
    func isOnce(before token: Int) -> Bool {
        var cursor = token - 1
        while cursor >= 0, [.adj, .propn, .adv, .noun].contains(graph[cursor].upos) || graph[cursor].form == "-" {
            if lexicon.knowledge.classes.contains(graph.lemmas[cursor], in: "once") { return true }
            cursor -= 1
        }
        return false
    }

    /// "President Obama" speaks of his presidency, whatever he is on the day of the report.
    private func role(of person: Actor, titled title: AgentMatch, insteadOf held: Actor.Role) -> Actor.Role? {
        func names(_ office: String?) -> Bool {
            guard let office else { return false }
            return office == title.name || office.hasSuffix(" " + title.name)
        }
        guard !names(held.office), let meant = person.roles.last(where: { names($0.office) }) else { return nil }
        // A title of days to come says that the report is later than its date.
        let isToCome = day.map { day in meant.from.map { day < $0 } ?? false } ?? true
        return held.sectors == ["ELI"] || isToCome ? meant : nil
    }
}

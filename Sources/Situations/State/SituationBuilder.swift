public import Calendars
import Coding
public import Knowledge

/// Keeps the situation: from what reports say to the state on a day. Pure; the same testimonies give the same state.
public struct SituationBuilder: Sendable {
    let knowledge: KnowledgeBase
    let missions: [String: Actor]
    let actors: [String: Int]
    let judge: VoteJudge
    /// Names of countries by their codes.
    let countries: [String: String]
    /// Demonyms by codes of countries, lower case.
    let demonyms: [String: [String]]
    /// Armies and other forces of states, by codes of countries.
    let forces: [String: [Actor]]
    let agreements: [Actor]
    let holders: OfficeHolders

    public init(_ knowledge: KnowledgeBase) {
        self.knowledge = knowledge
        missions = MissionNames(knowledge).missions
        judge = VoteJudge(knowledge.situations.council)
        countries = Dictionary(
            knowledge.actors.filter { $0.kind == .country }.compactMap { actor in
                actor.roles.last?.country.map { ($0, actor.name) }
            }, uniquingKeysWith: { first, _ in first })
        demonyms = Dictionary(
            knowledge.actors.filter { $0.kind == .country }.compactMap { actor in
                actor.roles.last?.country.map { country in
                    (country, actor.aliases.filter { $0.kind == .demonym }.map { $0.text.lowercased() })
                }
            }, uniquingKeysWith: +)
        forces = Dictionary(grouping: knowledge.actors.filter { $0.kind == .military }) { $0.roles.last?.country ?? "" }
        agreements = knowledge.actors.filter { $0.kind == .agreement }
        holders = OfficeHolders(knowledge)
        actors = Dictionary(
            knowledge.actors.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The state on a day.
    ///
    /// - Parameters:
    ///   - testimonies: in any order.
    ///   - scope: a country code, or an id, name or alias of an actor; `nil` for everything.
    ///   - on: the day whose state is asked.
    ///   - known: reports published later are not looked at; `nil` for all.
    /// - Returns: `nil` where nobody knows the scope.
    public func situation(
        of testimonies: [Testimony], scope: String?, on: CalendarDate, known: CalendarDate? = nil
    ) -> Situation? {
        var resolved: Scope?
        if let scope {
            guard let found = self.scope(scope) else { return nil }
            resolved = found
        }
        let heard = testimonies.filter { testimony in
            guard let known, let published = testimony.published else { return true }
            return published <= known
        }.sorted { one, other in
            (one.published?.dayNumber ?? .min, one.report) < (other.published?.dayNumber ?? .min, other.report)
        }.map { Identities($0, self).resolved($0) }
        var keeping = Keeping(builder: self, testimonies: heard, scope: resolved, on: on)
        keeping.run()
        return Situation(
            scope: resolved?.name, on: on, known: known ?? heard.compactMap(\.published).max() ?? on,
            lines: keeping.lines, missions: keeping.missionStates, names: names(in: keeping.lines, resolved))
    }

    /// The names of the missions and countries that lines are about.
    private func names(in lines: [Situation.Line], _ scope: Scope?) -> [String: String] {
        var names: [String: String] = [:]
        for subject in lines.map(\.subject) + [scope?.name].compactMap({ $0 }) {
            names[subject] = missions[subject]?.name ?? countries[subject]
        }
        return names
    }

    /// What a situation is asked of.
    struct Scope: Sendable {
        var name: String
        var actor: String?
        var country: String?
    }

    func scope(_ text: String) -> Scope? {
        let key = text.lowercased()
        if let code = StateNames(knowledge).code(of: text) { return Scope(name: code, actor: nil, country: code) }
        let found =
            knowledge.actors.first { $0.id == key }
            ?? knowledge.actors.first { actor in actor.aliases.contains { $0.text.lowercased() == key } }
        guard let found else { return nil }
        let country = found.kind == .peaceOperation ? found.hosts.first : nil
        return Scope(name: found.name, actor: found.id, country: country)
    }

    func actor(_ id: String?) -> Actor? {
        guard let id, let index = actors[id] else { return nil }
        return knowledge.actors[index]
    }

    /// How a line names a party: the name of the actor; for others the words of the report.
    func name(_ party: Party) -> String {
        if let actor = actor(party.entity) { return actor.name }
        // "whose military junta": the relative pronoun belongs to the sentence.
        var words = party.text.hasPrefix("whose ") ? String(party.text.dropFirst(6)) : party.text
        if words.hasPrefix("The ") { words = "the " + words.dropFirst(4) }
        // "its forces" are those of whoever it is.
        if let possessive = words.split(separator: " ").first.map({ $0.lowercased() }),
            knowledge.situations.briefing.possessives.contains(possessive),
            let country = party.country.flatMap({ countries[$0] })
        {
            return "\(words.dropFirst(possessive.count + 1)) of \(country)"
        }
        // A government has no entry of its own; its country has one.
        guard party.sectors.contains("GOV"), let country = party.country.flatMap({ countries[$0] }) else {
            return words
        }
        return "\(country) (\(words))"
    }
}

/// One state on its way.
struct Keeping {
    let builder: SituationBuilder
    let testimonies: [Testimony]
    let scope: SituationBuilder.Scope?
    let on: CalendarDate
    var lines: [Situation.Line] = []
    var missionStates: [MissionState] = []
    private let texts: [[UInt8]]
    private var places: [LineKey: Int] = [:]

    init(builder: SituationBuilder, testimonies: [Testimony], scope: SituationBuilder.Scope?, on: CalendarDate) {
        self.builder = builder
        self.testimonies = testimonies
        self.scope = scope
        self.on = on
        texts = testimonies.map { Array($0.text.utf8) }
    }

    mutating func run() {
        let named = missionsInScope()
        for mission in named { keep(mission) }
        keepDecisions()
        keepRelations()
        keepEvents()
        keepControl()
        keepStatements()
        keepFacts()
        keepProviders()
        keepDeployments()
        checkReference()
        nameUnknowns()
    }

    // MARK: Scope

    /// The missions that the reports state something of, in the order of their ids.
    private func missionsInScope() -> [String] {
        var ids: Set<String> = []
        for testimony in testimonies {
            ids.formUnion(testimony.statements.compactMap(\.mission))
            ids.formUnion(testimony.resolution?.missions ?? [])
        }
        return ids.sorted().filter { id in
            guard let scope else { return true }
            guard let mission = builder.missions[id] else { return false }
            if let actor = scope.actor { return actor == id }
            return scope.country.map { mission.hosts.contains($0) } ?? true
        }
    }

    /// Whether a party belongs to what the situation is asked of.
    func isInScope(_ parties: [Party]) -> Bool {
        guard let scope else { return true }
        return parties.contains { party in
            if let actor = scope.actor, party.entity == actor { return true }
            if let country = scope.country {
                if party.country == country { return true }
                if let mission = builder.missions[party.entity ?? ""] { return mission.hosts.contains(country) }
                // An agreement belongs to the countries that made it.
                if let actor = builder.actor(party.entity), actor.kind == .agreement {
                    return actor.roles.contains { $0.country == country }
                }
                // A group without a country of its own belongs to where it acts; the report tells.
                return false
            }
            return false
        }
    }

    // MARK: Sources

    func source(_ index: Int, _ statement: Statement) -> Situation.Source {
        var source = source(index, statement.sentence)
        source.voice = statement.voice
        return source
    }

    func source(_ index: Int, _ range: Range<Int>, voices: [Speaker] = []) -> Situation.Source {
        let bytes = texts[index]
        let quotation = String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return Situation.Source(
            report: testimonies[index].report, published: testimonies[index].published, range: range,
            quotation: quotation, voice: voices.first.map { $0.party.text })
    }

    /// The last words before a byte of a report, lower case.
    func words(before end: Int, _ count: Int, _ index: Int) -> [String] {
        let bytes = texts[index]
        guard end <= bytes.count else { return [] }
        let start = max(0, end - 16 * count)
        return String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
            .split { !$0.isLetter }.suffix(count).map(String.init)
    }

    // MARK: Dates

    /// Whether something dated so has happened on the day; what has no date counts from its report's day.
    func hasHappened(_ date: DateRange?, _ testimony: Testimony) -> Bool {
        day(date, testimony).map { $0 <= on } ?? true
    }

    /// The day by which something had happened.
    func day(_ date: DateRange?, _ testimony: Testimony) -> CalendarDate? {
        guard let date, let last = date.precision == .day ? date.from ?? date.to : date.to ?? date.from else {
            return testimony.published
        }
        // A month or year that is not over yet ends for the report with its own day.
        if let published = testimony.published, date.contains(published) || last > published, date.precision != .day {
            return published
        }
        return last
    }

    /// Days that a range may mean; of several the narrowest says most.
    private static func width(_ range: DateRange?) -> Int {
        guard let range else { return .max }
        guard let from = range.from, let to = range.to else { return .max - 1 }
        return to.dayNumber - from.dayNumber
    }

    /// Adds a line, or its sources to the line that says the same.
    mutating func add(_ line: Situation.Line) {
        // What happens again, as renewals do, is told again.
        let day = [.missions, .council].contains(line.section) ? line.date : nil
        let key = LineKey(
            section: line.section, subject: line.subject, property: line.property, value: line.value, date: day)
        guard let index = places[key] else {
            places[key] = lines.count
            lines.append(line)
            return
        }
        for source in line.sources where !lines[index].sources.contains(source) { lines[index].sources.append(source) }
        if Self.width(line.date) < Self.width(lines[index].date) { lines[index].date = line.date }
    }
}

/// What makes two lines the same.
private struct LineKey: Hashable {
    var section: Situation.Section
    var subject: String
    var property: String
    var value: String
    var date: DateRange?
}

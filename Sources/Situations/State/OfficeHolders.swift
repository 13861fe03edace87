import Calendars
import Knowledge

/// Who held which office of which country, as the reference has it.
struct OfficeHolders: Sendable {
    struct Term: Sendable {
        var actor: Actor
        var role: Actor.Role
    }

    /// By `CODE office`.
    private let terms: [String: [Term]]
    private let words: BriefingWords

    init(_ knowledge: KnowledgeBase) {
        words = knowledge.situations.briefing
        var terms: [String: [Term]] = [:]
        for actor in knowledge.actors where actor.kind == .person {
            for role in actor.roles {
                guard let country = role.country, let office = role.office, role.from != nil,
                    words.singleOffices.contains(office.lowercased())
                else { continue }
                terms["\(country) \(office.lowercased())", default: []].append(Term(actor: actor, role: role))
            }
        }
        self.terms = terms
    }

    /// The office that a title names: "Malian Foreign Minister" is `foreign minister`; `nil` where several may hold it at
    /// a time.
    ///
    /// - Parameter names: words that mean the country, lower case.
    func office(titled title: String, names: [String]) -> String? {
        var title = title.lowercased()
        for name in names where title.hasPrefix(name) { title = String(title.dropFirst(name.count)) }
        for start in ["'s ", "’s "] where title.hasPrefix(start) { title = String(title.dropFirst(start.count)) }
        let office = words.spelled(title.split(separator: " ").joined(separator: " "))
        return words.singleOffices.contains(office) ? office : nil
    }

    /// Who held an office on a day, if the reference knows exactly one.
    func holder(of office: String, in country: String, on day: CalendarDate) -> Term? {
        let held = (terms["\(country) \(office)"] ?? []).filter { $0.role.holds(on: day) }
        return Set(held.map(\.actor.id)).count == 1 ? held.last : nil
    }
}

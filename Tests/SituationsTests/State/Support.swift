import Calendars
import Knowledge

@testable import Coding
@testable import Situations

/// Accounts by hand.
enum Hand {
    static func day(_ iso: String) -> CalendarDate { CalendarDate(iso: iso) ?? CalendarDate(dayNumber: 0) }

    static func party(_ text: String, _ country: String?, _ sectors: [String] = [], entity: String? = nil) -> Party {
        Party(text: text, entity: entity, country: country, sectors: sectors, range: 0..<text.utf8.count)
    }

    static let mission = party("MINUSMA", "UNO", ["MIL"], entity: "minusma")
    static let council = party("the Security Council", "UNO", entity: "un-security-council")

    static func statement(
        _ act: String, _ stance: Statement.Stance = .occurred, by actor: Party? = nil, on day: String? = nil,
        terms: [(Resolution.Provision.Kind, String)] = [], mission: String = "minusma", site: String? = nil,
        ordinal: Int? = nil
    ) -> Statement {
        Statement(
            act: act, stance: stance, mission: mission, actor: actor, date: day.map { DateRange(day: Self.day($0)) },
            terms: terms.map { Statement.Term(kind: $0.0, date: Self.day($0.1), range: 0..<1) },
            site: site.map { Statement.Site(name: $0) },
            ordinal: ordinal.map { Statement.Ordinal(position: $0, total: 13) },
            sentence: 0..<4, range: 0..<4)
    }

    static func event(
        _ type: String, _ mode: String?, _ cameo: String, _ actor: Party, _ recipient: Party, on day: String
    ) -> Event {
        Event(
            report: "r", id: "e", code: EventCode(type: EventType(rawValue: type), mode: mode, cameo: cameo),
            contexts: [],
            actors: [actor], recipients: [recipient], status: .occurred, historical: false, speakers: [],
            date: EventDate(value: DateRange(day: Self.day(day)), anchor: .stated, text: nil, range: nil), place: nil,
            sentence: 0..<4, evidence: [], explanation: Explanation(steps: [], sentenceIndex: 0))
    }

    static func testimony(
        _ report: String, _ published: String, _ statements: [Statement] = [], events: [Event] = []
    ) -> Testimony {
        Testimony(
            report: report, published: day(published), text: "Text of the report.",
            account: Account(report: report, events: events), statements: statements)
    }
}

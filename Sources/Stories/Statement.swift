import Calendars
import Coding
import Foundation
import Knowledge

/// What stories ask of an event, a decision or a fact that counts something.
struct Statement {
    var id: String
    var type: String?
    /// Entities and countries that take part.
    var parties: [String]
    var place: TellingProfile.Point?
    /// The days that its own words give, where they give them to a few days.
    var days: ClosedRange<Int>?
    /// Dated in words that are too wide for a day, or background without a day. What has happened "by Tuesday" is not.
    var isElsewhen: Bool
    /// It is said to have happened.
    var isAsserted: Bool
    var sentence: Range<Int>
    /// How many it says died.
    var killed: Int?

    /// The longest time that a happening of a day is told with: "last week".
    private static let widest = 7

    static func all(of account: Account) -> [Statement] {
        let events = account.events.map { event in
            Statement(
                id: event.id, type: event.code.type.rawValue,
                parties: (event.actors + event.recipients).flatMap(names), place: point(event.place),
                date: event.date, isHistorical: event.historical, status: event.status, sentence: event.sentence,
                numbers: event.numbers)
        }
        let decisions = account.decisions.map { decision in
            Statement(
                id: decision.id, type: decision.form.rawValue,
                parties: ([decision.body] + decision.concerning).flatMap(names), place: nil,
                date: decision.date, isHistorical: false, status: decision.status, sentence: decision.sentence)
        }
        let facts = account.facts.compactMap { fact -> Statement? in
            guard case .quantity(let number) = fact.value else { return nil }
            return Statement(
                id: fact.id, type: nil, parties: [], place: nil, date: fact.date, isHistorical: false,
                status: fact.status, sentence: fact.sentence, numbers: [number])
        }
        return (events + decisions + facts).sorted {
            ($0.sentence.lowerBound, $0.sentence.upperBound) < ($1.sentence.lowerBound, $1.sentence.upperBound)
        }
    }

    private init(
        id: String, type: String?, parties: [String], place: TellingProfile.Point?, date: EventDate,
        isHistorical: Bool, status: Status, sentence: Range<Int>, numbers: [Quantity] = []
    ) {
        self.id = id
        self.type = type
        self.parties = parties
        self.place = place
        self.sentence = sentence
        killed = numbers.filter { $0.kind == "killed" && $0.value < 10_000_000 }.map { Int($0.upper ?? $0.value) }.max()
        isAsserted = status == .occurred || status == .ongoing
        let isStated = date.text != nil
        if isStated, let from = date.value.from?.dayNumber, let to = date.value.to?.dayNumber, from <= to,
            to - from < Self.widest
        {
            days = from...to
        }
        isElsewhen = days == nil && (isHistorical || (isStated && date.value.from != nil))
    }

    private static func names(_ party: Party) -> [String] { [party.entity, party.country].compactMap { $0 } }

    /// Where the event's own words say that it happened; a dateline or the actor's country is no such word.
    private static func point(_ place: EventPlace?) -> TellingProfile.Point? {
        guard let place, place.precision < 3, [.clause, .sentence].contains(place.source),
            let latitude = place.latitude,
            let longitude = place.longitude
        else { return nil }
        return TellingProfile.Point(latitude: Float(latitude), longitude: Float(longitude))
    }
}

extension [UInt8] {
    /// The characters of a range, as far as there are bytes.
    func string(_ range: Range<Int>) -> String { String(decoding: self[range.clamped(to: 0..<count)], as: UTF8.self) }
}

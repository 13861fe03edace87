import Calendars
@testable import Coding
import Foundation
import Knowledge
import Testing

@testable import Evaluation

private func event(_ type: String, _ cameo: String, _ actor: String, _ recipient: String) -> Event {
    func party(_ text: String) -> Party { Party(text: text, sectors: [], range: 0..<text.utf8.count) }
    return Event(
        report: "r", id: "1", code: EventCode(type: EventType(rawValue: type), mode: nil, cameo: cameo), contexts: [],
        actors: [party(actor)], recipients: [party(recipient)], status: .occurred, historical: false, speakers: [],
        date: EventDate(value: DateRange(from: nil, to: nil, precision: .open), anchor: .none), place: nil,
        sentence: 0..<1, evidence: [], explanation: Explanation(steps: [], sentenceIndex: 0))
}

private func gold(_ lines: String) throws -> [GoldText] { try GoldText.read(Array(lines.utf8), file: "gold.jsonl") }

struct EventScoreTests {
    @Test func countsTypesAndParties() throws {
        let text = try #require(
            try gold(
                #"{"id":"1","text":"Mali attacked France.","events":[{"plover":"ASSAULT","actor_text":"Mali","target_text":"France","cameo":"190"}]}"#
            ).first)
        var score = EventScore()
        score.add([event("ASSAULT", "195", "Mali", "France"), event("AID", "070", "Mali", "Chad")], to: text)
        #expect(score.type == Measure(correct: 1, gold: 1, output: 2))
        #expect(score.typeAndParties == Measure(correct: 1, gold: 1, output: 2))
        #expect(score.cameoRoot == Measure(correct: 1, gold: 1, output: 2))
        #expect(score.cameo == Measure(correct: 0, gold: 1, output: 2))
    }

    @Test func partiesMustAgree() throws {
        let text = try #require(
            try gold(
                #"{"id":"1","text":"x","events":[{"plover":"ASSAULT","actor_text":"Mali","target_text":"France"}]}"#
            ).first)
        var score = EventScore()
        score.add([event("ASSAULT", "190", "France", "Mali")], to: text)
        #expect(score.type.correct == 1)
        #expect(score.typeAndParties.correct == 0)
    }

    /// YIELD in the gold is CONCEDE or RETREAT, and both together are one.
    @Test func yieldIsEither() throws {
        let text = try #require(try gold(#"{"id":"1","text":"x","events":[{"plover":"YIELD"}]}"#).first)
        for types in [["CONCEDE"], ["RETREAT"], ["CONCEDE", "RETREAT"]] {
            var score = EventScore()
            score.add(types.map { event($0, "080", "A", "B") }, to: text)
            #expect(score.type == Measure(correct: 1, gold: 1, output: 1), "\(types)")
        }
    }

    @Test func countsWhatIsCodedWhereNothingIs() throws {
        let text = try #require(try gold(#"{"id":"1","text":"x","events":[]}"#).first)
        var score = EventScore()
        score.add([event("AID", "070", "A", "B")], to: text)
        #expect(score.codedWhereNone == 1)
        #expect(score.type == Measure(correct: 0, gold: 0, output: 1))
    }

    @Test(arguments: [
        ("{", "gold.jsonl:1: not a gold text"), (#"{"id":"1","text":"x"}"#, "gold.jsonl:1:"),
        ("", "gold.jsonl: holds no"),
        ("\n[1]", "gold.jsonl:2:"),
    ])
    func namesTheLineOfBadGold(text: String, expected: String) {
        #expect {
            _ = try gold(text)
        } throws: {
            "\($0)".hasPrefix(expected)
        }
    }

    @Test func f1IsTheHarmonicMean() {
        let measure = Measure(correct: 3, gold: 4, output: 6)
        #expect(measure.precision == 0.5)
        #expect(measure.recall == 0.75)
        #expect(abs(measure.f1 - 0.6) < 1e-12)
        #expect(Measure().f1 == 0)
    }
}

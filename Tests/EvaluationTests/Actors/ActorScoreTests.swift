import Calendars
import Testing

@testable import Coding
@testable import Evaluation

struct ActorScoreTests {
    private func read(_ line: String) throws -> [ActorCase] { try ActorCase.read(Array(line.utf8), file: "a.jsonl") }

    @Test func readsCases() throws {
        let cases = try read(
            """
            {"id":"1","args":{"pos":["gunmen","","10 May 2015"]},"gold":{"country":"","code_1":"UAF"},"xfail":false}

            {"id":"2","args":{"pos":["PRI"],"known_country":"Mexico"},"gold":{"code_1:In":["PTY","GOV"],"len(x)":3}}
            {"id":"3","args":{"pos":["X"]},"gold":{"country:NotEq":"GBR","code_1":"HLH"},"xfail":true}
            {"id":"4","args":{"pos":[null]},"gold":{}}
            """)
        #expect(cases.map(\.phrase) == ["gunmen", "PRI", "X"])
        #expect(cases[0].day == CalendarDate(year: 2015, month: 5, day: 10))
        #expect(cases[1].context == "Mexico")
        #expect(cases[1].sector == .oneOf(["PTY", "GOV"]))
        #expect(cases[2].country == .not("GBR"))
        #expect(cases[2].sector == .oneOf(["MED"]))
        #expect(cases.map(\.isScored) == [true, true, false])
    }

    @Test func namesTheLineOfABadCase() {
        #expect(throws: GoldError.self) { try read("{\"args\":{\"pos\":[\"x\"]},\"gold\":{}}\nnothing") }
        #expect(throws: GoldError.self) { try read("\n") }
    }

    @Test(arguments: [
        ("2022-03-01", CalendarDate(year: 2022, month: 3, day: 1)), ("today", nil),
        ("October 1, 2021", CalendarDate(year: 2021, month: 10, day: 1)),
        ("1 july 2021", CalendarDate(year: 2021, month: 7, day: 1)),
    ])
    func readsDays(text: String, expected: CalendarDate?) { #expect(ActorCase.day(written: text) == expected) }

    @Test func countsWhatTheGoldSays() throws {
        let gold = try read(
            "{\"args\":{\"pos\":[\"the army\"]},\"gold\":{\"country\":\"\",\"code_1\":\"MIL\",\"code_2\":\"GOV\"}}")
        func party(_ country: String?, _ sectors: [String]) -> Party {
            Party(text: "the army", entity: nil, country: country, sectors: sectors, range: 0..<8)
        }
        var score = ActorScore()
        score.add(party(nil, ["MIL", "GOV"]), to: gold[0])
        score.add(party("MLI", ["MIL", "GOV"]), to: gold[0])
        score.add(party(nil, ["MIL"]), to: gold[0])
        #expect(score.country == Measure(correct: 2, gold: 3, output: 3))
        #expect(score.sector == Measure(correct: 2, gold: 3, output: 3))
        #expect(score.cases == Measure(correct: 1, gold: 3, output: 3))
        score.add(nil, to: gold[0])
        #expect(score.cases == Measure(correct: 1, gold: 4, output: 4))
        #expect(score.misses.count == 3)
        #expect(score.table.contains("case     1 of 4  25.0 %"))
    }
}

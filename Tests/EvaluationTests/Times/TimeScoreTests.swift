import Calendars
import Coding
import Testing

@testable import Evaluation

@Suite struct TimeScoreTests {
    private func read(_ text: String) throws(GoldError) -> [GoldTimes] {
        try GoldTimes.read(Array(text.utf8), file: "gold.jsonl")
    }

    @Test func offsetsOfScalarsBecomeBytes() throws {
        let gold = try read(
            #"{"id":"1","dct":"1998-02-06T22:19","text":"É: today","timexes":[{"start":3,"end":8,"type":"DATE","value":"1998-02-06"}]}"#
        )
        #expect(gold.first?.timexes == [Timex(kind: .date, value: "1998-02-06", range: 4..<9)])
        #expect(gold.first?.published == CalendarDate(iso: "1998-02-06"))
    }

    @Test(arguments: [
        #"{"id":"1","text":"today","timexes":[{"start":0,"end":9,"type":"DATE","value":"x"}]}"#,
        #"{"id":"1","text":"today","timexes":[{"start":3,"end":3,"type":"DATE","value":"x"}]}"#,
        #"{"id":"1","text":"today","timexes":[{"start":0,"end":5,"type":"DAY","value":"x"}]}"#, #"{"id":"1"}"#, "[]",
    ])
    func brokenLinesAreNamed(line: String) {
        #expect {
            try read("\n" + line + "\n")
        } throws: { error in
            "\(error)".hasPrefix("gold.jsonl:2: ")
        }
    }

    @Test func anEmptyFileIsAnError() { #expect(throws: GoldError.self) { try read("\n") } }

    @Test func countsExtentTypeAndValue() {
        let gold = GoldTimes(
            id: "1", published: nil, text: String(repeating: "x", count: 60),
            timexes: [
                Timex(kind: .date, value: "2023", range: 0..<4), Timex(kind: .duration, value: "P1D", range: 10..<20),
                Timex(kind: .date, value: "2022", range: 30..<34),
            ])
        var score = TimeScore()
        score.add(
            [
                Timex(kind: .date, value: "2023", range: 0..<4), Timex(kind: .date, value: "P1D", range: 12..<22),
                Timex(kind: .date, value: "2020", range: 50..<54),
            ], to: gold)
        #expect(score.strict == Measure(correct: 1, gold: 3, output: 3))
        #expect(score.relaxed == Measure(correct: 2, gold: 3, output: 3))
        #expect(score.type == Measure(correct: 1, gold: 3, output: 3))
        #expect(score.value == Measure(correct: 2, gold: 3, output: 3))
        #expect(score.errors.count == 2)
    }
}

import Coding
import Knowledge
import Testing

@testable import Evaluation

@Suite struct PlaceScoreTests {
    private func read(_ text: String) throws(GoldError) -> [GoldToponyms] {
        try GoldToponyms.read(Array(text.utf8), file: "gold.jsonl")
    }

    private func toponym(_ range: Range<Int>, _ point: (Double, Double)? = nil) -> Toponym {
        Toponym(
            text: "", range: range, use: .place, sentence: 0, tokens: 0..<1,
            place: point.map {
                GazetteerEntry(name: "", kind: .town, country: "MLI", latitude: $0.0, longitude: $0.1)
            })
    }

    @Test func offsetsOfScalarsBecomeBytes() throws {
        let gold = try read(
            #"{"id":"1","text":"É: Sévaré","toponyms":[{"start":3,"end":9,"text":"Sévaré","lat":14.5,"lon":-4.1}]}"#)
        #expect(gold.first?.toponyms.first?.range == 4..<12)
        #expect(gold.first?.toponyms.first?.latitude == 14.5)
    }

    @Test(arguments: [
        #"{"id":"1","text":"Gao","toponyms":[{"start":0,"end":9,"text":"Gao"}]}"#,
        #"{"id":"1","text":"Gao","toponyms":[{"start":0,"end":2,"text":"Gao"}]}"#,
        #"{"id":"1","text":"Gao","toponyms":[{"start":-1,"end":2,"text":"Gao"}]}"#, #"{"id":"1"}"#, "[]",
    ])
    func brokenLinesAreNamed(line: String) {
        #expect {
            try read("\n" + line + "\n")
        } throws: { error in
            "\(error)".hasPrefix("gold.jsonl:2: ")
        }
    }

    @Test func anEmptyFileIsAnError() { #expect(throws: GoldError.self) { try read("\n") } }

    @Test func namesAndDistancesAreCounted() {
        let gold = GoldToponyms(
            id: "1", text: "",
            toponyms: [
                .init(range: 0..<3, text: "Gao", latitude: 16.27, longitude: -0.04),
                .init(range: 10..<15, text: "Paris", latitude: 33.66, longitude: -95.56),
                .init(range: 20..<30, text: "no point"),
                .init(range: 40..<45, text: "Mopti", latitude: 14.48, longitude: -4.18),
                .init(range: 50..<55, text: "Kidal", latitude: 18.44, longitude: 1.41),
            ])
        var score = PlaceScore()
        score.add(
            [
                toponym(0..<3, (16.0, 0.0)), toponym(10..<15, (48.85, 2.35)), toponym(20..<30), toponym(40..<45),
                toponym(50..<60, (18.44, 1.41)), toponym(70..<75, (0, 0)),
            ], to: gold)
        #expect(score.exact == Measure(correct: 4, gold: 5, output: 6))
        #expect(score.overlapping == Measure(correct: 5, gold: 5, output: 6))
        #expect(score.located == 3)
        #expect(score.locatedInGold == 4)
        #expect(abs(score.accuracy - 1.0 / 3) < 1e-9)
        #expect(score.medianError.map { $0 > 7000 && $0 < 9000 } == true)
        #expect(score.description.contains("within 161 km 33.3 of 3"))
    }

    @Test func distancesAreThoseOfTheEarth() {
        let paris = (latitude: 48.8566, longitude: 2.3522)
        let london = (latitude: 51.5074, longitude: -0.1278)
        #expect(abs(GreatCircle.kilometres(from: paris, to: london) - 343.6) < 0.5)
        #expect(GreatCircle.kilometres(from: paris, to: paris) == 0)
        #expect(abs(GreatCircle.kilometres(from: (0, 0), to: (0, 180)) - 20_015) < 1)
    }
}

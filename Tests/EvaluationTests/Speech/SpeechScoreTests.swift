import Coding
import Testing

@testable import Evaluation

struct SpeechScoreTests {
    private let line =
        #"{"id":"1","text":"É said we go.","annotations":[{"attributions":[{"source":[{"spans":[[0,1]]}],"cue":[{"spans":[[2,6]]}],"content":[{"spans":[[7,12]]}]}]}]}"#

    @Test func offsetsOfScalarsBecomeBytes() throws {
        let gold = try GoldSpeech.read(Array(line.utf8), file: "gold.jsonl")
        #expect(gold.first?.readings.first?.first?.source == [0..<2])
        #expect(gold.first?.readings.first?.first?.content == [8..<13])
    }

    @Test(arguments: [
        #"{"id":"1","text":"Go"}"#, "[]",
        #"{"id":"1","text":"Go","annotations":[{"attributions":[{"source":[{"spans":[[0,9]]}]}]}]}"#,
        #"{"id":"1","text":"Go","annotations":[{"attributions":[{"source":[{"spans":[[1]]}]}]}]}"#,
    ])
    func brokenLinesAreNamed(line: String) {
        #expect {
            try GoldSpeech.read(Array("\n\(line)\n".utf8), file: "gold.jsonl")
        } throws: {
            "\($0)".hasPrefix("gold.jsonl:2: ")
        }
    }

    @Test func anEmptyFileIsAnError() {
        #expect(throws: GoldError.self) { try GoldSpeech.read([], file: "gold.jsonl") }
    }

    @Test func whatIsNotFoundLowersRecallOnly() throws {
        let gold = try GoldSpeech.read(Array(line.utf8), file: "gold.jsonl")
        var score = SpeechScore()
        let verdicts = score.add(DocumentSpeech(), to: try #require(gold.first?.readings.first), in: "É said we go.")
        #expect(score.overlap == Measure(correct: 0, gold: 1, output: 0))
        #expect(verdicts.map(\.outcome) == [.missed])
        #expect(verdicts.first?.content == "we go")
    }
}

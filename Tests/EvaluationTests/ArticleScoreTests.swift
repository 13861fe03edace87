import Reports
import Testing

@testable import Evaluation

struct ArticleScoreTests {
    @Test func shinglesAreRowsOfFourWords() {
        #expect(ArticleScore.shingles(of: "") == [:])
        #expect(ArticleScore.shingles(of: "It left.") == [["It", "left"]: 1])
        #expect(
            ArticleScore.shingles(of: "a-b c_d e b") == [["a", "b", "c_d", "e"]: 1, ["b", "c_d", "e", "b"]: 1])
    }

    @Test func sharesCountWithinEachPage() throws {
        let gold = try GoldArticle.read(
            Array(#"{"id":"1","html":"x","body":"one two three four five"}"#.utf8), file: "gold")
        var score = ArticleScore()
        score.add(Report(id: "1", body: "one two three four five six"), to: gold[0], stated: nil)
        #expect(abs(score.f1 - 0.8) < 1e-9)
        score.add(Report(id: "1", body: "one two three four five"), to: gold[0], stated: nil)
        #expect(abs(score.f1 - 2 * (5.0 / 6) / (1 + 5.0 / 6)) < 1e-9)
    }

    @Test func wrongGoldIsNamed() {
        #expect(throws: ReportError.self) { try GoldArticle.read(Array("{}".utf8), file: "gold") }
    }
}

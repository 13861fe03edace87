import Linguistics
import Testing

@testable import Evaluation

@Suite struct ParseScoreTests {
    private func token(
        _ form: String, _ start: Int, head: Int?, _ deprel: DependencyRelation, upos: UniversalTag = .noun
    ) -> Token {
        Token(
            form: form, lemma: form, upos: upos, xpos: "NN", head: head, deprel: deprel,
            range: start..<start + form.utf8.count)
    }

    private func document(_ sentences: [[Token]]) -> Document {
        Document(
            sentences: sentences.map {
                Sentence(tokens: $0, range: ($0.first?.range.lowerBound ?? 0)..<($0.last?.range.upperBound ?? 0))
            })
    }

    @Test func sameDocumentsScoreFull() {
        let gold = document([[token("troops", 0, head: 1, .nsubj), token("left", 7, head: nil, .root, upos: .verb)]])
        let score = ParseScore.compare(gold: gold, system: gold)
        #expect(score.words.f1 == 1)
        #expect(score.fullLAS.f1 == 1)
        #expect(score.clas.f1 == 1)
        #expect(score.coreArguments == Measure(correct: 1, gold: 1, output: 1))
    }

    @Test func tokensAlignBySpans() {
        // Gold has "al - Qaeda left"; the system keeps "al-Qaeda" whole.
        let gold = document([
            [
                token("al", 0, head: 2, .compound), token("-", 2, head: 2, .punct),
                token("Qaeda", 3, head: 3, .nsubj), token("left", 9, head: nil, .root, upos: .verb),
            ]
        ])
        let system = document([[token("al-Qaeda", 0, head: 1, .nsubj), token("left", 9, head: nil, .root)]])
        let score = ParseScore.compare(gold: gold, system: system)
        #expect(score.words == Measure(correct: 1, gold: 4, output: 2))
        #expect(score.uas.correct == 1)
        #expect(score.sentences.correct == 1)
        #expect(score.coreArguments == Measure(correct: 0, gold: 1, output: 1))
    }

    @Test func subtypesCountOnlyWithFullLabels() {
        let gold = document([[token("troops", 0, head: 1, .nsubjPassive), token("killed", 7, head: nil, .root)]])
        let system = document([[token("troops", 0, head: 1, .nsubj), token("killed", 7, head: nil, .root)]])
        let score = ParseScore.compare(gold: gold, system: system)
        #expect(score.las.correct == 2)
        #expect(score.fullLAS.correct == 1)
    }

    @Test func headsInOtherSentencesAreWrong() {
        let gold = document([[token("a", 0, head: 1, .nsubj), token("b", 2, head: nil, .root)]])
        let system = document([[token("a", 0, head: nil, .root)], [token("b", 2, head: nil, .root)]])
        let score = ParseScore.compare(gold: gold, system: system)
        #expect(score.words.correct == 2)
        #expect(score.uas.correct == 1)
        #expect(score.sentences.correct == 0)
    }

    @Test func nothingScoresNothing() {
        let score = ParseScore.compare(gold: document([]), system: document([]))
        #expect(score.words.f1 == 0)
    }
}

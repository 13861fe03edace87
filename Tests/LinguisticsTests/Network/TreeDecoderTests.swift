import Testing

@testable import Linguistics

@Suite struct TreeDecoderTests {
    /// The best tree with one root, by trying all.
    private func best(_ scores: [Int32], count: Int) -> Int64 {
        var best = Int64.min
        var heads = Array(repeating: 0, count: count)
        func total() -> Int64 {
            heads.enumerated().reduce(0) { $0 + Int64(scores[$1.offset * (count + 1) + $1.element]) }
        }
        func choose(_ word: Int) {
            guard word < count else {
                if TreeDecoder.isTree(heads) { best = max(best, total()) }
                return
            }
            for head in 0...count where head != word + 1 {
                heads[word] = head
                choose(word + 1)
            }
        }
        choose(0)
        return best
    }

    @Test func findsTheBestOfAllTrees() {
        var generator = SeededGenerator(seed: 8)
        for trial in 0..<600 {
            let count = 1 + trial % 6
            let scores = (0..<count * (count + 1)).map { _ in Int32(generator.next() % 60) - 30 }
            let heads = TreeDecoder.bestTree(scores: scores, stride: count + 1, count: count)
            #expect(TreeDecoder.isTree(heads))
            let total = heads.enumerated().reduce(Int64(0)) { $0 + Int64(scores[$1.offset * (count + 1) + $1.element]) }
            #expect(total == best(scores, count: count))
        }
    }

    @Test func crossingArcsAreLifted() {
        // 2 hangs on 4 across the arc from 3 to 1.
        #expect(TreeDecoder.projective([3, 4, 0, 3]) == [3, 3, 0, 3])
        #expect(TreeDecoder.projective([2, 0, 2]) == [2, 0, 2])
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<100 {
            let scores = (0..<12 * 13).map { _ in Int32(generator.next() % 100) }
            let heads = TreeDecoder.heads(scores: scores, stride: 13, count: 12)
            #expect(TreeDecoder.isTree(heads))
            for (dependent, head) in heads.enumerated() {
                for (other, otherHead) in heads.enumerated() where head > 0 && otherHead > 0 {
                    let (low, high) = (min(dependent + 1, head), max(dependent + 1, head))
                    let (otherLow, otherHigh) = (min(other + 1, otherHead), max(other + 1, otherHead))
                    #expect(!(low < otherLow && otherLow < high && high < otherHigh))
                }
            }
        }
    }

    @Test func longSentencesOfCyclesStillGiveATree() {
        let count = 120
        var scores = [Int32](repeating: 0, count: count * (count + 1))
        // Each pair of words wants each other.
        for word in 0..<count { scores[word * (count + 1) + (word ^ 1) + 1] = 1000 + Int32(word) }
        #expect(TreeDecoder.isTree(TreeDecoder.heads(scores: scores, stride: count + 1, count: count)))
    }

    @Test func noTreeHasTwoRootsOrACycle() {
        #expect(TreeDecoder.isTree([2, 0, 2]))
        #expect(!TreeDecoder.isTree([0, 0]))
        #expect(!TreeDecoder.isTree([2, 1, 0]))
        #expect(!TreeDecoder.isTree([]))
    }
}

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
        for trial in 0..<300 {
            let count = 1 + trial % 5
            let scores = (0..<count * (count + 1)).map { _ in Int32(generator.next() % 60) - 30 }
            let heads = TreeDecoder.heads(scores: scores, stride: count + 1, count: count)
            #expect(TreeDecoder.isTree(heads))
            let total = heads.enumerated().reduce(Int64(0)) { $0 + Int64(scores[$1.offset * (count + 1) + $1.element]) }
            #expect(total == best(scores, count: count))
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

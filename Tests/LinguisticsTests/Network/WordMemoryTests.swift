import Synchronization
import Testing

@testable import Linguistics

@Suite struct WordMemoryTests {
    /// Sums that tell the word.
    private func sums(of words: [WordFeatures]) -> [Int32] {
        words.flatMap { [Int32(truncatingIfNeeded: $0.form), Int32(truncatingIfNeeded: $0.form &* 3)] }
    }

    @Test func computesAWordOnce() {
        let memory = WordMemory(width: 2)
        let words = ["the", "soldiers", "left"].map { WordFeatures($0) }
        let computed = Mutex(0)
        for order in [[0, 1], [2, 1, 0], [1], []] {
            let asked = order.map { words[$0] }
            let found = memory.sums(of: asked, isCommon: { _ in true }) { missing in
                computed.withLock { $0 += missing.count }
                return sums(of: missing)
            }
            #expect(found == sums(of: asked))
        }
        #expect(computed.withLock { $0 } == 3)
    }

    @Test func rareWordsAreNotKept() {
        let memory = WordMemory(width: 2)
        let words = ["the", "zzyzx"].map { WordFeatures($0) }
        var missing = 0
        for _ in 0..<3 {
            _ = memory.sums(of: words, isCommon: { $0 == words[0] }) {
                missing += $0.count
                return sums(of: $0)
            }
        }
        #expect(missing == 4)
    }

    @Test func moreWordsThanItKeepsAreRight() {
        let memory = WordMemory(width: 2)
        for start in [0, 3000, 1500, 0] {
            let words = (start..<start + 3000).map { number in WordFeatures("w" + Self.letters(number)) }
            #expect(memory.sums(of: words, isCommon: { _ in true }, compute: sums) == sums(of: words))
        }
    }

    /// Digits look alike to the networks, so numbers are spelt in letters.
    private static func letters(_ number: Int) -> String {
        String(String.UnicodeScalarView(String(number).unicodeScalars.compactMap { Unicode.Scalar($0.value + 49) }))
    }

    @Test func manyThreadsFindTheSame() async {
        let memory = WordMemory(width: 2)
        let words = (0..<500).map { WordFeatures("w" + Self.letters($0)) }
        let areRight = await withTaskGroup(of: Bool.self) { group in
            for part in 0..<16 {
                group.addTask {
                    let asked = Array(words[part * 20..<part * 20 + 200])
                    return memory.sums(of: asked, isCommon: { _ in true }, compute: sums) == sums(of: asked)
                }
            }
            return await group.allSatisfy { $0 }
        }
        #expect(areRight)
    }
}

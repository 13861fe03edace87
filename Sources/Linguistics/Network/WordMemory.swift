import Synchronization

/// What the first layer of an encoder makes of single words, kept for the common words met first.
///
/// Texts repeat their words, and a word's sums do not depend on its sentence. They are integers: a kept one is the very
/// one that would be computed, so the memory changes the speed and never the result.
final class WordMemory: Sendable {
    /// Numbers kept for each word.
    private let width: Int
    private let state = Mutex(State())

    private struct State {
        var places: [UInt64: Int] = [:]
        var words: [WordFeatures] = []
        var sums: [Int32] = []

        func place(of word: WordFeatures) -> Int? {
            guard let place = places[word.key], words[place] == word else { return nil }
            return place
        }
    }

    /// Enough for nine of ten words of the news, in 10 to 20 MB.
    private static let capacity = 4096

    init(width: Int) { self.width = width }

    /// The sums of some words, word by word.
    ///
    /// - Parameters:
    ///   - words: no two alike.
    ///   - isCommon: whether a word is worth keeping; there is no room for all.
    ///   - compute: gives the sums of the words that are not kept.
    func sums(
        of words: [WordFeatures], isCommon: (WordFeatures) -> Bool, compute: ([WordFeatures]) -> [Int32]
    ) -> [Int32] {
        var missing: [Int] = []
        var sums = [Int32](unsafeUninitializedCapacity: words.count * width) { sums, initialized in
            sums.initialize(repeating: 0)
            missing = recall(words, into: sums)
            initialized = words.count * width
        }
        let computed = compute(missing.map { words[$0] })
        for (number, index) in missing.enumerated() {
            sums.withUnsafeMutableBufferPointer { sums in
                computed.withUnsafeBufferPointer { copy($0, row: number, to: sums, row: index) }
            }
        }
        keep(missing.map { words[$0] }, computed, isCommon: isCommon)
        return sums
    }

    /// - Returns: indices of the words that are not kept.
    private func recall(_ words: [WordFeatures], into sums: UnsafeMutableBufferPointer<Int32>) -> [Int] {
        state.withLock { state in
            state.sums.withUnsafeBufferPointer { kept in
                words.indices.filter { index in
                    guard let place = state.place(of: words[index]) else { return true }
                    copy(kept, row: place, to: sums, row: index)
                    return false
                }
            }
        }
    }

    private func keep(_ words: [WordFeatures], _ sums: [Int32], isCommon: (WordFeatures) -> Bool) {
        state.withLock { state in
            for (index, word) in words.enumerated() where state.words.count < Self.capacity {
                guard isCommon(word), state.places[word.key] == nil else { continue }
                state.places[word.key] = state.words.count
                state.words.append(word)
                state.sums += sums[index * width..<(index + 1) * width]
            }
        }
    }

    private func copy(
        _ source: UnsafeBufferPointer<Int32>, row: Int, to target: UnsafeMutableBufferPointer<Int32>, row other: Int
    ) {
        _ = UnsafeMutableBufferPointer(rebasing: target[other * width..<(other + 1) * width])
            .update(fromContentsOf: source[row * width..<(row + 1) * width])
    }
}

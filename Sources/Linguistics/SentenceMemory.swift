import Synchronization

/// Remembers how sentences were analysed, word for word: newspapers print what agencies send, paragraph by paragraph.
///
/// A sentence's analysis depends on the forms of its tokens alone, so that what is remembered is what would be found.
final class SentenceMemory: Sendable {
    /// The forms of a sentence's tokens, byte for byte: strings would be equal where their accents are written otherwise.
    struct Words: Hashable {
        private let bytes: [UInt8]

        init(of sentence: Sentence) {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(sentence.range.count + sentence.tokens.count)
            for token in sentence.tokens {
                bytes += token.form.utf8
                // No byte of UTF-8.
                bytes.append(0xFF)
            }
            self.bytes = bytes
        }

        var size: Int { bytes.count }
    }

    private struct Generations {
        var young: [Words: Sentence] = [:]
        var old: [Words: Sentence] = [:]
        /// Bytes that the young ones take, about.
        var size = 0
    }

    private let limit: Int
    private let generations = Mutex(Generations())

    /// - Parameter limit: bytes that it may take, about.
    init(limit: Int) { self.limit = limit }

    /// For each sentence its analysis, where it was read before, with the ranges of the sentence at hand.
    func recall(_ sentences: [(words: Words, sentence: Sentence)]) -> [Sentence?] {
        generations.withLock { generations in
            sentences.map { words, sentence in
                guard var known = generations.young[words] ?? generations.old[words] else { return nil }
                if generations.young[words] == nil { keep(known, words, &generations) }
                for index in known.tokens.indices { known.tokens[index].range = sentence.tokens[index].range }
                known.range = sentence.range
                return known
            }
        }
    }

    func remember(_ sentences: [(words: Words, sentence: Sentence)]) {
        generations.withLock { generations in
            for (words, sentence) in sentences { keep(sentence, words, &generations) }
        }
    }

    /// What was not needed for a generation is forgotten.
    private func keep(_ sentence: Sentence, _ words: Words, _ generations: inout Generations) {
        let size = words.size + sentence.tokens.count * MemoryLayout<Token>.stride + 200
        if generations.size + size > limit / 2 {
            generations.old = generations.young
            generations.young = [:]
            generations.size = 0
        }
        if generations.young.updateValue(sentence, forKey: words) == nil { generations.size += size }
    }
}

import CKernels

/// A bidirectional LSTM: numbers of words → numbers of words that know their sentence.
///
/// Source: Graves and Schmidhuber 2005, "Framewise phoneme classification with bidirectional LSTM".
struct SentenceEncoder: Sendable {
    /// States are multiples of 1 / this: a state of 1 and the largest input of a layer fit 11 bits and the sign.
    static let stateSteps: Float = 1023

    private let words: WordEncoder
    private let layers: [[Direction]]
    private let memory: WordMemory
    /// What the first layer makes of each row of each fact.
    private let factSums: [Int32]

    /// Numbers of a word's state.
    var width: Int { (layers.last?.first?.cells ?? 0) * 2 }

    /// How many rows each fact has that the encoder reads beside the words.
    var factCounts: [Int] { words.factCounts }

    /// Whether the dictionary or a treebank has the word.
    func knows(_ word: WordFeatures) -> Bool { words.knows(word) }

    /// The states of all words of some sentences, sentence by sentence.
    ///
    /// - Parameters:
    ///   - sentences: in any order; none needs padding. How sentences are grouped does not change their states.
    ///   - facts: for each fact that the encoder reads, its row for every word of the sentences.
    func states(of sentences: [[WordFeatures]], facts: [[Int]] = [], kernels: Kernels) -> [Int16] {
        let batch = Batch(lengths: sentences.map(\.count))
        var sums = wordSums(of: sentences, facts: facts, words: batch.words, kernels: kernels)
        var states: [Int16] = []
        for (number, directions) in layers.enumerated() {
            if number > 0 {
                sums = InputSums(
                    sums: Self.sums(of: states, in: directions, kernels: kernels), rows: Array(0..<batch.words))
            }
            states = [Int16](repeating: 0, count: batch.words * directions[0].cells * 2)
            for (side, direction) in directions.enumerated() {
                direction.run(over: sums, isReversed: side == 1, batch: batch, states: &states, kernels: kernels)
            }
        }
        return states
    }

    /// What the first layer gets from the words.
    private func wordSums(of sentences: [[WordFeatures]], facts: [[Int]], words count: Int, kernels: Kernels)
        -> InputSums
    {
        let vocabulary = Vocabulary(of: sentences, capacity: count)
        let wordSums = memory.sums(of: vocabulary.words, isCommon: words.isCommon) {
            Self.sums(of: words.encode($0), in: layers[0], kernels: kernels)
        }
        let factCounts = words.factCounts
        guard factCounts.count == facts.count, !facts.isEmpty else {
            return InputSums(sums: wordSums, rows: vocabulary.places)
        }
        let width = 2 * layers[0][0].gates
        let all = [Int32](unsafeUninitializedCapacity: count * width) { all, initialized in
            for word in 0..<count {
                let target = UnsafeMutableBufferPointer(rebasing: all[word * width..<(word + 1) * width])
                let place = vocabulary.places[word]
                _ = target.initialize(fromContentsOf: wordSums[place * width..<(place + 1) * width])
                var first = 0
                for (fact, rows) in zip(factCounts, facts) {
                    let row = (first + min(max(rows[word], 0), fact - 1)) * width
                    factSums.withUnsafeBufferPointer { sums in
                        for index in 0..<width { target[index] &+= sums[row + index] }
                    }
                    first += fact
                }
            }
            initialized = count * width
        }
        return InputSums(sums: all, rows: Array(0..<count))
    }

    /// For each input the sums of the gates of the forward direction, then those of the backward one.
    private static func sums(of inputs: [Int16], in directions: [Direction], kernels: Kernels) -> [Int32] {
        let count = inputs.count / directions[0].inputs
        let gates = directions[0].gates
        return [Int32](unsafeUninitializedCapacity: count * 2 * gates) { sums, initialized in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: count * gates) { own in
                for (side, direction) in directions.enumerated() {
                    inputs.withUnsafeBufferPointer { direction.multiply($0, count: count, into: own, kernels: kernels) }
                    for index in 0..<count {
                        let start = (2 * index + side) * gates
                        _ = UnsafeMutableBufferPointer(rebasing: sums[start..<start + gates])
                            .initialize(fromContentsOf: own[index * gates..<(index + 1) * gates])
                    }
                }
            }
            initialized = count * 2 * gates
        }
    }

    /// The different words of some sentences: what a layer makes of a word alone is computed once.
    private struct Vocabulary {
        private(set) var words: [WordFeatures] = []
        /// For each word of the sentences its place in `words`.
        private(set) var places: [Int] = []

        init(of sentences: [[WordFeatures]], capacity: Int) {
            var placeOfKey: [UInt64: Int] = [:]
            placeOfKey.reserveCapacity(capacity)
            places.reserveCapacity(capacity)
            for word in sentences.joined() {
                if let place = placeOfKey[word.key], words[place] == word {
                    places.append(place)
                } else {
                    placeOfKey[word.key] = words.count
                    places.append(words.count)
                    words.append(word)
                }
            }
        }
    }

    /// What a layer's gates get from the inputs, for both directions, and which row each word has.
    struct InputSums {
        var sums: [Int32]
        var rows: [Int]
    }

    /// Where sentences lie in a list of all their words.
    struct Batch {
        /// First word and length of each sentence, longest first, so that those still running are always a prefix.
        let sentences: [(start: Int, length: Int)]
        let words: Int

        init(lengths: [Int]) {
            var start = 0
            let places = lengths.map { length in
                defer { start += length }
                return (start: start, length: length)
            }
            words = start
            sentences = places.sorted { ($1.length, $0.start) < ($0.length, $1.start) }
        }
    }

    /// One layer in one direction.
    struct Direction: Sendable {
        /// Four gates of cells, from the input and from the last state.
        private let input: WeightMatrix
        private let recurrent: WeightMatrix
        private let biases: [Float]

        var cells: Int { recurrent.columns }
        var gates: Int { recurrent.rows }
        /// Numbers of an input.
        var inputs: Int { input.columns }

        func multiply(
            _ inputs: UnsafeBufferPointer<Int16>, count: Int, into sums: UnsafeMutableBufferPointer<Int32>,
            kernels: Kernels
        ) {
            input.multiply(inputs, count: count, into: sums, kernels: kernels)
        }

        func run(
            over inputs: InputSums, isReversed: Bool, batch: Batch, states: inout [Int16], kernels: Kernels
        ) {
            let recurrentSums = UnsafeMutableBufferPointer<Int32>.allocate(capacity: batch.sentences.count * gates)
            let memory = UnsafeMutableBufferPointer<Float>.allocate(capacity: batch.sentences.count * cells)
            let current = UnsafeMutableBufferPointer<Int16>.allocate(capacity: batch.sentences.count * cells)
            defer {
                recurrentSums.deallocate()
                memory.deallocate()
                current.deallocate()
            }
            memory.initialize(repeating: 0)
            current.initialize(repeating: 0)
            inputs.sums.withUnsafeBufferPointer { inputSums in
                var running = batch.sentences.count
                for step in 0..<(batch.sentences.first?.length ?? 0) {
                    while running > 0, batch.sentences[running - 1].length <= step { running -= 1 }
                    recurrent.multiply(
                        UnsafeBufferPointer(current), count: running, into: recurrentSums, kernels: kernels)
                    for index in 0..<running {
                        let sentence = batch.sentences[index]
                        let word = sentence.start + (isReversed ? sentence.length - 1 - step : step)
                        let row = (2 * inputs.rows[word] + (isReversed ? 1 : 0)) * gates
                        let state = UnsafeMutableBufferPointer(rebasing: current[index * cells..<(index + 1) * cells])
                        advance(
                            UnsafeBufferPointer(rebasing: inputSums[row..<row + gates]),
                            UnsafeBufferPointer(rebasing: recurrentSums[index * gates..<(index + 1) * gates]),
                            memory: UnsafeMutableBufferPointer(rebasing: memory[index * cells..<(index + 1) * cells]),
                            state: state, kernels: kernels)
                        let place = word * 2 * cells + (isReversed ? cells : 0)
                        states.replaceSubrange(place..<place + cells, with: state)
                    }
                }
            }
        }

        /// One step of one sentence.
        private func advance(
            _ inputSums: UnsafeBufferPointer<Int32>, _ recurrentSums: UnsafeBufferPointer<Int32>,
            memory: UnsafeMutableBufferPointer<Float>, state: UnsafeMutableBufferPointer<Int16>, kernels: Kernels
        ) {
            guard let inputSums = inputSums.baseAddress, let recurrentSums = recurrentSums.baseAddress,
                let memory = memory.baseAddress, let state = state.baseAddress
            else { return }
            kernel_lstm_cell(
                kernels.target, cells, inputSums, input.scales, recurrentSums, recurrent.scales, biases,
                SentenceEncoder.stateSteps, memory, state)
        }

        init(from reader: inout BinaryReader, columns: Int) throws {
            input = try WeightMatrix(from: &reader)
            recurrent = try WeightMatrix(from: &reader)
            biases = try reader.readFloats()
            guard input.columns == columns, input.rows == 4 * recurrent.columns, recurrent.rows == input.rows,
                biases.count == input.rows
            else { throw BinaryReader.Malformed() }
        }

        func write(to writer: inout BinaryWriter) {
            input.write(to: &writer)
            recurrent.write(to: &writer)
            writer.write(floats: biases)
        }
    }

    init(from reader: inout BinaryReader, known: WordTable) throws {
        words = try WordEncoder(from: &reader, known: known)
        let count = Int(try reader.readUInt32())
        guard (1...8).contains(count) else { throw BinaryReader.Malformed() }
        var layers: [[Direction]] = []
        var columns = words.width
        for _ in 0..<count {
            let pair = [
                try Direction(from: &reader, columns: columns), try Direction(from: &reader, columns: columns),
            ]
            guard pair[0].cells == pair[1].cells else { throw BinaryReader.Malformed() }
            columns = 2 * pair[0].cells
            layers.append(pair)
        }
        self.layers = layers
        memory = WordMemory(width: 2 * layers[0][0].gates)
        factSums = Self.sums(of: words.encodeFacts(), in: layers[0], kernels: .best)
    }

    func write(to writer: inout BinaryWriter) {
        words.write(to: &writer)
        writer.write(UInt32(layers.count))
        for direction in layers.joined() { direction.write(to: &writer) }
    }
}

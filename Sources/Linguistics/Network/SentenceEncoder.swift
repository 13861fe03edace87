import CKernels

/// A bidirectional LSTM: numbers of words → numbers of words that know their sentence.
///
/// Source: Graves and Schmidhuber 2005, "Framewise phoneme classification with bidirectional LSTM".
struct SentenceEncoder: Sendable {
    /// States are multiples of 1 / this: a state of 1 and the largest input of a layer fit 11 bits and the sign.
    static let stateSteps: Float = 1023

    private let words: WordEncoder
    private let layers: [[Direction]]

    /// Numbers of a word's state.
    var width: Int { (layers.last?.first?.cells ?? 0) * 2 }

    /// Whether the dictionary or a treebank has the word.
    func knows(_ word: WordFeatures) -> Bool { words.knows(word) }

    /// The states of all words of some sentences, sentence by sentence.
    ///
    /// - Parameter sentences: in any order; none needs padding. How sentences are grouped does not change their states.
    func states(of sentences: [[WordFeatures]], kernels: Kernels) -> [Int16] {
        let batch = Batch(lengths: sentences.map(\.count))
        let vocabulary = Vocabulary(of: sentences, capacity: batch.words)
        var inputs = Inputs(numbers: words.encode(vocabulary.words), rows: vocabulary.places)
        for directions in layers {
            var states = [Int16](repeating: 0, count: batch.words * directions[0].cells * 2)
            for (side, direction) in directions.enumerated() {
                direction.run(over: inputs, batch: batch, isReversed: side == 1, states: &states, kernels: kernels)
            }
            inputs = Inputs(numbers: states, rows: Array(0..<batch.words))
        }
        return inputs.numbers
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

    /// Rows of numbers, and which row each word has.
    struct Inputs {
        var numbers: [Int16]
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

        func run(
            over inputs: Inputs, batch: Batch, isReversed: Bool, states: inout [Int16], kernels: Kernels
        ) {
            let gates = 4 * cells
            let rowCount = inputs.numbers.count / input.columns
            let inputSums = UnsafeMutableBufferPointer<Int32>.allocate(capacity: rowCount * gates)
            let recurrentSums = UnsafeMutableBufferPointer<Int32>.allocate(capacity: batch.sentences.count * gates)
            let memory = UnsafeMutableBufferPointer<Float>.allocate(capacity: batch.sentences.count * cells)
            let current = UnsafeMutableBufferPointer<Int16>.allocate(capacity: batch.sentences.count * cells)
            defer {
                inputSums.deallocate()
                recurrentSums.deallocate()
                memory.deallocate()
                current.deallocate()
            }
            memory.initialize(repeating: 0)
            current.initialize(repeating: 0)
            inputs.numbers.withUnsafeBufferPointer {
                input.multiply($0, count: rowCount, into: inputSums, kernels: kernels)
            }
            var running = batch.sentences.count
            for step in 0..<(batch.sentences.first?.length ?? 0) {
                while running > 0, batch.sentences[running - 1].length <= step { running -= 1 }
                recurrent.multiply(
                    UnsafeBufferPointer(current), count: running, into: recurrentSums, kernels: kernels)
                for index in 0..<running {
                    let sentence = batch.sentences[index]
                    let word = sentence.start + (isReversed ? sentence.length - 1 - step : step)
                    let state = UnsafeMutableBufferPointer(rebasing: current[index * cells..<(index + 1) * cells])
                    advance(
                        UnsafeBufferPointer(rebasing: inputSums[(inputs.rows[word] * gates)...].prefix(gates)),
                        UnsafeBufferPointer(rebasing: recurrentSums[(index * gates)...].prefix(gates)),
                        memory: UnsafeMutableBufferPointer(rebasing: memory[index * cells..<(index + 1) * cells]),
                        state: state, kernels: kernels)
                    let place = word * 2 * cells + (isReversed ? cells : 0)
                    states.replaceSubrange(place..<place + cells, with: state)
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
    }

    func write(to writer: inout BinaryWriter) {
        words.write(to: &writer)
        writer.write(UInt32(layers.count))
        for direction in layers.joined() { direction.write(to: &writer) }
    }
}

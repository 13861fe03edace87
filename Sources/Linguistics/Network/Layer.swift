import CKernels

/// A matrix of 16-bit weights with a scale for each row.
///
/// Products are sums of integers, so they are the same on every processor; a sum times its row's scale is the product
/// that the trained network had in floating point. Whoever makes the weights (`training/export.py`) keeps them so small
/// that no sum of an allowed input leaves 32 bits.
struct WeightMatrix: Sendable {
    /// Rows, a multiple of `blockSize`; those beyond the network's own are zero.
    let rows: Int
    /// Columns, an even number.
    let columns: Int
    /// For each block of 16 rows, for each pair of columns, the 16 pairs of weights.
    private let packed: [Int16]
    let scales: [Float]

    static let blockSize = Int(KERNEL_BLOCK)

    /// The sums of `count` inputs with every row, input by input.
    ///
    /// - Parameters:
    ///   - inputs: `count` inputs of `columns` numbers, one after the other.
    ///   - outputs: gets `count` × `rows` sums.
    func multiply(
        _ inputs: UnsafeBufferPointer<Int16>, count: Int, into outputs: UnsafeMutableBufferPointer<Int32>,
        kernels: Kernels
    ) {
        precondition(inputs.count >= count * columns && outputs.count >= count * rows)
        guard count > 0, let inputs = inputs.baseAddress, let outputs = outputs.baseAddress else { return }
        packed.withUnsafeBufferPointer { packed in
            kernel_multiply(
                kernels.target, packed.baseAddress, rows / Self.blockSize, columns / 2, inputs, columns, count, outputs)
        }
    }

    /// - Parameter rowMajor: rows of `columns` weights, one after the other; all scales are 1.
    init(rowMajor: [Int16], columns: Int) {
        let count = rowMajor.count / columns
        let rows = Self.padded(count)
        self.rows = rows
        self.columns = columns
        packed = [Int16](unsafeUninitializedCapacity: rows * columns) { packed, initialized in
            packed.initialize(repeating: 0)
            rowMajor.withUnsafeBufferPointer { weights in
                for row in 0..<count {
                    let start = row / Self.blockSize * Self.blockSize * columns + row % Self.blockSize * 2
                    for pair in 0..<columns / 2 {
                        packed[start + pair * Self.blockSize * 2] = weights[row * columns + 2 * pair]
                        packed[start + pair * Self.blockSize * 2 + 1] = weights[row * columns + 2 * pair + 1]
                    }
                }
            }
            initialized = rows * columns
        }
        scales = []
    }

    private static func padded(_ rows: Int) -> Int { (rows + blockSize - 1) / blockSize * blockSize }

    init(from reader: inout BinaryReader) throws {
        rows = Int(try reader.readUInt32())
        columns = Int(try reader.readUInt32())
        packed = try reader.readArray()
        scales = try reader.readFloats()
        guard rows % Self.blockSize == 0, columns % 2 == 0, rows > 0, columns > 0, rows < 1 << 16, columns < 1 << 16,
            packed.count == rows * columns, scales.count == rows
        else { throw BinaryReader.Malformed() }
    }

    func write(to writer: inout BinaryWriter) {
        writer.write(UInt32(rows))
        writer.write(UInt32(columns))
        writer.write(array: packed)
        writer.write(floats: scales)
    }
}

/// A matrix with a bias for each row: an affine map.
struct Layer: Sendable {
    let weights: WeightMatrix
    let biases: [Float]

    /// Numbers that an output has for each input.
    var rows: Int { weights.rows }

    /// The map's values in multiples of 1 / `steps`, negative ones cut to zero, greater ones to `Layer.largest`.
    func rectified(_ inputs: [Int16], count: Int, steps: Float, kernels: Kernels) -> [Int16] {
        outputs(inputs, count: count, kernels: kernels) { sums, outputs in
            kernel_rectify(
                kernels.target, rows, sums, weights.scales, biases, steps, Self.largest, outputs)
        }
    }

    /// The map's values in multiples of 1 / `steps`, cut at ± `Layer.largest`.
    func rescaled(_ inputs: [Int16], count: Int, steps: Float, kernels: Kernels) -> [Int16] {
        outputs(inputs, count: count, kernels: kernels) { sums, outputs in
            kernel_rescale(
                kernels.target, rows, sums, weights.scales, biases, steps, Self.largest, outputs)
        }
    }

    /// The map's values.
    func values(_ inputs: [Int16], count: Int, kernels: Kernels) -> [Float] {
        let sums = self.sums(inputs, count: count, kernels: kernels)
        return [Float](unsafeUninitializedCapacity: sums.count) { values, initialized in
            for start in stride(from: 0, to: sums.count, by: rows) {
                for row in 0..<rows {
                    values[start + row] = Float(sums[start + row]) * weights.scales[row] + biases[row]
                }
            }
            initialized = sums.count
        }
    }

    /// The largest magnitude of a number between layers: 12 bits with the sign.
    static let largest: Int16 = 2047

    private func outputs(
        _ inputs: [Int16], count: Int, kernels: Kernels,
        convert: (UnsafePointer<Int32>, UnsafeMutablePointer<Int16>) -> Void
    ) -> [Int16] {
        let sums = self.sums(inputs, count: count, kernels: kernels)
        return [Int16](unsafeUninitializedCapacity: count * rows) { outputs, initialized in
            sums.withUnsafeBufferPointer { sums in
                guard let sums = sums.baseAddress, let outputs = outputs.baseAddress else { return }
                for input in 0..<count { convert(sums + input * rows, outputs + input * rows) }
            }
            initialized = count * rows
        }
    }

    private func sums(_ inputs: [Int16], count: Int, kernels: Kernels) -> [Int32] {
        [Int32](unsafeUninitializedCapacity: count * rows) { sums, initialized in
            inputs.withUnsafeBufferPointer {
                weights.multiply($0, count: count, into: sums, kernels: kernels)
            }
            initialized = count * rows
        }
    }

    init(weights: WeightMatrix, biases: [Float]) {
        self.weights = weights
        self.biases = biases + Array(repeating: 0, count: weights.rows - biases.count)
    }

    /// - Parameter columns: how long the inputs are that the layer will get.
    init(from reader: inout BinaryReader, columns: Int) throws {
        weights = try WeightMatrix(from: &reader)
        biases = try reader.readFloats()
        guard weights.columns == columns, biases.count == weights.rows else { throw BinaryReader.Malformed() }
    }

    func write(to writer: inout BinaryWriter) {
        weights.write(to: &writer)
        writer.write(floats: biases)
    }
}

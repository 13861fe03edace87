import CKernels
import Testing

@testable import Linguistics

/// Every target computes the same bits as its scalar twin.
@Suite struct KernelTests {
    static let fast = Kernels.allCases.filter { $0 != .scalar && $0.isSupported }

    @Test func theBestIsSupported() {
        #expect(Kernels.best.isSupported)
        #expect(Kernels.scalar.isSupported)
    }

    @Test(arguments: fast, [(16, 2, 1), (48, 34, 3), (64, 128, 4), (80, 300, 9), (512, 30, 5), (32, 20, 13)])
    func productsAgree(kernels: Kernels, shape: (rows: Int, columns: Int, count: Int)) {
        var generator = SeededGenerator(seed: UInt64(shape.rows))
        let weights = (0..<shape.rows * shape.columns).map { _ in Int16(truncatingIfNeeded: generator.next()) / 8 }
        let inputs = (0..<shape.count * shape.columns).map { _ in Int16(truncatingIfNeeded: generator.next()) / 16 }
        let matrix = WeightMatrix(rowMajor: weights, columns: shape.columns)
        func product(_ kernels: Kernels) -> [Int32] {
            var sums = [Int32](repeating: -1, count: shape.count * matrix.rows)
            sums.withUnsafeMutableBufferPointer { sums in
                inputs.withUnsafeBufferPointer {
                    matrix.multiply($0, count: shape.count, into: sums, kernels: kernels)
                }
            }
            return sums
        }
        var expected: [Int32] = []
        for input in 0..<shape.count {
            for row in 0..<shape.rows {
                let products = (0..<shape.columns).map { column -> Int32 in
                    Int32(weights[row * shape.columns + column]) * Int32(inputs[input * shape.columns + column])
                }
                expected.append(products.reduce(0, +))
            }
        }
        #expect(product(.scalar) == expected)
        #expect(product(kernels) == expected)
    }

    @Test(arguments: fast) func cellsAgree(kernels: Kernels) {
        let cells = 48
        var generator = SeededGenerator(seed: 4)
        func floats(_ count: Int, _ range: Float) -> [Float] {
            (0..<count).map { _ in (Float(generator.next() % 20_001) / 10_000 - 1) * range }
        }
        let sums = (0..<8 * cells).map { _ in Int32(truncatingIfNeeded: generator.next()) / 64 }
        let scales = floats(4 * cells, 1e-6)
        let biases = floats(4 * cells, 3)
        let memory = floats(cells, 4)
        func step(_ kernels: Kernels) -> (memory: [UInt32], state: [Int16]) {
            var memory = memory
            var state = [Int16](repeating: 0, count: cells)
            kernel_lstm_cell(
                kernels.target, cells, Array(sums[..<(4 * cells)]), scales, Array(sums[(4 * cells)...]), scales, biases,
                SentenceEncoder.stateSteps, &memory, &state)
            return (memory.map(\.bitPattern), state)
        }
        let expected = step(.scalar)
        let found = step(kernels)
        #expect(found.memory == expected.memory)
        #expect(found.state == expected.state)
        #expect(expected.state.allSatisfy { abs($0) <= 1023 })
        #expect(Set(expected.state).count > 10)
    }

    @Test(arguments: fast) func rescalingAgrees(kernels: Kernels) {
        let sums: [Int32] = [0, 1, -1, 499, 500, 501, -500, 1_000_000, -1_000_000, .max, .min] + Array(-20...20)
        let scales = [Float](repeating: 0.001, count: sums.count)
        let biases = sums.indices.map { Float($0 % 3) * 0.25 }
        func run(_ kernels: Kernels) -> (rectified: [Int16], rescaled: [Int16]) {
            var rectified = [Int16](repeating: -9, count: sums.count)
            var rescaled = rectified
            kernel_rectify(kernels.target, sums.count, sums, scales, biases, 100, Layer.largest, &rectified)
            kernel_rescale(kernels.target, sums.count, sums, scales, biases, 100, Layer.largest, &rescaled)
            return (rectified, rescaled)
        }
        let expected = run(.scalar)
        #expect(run(kernels) == expected)
        #expect(expected.rectified[9] == Layer.largest)
        #expect(expected.rectified[10] == 0)
        #expect(expected.rescaled[10] == -Layer.largest)
    }

    /// The quotient of polynomials against exponentials, through the state of a cell whose gates are open.
    @Test func theTangentIsNear() {
        for hundredth in stride(from: -900, through: 900, by: 7) {
            let value = Float(hundredth) / 100
            var memory: [Float] = [0]
            var state: [Int16] = [0]
            kernel_lstm_cell(
                kernel_target_scalar, 1, [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [20, 20, value, 20],
                1023,
                &memory, &state)
            #expect(abs(memory[0] - Self.tangent(value)) < 2e-6, "\(value)")
        }
    }

    private static func tangent(_ x: Float) -> Float {
        // A series would do; a continued fraction is shorter and as exact where it is needed.
        if abs(x) > 1 {
            let half = tangent(x / 2)
            return 2 * half / (1 + half * half)
        }
        var fraction = Float.infinity
        for odd in stride(from: 21, to: 0, by: -2) { fraction = Float(odd) + x * x / fraction }
        return x / fraction
    }
}

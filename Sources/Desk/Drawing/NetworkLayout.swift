import Foundation

/// Places actors on a plane: those with ties near each other, none on another. The same ties always give the same places.
struct NetworkLayout {
    private(set) var positions: [SIMD2<Double>]

    /// - Parameters:
    ///   - ties: pairs of node numbers with their weight.
    ///   - size: of the plane.
    init(nodes count: Int, ties: [(Int, Int, Double)], size: SIMD2<Double>) {
        // A sunflower: the weightiest in the middle, all apart from the beginning.
        positions = (0..<count).map { index in
            let (radius, angle) = ((Double(index) + 0.5).squareRoot(), Double(index) * 2.399963229728653)
            return SIMD2(radius * cos(angle), radius * sin(angle))
        }
        let heaviest = max(1, ties.map(\.2).max() ?? 1)
        let rounds = 200
        for round in 0..<rounds {
            var forces = [SIMD2<Double>](repeating: .zero, count: count)
            for one in 0..<count {
                for other in (one + 1)..<max(one + 1, count) {
                    let away = positions[one] - positions[other]
                    let square = max(0.01, (away * away).sum())
                    forces[one] += away / square * 1.4
                    forces[other] -= away / square * 1.4
                }
                forces[one] -= positions[one] * 0.08
            }
            for (one, other, weight) in ties {
                let toward = positions[other] - positions[one]
                let pull = toward * (0.12 + 0.2 * (weight / heaviest).squareRoot())
                forces[one] += pull
                forces[other] -= pull
            }
            let longest = 0.6 * (1 - Double(round) / Double(rounds))
            for node in 0..<count {
                let length = (forces[node] * forces[node]).sum().squareRoot()
                if length > 0 { positions[node] += forces[node] / length * min(length, longest) }
            }
        }
        fit(into: size)
    }

    private mutating func fit(into size: SIMD2<Double>) {
        guard let first = positions.first else { return }
        let low = positions.reduce(first) { pointwiseMin($0, $1) }
        let high = positions.reduce(first) { pointwiseMax($0, $1) }
        let span = pointwiseMax(high - low, SIMD2(0.001, 0.001))
        let margin = SIMD2(70.0, 36)
        positions = positions.map { margin + ($0 - low) / span * (size - 2 * margin) }
    }
}

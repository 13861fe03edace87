import Foundation

/// Outlines of countries and regions, if `scripts/make-borders` has made them.
struct Borders: Sendable {
    struct Outline: Sendable {
        enum Kind: String, Sendable { case country, region, disputed }

        var kind: Kind
        var name: String
        /// Rings or lines of longitudes and latitudes.
        var lines: [[SIMD2<Float>]]
        var low: SIMD2<Float>
        var high: SIMD2<Float>
    }

    private(set) var outlines: [Outline] = []

    /// - Parameter path: a file that need not be there.
    init(path: String) {
        guard let data = FileManager.default.contents(atPath: path) else { return }
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 3, let kind = Outline.Kind(rawValue: String(fields[0])) else { continue }
            let lines = fields[2].split(separator: ";").map { ring in
                ring.split(separator: " ").compactMap { pair -> SIMD2<Float>? in
                    let numbers = pair.split(separator: ",").compactMap { Float($0) }
                    return numbers.count == 2 ? SIMD2(numbers[0], numbers[1]) : nil
                }
            }
            let points = lines.joined()
            guard let first = points.first else { continue }
            let low = points.reduce(first) { pointwiseMin($0, $1) }
            let high = points.reduce(first) { pointwiseMax($0, $1) }
            outlines.append(Outline(kind: kind, name: String(fields[1]), lines: lines, low: low, high: high))
        }
    }
}

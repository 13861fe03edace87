/// How far people agree who judged the same units, beyond what chance would give: 1 for perfect agreement, 0 for none
/// beyond chance, below 0 where they differ systematically. For nominal data, any number of judges, and with missing
/// values.
///
/// Source: Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania, 2011.
public struct KrippendorffAlpha: Sendable, Equatable {
    /// `nil` where nothing was judged twice, or all values are the same: agreement by chance would be perfect too.
    public var value: Double?
    /// Units that two or more judged.
    public var units: Int
    /// Values in them.
    public var values: Int

    /// - Parameter units: the values that were given to each unit, one for each person who judged it, in any order.
    public init(_ units: [[some Hashable]]) {
        let pairable = units.filter { $0.count > 1 }
        self.units = pairable.count
        values = pairable.reduce(0) { $0 + $1.count }
        // Whole numbers as long as possible, so that no order of units changes the result: disagreements are counted
        // by the number of values of their unit.
        var disagreements: [Int: Int] = [:]
        var totals: [AnyHashable: Int] = [:]
        for unit in pairable {
            let counts = Dictionary(unit.map { (AnyHashable($0), 1) }, uniquingKeysWith: +)
            let agreeing = counts.values.reduce(0) { $0 + $1 * ($1 - 1) }
            disagreements[unit.count, default: 0] += unit.count * (unit.count - 1) - agreeing
            totals.merge(counts, uniquingKeysWith: +)
        }
        let expected = values * values - totals.values.reduce(0) { $0 + $1 * $1 }
        guard values > 1, expected > 0 else {
            value = nil
            return
        }
        let observed = disagreements.keys.sorted()
            .reduce(0.0) { $0 + Double(disagreements[$1] ?? 0) / Double($1 - 1) }
        value = 1 - Double(values - 1) * observed / Double(expected)
    }
}

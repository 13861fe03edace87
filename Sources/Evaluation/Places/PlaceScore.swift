import Coding
import Knowledge
import Linguistics

/// How well place names were found, and how near to the truth they were put on the map.
public struct PlaceScore: Sendable, Equatable, CustomStringConvertible {
    /// 100 miles: the distance within which a place counts as found, as the literature on toponyms has it.
    public static let tolerance = 161.0

    /// Names whose bytes are exactly those of the gold.
    public private(set) var exact = Measure()
    /// Names that overlap one of the gold, one to one.
    public private(set) var overlapping = Measure()
    /// Kilometres between output and gold, of the exact names that gold gives a point; infinite if no place was given.
    public private(set) var errors: [Double] = []
    /// Names of the gold that it gives a point, found or not.
    public private(set) var locatedInGold = 0
    /// Exact names that gold gives a point.
    public var located: Int { errors.count }

    public init() {}

    /// Reads each text and scores the toponyms found in it.
    public init(_ gold: [GoldToponyms], analyzer: Analyzer, reader: ToponymReader) {
        for text in gold { add(reader.toponyms(in: analyzer.analyze(text.text)), to: text) }
    }

    public mutating func add(_ output: [Toponym], to gold: GoldToponyms) {
        exact.gold += gold.toponyms.count
        exact.output += output.count
        overlapping.gold += gold.toponyms.count
        overlapping.output += output.count
        locatedInGold += gold.toponyms.count { $0.latitude != nil && $0.longitude != nil }
        var unused = output
        var missed: [GoldToponyms.Toponym] = []
        for toponym in gold.toponyms {
            guard let index = unused.firstIndex(where: { $0.range == toponym.range }) else {
                missed.append(toponym)
                continue
            }
            exact.correct += 1
            overlapping.correct += 1
            let match = unused.remove(at: index)
            guard let latitude = toponym.latitude, let longitude = toponym.longitude else { continue }
            errors.append(
                match.place.map {
                    GreatCircle.kilometres(from: (latitude, longitude), to: ($0.latitude, $0.longitude))
                } ?? .infinity)
        }
        for toponym in missed {
            guard let index = unused.firstIndex(where: { $0.range.overlaps(toponym.range) }) else { continue }
            unused.remove(at: index)
            overlapping.correct += 1
        }
    }

    /// Share of the located names that were put within `tolerance` of the gold.
    public var accuracy: Double {
        errors.isEmpty ? 0 : Double(errors.count { $0 <= Self.tolerance }) / Double(errors.count)
    }

    /// Share of all located names of the gold that were found and put within `tolerance`: what is not found counts as well.
    public var recall: Double {
        locatedInGold == 0 ? 0 : Double(errors.count { $0 <= Self.tolerance }) / Double(locatedInGold)
    }

    /// The middle one of the errors, in kilometres; `nil` without any.
    public var medianError: Double? { errors.isEmpty ? nil : errors.sorted()[errors.count / 2] }

    public var description: String {
        func line(_ name: String, _ measure: Measure) -> String {
            "\(name) P \(Self.percent(measure.precision)) R \(Self.percent(measure.recall)) "
                + "F1 \(Self.percent(measure.f1)) (\(measure.gold) in gold, \(measure.output) found)"
        }
        let median = medianError.map { $0.isFinite ? "\(Self.tenths($0)) km" : "none" } ?? "none"
        return """
            \(line("names", exact))
            \(line("names that overlap", overlapping))
            places within \(Int(Self.tolerance)) km \(Self.percent(accuracy)) of \(located), median error \(median)
            found and within \(Int(Self.tolerance)) km \(Self.percent(recall)) of \(locatedInGold) in gold
            """
    }

    private static func percent(_ share: Double) -> String { tenths(share * 100) }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

import Linguistics

/// How many names were found with their exact tokens and kind.
///
/// Persons, organisations and places count: the kinds that gold files share. A facility counts as a place; nationalities
/// and other groups count nowhere.
public struct EntityScore: Sendable, Equatable, CustomStringConvertible {
    public private(set) var kinds: [Entity.Kind: Measure] = [:]

    public var all: Measure { kinds.values.reduce(into: Measure()) { $0 += $1 } }

    public init() {}

    public init(_ gold: [GoldEntities], analyzer: Analyzer) {
        for (sentence, output) in zip(gold, analyzer.analyze(tokens: gold.map(\.forms))) {
            add(output.entities, gold: sentence.entities)
        }
    }

    public mutating func add(_ output: [Entity], gold: [Entity]) {
        let output = output.compactMap(Self.counted)
        let gold = gold.compactMap(Self.counted)
        for entity in output { kinds[entity.kind, default: Measure()].output += 1 }
        for entity in gold {
            kinds[entity.kind, default: Measure()].gold += 1
            if output.contains(entity) { kinds[entity.kind, default: Measure()].correct += 1 }
        }
    }

    private static func counted(_ entity: Entity) -> Entity? {
        switch entity.kind {
        case .person, .organisation, .place: entity
        case .facility: Entity(kind: .place, tokens: entity.tokens)
        case .group: nil
        }
    }

    public var description: String {
        let rows: [(String, Measure)] = [
            ("persons", kinds[.person] ?? Measure()), ("organisations", kinds[.organisation] ?? Measure()),
            ("places", kinds[.place] ?? Measure()), ("all", all),
        ]
        return rows.map { name, measure in
            "\(name) P \(Self.percent(measure.precision)) R \(Self.percent(measure.recall)) "
                + "F1 \(Self.percent(measure.f1)) (\(measure.gold) in gold)"
        }
        .joined(separator: "\n")
    }

    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

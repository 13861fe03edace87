/// A kind of tie between two parties: `aligned_with`, `holds_office`. Stands in `ontology/relations.types`.
public struct RelationKind: Sendable, Equatable {
    /// What a party of a tie must be.
    public enum PartyKind: String, Sendable, CaseIterable {
        /// Whoever can act, known or named.
        case any
        /// A state or its government.
        case state
        /// Anybody but single persons and places.
        case group
        /// An intergovernmental organisation or one of its organs.
        case organisation
        /// Who bears arms: an army, a mission, an armed group, a company of mercenaries.
        case force
        case person
        /// A town, region or country.
        case place
        case office
        /// A treaty, peace agreement or convention.
        case accord
        /// A resolution, law or motion.
        case text
    }

    public var name: String
    /// The kind that holds from the object to the subject, if it has a name.
    public var inverse: String?
    public var isSymmetric: Bool
    public var subject: [PartyKind]
    public var object: [PartyKind]
    public var meaning: String
    public var source: String
    public var position: KnowledgePosition
}

extension RelationKind {
    /// Reads `relations.types`: name, inverse (`symmetric`, or `-` for none), subject and object kinds between `|`,
    /// meaning and source, between double spaces.
    static func read(_ text: KnowledgeText, into kinds: inout [String: RelationKind]) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        for line in text.lines() {
            let columns = line.columns.map(String.init)
            guard columns.count == 6 else {
                problems.append(
                    line.problem("expected: name, inverse or symmetric or -, subject, object, meaning, source"))
                continue
            }
            func parties(_ column: String) -> [PartyKind] {
                column.split(separator: "|").compactMap { name in
                    let kind = PartyKind(rawValue: String(name))
                    if kind == nil { problems.append(line.problem("there is no kind of party '\(name)'")) }
                    return kind
                }
            }
            let isSymmetric = columns[1] == "symmetric"
            let kind = RelationKind(
                name: columns[0], inverse: isSymmetric || columns[1] == "-" ? nil : columns[1],
                isSymmetric: isSymmetric, subject: parties(columns[2]), object: parties(columns[3]),
                meaning: columns[4], source: columns[5], position: line.position)
            if let earlier = kinds[kind.name] {
                problems.append(line.problem("'\(kind.name)' stands already at \(earlier.position)"))
            }
            kinds[kind.name] = kind
        }
        return problems
    }
}

/// A property that a report may state of one party: `strength`, `area`. Stands in `ontology/facts.types`.
public struct FactProperty: Sendable, Equatable {
    /// What its value is: words, or a quantity of one of these kinds.
    public enum Value: Sendable, Equatable {
        case text
        case quantity([String])
    }

    public var name: String
    public var subject: [RelationKind.PartyKind]
    public var value: Value
    public var meaning: String
    public var position: KnowledgePosition
}

extension FactProperty {
    /// Reads `facts.types`: name, kinds of subject between `|`, `text` or the kinds of quantity between `|`, meaning,
    /// between double spaces.
    static func read(_ text: KnowledgeText, into properties: inout [String: FactProperty]) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        for line in text.lines() {
            let columns = line.columns.map(String.init)
            guard columns.count == 4 else {
                problems.append(line.problem("expected: name, subject, text or kinds of quantity, meaning"))
                continue
            }
            let subject = columns[1].split(separator: "|").compactMap { name in
                let kind = RelationKind.PartyKind(rawValue: String(name))
                if kind == nil { problems.append(line.problem("there is no kind of party '\(name)'")) }
                return kind
            }
            let value: Value =
                columns[2] == "text" ? .text : .quantity(columns[2].split(separator: "|").map(String.init))
            properties[columns[0]] = FactProperty(
                name: columns[0], subject: subject, value: value, meaning: columns[3], position: line.position)
        }
        return problems
    }
}

/// A field of a statement that a person may correct.
public enum CorrectionField: String, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
    /// PLOVER type of an event, kind of a relation, property of a fact, form of a decision.
    case type
    /// PLOVER mode of an event, state of a relation, outcome of a decision.
    case mode
    case cameo, contexts, status, historical
    case date, place
    /// The actors of an event, the subject of a relation or fact, the body of a decision.
    case actor
    /// The recipients of an event, the object of a relation, what a decision concerns.
    case recipient
    case speaker
    case domain

    /// The key of the event format under which statements of a kind keep the field; `nil` where they have none.
    public func key(in kind: StatementQuery.Kind) -> String? {
        switch (self, kind) {
        case (.type, .event): "plover"
        case (.type, .relation): "relation"
        case (.type, .fact): "property"
        case (.type, .decision): "form"
        case (.mode, .event): "mode"
        case (.mode, .relation): "state"
        case (.mode, .decision): "outcome"
        case (.cameo, .event): "cameo"
        case (.contexts, .event): "contexts"
        case (.historical, .event): "historical"
        case (.place, .event): "place"
        case (.domain, .relation): "domain"
        case (.status, _): "status"
        case (.speaker, _): "speakers"
        case (.date, .relation): "valid"
        case (.date, _): "date"
        case (.actor, .event): "actors"
        case (.actor, .decision): "body"
        case (.actor, _): "subject"
        case (.recipient, .event): "recipients"
        case (.recipient, .relation): "object"
        case (.recipient, .decision): "concerning"
        default: nil
        }
    }

    /// Those that statements of a kind have.
    public static func fields(of kind: StatementQuery.Kind) -> [CorrectionField] {
        allCases.filter { $0.key(in: kind) != nil }
    }

    /// What a line says of every field.
    static func values(of line: JSONValue, _ kind: StatementQuery.Kind) -> [CorrectionField: JSONValue] {
        var values: [CorrectionField: JSONValue] = [:]
        for field in fields(of: kind) { values[field] = field.key(in: kind).flatMap { line[$0] } }
        return values
    }
}

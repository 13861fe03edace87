/// A value of JSON: what a line of the event format holds, and what a correction puts in its place.
public enum JSONValue: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    public subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    public var string: String? { if case .string(let text) = self { text } else { nil } }
    public var integer: Int? { if case .integer(let number) = self { number } else { nil } }
    public var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
    public var isNull: Bool { self == .null }
    public var elements: [JSONValue] { if case .array(let values) = self { values } else { [] } }

    public var double: Double? {
        switch self {
        case .number(let number): number
        case .integer(let number): Double(number)
        default: nil
        }
    }

    /// What is meant, without the bytes where it stands: two people who name the same party mean the same, wherever.
    var meaning: JSONValue {
        switch self {
        case .array(let values): .array(values.map(\.meaning))
        case .object(let members):
            .object(members.filter { $0.key != "start" && $0.key != "end" }.mapValues(\.meaning))
        default: self
        }
    }

    /// The same with no bytes of the report: what was said of another version has no place in this one.
    var withoutBytes: JSONValue {
        switch self {
        case .array(let values): return .array(values.map(\.withoutBytes))
        case .object(let members):
            var changed = members.mapValues(\.withoutBytes)
            for key in ["start", "end"] where changed[key] != nil { changed[key] = .integer(0) }
            return .object(changed)
        default: return self
        }
    }
}

extension JSONValue: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .boolean(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let values): try container.encode(values)
        case .object(let members): try container.encode(members)
        }
    }
}

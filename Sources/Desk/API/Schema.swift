/// What a JSON answer looks like, as JSON Schema says it.
indirect enum Schema: Sendable {
    case string, integer, number, boolean
    /// Any object of the event format.
    case statement
    case optional(Schema)
    case array(Schema)
    case object([String: Schema])

    var json: JSONValue {
        switch self {
        case .string: ["type": "string"]
        case .integer: ["type": "integer"]
        case .number: ["type": "number"]
        case .boolean: ["type": "boolean"]
        case .statement: ["type": "object", "description": "An object of the event format."]
        case .optional(let schema): ["oneOf": [schema.json, ["type": "null"]]]
        case .array(let schema): ["type": "array", "items": schema.json]
        case .object(let members):
            [
                "type": "object", "properties": .object(members.mapValues(\.json)),
                "required": .array(members.keys.sorted().map(JSONValue.string)), "additionalProperties": false,
            ]
        }
    }

    /// - Returns: where a value does not fit, and why; `nil` if it fits.
    func mismatch(_ value: JSONValue, at path: String = "$") -> String? {
        switch (self, value) {
        case (.string, .string), (.number, .number), (.boolean, .bool), (.statement, .object), (.optional, .null):
            nil
        case (.integer, .number(let number)) where Int(exactly: number) != nil: nil
        case (.optional(let schema), _): schema.mismatch(value, at: path)
        case (.array(let schema), .array(let elements)):
            elements.enumerated().lazy.compactMap { schema.mismatch($1, at: "\(path)[\($0)]") }.first
        case (.object(let schemas), .object(let members)):
            Set(schemas.keys).symmetricDifference(members.keys).min().map { "\(path): \($0) is on one side only" }
                ?? schemas.sorted { $0.key < $1.key }.lazy.compactMap { name, schema in
                    members[name].flatMap { schema.mismatch($0, at: "\(path).\(name)") }
                }.first
        default: "\(path): \(value) does not fit"
        }
    }
}

/// One value on its way into a line: an object, an array or a single value, as its `encode(to:)` asks.
final class LineElement: Encoder {
    let line: Line
    private let key: (any CodingKey)?
    private let parent: LineElement?
    var codingPath: [any CodingKey] { (parent?.codingPath ?? []) + (key.map { [$0] } ?? []) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    private enum Form {
        case unknown, single
        case object(start: Int, members: [(key: String, start: Int)])
        case array(count: Int)
    }

    private var form = Form.unknown
    /// A member that its own container still writes, for `nestedContainer` tells no end.
    private var open: LineElement?

    init(_ line: Line, _ key: (any CodingKey)?, in parent: LineElement?) {
        self.line = line
        self.key = key
        self.parent = parent
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .unknown = form {
            line.append(byte: UInt8(ascii: "{"))
            form = .object(start: line.bytes.count, members: [])
        }
        return KeyedEncodingContainer(LineObject<Key>(element: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .unknown = form {
            line.append(byte: UInt8(ascii: "["))
            form = .array(count: 0)
        }
        return LineArray(element: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        form = .single
        return LineValue(element: self)
    }

    var count: Int { if case .array(let count) = form { count } else { 0 } }

    func begin(_ key: any CodingKey) {
        settle()
        guard case .object(let start, var members) = form else { return }
        form = .unknown
        if !members.isEmpty { line.append(byte: UInt8(ascii: ",")) }
        members.append((key.stringValue, line.bytes.count))
        form = .object(start: start, members: members)
        line.append(key.stringValue)
        line.append(byte: UInt8(ascii: ":"))
    }

    func beginElement() {
        settle()
        guard case .array(let count) = form else { return }
        if count > 0 { line.append(byte: UInt8(ascii: ",")) }
        form = .array(count: count + 1)
    }

    /// An element for the member that was begun, to be written until the next is begun.
    func nested(_ key: (any CodingKey)?) -> LineElement {
        let element = LineElement(line, key, in: self)
        open = element
        return element
    }

    func finish() {
        settle()
        switch form {
        case .unknown:
            line.append(byte: UInt8(ascii: "{"))
            line.append(byte: UInt8(ascii: "}"))
        case .single: break
        case .array: line.append(byte: UInt8(ascii: "]"))
        case .object(let start, let members):
            line.sort(members, from: start)
            line.append(byte: UInt8(ascii: "}"))
        }
        form = .single
    }

    private func settle() {
        open?.finish()
        open = nil
    }
}

struct LineObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let element: LineElement
    var codingPath: [any CodingKey] { element.codingPath }

    func encodeNil(forKey key: Key) {
        element.begin(key)
        element.line.appendNull()
    }

    func encode(_ value: Bool, forKey key: Key) {
        element.begin(key)
        element.line.append(value)
    }

    func encode(_ value: Double, forKey key: Key) throws {
        element.begin(key)
        try element.line.append(value, at: codingPath + [key])
    }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        element.begin(key)
        try element.line.append(value, key, in: element)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        element.begin(key)
        return element.nested(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        element.begin(key)
        return element.nested(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        Key(stringValue: "super").map(superEncoder) ?? element
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        element.begin(key)
        return element.nested(key)
    }
}

struct LineArray: UnkeyedEncodingContainer {
    let element: LineElement
    var codingPath: [any CodingKey] { element.codingPath }
    var count: Int { element.count }

    func encodeNil() {
        element.beginElement()
        element.line.appendNull()
    }

    func encode<Value: Encodable>(_ value: Value) throws {
        element.beginElement()
        try element.line.append(value, in: element)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        element.beginElement()
        return element.nested(nil).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        element.beginElement()
        return element.nested(nil).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        element.beginElement()
        return element.nested(nil)
    }
}

struct LineValue: SingleValueEncodingContainer {
    let element: LineElement
    var codingPath: [any CodingKey] { element.codingPath }

    func encodeNil() { element.line.appendNull() }
    func encode(_ value: Bool) { element.line.append(value) }
    func encode(_ value: String) { element.line.append(value) }
    func encode(_ value: Double) throws { try element.line.append(value, at: codingPath) }
    func encode(_ value: Float) throws { try element.line.append(value, at: codingPath) }
    func encode(_ value: some FixedWidthInteger & Encodable) { element.line.append(value) }
    func encode<Value: Encodable>(_ value: Value) throws { try element.line.append(value, in: element) }
}

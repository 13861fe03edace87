/// A number that a report gives, with what it counts.
public struct Quantity: Sendable, Equatable {
    public enum Comparator: String, Sendable {
        case equal = "="
        case about = "~"
        case more = ">"
        case atLeast = ">="
        case less = "<"
        case atMost = "<="
    }

    /// The same quantity in another unit, as the report converts it.
    public struct Conversion: Sendable, Equatable {
        public var value: Double
        public var unit: String
        /// Whether both figures agree within the rounding that their digits show.
        public var isConsistent: Bool
    }

    /// What is counted: `killed`, `injured`, `arrested`, `displaced`, `troops`, `area`, `age`, …
    public var kind: String
    public var comparator: Comparator
    public var value: Double
    /// The upper end of a range: "10 to 15".
    public var upper: Double? = nil
    /// `person`, `km2`, `mi2`, `year`, `USD`, …
    public var unit: String
    public var conversion: Conversion?
    /// UTF-8 bytes in the report's text, comparator and unit included.
    public var range: Range<Int>
}

extension Quantity: Encodable {
    enum Key: String, CodingKey { case kind, comparator, value, upper, unit, conversion, start, end }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(comparator.rawValue, forKey: .comparator)
        try container.encode(value, forKey: .value)
        try container.encodeIfPresent(upper, forKey: .upper)
        try container.encode(unit, forKey: .unit)
        try container.encodeIfPresent(conversion, forKey: .conversion)
        try container.encode(range.lowerBound, forKey: .start)
        try container.encode(range.upperBound, forKey: .end)
    }
}

extension Quantity.Conversion: Encodable {
    enum Key: String, CodingKey { case value, unit, consistent }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(value, forKey: .value)
        try container.encode(unit, forKey: .unit)
        try container.encode(isConsistent, forKey: .consistent)
    }
}

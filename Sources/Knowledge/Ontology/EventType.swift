/// One of the 16 event types of PLOVER, such as `SANCTION`, or `STATEMENT`, which only CAMEO has. Which there are,
/// `ontology/events.types` says.
public struct EventType: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }

    /// Statements: CAMEO 01, which PLOVER drops.
    public static var statement: EventType { EventType(rawValue: "STATEMENT") }

    /// The type's name in PLOVER; `nil` for what only CAMEO codes.
    public var plover: String? { self == .statement ? nil : rawValue }
}

/// What an event is in both ontologies.
public struct EventCode: Hashable, Sendable, CustomStringConvertible {
    public var type: EventType
    /// A PLOVER mode of the type, or `nil` where it has none or none applies.
    public var mode: String?
    /// A CAMEO code of two to four digits.
    public var cameo: String

    public init(type: EventType, mode: String?, cameo: String) {
        self.type = type
        self.mode = mode
        self.cameo = cameo
    }

    /// `SANCTION discontinue 1622`
    public var description: String { "\(type) \(mode ?? "-") \(cameo)" }
}

/// One of the 16 event types of PLOVER, such as `SANCTION`. Which there are, `ontology/plover.types` says.
public struct EventType: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
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

/// What a copy to share leaves out. Words of reports are always left out: names may stand in any of them.
public struct Redaction: Sendable {
    public enum PlaceLevel: String, Sendable, CaseIterable { case adm1, country }

    /// What is known of an entity.
    public struct Entity: Sendable {
        public var name: String
        public var isPerson: Bool

        public init(name: String, isPerson: Bool) {
            self.name = name
            self.isPerson = isPerson
        }
    }

    /// Persons, and parties that are not known and may be persons.
    public var hidesPersons = true
    /// Names and publishers of reports, and speakers.
    public var hidesSources = true
    /// Hidden parties keep their country and sectors.
    public var keepsCountries = false
    /// Places are told no more exactly than this; `nil` leaves them.
    public var placeLevel: PlaceLevel? = .country
    /// The entities that are known; all others count as persons.
    public var entities: [String: Entity]
    /// The first-level division in which a place lies, in the event format.
    public var region: @Sendable (JSONValue) -> JSONValue?

    public init(
        entities: [String: Entity], region: @escaping @Sendable (JSONValue) -> JSONValue? = { _ in nil }
    ) {
        self.entities = entities
        self.region = region
    }
}

extension Redaction {
    /// Keys whose values are codes, numbers or days. What is not named here, the copy does not have: a key that is
    /// added to the format later is left out until somebody has thought about it.
    private static let safeKeys: Set<String> = [
        "kind", "plover", "mode", "cameo", "contexts", "status", "historical", "relation", "property", "form",
        "outcome",
        "state", "from", "to", "precision", "anchor", "time_precision", "date_prec", "where_prec", "comparator",
        "value",
        "upper", "unit", "conversion", "consistent", "how", "field", "start", "end", "radius", "inFavour", "against",
        "abstaining", "absent", "unanimous", "tally", "symbol", "actors", "recipients", "subject", "object", "body",
        "concerning", "speakers", "embedded", "date", "valid", "place", "concerns", "numbers", "quantity", "sentence",
        "evidence", "corrected",
    ]

    /// A line of the event format without what is hidden.
    func line(_ line: JSONValue, report: String, key: String) -> JSONValue {
        guard case .object(let members) = line else { return .null }
        var redacted: [String: JSONValue] = [:]
        for (name, value) in members where Self.safeKeys.contains(name) {
            // The value of a fact may be words.
            if name == "value", value.string != nil { continue }
            redacted[name] = self.value(value, of: name)
        }
        redacted["report"] = .string(report)
        redacted["id"] = .string(key)
        return .object(redacted)
    }

    private func value(_ value: JSONValue, of key: String) -> JSONValue {
        switch value {
        case .array(let values): return .array(values.map { self.value($0, of: key) })
        case .object(let members):
            if members["sectors"] != nil { return party(value, isSpeaker: key == "speakers") }
            if members["where_prec"] != nil || members["latitude"] != nil { return place(value) }
            return .object(
                members.filter { Self.safeKeys.contains($0.key) }.reduce(into: [:]) {
                    $0[$1.key] = self.value($1.value, of: $1.key)
                })
        default: return value
        }
    }

    private func party(_ party: JSONValue, isSpeaker: Bool) -> JSONValue {
        let entity = party["entity"]?.string
        let known = entity.flatMap { entities[$0] }
        let isHidden = isSpeaker ? hidesSources : hidesPersons && known?.isPerson ?? true
        let keepsCodes = !isHidden || keepsCountries
        var members: [String: JSONValue] = [
            "entity": isHidden ? .null : party["entity"] ?? .null,
            "country": keepsCodes ? party["country"] ?? .null : .null,
            "sectors": keepsCodes ? party["sectors"] ?? .array([]) : .array([]),
            "start": .integer(0), "end": .integer(0),
        ]
        let noun = isSpeaker ? "[source]" : "[party]"
        // Of a known party the name, for the words of the report may tell more: "the army of President …".
        let words = hidesPersons ? known?.name : party["text"]?.string
        members["text"] = .string(isHidden ? noun : words ?? noun)
        if let how = party["how"] { members["how"] = how }
        return .object(members)
    }

    private func place(_ place: JSONValue) -> JSONValue {
        guard let placeLevel else { return place }
        let region = placeLevel == .adm1 ? self.region(place) : nil
        let country = place["country"] ?? .null
        let name = region?["name"] ?? country
        guard !name.isNull else { return .null }
        var members: [String: JSONValue] = [
            "text": name, "name": name, "country": country, "precision": .integer(3),
            "where_prec": .integer(region == nil ? 6 : 4), "from": place["from"] ?? .string("report"),
            "start": .integer(0), "end": .integer(0),
        ]
        for key in ["latitude", "longitude", "geonameid"] { members[key] = region?[key] }
        return .object(members)
    }
}

/// Parties, voices and places that a person names: no bytes of the report say them.
extension Party {
    public init(text: String, entity: String?, country: String?, sectors: [String]) {
        self.init(text: text, entity: entity, country: country, sectors: sectors, range: 0..<0)
    }
}

extension Speaker {
    public init(_ party: Party, _ manner: Manner) { self.init(party: party, manner: manner) }
}

extension EventPlace {
    public init(name: String, country: String?, precision: Int) {
        self.init(
            text: name, name: name, country: country, latitude: nil, longitude: nil, precision: precision, range: 0..<0)
    }
}

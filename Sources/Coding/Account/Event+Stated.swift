public import Calendars
public import Knowledge

// Events that were not read from sentences but are stated as such, as the rows of other data sets state them.

extension Event {
    /// - Parameters:
    ///   - key: what the id is a hash of, beside the report: the same key gives the same id.
    ///   - sentence: the bytes of the report's text that state the event.
    public init(
        stated code: EventCode, key: String, report: String, actors: [Party], recipients: [Party],
        contexts: [String] = [], status: Status = .occurred, speakers: [Speaker] = [], date: EventDate,
        place: EventPlace?, numbers: [Quantity] = [], sentence: Range<Int>, evidence: [Evidence]
    ) {
        self.init(
            report: report, id: StableIdentifier.of("\(report)\u{1F}\(key)"), code: code, contexts: contexts,
            actors: actors, recipients: recipients, status: status, historical: false, speakers: speakers, date: date,
            place: place, sentence: sentence, numbers: numbers, evidence: evidence, explanation: .none)
    }
}

extension Party {
    /// A party as its name states it.
    public init(stated text: String, entity: String?, country: String?, sectors: [String], range: Range<Int>) {
        self.init(text: text, entity: entity, country: country, sectors: sectors, range: range)
    }
}

extension EventDate {
    /// A date as a column states it; `text` and `range` are its words.
    public init(stated value: DateRange, text: String?, range: Range<Int>?) {
        self.init(
            value: value, anchor: value.from == nil && value.to == nil ? .none : .stated, text: text, range: range)
    }
}

extension EventPlace {
    /// - Parameters:
    ///   - precision: ACLED's geo-precision, 1 to 3.
    ///   - wherePrecision: UCDP's where_prec, 1 to 7.
    public init(
        stated name: String, country: String?, latitude: Double?, longitude: Double?, geonameID: Int? = nil,
        precision: Int, wherePrecision: Int, range: Range<Int>
    ) {
        self.init(
            text: name, name: name, country: country, latitude: latitude, longitude: longitude, geonameID: geonameID,
            precision: precision, range: range, wherePrecision: wherePrecision)
    }
}

extension Quantity {
    /// Persons, such as those killed.
    public init(
        persons kind: String, _ comparator: Comparator, _ value: Double, upper: Double? = nil, range: Range<Int>
    ) {
        self.init(kind: kind, comparator: comparator, value: value, upper: upper, unit: "person", range: range)
    }
}

extension Evidence {
    public init(_ field: Field, stated range: Range<Int>) { self.init(field: field, range: range) }
}

import Calendars
import Knowledge

// The lines of docs/event-format.md read back. What a line does not hold (explanations, the reasons of dates) is empty.

extension Event: Decodable {
    /// - Throws: `DecodingError` where the line is no event.
    public init(from decoder: any Decoder) throws {
        let line = try decoder.container(keyedBy: Key.self)
        self.init(
            report: try line.decode(String.self, forKey: .report), id: try line.decode(String.self, forKey: .id),
            code: EventCode(
                type: try line.decodeIfPresent(String.self, forKey: .plover).map { EventType(rawValue: $0) }
                    ?? .statement,
                mode: try line.decodeIfPresent(String.self, forKey: .mode),
                cameo: try line.decode(String.self, forKey: .cameo)),
            contexts: try line.decode([String].self, forKey: .contexts),
            actors: try line.decode([Party].self, forKey: .actors),
            recipients: try line.decode([Party].self, forKey: .recipients),
            status: try line.value(forKey: .status),
            embedded: try line.decodeIfPresent([EmbeddedAct].self, forKey: .embedded) ?? [],
            historical: try line.decode(Bool.self, forKey: .historical),
            speakers: try line.decode([Speaker].self, forKey: .speakers),
            date: try line.decode(EventDate.self, forKey: .date),
            place: try line.decodeIfPresent(EventPlace.self, forKey: .place),
            concerns: try line.decodeIfPresent([EventPlace].self, forKey: .concerns) ?? [],
            sentence: try line.decode(Span.self, forKey: .sentence).range,
            numbers: try line.decodeIfPresent([Quantity].self, forKey: .numbers) ?? [],
            evidence: try line.decode([Evidence].self, forKey: .evidence), explanation: .none)
    }
}

extension EmbeddedAct: Decodable {
    public init(from decoder: any Decoder) throws {
        let act = try decoder.container(keyedBy: Key.self)
        self.init(
            code: EventCode(
                type: try act.decodeIfPresent(String.self, forKey: .plover).map { EventType(rawValue: $0) }
                    ?? .statement,
                mode: try act.decodeIfPresent(String.self, forKey: .mode),
                cameo: try act.decode(String.self, forKey: .cameo)),
            actors: try act.decode([Party].self, forKey: .actors),
            recipients: try act.decode([Party].self, forKey: .recipients), status: try act.value(forKey: .status),
            date: try act.decodeIfPresent(EventDate.self, forKey: .date),
            embedded: try act.decodeIfPresent([EmbeddedAct].self, forKey: .embedded) ?? [])
    }
}

extension Relation: Decodable {
    /// - Throws: `DecodingError` where the line is no relation.
    public init(from decoder: any Decoder) throws {
        let line = try decoder.container(keyedBy: Key.self)
        self.init(
            report: try line.decode(String.self, forKey: .report), id: try line.decode(String.self, forKey: .id),
            kind: try line.decode(String.self, forKey: .relation),
            subject: try line.decode(Party.self, forKey: .subject),
            object: try line.decode(Party.self, forKey: .object), state: try line.value(forKey: .state),
            domain: try line.decodeIfPresent(String.self, forKey: .domain), status: try line.value(forKey: .status),
            speakers: try line.decode([Speaker].self, forKey: .speakers),
            valid: try line.decode(EventDate.self, forKey: .valid),
            sentence: try line.decode(Span.self, forKey: .sentence).range,
            evidence: try line.decode([Evidence].self, forKey: .evidence), explanation: .none)
    }
}

extension Explanation {
    static var none: Explanation { Explanation(steps: [], sentenceIndex: 0) }
}

extension Party: Decodable {
    public init(from decoder: any Decoder) throws {
        let party = try decoder.container(keyedBy: Key.self)
        self.init(
            text: try party.decode(String.self, forKey: .text),
            entity: try party.decodeIfPresent(String.self, forKey: .entity),
            country: try party.decodeIfPresent(String.self, forKey: .country),
            sectors: try party.decode([String].self, forKey: .sectors),
            range: try party.range(from: .start, to: .end))
    }
}

extension Speaker: Decodable {
    public init(from decoder: any Decoder) throws {
        self.init(
            party: try Party(from: decoder),
            manner: try decoder.container(keyedBy: Party.Key.self).value(forKey: .how))
    }
}

extension EventDate: Decodable {
    public init(from decoder: any Decoder) throws {
        let date = try decoder.container(keyedBy: Key.self)
        func day(_ key: Key) throws -> CalendarDate? {
            try date.decodeIfPresent(String.self, forKey: key).flatMap { CalendarDate(iso: $0) }
        }
        let isSpoken = date.contains(.start)
        self.init(
            value: DateRange(from: try day(.from), to: try day(.to), precision: try date.value(forKey: .precision)),
            anchor: try date.value(forKey: .anchor), text: try date.decodeIfPresent(String.self, forKey: .text),
            range: isSpoken ? try date.range(from: .start, to: .end) : nil)
    }
}

extension EventPlace: Decodable {
    public init(from decoder: any Decoder) throws {
        let place = try decoder.container(keyedBy: Key.self)
        self.init(
            text: try place.decode(String.self, forKey: .text), name: try place.decode(String.self, forKey: .name),
            country: try place.decodeIfPresent(String.self, forKey: .country),
            latitude: try place.decodeIfPresent(Double.self, forKey: .latitude),
            longitude: try place.decodeIfPresent(Double.self, forKey: .longitude),
            geonameID: try place.decodeIfPresent(Int.self, forKey: .geonameid),
            precision: try place.decode(Int.self, forKey: .precision), range: try place.range(from: .start, to: .end),
            wherePrecision: try place.decode(Int.self, forKey: .wherePrecision),
            radius: try place.decodeIfPresent(Double.self, forKey: .radius), source: try place.value(forKey: .source))
    }
}

extension Evidence: Decodable {
    public init(from decoder: any Decoder) throws {
        let evidence = try decoder.container(keyedBy: Key.self)
        self.init(field: try evidence.value(forKey: .field), range: try evidence.range(from: .start, to: .end))
    }
}

extension Quantity: Decodable {
    public init(from decoder: any Decoder) throws {
        let quantity = try decoder.container(keyedBy: Key.self)
        self.init(
            kind: try quantity.decode(String.self, forKey: .kind), comparator: try quantity.value(forKey: .comparator),
            value: try quantity.decode(Double.self, forKey: .value),
            upper: try quantity.decodeIfPresent(Double.self, forKey: .upper),
            unit: try quantity.decode(String.self, forKey: .unit),
            conversion: try quantity.decodeIfPresent(Conversion.self, forKey: .conversion),
            range: try quantity.range(from: .start, to: .end))
    }
}

extension Quantity.Conversion: Decodable {
    public init(from decoder: any Decoder) throws {
        let conversion = try decoder.container(keyedBy: Key.self)
        self.init(
            value: try conversion.decode(Double.self, forKey: .value),
            unit: try conversion.decode(String.self, forKey: .unit),
            isConsistent: try conversion.decode(Bool.self, forKey: .consistent))
    }
}

extension Span: Decodable {
    private enum Key: String, CodingKey { case start, end }

    init(from decoder: any Decoder) throws {
        self.init(try decoder.container(keyedBy: Key.self).range(from: .start, to: .end))
    }

    var range: Range<Int> { start..<end }
}

extension KeyedDecodingContainer {
    /// - Throws: `DecodingError` where the end comes before the start.
    fileprivate func range(from start: Key, to end: Key) throws -> Range<Int> {
        let (lower, upper) = (try decode(Int.self, forKey: start), try decode(Int.self, forKey: end))
        guard lower <= upper else {
            throw DecodingError.dataCorruptedError(forKey: end, in: self, debugDescription: "ends before it starts")
        }
        return lower..<upper
    }

    /// A word out of a list.
    fileprivate func value<Value: RawRepresentable<String>>(forKey key: Key) throws -> Value {
        let word = try decode(String.self, forKey: key)
        guard let value = Value(rawValue: word) else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "'\(word)' is not known")
        }
        return value
    }
}

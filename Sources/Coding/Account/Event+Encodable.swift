import Calendars
import Knowledge

/// The line that `--format jsonl` prints: our contract with the world. Keys are only ever added.
extension Event: Encodable {
    enum Key: String, CodingKey {
        case report, id, plover, mode, contexts, cameo, actors, recipients, status, embedded, historical, speakers, date
        case place, concerns, numbers, sentence, evidence
    }

    public func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
        try line.encode(report, forKey: .report)
        try line.encode(id, forKey: .id)
        try line.encode(code.type.plover, forKey: .plover)
        try line.encode(code.mode, forKey: .mode)
        try line.encode(contexts, forKey: .contexts)
        try line.encode(code.cameo, forKey: .cameo)
        try line.encode(actors, forKey: .actors)
        try line.encode(recipients, forKey: .recipients)
        try line.encode(status.rawValue, forKey: .status)
        if !embedded.isEmpty { try line.encode(embedded, forKey: .embedded) }
        try line.encode(historical, forKey: .historical)
        try line.encode(speakers, forKey: .speakers)
        try line.encode(date, forKey: .date)
        try line.encode(place, forKey: .place)
        try line.encode(concerns, forKey: .concerns)
        try line.encode(numbers, forKey: .numbers)
        try line.encode(Span(sentence), forKey: .sentence)
        try line.encode(evidence, forKey: .evidence)
    }
}

extension EmbeddedAct: Encodable {
    enum Key: String, CodingKey { case plover, mode, cameo, actors, recipients, status, date, embedded }

    public func encode(to encoder: any Encoder) throws {
        var act = encoder.container(keyedBy: Key.self)
        try act.encode(code.type.plover, forKey: .plover)
        try act.encode(code.mode, forKey: .mode)
        try act.encode(code.cameo, forKey: .cameo)
        try act.encode(actors, forKey: .actors)
        try act.encode(recipients, forKey: .recipients)
        try act.encode(status.rawValue, forKey: .status)
        try act.encodeIfPresent(date, forKey: .date)
        if !embedded.isEmpty { try act.encode(embedded, forKey: .embedded) }
    }
}

/// A range of bytes as `start` and `end`.
struct Span: Encodable {
    var start: Int
    var end: Int

    init(_ range: Range<Int>) {
        start = range.lowerBound
        end = range.upperBound
    }
}

extension Party: Encodable {
    enum Key: String, CodingKey { case text, entity, country, sectors, how, start, end }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try encode(into: &container)
    }

    fileprivate func encode(into container: inout KeyedEncodingContainer<Key>) throws {
        try container.encode(text, forKey: .text)
        try container.encode(entity, forKey: .entity)
        try container.encode(country, forKey: .country)
        try container.encode(sectors, forKey: .sectors)
        try container.encode(range.lowerBound, forKey: .start)
        try container.encode(range.upperBound, forKey: .end)
    }
}

extension Speaker: Encodable {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Party.Key.self)
        try party.encode(into: &container)
        try container.encode(manner.rawValue, forKey: .how)
    }
}

extension EventDate: Encodable {
    enum Key: String, CodingKey {
        case from, to, precision, anchor, text, start, end
        case timePrecision = "time_precision"
        case datePrecision = "date_prec"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(value.from?.description, forKey: .from)
        try container.encode(value.to?.description, forKey: .to)
        try container.encode(value.precision.rawValue, forKey: .precision)
        try container.encode(value.acledPrecision, forKey: .timePrecision)
        try container.encode(value.ucdpPrecision, forKey: .datePrecision)
        try container.encode(anchor.rawValue, forKey: .anchor)
        try container.encodeIfPresent(text, forKey: .text)
        try container.encodeIfPresent(range?.lowerBound, forKey: .start)
        try container.encodeIfPresent(range?.upperBound, forKey: .end)
    }
}

extension EventPlace: Encodable {
    enum Key: String, CodingKey {
        case text, name, country, latitude, longitude, geonameid, precision, start, end, radius
        case wherePrecision = "where_prec"
        case source = "from"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(text, forKey: .text)
        try container.encode(name, forKey: .name)
        try container.encode(country, forKey: .country)
        try container.encodeIfPresent(latitude, forKey: .latitude)
        try container.encodeIfPresent(longitude, forKey: .longitude)
        try container.encodeIfPresent(geonameID, forKey: .geonameid)
        try container.encode(precision, forKey: .precision)
        try container.encode(wherePrecision, forKey: .wherePrecision)
        try container.encodeIfPresent(radius, forKey: .radius)
        try container.encode(source.rawValue, forKey: .source)
        try container.encode(range.lowerBound, forKey: .start)
        try container.encode(range.upperBound, forKey: .end)
    }
}

extension Evidence: Encodable {
    enum Key: String, CodingKey { case field, start, end }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(field.rawValue, forKey: .field)
        try container.encode(range.lowerBound, forKey: .start)
        try container.encode(range.upperBound, forKey: .end)
    }
}

import Calendars
import Coding
import Knowledge

/// What people correct: a statement of an account, with where it stands.
protocol Correctable {
    var id: String { get }
    var sentence: Range<Int> { get }
    var evidence: [Evidence] { get }

    mutating func apply(_ changes: [CorrectionField: JSONValue])
}

extension Event: Correctable {
    mutating func apply(_ changes: [CorrectionField: JSONValue]) {
        if let type = changes[.type] { code.type = type.string.map(EventType.init(rawValue:)) ?? .statement }
        if let mode = changes[.mode] { code.mode = mode.string }
        if let cameo = changes[.cameo]?.string { code.cameo = cameo }
        if let named = changes[.contexts] { contexts = named.elements.compactMap(\.string) }
        if let value = changes[.status].flatMap(Status.init) { status = value }
        if let value = changes[.historical]?.boolean { historical = value }
        if let value = changes[.date] { date.apply(value) }
        if let value = changes[.place] { place = EventPlace(value) }
        if let parties = changes[.actor] { actors = parties.elements.map(Party.init) }
        if let parties = changes[.recipient] { recipients = parties.elements.map(Party.init) }
        if let parties = changes[.speaker] { speakers = parties.elements.map(Speaker.init) }
    }
}

extension Relation: Correctable {
    mutating func apply(_ changes: [CorrectionField: JSONValue]) {
        if let value = changes[.type]?.string { kind = value }
        if let value = changes[.mode]?.string.flatMap(State.init(rawValue:)) { state = value }
        if let value = changes[.domain] { domain = value.string }
        if let value = changes[.status].flatMap(Status.init) { status = value }
        if let value = changes[.date] { valid.apply(value) }
        if let party = changes[.actor] { subject = Party(party) }
        if let party = changes[.recipient] { object = Party(party) }
        if let parties = changes[.speaker] { speakers = parties.elements.map(Speaker.init) }
    }
}

extension Fact: Correctable {
    mutating func apply(_ changes: [CorrectionField: JSONValue]) {
        if let value = changes[.type]?.string { property = value }
        if let value = changes[.status].flatMap(Status.init) { status = value }
        if let value = changes[.date] { date.apply(value) }
        if let party = changes[.actor] { subject = Party(party) }
        if let parties = changes[.speaker] { speakers = parties.elements.map(Speaker.init) }
    }
}

extension Decision: Correctable {
    mutating func apply(_ changes: [CorrectionField: JSONValue]) {
        if let value = changes[.type]?.string.flatMap(Form.init(rawValue:)) { form = value }
        if let value = changes[.mode]?.string.flatMap(Outcome.init(rawValue:)) { outcome = value }
        if let value = changes[.status].flatMap(Status.init) { status = value }
        if let value = changes[.date] { date.apply(value) }
        if let party = changes[.actor] { body = Party(party) }
        if let parties = changes[.recipient] { concerning = parties.elements.map(Party.init) }
        if let parties = changes[.speaker] { speakers = parties.elements.map(Speaker.init) }
    }
}

extension Status {
    fileprivate init?(_ value: JSONValue) {
        guard let status = value.string.flatMap(Status.init(rawValue:)) else { return nil }
        self = status
    }
}

extension JSONValue {
    fileprivate var bytes: Range<Int> {
        guard let start = self["start"]?.integer, let end = self["end"]?.integer, start <= end else { return 0..<0 }
        return start..<end
    }
}

extension Party {
    fileprivate init(_ value: JSONValue) {
        self.init(
            text: value["text"]?.string ?? "", entity: value["entity"]?.string, country: value["country"]?.string,
            sectors: (value["sectors"]?.elements ?? []).compactMap(\.string))
        range = value.bytes
    }
}

extension Speaker {
    fileprivate init(_ value: JSONValue) {
        let manner = value["how"]?.string.flatMap(Manner.init(rawValue:)) ?? .indirect
        self.init(Party(value), manner)
    }
}

extension EventDate {
    fileprivate mutating func apply(_ value: JSONValue) {
        func day(_ end: String) -> CalendarDate? { value[end]?.string.flatMap(CalendarDate.init(iso:)) }
        let precision = value["precision"]?.string.flatMap(DateRange.Precision.init(rawValue:)) ?? .open
        self.value = DateRange(from: day("from"), to: day("to"), precision: precision)
        anchor = value["anchor"]?.string.flatMap(Anchor.init(rawValue:)) ?? .stated
    }
}

extension EventPlace {
    fileprivate init?(_ value: JSONValue) {
        guard let name = value["name"]?.string else { return nil }
        self.init(name: name, country: value["country"]?.string, precision: value["precision"]?.integer ?? 3)
        text = value["text"]?.string ?? name
        latitude = value["latitude"]?.double
        longitude = value["longitude"]?.double
        geonameID = value["geonameid"]?.integer
        range = value.bytes
        wherePrecision = value["where_prec"]?.integer ?? 6
        radius = value["radius"]?.double
        source = value["from"]?.string.flatMap(Source.init(rawValue:)) ?? .clause
    }
}

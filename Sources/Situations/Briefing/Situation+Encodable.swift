import Calendars

extension Situation: Encodable {
    private enum Key: String, CodingKey { case kind, scope, on, known, missions, lines, names }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode("situation", forKey: .kind)
        try container.encode(scope, forKey: .scope)
        try container.encode(on.description, forKey: .on)
        try container.encode(known.description, forKey: .known)
        try container.encode(missions, forKey: .missions)
        try container.encode(Section.allCases.flatMap { Briefing.ordered(lines(in: $0), self) }, forKey: .lines)
        try container.encode(names, forKey: .names)
    }
}

extension Situation.Line: Encodable {
    private enum Key: String, CodingKey { case section, subject, property, value, from, to, rule, sources }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(section.rawValue, forKey: .section)
        try container.encode(subject, forKey: .subject)
        try container.encode(property, forKey: .property)
        try container.encode(value, forKey: .value)
        try container.encode(date?.from?.description, forKey: .from)
        try container.encode(date?.to?.description, forKey: .to)
        try container.encodeIfPresent(rule, forKey: .rule)
        try container.encode(sources, forKey: .sources)
    }
}

extension Situation.Source: Encodable {
    private enum Key: String, CodingKey { case report, published, voice, start, end, text }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(report, forKey: .report)
        try container.encode(published?.description, forKey: .published)
        try container.encodeIfPresent(voice, forKey: .voice)
        try container.encode(range.lowerBound, forKey: .start)
        try container.encode(range.upperBound, forKey: .end)
        try container.encode(quotation, forKey: .text)
    }
}

extension MissionState: Encodable {
    private enum Key: String, CodingKey {
        case id, name, hosts, phase, established, ended, withdrawn, mandateEnds, drawdownFrom, withdrawnBy,
            liquidationFrom
        case extendedUntil, consent, consentSince, endCause, followOn
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        try container.encode(hosts, forKey: .hosts)
        try container.encode(phase?.rawValue, forKey: .phase)
        try container.encode(established?.description, forKey: .established)
        try container.encode(ended?.description, forKey: .ended)
        try container.encode(withdrawn?.description, forKey: .withdrawn)
        try container.encode(mandateEnds?.description, forKey: .mandateEnds)
        try container.encode(drawdownFrom?.description, forKey: .drawdownFrom)
        try container.encode(withdrawnBy?.description, forKey: .withdrawnBy)
        try container.encode(liquidationFrom?.description, forKey: .liquidationFrom)
        try container.encode(extendedUntil?.description, forKey: .extendedUntil)
        try container.encode(consent, forKey: .consent)
        try container.encode(consentSince?.description, forKey: .consentSince)
        try container.encode(endCause, forKey: .endCause)
        try container.encode(followOn, forKey: .followOn)
    }
}

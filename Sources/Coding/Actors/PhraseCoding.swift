import Calendars
import Knowledge
import Linguistics
import Reports

extension Rapporteur {
    /// Codes a noun phrase by itself: "Malian soldiers" is MLI MIL.
    ///
    /// - Parameters:
    ///   - phrase: a noun phrase, as it stands in a report.
    ///   - day: the date of the report; offices are read as of that day.
    ///   - country: the country that the report is about (ISO 3166-1 alpha-3), which decides between namesakes.
    /// - Returns: the first party that the phrase names. A phrase that names nobody known keeps its words, with the
    ///   sector `UNK`.
    public func party(named phrase: String, on day: CalendarDate? = nil, about country: String? = nil) -> Party {
        let document = analyzer.analyze(phrase, paragraphs: [0..<phrase.utf8.count])
        var discourse = Discourse(knowledge.ontology)
        discourse.subject = country
        let toponyms = coder.toponyms.toponyms(in: document, country: country)
        let places = DocumentPlaces(toponyms)
        for (index, sentence) in document.sentences.enumerated() {
            let graph = SentenceGraph(sentence, index: index)
            var resolver = PartyResolver(graph, lexicon: coder.lexicon, day: day, discourse: discourse)
            guard let root = graph.topDown().first, let referent = resolver.partyOfPhrase(root, isWhole: true) else {
                continue
            }
            var party = coder.party(places.located(referent), in: Array(phrase.utf8))
            // Alone, a phrase that names a place is of that place: "Santa Marta Self Defense Forces".
            let place = toponyms.lazy.compactMap { $0.place?.country }.first
            if party.country == nil, let place, coder.lexicon.countries[place] != nil { party.country = place }
            return party
        }
        return Party(
            text: phrase, entity: nil, country: nil, sectors: ["UNK"], range: 0..<phrase.utf8.count)
    }

    /// The names in a report that no dictionary has, with what can be told of them, for review.
    public func unknownNames(in report: Report) -> [UnknownName] {
        let document = analyzer.analyze(report.text, paragraphs: Coder.paragraphs(of: report))
        return coder.unknownNames(in: report, document)
    }

    /// The parties that a report mentions, in the order of its text: the known with their codes, the unknown with what
    /// can be told of them.
    public func mentions(in report: Report) -> [Party] {
        let document = analyzer.analyze(report.text, paragraphs: Coder.paragraphs(of: report))
        return coder.mentions(in: report, document)
    }
}

extension Coder {
    /// The parties that a report mentions, in the order of its text.
    public func mentions(in report: Report, _ document: Document) -> [Party] {
        let text = Array(report.text.utf8)
        let places = DocumentPlaces(toponyms.toponyms(in: document))
        var parties: [Party] = []
        walk(report, document) { resolver in
            for token in 0..<resolver.graph.count {
                guard resolver.isMentionHead(token), let referent = resolver.referent(at: token) else { continue }
                let owners = resolver.coordinated(token)
                for one in owners.isEmpty ? [referent] : owners { parties.append(party(places.located(one), in: text)) }
            }
        }
        return parties
    }

    /// The names in a report that no dictionary has, in the order of their first mention, with what can be told of them.
    public func unknownNames(in report: Report, _ document: Document) -> [UnknownName] {
        let text = Array(report.text.utf8)
        let places = DocumentPlaces(toponyms.toponyms(in: document))
        var names: [UnknownName] = []
        var positions: [String: Int] = [:]
        walk(report, document) { resolver in
            for token in 0..<resolver.graph.count where resolver.graph[token].upos == .propn {
                guard resolver.isMentionHead(token), let referent = resolver.referent(at: token), referent.actor == nil,
                    referent.place == nil, places.toponym(at: token, in: referent.sentence)?.place == nil
                else { continue }
                let name = resolver.name(at: token)
                let found = party(referent, in: text)
                if let position = positions[name] {
                    names[position].add(found)
                } else {
                    positions[name] = names.count
                    names.append(UnknownName(name: name, kind: referent.kind, party: found))
                }
            }
        }
        return names
    }

    /// What phrases of a report refer to, given by their bytes; `nil` for one that refers to nobody.
    public func parties(at ranges: [Range<Int>], in report: Report, _ document: Document) -> [Party?] {
        let text = Array(report.text.utf8)
        var found = [Party?](repeating: nil, count: ranges.count)
        walk(report, document) { resolver in
            for (index, range) in ranges.enumerated() {
                guard let head = resolver.graph.head(of: range) else { continue }
                found[index] = resolver.partyOfPhrase(head, isWhole: false).map { party($0, in: text) }
            }
        }
        return found
    }

    /// Resolves sentence by sentence, with the memory of what went before.
    private func walk(_ report: Report, _ document: Document, _ visit: (inout PartyResolver) -> Void) {
        var discourse = Discourse(knowledge.ontology)
        for (index, sentence) in document.sentences.enumerated() {
            let graph = SentenceGraph(sentence, index: index)
            var resolver = PartyResolver(graph, lexicon: lexicon, day: report.published, lending: &discourse)
            visit(&resolver)
            let mentioned = resolver.mentioned()
            resolver.returnDiscourse(to: &discourse)
            discourse.remember(mentioned.map(\.referent))
            for (referent, names) in mentioned {
                for name in names { discourse.introduce(name, as: referent) }
            }
        }
    }

    fileprivate func party(_ referent: Referent, in text: [UInt8]) -> Party {
        Party(
            text: String(decoding: text[referent.range.clamped(to: 0..<text.count)], as: UTF8.self),
            entity: referent.actor.map { knowledge.actors[$0].id }, country: referent.country,
            sectors: referent.sectors, range: referent.range)
    }
}

extension SentenceGraph {
    /// The token within some bytes whose head lies outside.
    fileprivate func head(of bytes: Range<Int>) -> Int? {
        let inside = (0..<count).filter { self[$0].range.overlaps(bytes) }
        let nominal = inside.filter { self[$0].upos != .punct && self[$0].upos != .adp && self[$0].upos != .det }
        return nominal.first { token in self[token].head.map { !inside.contains($0) } ?? true } ?? inside.first
    }
}

import Knowledge
import Reports

/// Who says that an event happened.
extension EventBuilder {
    /// Gives every event its speakers and their evidence, once the whole report has been heard.
    func lend(_ voices: Voices) {
        for index in events.indices {
            let act = acts[index]
            let speakers = voices.speakers(of: act)
            guard !speakers.isEmpty else { continue }
            events[index].speakers = speakers
            var evidence = speakers.filter { !$0.party.range.isEmpty }.map {
                Evidence(field: .speaker, range: $0.party.range)
            }
            if let quote = voices.quote(of: act) { evidence.append(Evidence(field: .quote, range: quote)) }
            let place = events[index].evidence.firstIndex { $0.field == .date || $0.field == .place }
            events[index].evidence.insert(contentsOf: evidence, at: place ?? events[index].evidence.endIndex)
        }
    }

    /// The report's own voices: the agency of its dateline or byline, and its publisher where it is known.
    static func house(of report: Report, _ text: [UInt8], _ coder: Coder) -> [Speaker] {
        var voices: [Speaker] = []
        for passage in report.passages where passage.role == .dateline || passage.role == .byline {
            let words = String(decoding: text[passage.range.clamped(to: 0..<text.count)], as: UTF8.self)
            if let party = coder.medium(in: words, at: passage.range) {
                voices.append(Speaker(party: party, manner: .agency))
                break
            }
        }
        if let publisher = report.publisher {
            let known = coder.medium(in: publisher, at: 0..<0)
            let party = Party(
                text: publisher, entity: known?.entity, country: known?.country, sectors: known?.sectors ?? [],
                range: 0..<0)
            voices.append(Speaker(party: party, manner: .publisher))
        }
        return voices
    }
}

extension Coder {
    /// The first medium that is named in a few words, and where: "AP" in "BAMAKO, Mali (AP) —".
    fileprivate func medium(in words: String, at range: Range<Int>) -> Party? {
        let bytes = Array(words.utf8)
        let isInWord = { (byte: UInt8) in
            byte >= 0x80 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "'")
                || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
                || (byte >= 0x30 && byte <= 0x39)
        }
        var pieces: [NamePiece] = []
        var spans: [Range<Int>] = []
        for word in bytes.indices.split(whereSeparator: { !isInWord(bytes[$0]) }) {
            guard let first = word.first, let last = word.last else { continue }
            for piece in NamePiece.pieces(of: String(decoding: bytes[first...last], as: UTF8.self)) {
                pieces.append(piece)
                spans.append(first..<last + 1)
            }
        }
        for start in pieces.indices {
            guard let match = lexicon.names.longestMatch(pieces, from: start) else { continue }
            for case .actor(let index, _) in match.targets where knowledge.actors[index].kind == .media {
                let actor = knowledge.actors[index]
                let span = spans[start].lowerBound..<spans[start + match.length - 1].upperBound
                return Party(
                    text: String(decoding: bytes[span], as: UTF8.self), entity: actor.id,
                    country: actor.roles.last?.country, sectors: actor.roles.last?.sectors ?? [],
                    range: range.isEmpty
                        ? range : range.lowerBound + span.lowerBound..<range.lowerBound + span.upperBound)
            }
        }
        return nil
    }
}

import Knowledge

extension ToponymReader {
    /// The place that a dateline gives, without any analysis of its words: "BAMAKO, Mali (AP) —".
    ///
    /// - Parameter country: ISO 3166-1 alpha-3 of where the report comes from, if that is known.
    public func place(ofDateline dateline: String, country: String? = nil) -> GazetteerEntry? {
        let line = dateline.split(separator: " - ").first ?? ""
        var mentions: [ToponymMention] = []
        for (position, part) in line.split(whereSeparator: { ",(—–/".contains($0) }).prefix(2).enumerated() {
            let words = part.split(separator: " ")
            let longest = (1...max(1, words.count)).reversed().lazy
                .map { words.prefix($0).joined(separator: " ") }
                .first { !lexicon.reading($0).places.isEmpty }
            guard let name = longest else { break }
            let reading = lexicon.reading(name)
            // An abbreviation says where the place before it lies.
            guard !reading.isDemonym, position == 1 || !reading.isShort else { break }
            mentions.append(
                ToponymMention(
                    sentence: 0, tokens: position..<position + 1, key: NameKey.fold(name),
                    candidates: reading.places, mainCount: reading.mainCount, use: .place))
        }
        guard !mentions.isEmpty else { return nil }
        if mentions.count == 2 { mentions[0].container = 1 }
        return ToponymResolver(gazetteer, country: country).resolve(mentions)[0].map { gazetteer[$0] }
    }
}

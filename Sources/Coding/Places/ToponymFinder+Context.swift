import Knowledge
import Linguistics

/// What the words in and beside a name tell of it.
extension ToponymFinder {
    /// In tokens.
    static let longestName = 6

    // MARK: Readings of words

    func reading(_ tokens: Range<Int>, in sentence: Int) -> ToponymLexicon.Reading {
        lexicon.reading(sentences[sentence].tokens[tokens].text)
    }

    /// The longest known name that begins at a token with a capital letter.
    func longestReading(
        from start: Int, limit: Int, in sentence: Int
    ) -> (length: Int, reading: ToponymLexicon.Reading)? {
        let tokens = sentences[sentence].tokens
        guard Self.isCapitalized(tokens[start].form) else { return nil }
        var end = start + 1
        while end < min(limit, start + Self.longestName),
            Self.isCapitalized(tokens[end].form) || lexicon.words.links.contains(tokens[end].form)
        {
            end += 1
        }
        while end > start {
            if Self.isCapitalized(tokens[end - 1].form) {
                let reading = reading(start..<end, in: sentence)
                if !reading.places.isEmpty { return (end - start, reading) }
            }
            end -= 1
        }
        return nil
    }

    /// Whether a reading is so well known that the name of an organisation may hold it.
    func isClear(_ reading: ToponymLexicon.Reading, _ tokens: Range<Int>, in sentence: Int) -> Bool {
        if reading.isDemonym { return true }
        if reading.isShort { return hasPlaceBefore(tokens, in: sentence) }
        let key = key(of: tokens, in: sentence)
        if places[key, default: 0] > 0 { return true }
        if persons[key, default: 0] > 0 || lexicon.words.seldom.contains(key) || lexicon.words.never.contains(key) {
            return false
        }
        return reading.places.prefix(reading.mainCount).prefix(8).contains { place in
            let facts = lexicon.gazetteer.facts(of: place)
            switch facts.kind {
            case .country, .area: return true
            case .region: return facts.population > 300_000
            case .capital: return true
            case .district: return tokens.count > 1
            case .town: return facts.population > (tokens.count > 1 ? 20_000 : 80_000)
            }
        }
    }

    /// Whether a part of a name stands for itself: "Lee" of "Robert E. Lee High School" does not.
    func isOwnWord(
        _ part: Range<Int>, of name: Range<Int>, _ reading: ToponymLexicon.Reading, in sentence: Int
    ) -> Bool {
        guard part.lowerBound > name.lowerBound, part.count == 1, kind(of: reading) == .town else { return true }
        return !Self.isCapitalized(sentences[sentence].tokens[part.lowerBound - 1].form)
            || places[key(of: part, in: sentence), default: 0] > 0
    }

    func isDistrict(_ reading: ToponymLexicon.Reading, _ tokens: Range<Int>) -> Bool {
        tokens.count > 1 && reading.mainCount > 0 && kind(of: reading) == .district
    }

    func isCountry(_ reading: ToponymLexicon.Reading) -> Bool {
        reading.mainCount > 0 && kind(of: reading) == .country
    }

    /// Whether the people that a demonym names are those of a country or area: "English" is rather a language.
    func isOfCountry(_ reading: ToponymLexicon.Reading) -> Bool {
        kind(of: reading) == .country || kind(of: reading) == .area
    }

    func kind(of reading: ToponymLexicon.Reading) -> Gazetteer.Kind? {
        reading.places.first.map { lexicon.gazetteer.facts(of: $0).kind }
    }

    /// A name of several words that all belong to it: "Meadow Grove", "Mt. Pleasant".
    func isLongName(
        _ reading: ToponymLexicon.Reading, _ tokens: Range<Int>, in sentence: Int
    ) -> Bool {
        tokens.count > 1 && reading.mainCount > 0
            && sentences[sentence].tokens[tokens].allSatisfy { Self.isCapitalized($0.form) }
    }

    /// Whether some place of the name is more than a village, or makes news.
    func isSizable(_ reading: ToponymLexicon.Reading) -> Bool {
        reading.places.prefix(reading.mainCount).prefix(4).contains { place in
            let facts = lexicon.gazetteer.facts(of: place)
            return facts.isAddition || facts.kind != .town || facts.population > 5_000
        }
    }

    func isCountryOrRegion(_ reading: ToponymLexicon.Reading) -> Bool {
        reading.places.prefix(reading.mainCount).prefix(4).contains { place in
            let facts = lexicon.gazetteer.facts(of: place)
            switch facts.kind {
            case .country, .area: return true
            case .capital: return facts.population > 300_000
            case .region: return facts.population > 1_000_000
            default: return facts.population > 500_000
            }
        }
    }

    // MARK: Context

    func key(of tokens: Range<Int>, in sentence: Int) -> String {
        NameKey.fold(sentences[sentence].tokens[tokens].text)
    }

    func coverage(of sentence: Int) -> [Bool] {
        var covered = Array(repeating: false, count: sentences[sentence].tokens.count)
        for entity in entities[sentence] {
            for token in entity.tokens { covered[token] = true }
        }
        return covered
    }

    /// Without articles, possessives and punctuation at the ends.
    func trimmed(_ tokens: Range<Int>, in sentence: Int) -> Range<Int> {
        let words = sentences[sentence].tokens
        var (start, end) = (tokens.lowerBound, tokens.upperBound)
        while start < end, words[start].upos == .punct || words[start].upos == .det { start += 1 }
        while start < end, words[end - 1].upos == .punct || words[end - 1].xpos == "POS" { end -= 1 }
        return start..<end
    }

    /// With the words around it that belong to the longest known name: "Henderson" in "Henderson County".
    mutating func widened(_ tokens: Range<Int>, in sentence: Int) -> Range<Int> {
        let words = sentences[sentence].tokens
        var best = tokens
        for start in stride(from: tokens.lowerBound, through: max(0, tokens.lowerBound - 2), by: -1) {
            guard start == tokens.lowerBound || Self.isCapitalized(words[start].form) else { break }
            for end in tokens.upperBound...min(words.count, tokens.upperBound + 3) {
                let wide = start..<end
                guard wide.count > best.count, Self.isCapitalized(words[end - 1].form),
                    words[start..<end].allSatisfy({
                        Self.isCapitalized($0.form) || lexicon.words.links.contains($0.form)
                    }),
                    !isTaken(wide, in: sentence)
                else { continue }
                let reading = reading(wide, in: sentence)
                if !reading.places.isEmpty, !reading.isShort { best = wide }
            }
        }
        // "Wichita" of "Wichita Drive".
        if best.upperBound < words.count, Self.isCapitalized(words[best.upperBound].form),
            lexicon.words.streets.contains(NameKey.fold(words[best.upperBound].form)),
            !isTaken(best.upperBound..<best.upperBound + 1, in: sentence), !isFeature(best, in: sentence)
        {
            best = best.lowerBound..<best.upperBound + 1
        }
        // "Sask" and the point of its abbreviation may stand apart at the end of a sentence.
        if best.upperBound < words.count, words[best.upperBound].form == ".",
            words[best.upperBound].range.lowerBound == words[best.upperBound - 1].range.upperBound,
            words[best.upperBound - 1].form.contains(where: \.isLowercase),
            reading(best, in: sentence).mainCount == 0 || reading(best, in: sentence).isShort,
            reading(best.lowerBound..<best.upperBound + 1, in: sentence).isShort
        {
            best = best.lowerBound..<best.upperBound + 1
        }
        return best
    }

    /// "Queensland" of "Far North Queensland".
    mutating func withoutModifiers(_ tokens: Range<Int>, in sentence: Int) -> Range<Int>? {
        var start = tokens.lowerBound
        while start < tokens.upperBound - 1,
            lexicon.words.modifiers.contains(sentences[sentence].tokens[start].form.lowercased())
        {
            start += 1
        }
        if start < tokens.upperBound, sentences[sentence].tokens[start].form == "-" { start += 1 }
        let rest = start..<tokens.upperBound
        guard start > tokens.lowerBound, !rest.isEmpty, !reading(rest, in: sentence).places.isEmpty else { return nil }
        return rest
    }

    func isFeature(_ tokens: Range<Int>, in sentence: Int) -> Bool {
        guard tokens.count > 1 else { return false }
        let words = sentences[sentence].tokens
        return lexicon.words.features.contains(NameKey.fold(words[tokens.upperBound - 1].form))
            || lexicon.words.leadingFeatures.contains(NameKey.fold(words[tokens.lowerBound].form))
    }

    func isInstitution(_ tokens: Range<Int>, in sentence: Int) -> Bool {
        lexicon.words.institutions.contains(NameKey.fold(sentences[sentence].tokens[tokens.upperBound - 1].form))
    }

    /// "Malians" and "a Malian" are people, "Malian" before a noun says where something belongs.
    func isPeople(_ tokens: Range<Int>, in sentence: Int) -> Bool {
        let last = sentences[sentence].tokens[tokens.upperBound - 1]
        return last.xpos == "NNS" || last.xpos == "NNPS"
    }

    /// Whether a name modifies a common noun, as a place does more than a person: "Hamilton women", "Sligo-based".
    func isModifier(_ tokens: Range<Int>, in sentence: Int) -> Bool {
        let words = sentences[sentence].tokens
        let next = tokens.upperBound
        guard next < words.count else { return false }
        if words[next].form == "-", next + 1 < words.count { return words[next + 1].form == "based" }
        guard let head = words[tokens.upperBound - 1].head, head >= next, head < words.count else { return false }
        return words[tokens.upperBound - 1].deprel.base == "compound" && words[head].upos == .noun
    }

    func hasLocativeBefore(_ tokens: Range<Int>, in sentence: Int) -> Bool {
        guard tokens.lowerBound > 0 else { return false }
        return lexicon.words.prepositions.contains(sentences[sentence].tokens[tokens.lowerBound - 1].form.lowercased())
    }

    /// "Paris, Texas": a region or country follows.
    mutating func hasContainerAfter(_ tokens: Range<Int>, in sentence: Int) -> Bool {
        let words = sentences[sentence].tokens
        guard tokens.upperBound + 1 < words.count, words[tokens.upperBound].form == ",",
            let (_, reading) = longestReading(
                from: tokens.upperBound + 1, limit: words.count, in: sentence), !reading.isDemonym
        else { return false }
        return reading.places.prefix(4).contains {
            let kind = lexicon.gazetteer.facts(of: $0).kind
            return kind == .country || kind == .region
        }
    }

    /// Whether a short form may stand here: after a name and a comma, or in brackets.
    func hasPlaceBefore(_ tokens: Range<Int>, in sentence: Int) -> Bool {
        let words = sentences[sentence].tokens
        guard tokens.lowerBound > 1 else { return false }
        let mark = words[tokens.lowerBound - 1].form
        return (mark == "," || mark == "(" || mark == "/" || mark == "-")
            && Self.isCapitalized(words[tokens.lowerBound - 2].form)
    }

    static func isCapitalized(_ form: String) -> Bool {
        form.unicodeScalars.first.map { $0.properties.isUppercase } ?? false
    }

    // MARK: Neighbours

    /// The kinds that "the Mopti region" and "the town of Mopti" leave.
    func kindsBeside(_ tokens: Range<Int>, in sentence: Int) -> [Gazetteer.Kind] {
        let words = sentences[sentence].tokens
        if tokens.upperBound < words.count, let kinds = lexicon.words.kinds[words[tokens.upperBound].form.lowercased()]
        {
            return kinds
        }
        if tokens.lowerBound > 1, words[tokens.lowerBound - 1].form == "of",
            let kinds = lexicon.words.kinds[words[tokens.lowerBound - 2].form.lowercased()]
        {
            return kinds
        }
        return []
    }

    /// Tells each mention which one contains it by the words between: "Paris, Texas"; "Gao in northern Mali".
    func linked(_ mentions: [ToponymMention]) -> [ToponymMention] {
        var mentions = mentions
        for index in mentions.indices.dropLast() {
            let between = mentions[index].tokens.upperBound..<mentions[index + 1].tokens.lowerBound
            guard between.lowerBound <= between.upperBound, between.count <= 3, mentions[index + 1].use == .place else {
                continue
            }
            let words = sentences[mentions[index].sentence].tokens[between].map { $0.form.lowercased() }
            let isLink =
                words == [","] || words == ["("]
                || (words.first == "in"
                    && words.dropFirst().allSatisfy { $0 == "the" || lexicon.words.modifiers.contains($0) })
            if isLink { mentions[index].container = index + 1 }
        }
        return mentions
    }
}

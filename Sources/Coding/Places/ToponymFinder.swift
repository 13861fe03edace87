import Knowledge
import Linguistics

/// A place name found, with the places that it may name.
struct ToponymMention: Sendable, Equatable {
    var sentence: Int
    var tokens: Range<Int>
    /// The name folded; mentions with one key in a text name one place.
    var key: String
    var candidates: [Gazetteer.Index]
    /// How many of the candidates, from the first, bear it as their own name.
    var mainCount = 0
    var use: Toponym.Use
    /// What the words beside the name say of its kind: "the Mopti *region*", "the *town* of Mopti".
    var kinds: [Gazetteer.Kind] = []
    /// The mention that tells where this one lies: "Paris, *Texas*".
    var container: Int?
    /// Whether a street or building was found whose own place is not known.
    var isFeature = false
}

/// Decides which words of a document are names of places.
///
/// Names that the entity model found come first; the gazetteer confirms them, divides them ("CTV Edmonton"), finds
/// places within names of organisations, and finds what the model missed where the context is clear enough.
struct ToponymFinder {
    private let sentences: [Sentence]
    private let entities: [[Entity]]
    private let lexicon: ToponymLexicon
    private var readings: [String: ToponymLexicon.Reading] = [:]
    private var found: [[ToponymMention]]
    /// Keys by how often the model took them for a place, and for a person.
    private var places: [String: Int] = [:]
    private var persons: [String: Int] = [:]
    /// Of these, how often the name stood alone.
    private var lonePersons: [String: Int] = [:]

    init(_ document: Document, entities: [[Entity]]?, lexicon: ToponymLexicon) {
        sentences = document.sentences
        self.entities = document.sentences.indices.map { index in
            let given = entities.map { index < $0.count ? $0[index] : [] } ?? document.sentences[index].entities
            return given.filter { $0.tokens.upperBound <= document.sentences[index].tokens.count }
        }
        self.lexicon = lexicon
        found = Array(repeating: [], count: document.sentences.count)
    }

    mutating func mentions() -> [ToponymMention] {
        count()
        for sentence in sentences.indices {
            for entity in entities[sentence] { read(entity, in: sentence) }
            readUncovered(in: sentence)
            readListed(in: sentence)
        }
        repeatKnown()
        var all: [ToponymMention] = []
        for sentence in sentences.indices {
            let mentions = linked(found[sentence].sorted { $0.tokens.lowerBound < $1.tokens.lowerBound })
            all += mentions.map { mention in
                var mention = mention
                mention.container = mention.container.map { $0 + all.count }
                return mention
            }
        }
        return all
    }

    // MARK: Names of the model

    private mutating func count() {
        for (sentence, entities) in zip(sentences, entities) {
            for entity in entities {
                switch entity.kind {
                case .place, .facility:
                    places[NameKey.fold(sentence.tokens[entity.tokens].text), default: 0] += 1
                case .person:
                    persons[NameKey.fold(sentence.tokens[entity.tokens].text), default: 0] += 1
                    // A person is called by the last name later on.
                    if entity.tokens.count == 1 {
                        lonePersons[NameKey.fold(sentence.tokens[entity.tokens].text), default: 0] += 1
                    }
                    if entity.tokens.count > 1 {
                        persons[NameKey.fold(sentence.tokens[entity.tokens.upperBound - 1].form), default: 0] += 1
                    }
                default: break
                }
            }
        }
    }

    private mutating func read(_ entity: Entity, in sentence: Int) {
        var tokens = trimmed(entity.tokens, in: sentence)
        guard !tokens.isEmpty, !isTaken(tokens, in: sentence) else { return }
        if entity.kind != .person { tokens = widened(tokens, in: sentence) }
        let key = key(of: tokens, in: sentence)
        let isOther =
            lexicon.otherNames.contains(key) && places[key, default: 0] < 2
            && !hasLocativeBefore(tokens, in: sentence)
        if isOther || Self.generalWords.contains(key) {
            if tokens.count > 1 { addParts(of: tokens, in: sentence, use: .partOfName) }
            return
        }
        switch entity.kind {
        case .place: readPlace(tokens, in: sentence)
        case .facility:
            if isFeature(tokens, in: sentence) || reading(tokens, in: sentence).mainCount > 0 {
                readPlace(tokens, in: sentence)
            } else if !addParts(of: tokens, in: sentence, use: .partOfName) {
                add(tokens, in: sentence, reading: .none, use: .place, isFeature: true)
            }
        case .organisation:
            let whole = reading(tokens, in: sentence)
            if !whole.places.isEmpty,
                whole.isShort
                    ? hasPlaceBefore(tokens, in: sentence)
                    : isClear(whole, tokens, in: sentence) || hasContainerAfter(tokens, in: sentence)
                        || hasLocativeBefore(tokens, in: sentence)
            {
                add(tokens, in: sentence, reading: whole, use: .place)
            } else {
                addParts(of: tokens, in: sentence, use: .partOfName)
            }
        case .group: readGroup(tokens, in: sentence)
        case .person: readPerson(tokens, in: sentence)
        }
    }

    /// What the model took for a person, and the words beside it for a place: "Paris, Texas", "the Sligo-based firm".
    private mutating func readPerson(_ tokens: Range<Int>, in sentence: Int) {
        let whole = reading(tokens, in: sentence)
        guard !whole.places.isEmpty else {
            // "U.S. Rep. Hal Rogers", "Laurel County Clerk Dean Johnson".
            guard let (length, part) = longestReading(from: tokens.lowerBound, limit: tokens.upperBound, in: sentence)
            else { return }
            let span = tokens.lowerBound..<tokens.lowerBound + length
            let next = sentences[sentence].tokens[span.upperBound]
            let isTitled = Self.titles.contains(NameKey.fold(next.form))
            if isTitled, !part.isDemonym, part.mainCount > 0 {
                add(span, in: sentence, reading: part, use: .partOfName)
            } else if part.isDemonym || isDistrict(part, span) || isCountry(part) {
                add(span, in: sentence, reading: part, use: part.isDemonym ? .demonym : .partOfName)
            }
            return
        }
        let key = key(of: tokens, in: sentence)
        let isNamed: Bool
        if whole.isAbbreviation {
            isNamed = !whole.isShort || hasPlaceBefore(tokens, in: sentence)
        } else if whole.isDemonym {
            isNamed = false
        } else {
            let isPerson = persons[key, default: 0] > lonePersons[key, default: 0] || lexicon.surnames.contains(key)
            isNamed =
                hasContainerAfter(tokens, in: sentence) || hasLocativeBefore(tokens, in: sentence)
                || isDistrict(whole, tokens) || (!isPerson && whole.mainCount > 0 && isModifier(tokens, in: sentence))
        }
        if isNamed { add(tokens, in: sentence, reading: whole, use: .place) }
    }

    private mutating func readPlace(_ tokens: Range<Int>, in sentence: Int) {
        let whole = reading(tokens, in: sentence)
        let key = key(of: tokens, in: sentence)
        if persons[key, default: 0] > places[key, default: 0], !hasLocativeBefore(tokens, in: sentence) { return }
        if !whole.places.isEmpty {
            let use: Toponym.Use = whole.isDemonym ? .demonym : .place
            if whole.isDemonym, !isOfCountry(whole) || isPeople(tokens, in: sentence) { return }
            add(tokens, in: sentence, reading: whole, use: use)
            return
        }
        if isFeature(tokens, in: sentence) {
            // "Columbus Metropolitan Library" says where it stands, "Columbus Road" does not.
            if isInstitution(tokens, in: sentence), addParts(of: tokens, in: sentence, use: .partOfName) { return }
            add(tokens, in: sentence, reading: .none, use: .place, isFeature: true)
            return
        }
        if let rest = withoutModifiers(tokens, in: sentence) {
            add(rest, in: sentence, reading: reading(rest, in: sentence), use: .place)
            return
        }
        if let gap = divider(of: tokens, in: sentence) {
            for part in [tokens.lowerBound..<gap, gap + 1..<tokens.upperBound] {
                let part = trimmed(part, in: sentence)
                if !part.isEmpty { readPlace(part, in: sentence) }
            }
            return
        }
        if addParts(of: tokens, in: sentence, use: .place) { return }
        let isLocated = hasLocativeBefore(tokens, in: sentence)
        let near = nearReading(tokens, in: sentence, includingFile: isLocated)
        if isLocated || !near.places.isEmpty {
            add(tokens, in: sentence, reading: near, use: .place)
        }
    }

    /// A word that belongs to no name and divides two: "for" in "left Ogossagou for Sévaré".
    private func divider(of tokens: Range<Int>, in sentence: Int) -> Int? {
        tokens.dropFirst().dropLast().first { index in
            let word = sentences[sentence].tokens[index]
            return (word.upos == .adp || word.upos == .cconj || word.upos == .verb)
                && !Self.isCapitalized(word.form) && (!Self.links.contains(word.form) || word.form == "and")
        }
    }

    private func nearReading(
        _ tokens: Range<Int>, in sentence: Int, includingFile: Bool
    ) -> ToponymLexicon.Reading {
        let words = sentences[sentence].tokens[tokens]
        guard words.allSatisfy({ Self.isCapitalized($0.form) }) else { return .none }
        return lexicon.nearReading(words.text, includingFile: includingFile)
    }

    private mutating func readGroup(_ tokens: Range<Int>, in sentence: Int) {
        let whole = reading(tokens, in: sentence)
        if whole.isDemonym {
            if isOfCountry(whole), !isPeople(tokens, in: sentence) {
                add(tokens, in: sentence, reading: whole, use: .demonym)
            }
        } else if !whole.places.isEmpty, !whole.isShort, isClear(whole, tokens, in: sentence) {
            add(tokens, in: sentence, reading: whole, use: .place)
        } else {
            addParts(of: tokens, in: sentence, use: .partOfName)
        }
    }

    /// Adds the places that stand within a longer name, if they are known well enough, and says whether there were any.
    @discardableResult
    private mutating func addParts(of tokens: Range<Int>, in sentence: Int, use: Toponym.Use) -> Bool {
        var hasAny = false
        var cursor = tokens.lowerBound
        while cursor < tokens.upperBound {
            guard let (length, part) = longestReading(from: cursor, limit: tokens.upperBound, in: sentence) else {
                cursor += 1
                continue
            }
            let span = cursor..<cursor + length
            if isClear(part, span, in: sentence), isOwnWord(span, of: tokens, part, in: sentence),
                !(part.isDemonym && (!isOfCountry(part) || isPeople(span, in: sentence)))
            {
                add(span, in: sentence, reading: part, use: part.isDemonym ? .demonym : use)
                hasAny = true
            }
            cursor += length
        }
        return hasAny
    }

    // MARK: Names that the model missed

    private mutating func readUncovered(in sentence: Int) {
        let covered = coverage(of: sentence)
        let tokens = sentences[sentence].tokens
        var cursor = 0
        while cursor < tokens.count {
            guard !covered[cursor], !isTaken(cursor..<cursor + 1, in: sentence),
                let limit = (cursor..<tokens.count).first(where: { covered[$0] }) ?? Optional(tokens.count),
                let (length, part) = longestReading(from: cursor, limit: limit, in: sentence)
            else {
                cursor += 1
                continue
            }
            let span = widened(cursor..<cursor + length, in: sentence)
            let isProper = span.contains { tokens[$0].upos == .propn }
            let isGeneral = Self.generalWords.contains(key(of: span, in: sentence))
            if part.isDemonym {
                if isOfCountry(part), !isPeople(span, in: sentence) {
                    add(span, in: sentence, reading: part, use: .demonym)
                }
            } else if part.isShort {
                if hasPlaceBefore(span, in: sentence) { add(span, in: sentence, reading: part, use: .place) }
            } else if isProper, !isGeneral {
                let key = key(of: span, in: sentence)
                let isNamed =
                    hasContainerAfter(span, in: sentence)
                    || (hasLocativeBefore(span, in: sentence) && persons[key] == nil && isSizable(part))
                if isNamed || isCountryOrRegion(part) || (isLongName(part, span, in: sentence) && persons[key] == nil) {
                    add(span, in: sentence, reading: part, use: .place)
                }
            }
            cursor = max(cursor + length, span.upperBound)
        }
    }

    /// Finds misspelled names of places that the knowledge folder knows, after a preposition or in a list of places:
    /// "Ménaka and Diabali".
    private mutating func readListed(in sentence: Int) {
        let tokens = sentences[sentence].tokens
        for index in tokens.indices.dropFirst() {
            let span = index..<index + 1
            guard tokens[index].upos == .propn, tokens[index].form.utf8.count >= 7, !isTaken(span, in: sentence),
                reading(span, in: sentence).places.isEmpty
            else { continue }
            let isListed =
                ["and", "or", ","].contains(tokens[index - 1].form) && index > 1
                && isTaken(index - 2..<index - 1, in: sentence)
            guard isListed || hasLocativeBefore(span, in: sentence) else { continue }
            let near = nearReading(span, in: sentence, includingFile: false)
            if !near.places.isEmpty { add(span, in: sentence, reading: near, use: .place) }
        }
    }

    /// Adds further mentions of names that are places elsewhere in the text.
    private mutating func repeatKnown() {
        var known: Set<String> = []
        for mention in found.joined() where mention.use == .place && !mention.isFeature { known.insert(mention.key) }
        for sentence in sentences.indices {
            var covered = coverage(of: sentence)
            for entity in entities[sentence] where entity.kind == .person && entity.tokens.count == 1 {
                // A lone name that is a place elsewhere and a person nowhere else.
                let key = key(of: entity.tokens, in: sentence)
                if persons[key, default: 0] <= places[key, default: 0] { covered[entity.tokens.lowerBound] = false }
            }
            var cursor = 0
            while cursor < covered.count {
                guard !covered[cursor], !isTaken(cursor..<cursor + 1, in: sentence),
                    let (length, part) = longestReading(from: cursor, limit: covered.count, in: sentence),
                    !part.isShort, !part.isDemonym,
                    !Self.generalWords.contains(key(of: cursor..<cursor + length, in: sentence)),
                    known.contains(key(of: cursor..<cursor + length, in: sentence)),
                    persons[key(of: cursor..<cursor + length, in: sentence), default: 0]
                        <= places[key(of: cursor..<cursor + length, in: sentence), default: 0],
                    (cursor..<cursor + length).contains(where: { sentences[sentence].tokens[$0].upos == .propn })
                else {
                    cursor += 1
                    continue
                }
                add(cursor..<cursor + length, in: sentence, reading: part, use: .place)
                cursor += length
            }
        }
    }

    // MARK: Readings of words

    private mutating func reading(_ tokens: Range<Int>, in sentence: Int) -> ToponymLexicon.Reading {
        let name = sentences[sentence].tokens[tokens].text
        if let known = readings[name] { return known }
        let reading = lexicon.reading(name)
        readings[name] = reading
        return reading
    }

    /// The longest known name that begins at a token with a capital letter.
    private mutating func longestReading(
        from start: Int, limit: Int, in sentence: Int
    ) -> (length: Int, reading: ToponymLexicon.Reading)? {
        let tokens = sentences[sentence].tokens
        guard Self.isCapitalized(tokens[start].form) else { return nil }
        var end = start + 1
        while end < min(limit, start + 6), Self.isCapitalized(tokens[end].form) || Self.links.contains(tokens[end].form)
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
    private func isClear(_ reading: ToponymLexicon.Reading, _ tokens: Range<Int>, in sentence: Int) -> Bool {
        if reading.isDemonym { return true }
        if reading.isShort { return hasPlaceBefore(tokens, in: sentence) }
        let key = key(of: tokens, in: sentence)
        if places[key, default: 0] > 0 { return true }
        if persons[key, default: 0] > 0 || Self.commonWords.contains(key) || Self.generalWords.contains(key) {
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
    private func isOwnWord(
        _ part: Range<Int>, of name: Range<Int>, _ reading: ToponymLexicon.Reading, in sentence: Int
    ) -> Bool {
        guard part.lowerBound > name.lowerBound, part.count == 1, kind(of: reading) == .town else { return true }
        return !Self.isCapitalized(sentences[sentence].tokens[part.lowerBound - 1].form)
            || places[key(of: part, in: sentence), default: 0] > 0
    }

    private func isDistrict(_ reading: ToponymLexicon.Reading, _ tokens: Range<Int>) -> Bool {
        tokens.count > 1 && reading.mainCount > 0 && kind(of: reading) == .district
    }

    private func isCountry(_ reading: ToponymLexicon.Reading) -> Bool {
        reading.mainCount > 0 && kind(of: reading) == .country
    }

    /// Whether the people that a demonym names are those of a country or area: "English" is rather a language.
    private func isOfCountry(_ reading: ToponymLexicon.Reading) -> Bool {
        kind(of: reading) == .country || kind(of: reading) == .area
    }

    private func kind(of reading: ToponymLexicon.Reading) -> Gazetteer.Kind? {
        reading.places.first.map { lexicon.gazetteer.facts(of: $0).kind }
    }

    /// A name of several words that all belong to it: "Meadow Grove", "Mt. Pleasant".
    private func isLongName(
        _ reading: ToponymLexicon.Reading, _ tokens: Range<Int>, in sentence: Int
    ) -> Bool {
        tokens.count > 1 && reading.mainCount > 0
            && sentences[sentence].tokens[tokens].allSatisfy { Self.isCapitalized($0.form) }
    }

    /// Whether some place of the name is more than a village, or makes news.
    private func isSizable(_ reading: ToponymLexicon.Reading) -> Bool {
        reading.places.prefix(reading.mainCount).prefix(4).contains { place in
            let facts = lexicon.gazetteer.facts(of: place)
            return facts.isAddition || facts.kind != .town || facts.population > 5_000
        }
    }

    private func isCountryOrRegion(_ reading: ToponymLexicon.Reading) -> Bool {
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

    private func forms(_ sentence: Int) -> [String] { sentences[sentence].tokens.map(\.form) }

    private func key(of tokens: Range<Int>, in sentence: Int) -> String {
        NameKey.fold(sentences[sentence].tokens[tokens].text)
    }

    private func coverage(of sentence: Int) -> [Bool] {
        var covered = Array(repeating: false, count: sentences[sentence].tokens.count)
        for entity in entities[sentence] {
            for token in entity.tokens { covered[token] = true }
        }
        return covered
    }

    private func isTaken(_ tokens: Range<Int>, in sentence: Int) -> Bool {
        found[sentence].contains { $0.tokens.overlaps(tokens) }
    }

    /// Without articles, possessives and punctuation at the ends.
    private func trimmed(_ tokens: Range<Int>, in sentence: Int) -> Range<Int> {
        let words = sentences[sentence].tokens
        var (start, end) = (tokens.lowerBound, tokens.upperBound)
        while start < end, words[start].upos == .punct || words[start].upos == .det { start += 1 }
        while start < end, words[end - 1].upos == .punct || words[end - 1].xpos == "POS" { end -= 1 }
        return start..<end
    }

    /// With the words around it that belong to the longest known name: "Henderson" in "Henderson County".
    private mutating func widened(_ tokens: Range<Int>, in sentence: Int) -> Range<Int> {
        let words = sentences[sentence].tokens
        var best = tokens
        for start in stride(from: tokens.lowerBound, through: max(0, tokens.lowerBound - 2), by: -1) {
            guard start == tokens.lowerBound || Self.isCapitalized(words[start].form) else { break }
            for end in tokens.upperBound...min(words.count, tokens.upperBound + 3) {
                let wide = start..<end
                guard wide.count > best.count, Self.isCapitalized(words[end - 1].form),
                    words[start..<end].allSatisfy({ Self.isCapitalized($0.form) || Self.links.contains($0.form) }),
                    !isTaken(wide, in: sentence)
                else { continue }
                let reading = reading(wide, in: sentence)
                if !reading.places.isEmpty, !reading.isShort { best = wide }
            }
        }
        // "Wichita" of "Wichita Drive".
        if best.upperBound < words.count, Self.isCapitalized(words[best.upperBound].form),
            Self.streets.contains(NameKey.fold(words[best.upperBound].form)),
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
    private mutating func withoutModifiers(_ tokens: Range<Int>, in sentence: Int) -> Range<Int>? {
        var start = tokens.lowerBound
        while start < tokens.upperBound - 1,
            Self.modifiers.contains(sentences[sentence].tokens[start].form.lowercased())
        {
            start += 1
        }
        if start < tokens.upperBound, sentences[sentence].tokens[start].form == "-" { start += 1 }
        let rest = start..<tokens.upperBound
        guard start > tokens.lowerBound, !rest.isEmpty, !reading(rest, in: sentence).places.isEmpty else { return nil }
        return rest
    }

    private func isFeature(_ tokens: Range<Int>, in sentence: Int) -> Bool {
        guard tokens.count > 1 else { return false }
        let words = sentences[sentence].tokens
        return Self.features.contains(NameKey.fold(words[tokens.upperBound - 1].form))
            || Self.leadingFeatures.contains(NameKey.fold(words[tokens.lowerBound].form))
    }

    private func isInstitution(_ tokens: Range<Int>, in sentence: Int) -> Bool {
        Self.institutions.contains(NameKey.fold(sentences[sentence].tokens[tokens.upperBound - 1].form))
    }

    /// "Malians" and "a Malian" are people, "Malian" before a noun says where something belongs.
    private func isPeople(_ tokens: Range<Int>, in sentence: Int) -> Bool {
        let last = sentences[sentence].tokens[tokens.upperBound - 1]
        return last.xpos == "NNS" || last.xpos == "NNPS"
    }

    /// Whether a name modifies a common noun, as a place does more than a person: "Hamilton women", "Sligo-based".
    private func isModifier(_ tokens: Range<Int>, in sentence: Int) -> Bool {
        let words = sentences[sentence].tokens
        let next = tokens.upperBound
        guard next < words.count else { return false }
        if words[next].form == "-", next + 1 < words.count { return words[next + 1].form == "based" }
        guard let head = words[tokens.upperBound - 1].head, head >= next, head < words.count else { return false }
        return words[tokens.upperBound - 1].deprel.base == "compound" && words[head].upos == .noun
    }

    private func hasLocativeBefore(_ tokens: Range<Int>, in sentence: Int) -> Bool {
        guard tokens.lowerBound > 0 else { return false }
        return Self.locatives.contains(sentences[sentence].tokens[tokens.lowerBound - 1].form.lowercased())
    }

    /// "Paris, Texas": a region or country follows.
    private mutating func hasContainerAfter(_ tokens: Range<Int>, in sentence: Int) -> Bool {
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
    private func hasPlaceBefore(_ tokens: Range<Int>, in sentence: Int) -> Bool {
        let words = sentences[sentence].tokens
        guard tokens.lowerBound > 1 else { return false }
        let mark = words[tokens.lowerBound - 1].form
        return (mark == "," || mark == "(" || mark == "/" || mark == "-")
            && Self.isCapitalized(words[tokens.lowerBound - 2].form)
    }

    private static func isCapitalized(_ form: String) -> Bool {
        form.unicodeScalars.first.map { $0.properties.isUppercase } ?? false
    }

    // MARK: Adding

    private mutating func add(
        _ tokens: Range<Int>, in sentence: Int, reading: ToponymLexicon.Reading, use: Toponym.Use,
        isFeature: Bool = false
    ) {
        guard !isTaken(tokens, in: sentence) else { return }
        found[sentence].append(
            ToponymMention(
                sentence: sentence, tokens: tokens, key: key(of: tokens, in: sentence), candidates: reading.places,
                mainCount: reading.mainCount, use: use, kinds: kindsBeside(tokens, in: sentence), isFeature: isFeature))
    }

    /// The kinds that "the Mopti region" and "the town of Mopti" leave.
    private func kindsBeside(_ tokens: Range<Int>, in sentence: Int) -> [Gazetteer.Kind] {
        let words = sentences[sentence].tokens
        if tokens.upperBound < words.count, let kinds = Self.kindWords[words[tokens.upperBound].form.lowercased()] {
            return kinds
        }
        if tokens.lowerBound > 1, words[tokens.lowerBound - 1].form == "of",
            let kinds = Self.kindWords[words[tokens.lowerBound - 2].form.lowercased()]
        {
            return kinds
        }
        return []
    }

    /// Tells each mention which one contains it by the words between: "Paris, Texas"; "Gao in northern Mali".
    private func linked(_ mentions: [ToponymMention]) -> [ToponymMention] {
        var mentions = mentions
        for index in mentions.indices.dropLast() {
            let between = mentions[index].tokens.upperBound..<mentions[index + 1].tokens.lowerBound
            guard between.lowerBound <= between.upperBound, between.count <= 3, mentions[index + 1].use == .place else {
                continue
            }
            let words = sentences[mentions[index].sentence].tokens[between].map { $0.form.lowercased() }
            let isLink =
                words == [","] || words == ["("]
                || (words.first == "in" && words.dropFirst().allSatisfy { $0 == "the" || Self.modifiers.contains($0) })
            if isLink { mentions[index].container = index + 1 }
        }
        return mentions
    }
}

extension ToponymFinder {
    private static let links: Set<String> = [
        "-", "of", "the", "de", "la", "le", "du", "des", "el", "al", "and", "upon", "on", "sur", "en", "'", "’", "ez",
        "es", "an", "in", "under", "by", "d'", "l'", "am", "der", "da", "do",
    ]

    private static let modifiers: Set<String> = [
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "far", "upper",
        "lower", "greater", "metro", "metropolitan", "downtown", "northeast", "northwest", "southeast", "southwest",
        "northeastern", "northwestern", "southeastern", "southwestern", "nazi", "mid", "inner", "outer", "mainland",
        "rural", "suburban", "historic", "old", "neighboring", "neighbouring", "soviet", "ancient", "modern", "uptown",
    ]

    private static let locatives: Set<String> = [
        "in", "at", "near", "from", "to", "outside", "around", "into", "toward", "towards", "throughout", "across",
    ]

    private static let streets: Set<String> = [
        "street", "st", "road", "rd", "avenue", "ave", "drive", "dr", "lane", "ln", "way", "boulevard", "blvd",
        "highway", "hwy", "parkway", "pkwy",
    ]

    private static let titles: Set<String> = [
        "rep", "reps", "representative", "sen", "sens", "senator", "gov", "governor", "mayor", "judge", "sheriff",
        "clerk",
        "police", "councillor", "councilman", "councilwoman", "councilor", "commissioner", "auditor", "coroner", "mp",
        "prosecutor", "attorney", "democrat", "republican", "president", "minister", "ambassador",
    ]

    private static let institutions: Set<String> = [
        "airport", "center", "centre", "college", "court", "hall", "hospital", "jail", "library", "mall", "museum",
        "prison",
        "school", "stadium", "station", "theatre", "theater", "university", "zoo", "arena", "hotel", "depot",
        "courthouse",
    ]

    private static let features: Set<String> = streets.union(institutions).union([
        "route", "place", "square", "circle", "trail", "bridge", "park", "river", "lake", "creek",
        "mountain", "mountains", "hill", "hills", "valley", "beach", "bay", "island", "islands",
        "forest", "church", "cathedral", "castle",
        "palace", "tower", "dam", "canal", "harbor", "harbour", "port", "cemetery",
        "plaza", "wilderness", "lakeshore", "desert",
        "peninsula", "ocean", "sea", "gulf", "strait",
    ])

    private static let leadingFeatures: Set<String> = [
        "highway", "interstate", "route", "mount", "lake", "fort", "rue", "boulevard", "avenue", "i",
    ]

    private static let kindWords: [String: [Gazetteer.Kind]] = [
        "region": [.region, .district, .area], "province": [.region, .district], "state": [.region],
        "governorate": [.region], "district": [.district, .region], "county": [.district], "parish": [.district],
        "cercle": [.district], "prefecture": [.region, .district], "city": [.town, .capital],
        "town": [.town, .capital], "village": [.town], "suburb": [.town], "capital": [.capital, .town],
        "republic": [.country], "area": [.town, .capital, .district, .region],
    ]

    /// Words that are towns somewhere, and never one in the news when they stand alone.
    private static let generalWords: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "easter",
        "fort", "united", "central", "city", "metro", "region", "saint", "st", "mount", "mt", "lake", "county",
        "council",
        "congress", "senate", "parliament", "court", "democrat", "republican", "liberal", "labour", "labor",
        "christian",
        "muslim", "islam", "human", "north", "south", "east", "west", "northern", "southern", "eastern", "western",
        "academy", "school", "lakes", "lot", "garden", "loop", "democratic", "the",
        "town", "village", "state", "district", "province", "room", "god", "lord", "allah", "arab", "internet", "web",
        "catholic", "jewish", "protestant", "city hall", "town hall", "downtown", "police",
    ]

    /// Words that are towns somewhere, and nearly always something else within a name.
    private static let commonWords: Set<String> = [
        "university", "college", "police", "central", "union", "national", "international", "general", "federal",
        "bank",
        "club", "best", "most", "star", "post", "sun", "times", "press", "justice", "liberty", "independence", "unity",
        "progress", "victoria", "mobile", "reading", "enterprise", "commerce", "defense", "home", "love", "of",
        "street",
        "orange", "young", "church", "male", "man", "nation", "same", "split", "bath", "green", "salt", "many", "van",
        "royal", "north", "south", "east", "west", "data", "democratic", "house", "hope", "opportunity", "business",
    ]
}

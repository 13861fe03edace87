import Knowledge
import Linguistics

/// Decides which words of a document are names of places.
///
/// Names that the entity model found come first; the gazetteer confirms them, divides them ("CTV Edmonton"), finds
/// places within names of organisations, and finds what the model missed where the context is clear enough.
struct ToponymFinder {
    let sentences: [Sentence]
    let entities: [[Entity]]
    let lexicon: ToponymLexicon
    private(set) var found: [[ToponymMention]]
    /// Which tokens of each sentence belong to a mention.
    private var taken: [[Bool]]
    /// Keys by how often the model took them for a place, and for a person.
    private(set) var places: [String: Int] = [:]
    private(set) var persons: [String: Int] = [:]
    /// Of these, how often the name stood alone.
    private(set) var lonePersons: [String: Int] = [:]

    init(_ document: Document, entities: [[Entity]]?, lexicon: ToponymLexicon) {
        sentences = document.sentences
        self.entities = document.sentences.indices.map { index in
            let given = entities.map { index < $0.count ? $0[index] : [] } ?? document.sentences[index].entities
            return given.filter { $0.tokens.upperBound <= document.sentences[index].tokens.count }
        }
        self.lexicon = lexicon
        found = Array(repeating: [], count: document.sentences.count)
        taken = document.sentences.map { Array(repeating: false, count: $0.tokens.count) }
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

    // MARK: Mentions

    func isTaken(_ tokens: Range<Int>, in sentence: Int) -> Bool { tokens.contains { taken[sentence][$0] } }

    mutating func add(
        _ tokens: Range<Int>, in sentence: Int, reading: ToponymLexicon.Reading, use: Toponym.Use,
        isFeature: Bool = false
    ) {
        guard !isTaken(tokens, in: sentence) else { return }
        for token in tokens { taken[sentence][token] = true }
        found[sentence].append(
            ToponymMention(
                sentence: sentence, tokens: tokens, key: key(of: tokens, in: sentence), candidates: reading.places,
                mainCount: reading.mainCount, use: use, kinds: kindsBeside(tokens, in: sentence), isFeature: isFeature))
    }

    // MARK: Names of the model

    mutating func count() {
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

    mutating func read(_ entity: Entity, in sentence: Int) {
        var tokens = trimmed(entity.tokens, in: sentence)
        guard !tokens.isEmpty, !isTaken(tokens, in: sentence) else { return }
        if entity.kind != .person { tokens = widened(tokens, in: sentence) }
        let key = key(of: tokens, in: sentence)
        let isOther =
            lexicon.otherNames.contains(key) && places[key, default: 0] < 2
            && !hasLocativeBefore(tokens, in: sentence)
        if isOther || lexicon.words.never.contains(key) {
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
    mutating func readPerson(_ tokens: Range<Int>, in sentence: Int) {
        let whole = reading(tokens, in: sentence)
        guard !whole.places.isEmpty else {
            // "U.S. Rep. Hal Rogers", "Laurel County Clerk Dean Johnson".
            guard let (length, part) = longestReading(from: tokens.lowerBound, limit: tokens.upperBound, in: sentence)
            else { return }
            let span = tokens.lowerBound..<tokens.lowerBound + length
            let next = sentences[sentence].tokens[span.upperBound]
            let isTitled = lexicon.words.titles.contains(NameKey.fold(next.form))
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

    mutating func readPlace(_ tokens: Range<Int>, in sentence: Int) {
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
    func divider(of tokens: Range<Int>, in sentence: Int) -> Int? {
        tokens.dropFirst().dropLast().first { index in
            let word = sentences[sentence].tokens[index]
            return (word.upos == .adp || word.upos == .cconj || word.upos == .verb)
                && !Self.isCapitalized(word.form) && (!lexicon.words.links.contains(word.form) || word.form == "and")
        }
    }

    func nearReading(
        _ tokens: Range<Int>, in sentence: Int, includingFile: Bool
    ) -> ToponymLexicon.Reading {
        let words = sentences[sentence].tokens[tokens]
        guard words.allSatisfy({ Self.isCapitalized($0.form) }) else { return .none }
        return lexicon.nearReading(words.text, includingFile: includingFile)
    }

    mutating func readGroup(_ tokens: Range<Int>, in sentence: Int) {
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
    mutating func addParts(of tokens: Range<Int>, in sentence: Int, use: Toponym.Use) -> Bool {
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
}

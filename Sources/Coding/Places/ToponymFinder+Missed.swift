import Knowledge
import Linguistics

/// Names that the entity model missed.
extension ToponymFinder {
    mutating func readUncovered(in sentence: Int) {
        let covered = coverage(of: sentence)
        let tokens = sentences[sentence].tokens
        var cursor = 0
        while cursor < tokens.count {
            let reach = cursor..<min(cursor + Self.longestName, tokens.count)
            guard !covered[cursor], !isTaken(cursor..<cursor + 1, in: sentence),
                let (length, part) = longestReading(
                    from: cursor, limit: reach.first { covered[$0] } ?? reach.upperBound, in: sentence)
            else {
                cursor += 1
                continue
            }
            let span = widened(cursor..<cursor + length, in: sentence)
            let isProper = span.contains { tokens[$0].upos == .propn }
            let isGeneral = lexicon.words.never.contains(key(of: span, in: sentence))
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
    mutating func readListed(in sentence: Int) {
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
    mutating func repeatKnown() {
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
                    !part.isShort, !part.isDemonym
                else {
                    cursor += 1
                    continue
                }
                let span = cursor..<cursor + length
                let key = key(of: span, in: sentence)
                guard known.contains(key), !lexicon.words.never.contains(key),
                    persons[key, default: 0] <= places[key, default: 0],
                    sentences[sentence].tokens[span].contains(where: { $0.upos == .propn })
                else {
                    cursor += 1
                    continue
                }
                add(span, in: sentence, reading: part, use: .place)
                cursor += length
            }
        }
    }
}

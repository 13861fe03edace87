import Knowledge
import Reports

/// Where an event happened, and which other places it is about.
extension EventBuilder {
    /// A place of the sentence and how it hangs on the event.
    private struct Link {
        var place: EventPlace
        /// Steps in the tree to the predicate.
        var steps: Int
        /// "In", "near" and the like stand before it, or it is what something stands in.
        var isLocative: Bool
        /// It lies within what a verb says or asks for, not with the verb itself.
        var isContent: Bool
        /// The predicate of the event, else the verb of another clause.
        var predicate: Int?
    }

    /// The place of an event: of its clause, of a clause that it hangs on, the dateline, an actor's country, in that
    /// order; and the other places that its clause names.
    func places(
        of interpretation: Interpretation, isHistorical: Bool, _ resolver: inout PartyResolver
    ) -> (place: EventPlace?, concerns: [EventPlace]) {
        let links = toponyms.compactMap { link($0, interpretation) }
        let own = links.filter { $0.predicate.map(interpretation.predicates.contains) ?? false }
        // A country within an object ("the mission to Mali") is what an act is about, unless one acts there.
        let near = own.filter { !$0.isContent || $0.place.wherePrecision < 6 || interpretation.code.isMovement }
        let place =
            acted(on: interpretation, &resolver) ?? placeOfClause(near, interpretation)
            ?? named(interpretation, &resolver) ?? described(interpretation, &resolver)
            ?? placeOfSentence(links, interpretation)
            ?? placeMeant(interpretation)
            ?? placeOfForce(interpretation, about: resolver.discourse.mainCountry)
            ?? placeOfReport(
                interpretation, isHistorical: isHistorical, content: placeOfClause(own, interpretation),
                towns: interpretation.code.type.isVerbal ? [] : own.map(\.place).filter { $0.wherePrecision <= 3 })
        let voices = interpretation.actors.map(\.range) + attributions(of: interpretation).flatMap(\.source)
        var concerns: [EventPlace] = []
        for concern in own.map(\.place) where concern.name != place?.name {
            // "Tillabéri, Niger": the country adds nothing.
            let contains = concern.country == place?.country && concern.wherePrecision > place?.wherePrecision ?? 7
            guard !contains, !concerns.contains(where: { $0.name == concern.name }),
                !voices.contains(where: { $0.overlaps(concern.range) })
            else { continue }
            concerns.append(concern)
        }
        return (place, concerns)
    }

    /// The names of places in the sentence, without what says when ("Ramadan" is a town, too).
    private var toponyms: [Toponym] {
        places.toponyms(in: graph, isPlaceWord: isPlaceWord).filter { toponym in
            !times.contains { $0.range.overlaps(toponym.range) }
        }
    }

    private func isPlaceWord(_ lemma: String) -> Bool {
        let classes = coder.knowledge.classes
        return classes.contains(lemma, in: "place-preposition") || classes.contains(lemma, in: "place-near")
    }

    // MARK: The clause

    private func link(_ toponym: Toponym, _ interpretation: Interpretation) -> Link? {
        guard var place = EventPlace(toponym) else { return nil }
        let classes = coder.knowledge.classes
        var link = Link(place: place, steps: 0, isLocative: false, isContent: false, predicate: nil)
        if let offset = PlaceOffset(before: toponym.tokens.lowerBound, in: graph, classes: classes) {
            place = offset.applied(to: place)
            let words = graph.bytes(offset.start..<toponym.tokens.upperBound)
            place.text = string(words)
            place.range = words
            link.place = place
            link.isLocative = true
        }
        var cursor = toponym.tokens.last { !toponym.tokens.contains(graph[$0].head ?? -1) } ?? toponym.tokens.lowerBound
        for step in 0..<12 {
            if interpretation.predicates.contains(cursor) {
                link.predicate = cursor
                return link
            }
            if step > 0, graph[cursor].upos == .verb || graph[cursor].upos == .aux {
                link.predicate = cursor
                return link
            }
            let relation = graph[cursor].deprel.base
            if graph.prepositions(of: cursor).contains(where: isPlaceWord) { link.isLocative = true }
            guard let head = graph[cursor].head else { return link }
            let isModifier = relation == "compound" || relation == "nmod"
            // Treaties are named for towns, and people and bodies come from somewhere.
            if isModifier, classes.contains(graph.lemmas[head], in: "opaque-noun") { return nil }
            if isModifier, graph[head].upos == .propn, !toponym.tokens.contains(head), step == 0, !hasPlace(at: head),
                // "the Saratov *region*", with the noun tagged as a name.
                !classes.contains(graph.lemmas[head], in: "place-holder")
            {
                return nil
            }
            if relation == "compound", classes.contains(graph.lemmas[head], in: "place-holder") {
                link.isLocative = true
            }
            let isOccasion = graph.prepositions(of: cursor).contains { classes.contains($0, in: "place-occasion") }
            if ["obj", "ccomp", "xcomp", "nsubj"].contains(relation) || (relation == "obl" && step > 0 && !isOccasion) {
                link.isContent = true
            }
            link.steps += 1
            cursor = head
        }
        return nil
    }

    private func hasPlace(at token: Int) -> Bool {
        toponyms.contains { $0.tokens.contains(token) }
    }

    /// The nearest place of the event's own clause. What is said, asked or promised is not where its content is.
    private func placeOfClause(_ links: [Link], _ interpretation: Interpretation) -> EventPlace? {
        let isVerbal = interpretation.code.type.isVerbal
        let candidates = links.filter { $0.isLocative && !(isVerbal && $0.isContent) }
        return candidates.min { ($0.place.wherePrecision / 3, $0.steps) < ($1.place.wherePrecision / 3, $1.steps) }?
            .place
    }

    /// The town or region that was acted on: "captured Kidal", "shelled the airport of Gao".
    private func acted(on interpretation: Interpretation, _ resolver: inout PartyResolver) -> EventPlace? {
        guard !interpretation.code.type.isVerbal else { return nil }
        let classes = coder.knowledge.classes
        for recipient in interpretation.recipients where recipient.kind != .person {
            for toponym in toponyms {
                guard recipient.range.lowerBound <= toponym.range.lowerBound,
                    toponym.range.upperBound <= recipient.range.upperBound,
                    toponym.place?.kind != .country || interpretation.code.isMovement
                else { continue }
                let isHead = toponym.tokens.contains(recipient.head)
                let isOfHolder =
                    recipient.sentence == graph.index && graph.lemmas.indices.contains(recipient.head)
                    && classes.contains(graph.lemmas[recipient.head], in: "place-holder")
                if isHead || isOfHolder { return EventPlace(toponym) }
            }
            for mention in resolver.mentions where !places.isPerson(mention.tokens, in: graph, isPlaceWord: isPlaceWord)
            {
                let range = graph.bytes(mention.tokens)
                guard recipient.range.lowerBound <= range.lowerBound, range.upperBound <= recipient.range.upperBound,
                    mention.targets.contains(where: { if case .place = $0 { true } else { false } }),
                    let place = coder.place(of: mention.targets, text: string(range), range: range)
                else { continue }
                return place
            }
        }
        return nil
    }

    /// A place that the actor dictionary knows and the gazetteer does not, after a preposition of place.
    private func named(_ interpretation: Interpretation, _ resolver: inout PartyResolver) -> EventPlace? {
        for predicate in [interpretation.predicate] + interpretation.predicates.sorted() {
            for child in graph.children(of: predicate) {
                let relation = graph[child].deprel.base
                guard relation == "obl" || relation == "nmod",
                    graph.prepositions(of: child).contains(where: isPlaceWord),
                    let mention = resolver.mentions.first(where: { $0.tokens.contains(child) }),
                    !places.isPerson(mention.tokens, in: graph, isPlaceWord: isPlaceWord),
                    let place = coder.place(
                        of: mention.targets, text: string(graph.bytes(mention.tokens)),
                        range: graph.bytes(mention.tokens))
                else { continue }
                return place
            }
        }
        return nil
    }

    /// "In the *Haitian* town of …", whose name the gazetteer does not have: its country.
    private func described(_ interpretation: Interpretation, _ resolver: inout PartyResolver) -> EventPlace? {
        let classes = coder.knowledge.classes
        for predicate in [interpretation.predicate] + interpretation.predicates.sorted() {
            for noun in graph.children(of: predicate)
            where graph[noun].deprel.base == "obl" && classes.contains(graph.lemmas[noun], in: "place-holder")
                && graph.prepositions(of: noun).contains(where: isPlaceWord)
            {
                for adjective in graph.children(of: noun, .amod, .nmodPossessive) {
                    guard let country = resolver.modifier(adjective)?.country.flatMap(coder.toponyms.gazetteer.country)
                    else { continue }
                    let range = graph.bytes(adjective..<noun + 1)
                    return EventPlace(coder.toponyms.gazetteer[country], text: string(range), range: range)
                }
            }
        }
        return nil
    }

    // MARK: The sentence and the report

    /// The place of a clause that the event's clause is coordinated with or hangs on. A clause that reports another has
    /// its own place.
    private func placeOfSentence(_ links: [Link], _ interpretation: Interpretation) -> EventPlace? {
        guard !interpretation.code.type.isVerbal else { return nil }
        // "Two were wounded when a convoy hit a mine near Gao."
        let below = links.filter { link in
            guard link.isLocative, let verb = link.predicate, graph[verb].deprel.base == "advcl" else { return false }
            return graph[verb].head.map(interpretation.predicates.contains) ?? false
        }
        if var place = below.min(by: { $0.steps < $1.steps })?.place {
            place.source = .sentence
            return place
        }
        var cursor = interpretation.predicate
        for _ in 0..<6 {
            guard let head = graph[cursor].head, !["ccomp", "parataxis"].contains(graph[cursor].deprel.base) else {
                return nil
            }
            let candidates = links.filter { $0.predicate == head && $0.isLocative && $0.place.wherePrecision < 6 }
            if var place = candidates.min(by: { $0.steps < $1.steps })?.place {
                place.source = .sentence
                return place
            }
            // "shelled Kherson, wounding six": what an act led to was where it was.
            if var place = placesOfPredicates[head], place.wherePrecision < 6, place.source == .clause {
                place.source = .sentence
                return place
            }
            cursor = head
        }
        return nil
    }

    /// The dateline, unless it lies in a country that has no part in the event; else the country of an actor or recipient.
    ///
    /// - Parameters:
    ///   - content: a country that a phrase within the clause names.
    ///   - towns: towns that the clause names.
    private func placeOfReport(
        _ interpretation: Interpretation, isHistorical: Bool, content: EventPlace?, towns: [EventPlace]
    ) -> EventPlace? {
        let parties = interpretation.actors + interpretation.recipients
        let states = parties.filter { $0.country.flatMap(coder.toponyms.gazetteer.country) != nil }
        if var place = datelinePlace, !isHistorical, isPossible(place, interpretation) {
            place.source = .dateline
            return place
        }
        if let content { return content }
        // "The mayor of Gao": parties are mostly where they belong.
        if var town = towns.first(where: { town in parties.contains { $0.range.overlaps(town.range) } }) {
            town.source = .actor
            return town
        }
        guard let party = states.first, let country = party.country.flatMap(coder.toponyms.gazetteer.country) else {
            return nil
        }
        var place = EventPlace(coder.toponyms.gazetteer[country], text: string(party.range), range: party.range)
        place.source = .actor
        return place
    }

    /// Where an international force acts: in the country that the report is about, not where its headquarters are.
    private func placeOfForce(_ interpretation: Interpretation, about country: String?) -> EventPlace? {
        guard interpretation.code.isMovement, let country, let place = coder.toponyms.gazetteer.country(country),
            let force = interpretation.actors.first(where: { $0.sectors.contains("MIL") && $0.country != nil }),
            force.country.flatMap(coder.toponyms.gazetteer.country) == nil
        else { return nil }
        var found = EventPlace(
            coder.toponyms.gazetteer[place], text: string(force.range), range: force.range)
        found.source = .actor
        return found
    }

    /// Whether an event may be where the report was written: its actor belongs there or to no state, or speaks to a body
    /// that belongs to none, as councils do.
    private func isPossible(_ dateline: EventPlace, _ interpretation: Interpretation) -> Bool {
        func isState(_ referent: Referent) -> Bool { referent.country.flatMap(coder.toponyms.gazetteer.country) != nil }
        guard let actor = interpretation.actors.first(where: isState) else {
            let states = interpretation.recipients.filter(isState)
            return states.isEmpty || interpretation.actors.contains { $0.country != nil }
                || states.contains { $0.country == dateline.country }
        }
        if actor.country == dateline.country { return true }
        return interpretation.code.type.isVerbal
            && interpretation.recipients.contains { $0.country != nil && !isState($0) }
    }

    /// "The base", "the town": the place that the report named before.
    private func placeMeant(_ interpretation: Interpretation) -> EventPlace? {
        guard var place = lastPlace, !interpretation.code.type.isVerbal else { return nil }
        let classes = coder.knowledge.classes
        let nouns =
            interpretation.recipients.filter { $0.sentence == graph.index }.map(\.head)
            + interpretation.predicates.sorted().flatMap {
                graph.children(of: $0).filter { graph[$0].deprel.base == "obl" }
            }
        let isMeant = nouns.contains { noun in
            graph.lemmas.indices.contains(noun) && classes.contains(graph.lemmas[noun], in: "place-holder")
                && graph.children(of: noun, .det).contains { classes.contains(graph.lemmas[$0], in: "place-definite") }
        }
        let states = (interpretation.actors + interpretation.recipients).compactMap(\.country).filter {
            coder.toponyms.gazetteer.country($0) != nil
        }
        // "the border" of two other states is not the one told of before.
        guard isMeant, states.isEmpty || states.contains(place.country ?? "") else { return nil }
        place.source = .report
        return place
    }

    static func place(ofDatelineIn report: Report, coder: Coder) -> EventPlace? {
        guard let passage = report.passages.first(where: { $0.role == .dateline }) else { return nil }
        let bytes = Array(report.text.utf8)[passage.range]
        let dateline = String(decoding: bytes, as: UTF8.self)
        if let place = coder.toponyms.place(ofDateline: dateline) {
            return EventPlace(place, text: dateline, range: passage.range)
        }
        // Classes like `dateline-new-york` hold what stands for a town.
        let folded = " " + NameKey.fold(dateline) + " "
        for (name, words) in coder.knowledge.classes.members.sorted(by: { $0.key < $1.key })
        where name.hasPrefix("dateline-") && words.contains(where: { folded.hasPrefix(" " + $0 + " ") }) {
            let town = name.dropFirst("dateline-".count).split(separator: "-").joined(separator: " ")
            return coder.toponyms.place(ofDateline: town.uppercased()).map {
                EventPlace($0, text: dateline, range: passage.range)
            }
        }
        let pieces = NamePiece.pieces(of: dateline)
        for start in pieces.indices {
            if let match = coder.lexicon.names.longestMatch(pieces, from: start),
                let place = coder.place(of: match.targets, text: dateline, range: passage.range)
            {
                return place
            }
        }
        return nil
    }
}

extension EventCode {
    /// Whether a country that it is done to is where it is done: one attacks, leaves or visits a country there.
    fileprivate var isMovement: Bool {
        ["ASSAULT", "RETREAT", "MOBILIZE", "AID"].contains(type.rawValue) || mode == "visit"
    }
}

extension EventType {
    /// Whether it is done in words, by the PLOVER codebook's division of verbal and material events. Consultations take
    /// place somewhere and count as deeds here.
    var isVerbal: Bool {
        ["AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"].contains(rawValue)
    }
}

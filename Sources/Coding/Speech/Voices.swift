import Knowledge
import Reports

/// Who says what in one report, as parties: one source of speakers for events, relations, facts and decisions.
///
/// The attributions are found first; their sources are resolved sentence by sentence, while the report's discourse is
/// at hand (`hear`). Then `speakers(of:)` answers for any bytes.
struct Voices: Sendable {
    let speech: DocumentSpeech
    /// The source of each attribution, and the agency that it told, once its sentence has been heard.
    private var sources: [Party?]
    private var agencies: [Party?]
    private var referents: [Referent?]
    /// Attributions by the sentence of their cue.
    private var inSentence: [Int: [Int]] = [:]
    /// The report's agency and publisher.
    private let house: [Speaker]
    private let text: [UInt8]
    private var lastSpeaker: Int?
    private var speakerBefore: [Int: Int] = [:]
    /// Attributions to "I" and "we".
    private var isSelf: Set<Int> = []
    /// Attributions whose agency holds for whoever speaks next.
    private var isShared: Set<Int> = []

    init(_ speech: DocumentSpeech, text: [UInt8], house: [Speaker] = []) {
        self.speech = speech
        self.text = text
        self.house = house
        sources = [Party?](repeating: nil, count: speech.attributions.count)
        agencies = sources
        referents = [Referent?](repeating: nil, count: speech.attributions.count)
        for (index, attribution) in speech.attributions.enumerated() {
            inSentence[attribution.sentence, default: []].append(index)
        }
    }

    // MARK: Asking

    /// Who says what stands in these bytes: the innermost voice first, then agencies, then the publisher if it is known.
    /// What the reporter asserts has no voice but the last.
    func speakers(of range: Range<Int>) -> [Speaker] {
        var speakers: [Speaker] = []
        var agencies: [Speaker] = []
        for index in speech.attributions(at: range) {
            let attribution = speech.attributions[index]
            guard attribution.kind.isClaim, let party = source(of: index) else { continue }
            // "I think that …" within a quotation: whoever is quoted.
            if attribution.parent != nil, isSelf.contains(index) { continue }
            let manner: Speaker.Manner = isQuoted(range, in: attribution) ? .direct : .indirect
            speakers.append(Speaker(party: party, manner: manner))
            if let agency = self.agencies[index] { agencies.append(Speaker(party: agency, manner: .agency)) }
        }
        for voice in agencies + house where !speakers.contains(where: { $0.party.isSame(as: voice.party) }) {
            speakers.append(voice)
        }
        return speakers
    }

    /// The content that a voice lends these bytes, for evidence; `nil` for the reporter's own words.
    func quote(of range: Range<Int>) -> Range<Int>? {
        for index in speech.attributions(at: range) where speech.attributions[index].kind.isClaim {
            return speech.attributions[index].content.first { $0.contains(range) }
        }
        return nil
    }

    private func isQuoted(_ range: Range<Int>, in attribution: Attribution) -> Bool {
        guard let quotation = speech.quotation(around: range) else { return false }
        // A voice within the quotation speaks in the words of whoever is quoted.
        return !attribution.cue.contains { quotation.range.contains($0) }
    }

    /// The party of a source; before it is resolved, its words alone. Nobody where the sentence names nobody.
    private func source(of index: Int) -> Party? {
        if let party = sources[index] { return party }
        guard let range = speech.attributions[index].source.first else { return nil }
        return Party(text: string(range), entity: nil, country: nil, sectors: [], range: range)
    }

    private func string(_ range: Range<Int>) -> String {
        String(decoding: text[range.clamped(to: 0..<text.count)], as: UTF8.self)
    }

    // MARK: Hearing

    /// Resolves the sources of the cues in the resolver's sentence.
    mutating func hear(_ resolver: inout PartyResolver, party: (Referent) -> Party) {
        let graph = resolver.graph
        for index in inSentence[graph.index] ?? [] {
            let attribution = speech.attributions[index]
            guard let head = attribution.sourceHead else { continue }
            let classes = resolver.lexicon.knowledge.classes
            if classes.contains(graph.words[head], in: "first-person-pronoun") { isSelf.insert(index) }
            let referent = earlierSpeaker(head, attribution, graph, resolver.lexicon) ?? resolver.referent(at: head)
            if let referent {
                referents[index] = referent
                sources[index] = party(referent)
            }
            if let agency = agency(of: attribution, &resolver) { agencies[index] = party(agency) }
            inherit(index)
            if attribution.parent == nil, attribution.kind == .speech {
                speakerBefore[index] = lastSpeaker
                lastSpeaker = index
            }
        }
    }

    /// "he said" means whoever spoke last, if that was just before: the people in between are whom he speaks of.
    private func earlierSpeaker(
        _ head: Int, _ attribution: Attribution, _ graph: SentenceGraph, _ lexicon: ActorLexicon
    ) -> Referent? {
        let classes = lexicon.knowledge.classes
        let pronoun = graph.words[head]
        guard var index = lastSpeaker, attribution.parent == nil, graph[head].upos == .pron,
            classes.contains(pronoun, in: "personal-pronoun")
        else { return nil }
        let other = ["female", "male"].first { !classes.contains(pronoun, in: $0) }
        func isOther(_ word: String) -> Bool { other.map { classes.contains(word, in: $0) } ?? false }
        // A woman is not "he": the voice before hers may be.
        for _ in 0..<4 {
            guard attribution.paragraph - speech.attributions[index].paragraph < 3 else { return nil }
            if let last = referents[index], last.kind == .person || (last.kind == nil && !last.isPlural),
                !words(ofSource: index).contains(where: { isOther($0) })
            {
                return last
            }
            guard let earlier = speakerBefore[index] else { return nil }
            index = earlier
        }
        return nil
    }

    private func words(ofSource index: Int) -> [String] {
        speech.attributions[index].source.flatMap { string($0).lowercased().split(separator: " ").map(String.init) }
    }

    /// The news agency or paper that was told: "told AFP", "in an interview with Reuters", "experts interviewed by AFP".
    private func agency(of attribution: Attribution, _ resolver: inout PartyResolver) -> Referent? {
        let graph = resolver.graph
        var tokens = graph.children(of: attribution.predicate).flatMap { [$0] + graph.children(of: $0, .nmod, .conj) }
        if let head = attribution.sourceHead {
            for clause in graph.children(of: head, .acl, .aclRelative) { tokens += graph.children(of: clause) }
        }
        let content = attribution.content
        for token in tokens where resolver.mentionOfToken[token] != nil && token != attribution.sourceHead {
            guard ["obj", "iobj", "obl", "nmod"].contains(graph[token].deprel.base),
                !content.contains(where: { $0.contains(graph[token].range) }),
                let referent = resolver.referent(at: token), referent.kind == .media
            else { continue }
            return referent
        }
        return nil
    }

    /// Several unnamed people who told an agency something ("experts interviewed by AFP") speak one by one in the
    /// paragraphs that follow; and who goes on speaking still speaks to the same.
    private mutating func inherit(_ index: Int) {
        if agencies[index] != nil {
            if referents[index]?.actor == nil, referents[index]?.isPlural ?? true { isShared.insert(index) }
            return
        }
        guard let lastSpeaker, let agency = agencies[lastSpeaker],
            speech.attributions[index].paragraph - speech.attributions[lastSpeaker].paragraph < 2,
            speech.attributions[index].parent == nil, speech.attributions[index].kind == .speech
        else { return }
        let isSame =
            if let one = referents[index], let other = referents[lastSpeaker] { one.isSame(as: other) } else { false }
        guard isSame || isShared.contains(lastSpeaker) else { return }
        agencies[index] = agency
        if isShared.contains(lastSpeaker) { isShared.insert(index) }
    }
}

extension Party {
    /// Whether both are one party, as far as their identity or words tell.
    func isSame(as other: Party) -> Bool {
        entity != nil || other.entity != nil ? entity == other.entity : text == other.text
    }
}

import Calendars
import Knowledge
import Linguistics
import Reports

/// One sentence that is read for statements, with all that is known of it.
struct StatementSentence: Sendable {
    let report: Report
    let coder: Coder
    let text: [UInt8]
    let places: DocumentPlaces
    var interpreter: Interpreter
    let times: [TimeExpression]
    let quantities: [FoundQuantity]

    var graph: SentenceGraph { interpreter.graph }
    var classes: NounClasses { coder.knowledge.classes }

    func string(_ range: Range<Int>) -> String {
        String(decoding: text[range.clamped(to: 0..<text.count)], as: UTF8.self)
    }

    func party(_ referent: Referent) -> Party {
        Party(
            text: string(referent.range), entity: referent.actor.map { coder.knowledge.actors[$0].id },
            country: referent.country, sectors: referent.sectors, range: referent.range)
    }

    // MARK: Matching

    /// The constructions that fit, in the order of the text. Of one frame only the closest counts.
    mutating func matches() -> [ConstructionMatch] {
        var found: [ConstructionMatch] = []
        for predicate in 0..<graph.count {
            guard let wordClass = graph.frameClass(of: predicate) else { continue }
            let entries = coder.constructions.index.entries(for: graph.lemmas[predicate], wordClass)
            guard !entries.isEmpty else { continue }
            let arguments = graph.constructionArguments(of: predicate, wordClass, classes)
            var longest: [Int: Int] = [:]
            for entry in entries where graph.hasWords(entry.others, below: predicate) {
                longest[entry.frame] = max(longest[entry.frame] ?? 0, entry.others.count)
            }
            for (frame, words) in longest.sorted(by: { $0.key < $1.key }) {
                var best: ConstructionMatch?
                for construction in coder.constructions.frames[frame].constructions {
                    guard hasRequired(construction, arguments),
                        let closeness = interpreter.fit(
                            construction.conditions.rules, arguments, wordClass, predicate,
                            construction.position)
                    else { continue }
                    let score = construction.conditions.specificity + closeness + 3 * words
                    guard score > best?.score ?? -1 else { continue }
                    best = ConstructionMatch(
                        construction: construction, predicate: predicate, arguments: arguments, wordClass: wordClass,
                        score: score)
                }
                if let best { found.append(best) }
            }
        }
        return found
    }

    private mutating func hasRequired(_ construction: Construction, _ arguments: Arguments) -> Bool {
        construction.parts.allSatisfy { part in
            !part.isRequired || part.slots.contains { $0 == .implied || $0 == .mission || !arguments[$0].isEmpty }
        }
    }

    // MARK: What is common to statements

    func step(_ match: ConstructionMatch, result: String) -> Explanation {
        Explanation(
            steps: [
                .init(
                    words: graph[match.predicate].form, reading: "construction",
                    source: match.construction.position, result: result)
            ], sentenceIndex: graph.index)
    }

    /// The time expression that belongs to a predicate's own clause, or to the phrases below it.
    func time(of predicate: Int) -> TimeExpression? {
        times.filter { $0.kind == .date && ($0.value.from != nil || $0.value.to != nil) }
            .map { (time: $0, distance: distance($0, predicate)) }
            .filter { $0.distance < 6 }.min { $0.distance < $1.distance }?.time
    }

    /// Steps in the tree from a time expression up to the predicate; many if it belongs to another clause.
    private func distance(_ time: TimeExpression, _ predicate: Int) -> Int {
        var cursor: Int? = time.tokens.last
        var steps = 0
        while let current = cursor, steps < 100 {
            if current == predicate { return steps }
            if graph[current].upos == .verb { return 100 }
            cursor = graph[current].head
            steps += 1
        }
        return 100
    }

    func date(_ time: TimeExpression?, _ value: DateRange? = nil) -> EventDate {
        guard let time else {
            return EventDate(value: DateRange(from: nil, to: nil, precision: .open), anchor: .none)
        }
        return EventDate(
            value: value ?? time.value, anchor: EventDate.Anchor(rawValue: time.anchor.rawValue) ?? .none,
            text: string(time.range), range: time.range)
    }

    func evidence(
        _ predicate: Int, _ subject: Party, _ object: Range<Int>, _ speakers: [Speaker], _ date: EventDate
    ) -> [Evidence] {
        var evidence = [Evidence(field: .act, range: graph[predicate].range)]
        evidence.append(Evidence(field: .actor, range: subject.range))
        evidence.append(Evidence(field: .recipient, range: object))
        evidence += speakers.map { Evidence(field: .speaker, range: $0.party.range) }
        if let range = date.range { evidence.append(Evidence(field: .date, range: range)) }
        return evidence.filter { !$0.range.isEmpty }
    }
}

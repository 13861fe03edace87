import Calendars
public import Coding
public import Knowledge
public import Linguistics
public import Reports

/// Reads what the sentences of a report state of missions: acts on mandates, departures, bases handed over, dates set.
///
/// Pure; the verbs and nouns stand in `Knowledge/languages/en/situations`.
public struct StatementReader: Sendable {
    let cues: MandateCues
    let resolutions: ResolutionCues
    let missions: [String: Actor]
    private let coder: Coder
    private let speech: SpeechReader
    private let resolutionReader: ResolutionReader

    public init(_ knowledge: KnowledgeBase, coder: Coder) {
        cues = knowledge.situations.mandates
        resolutions = knowledge.situations.resolutions
        resolutionReader = ResolutionReader(knowledge)
        missions = resolutionReader.names.missions
        self.coder = coder
        speech = SpeechReader(knowledge)
    }

    /// All that a report contributes to the situation.
    public func testimony(of report: Report, account: Account, document: Document) -> Testimony {
        let resolution = resolutionReader.read(report.text)
        // A resolution is known from the day of its adoption; what stands in it, its own reader reads.
        let statements = statements(of: report, document, account).filter { statement in
            !(resolution.map { $0.range.overlaps(statement.sentence) } ?? false)
        }
        return Testimony(
            report: report.id, title: report.title, published: report.published ?? resolution?.adopted,
            text: report.text, account: account, resolution: resolution, statements: statements,
            sentences: document.sentences.map(\.range))
    }

    func statements(of report: Report, _ document: Document, _ account: Account) -> [Statement] {
        let mentions = withShortNames(coder.mentions(in: report, document))
        let main = mainMission(mentions, published: report.published)
        let toponyms = coder.toponyms.toponyms(in: document).filter { $0.use == .place }
        let bytes = Array(report.text.utf8)
        let speech = speech.speech(in: document, text: report.text)
        var statements: [Statement] = []
        for (index, sentence) in document.sentences.enumerated() {
            var reading = SentenceReading(
                clause: Clause(sentence), bytes: bytes, reader: self,
                parties: mentions.filter { sentence.range.overlaps($0.range) }, main: main,
                toponyms: toponyms.filter { $0.sentence == index },
                times: coder.times.expressions(in: sentence, published: report.published),
                published: report.published)
            statements += reading.statements().map { statement in
                var statement = statement
                statement.voice = voice(of: statement, speech, mentions, account, bytes)
                return statement
            }
        }
        return statements + gatherings(in: report, main, bytes)
    }

    /// Meetings that captions date: "A meeting in support of the mission on 30 April 2023." Captions are read for nothing
    /// else, for they may be old.
    private func gatherings(in report: Report, _ main: String?, _ bytes: [UInt8]) -> [Statement] {
        report.passages.filter { $0.role == .caption }.compactMap { passage in
            let words = Words(bytes, in: passage.range)
            guard let word = words.all.first(where: { cues.gatherings.contains($0.text) }),
                let day = words.days(resolutions).first(where: { $0.words.lowerBound > 0 })
            else { return nil }
            return Statement(
                act: "gathering", stance: .occurred,
                mission: resolutionReader.names.mentions(in: words).first?.mission ?? main, actor: nil,
                date: DateRange(day: day.date), terms: [], site: nil, ordinal: nil, sentence: passage.range,
                range: word.range)
        }
    }

    /// Who says what a statement says, as the report names the source of the innermost speech around it, or whom its
    /// pronoun means; nobody where it is the one who acts.
    private func voice(
        of statement: Statement, _ speech: DocumentSpeech, _ mentions: [Party], _ account: Account, _ bytes: [UInt8]
    ) -> String? {
        for index in speech.attributions(at: statement.range) {
            guard let source = speech.attributions[index].source.first else { continue }
            if statement.actor?.range.overlaps(source) ?? false { continue }
            let party = mentions.first { $0.range.overlaps(source) }
            let text = party?.text ?? String(decoding: bytes[source.clamped(to: 0..<bytes.count)], as: UTF8.self)
            if text.contains(" ") || text.first?.isUppercase ?? false { return text }
            // "But he said": what was coded of the sentence knows who he is.
            if let speaker = Self.speaker(in: statement.sentence, account) {
                return statement.actor.map { $0.range.overlaps(speaker.range) } ?? false ? nil : speaker.text
            }
        }
        return nil
    }

    private static func speaker(in sentence: Range<Int>, _ account: Account) -> Party? {
        let told =
            account.relations.filter { $0.sentence.overlaps(sentence) }.map(\.speakers)
            + account.events.filter { $0.sentence.overlaps(sentence) }.map(\.speakers)
        return told.joined().first { [.direct, .indirect].contains($0.manner) }?.party
    }

    /// "The Council" is the body that the report names in full, or whose missions it names.
    private func withShortNames(_ mentions: [Party]) -> [Party] {
        let names = ShortNames(cues, missions, mentions)
        return mentions.map { names.resolved($0) ?? $0 }
    }

    /// Whether a mission stands on a day, or will soon; always where the day is not known.
    func stands(_ id: String, on day: CalendarDate?) -> Bool {
        guard let day else { return true }
        return missions[id]?.roles.contains { $0.holds(on: day) || $0.holds(on: day.adding(days: Self.soon)) } ?? false
    }

    private func holds(_ id: String, on day: CalendarDate?) -> Bool {
        day.map { day in missions[id]?.roles.contains { $0.holds(on: day) } ?? false } ?? true
    }

    /// Days from a decision to the mission that it sets up.
    private static let soon = 30

    /// The mission that the report is about: that which it names most; else the one that stands in a country that it
    /// names.
    private func mainMission(_ mentions: [Party], published: CalendarDate?) -> String? {
        var counts: [String: Int] = [:]
        for party in mentions {
            if let entity = party.entity, missions[entity] != nil { counts[entity, default: 0] += 1 }
        }
        func rank(_ id: String, _ count: Int) -> (Int, Int) {
            (count, stands(id, on: published) ? holds(id, on: published) ? 2 : 1 : 0)
        }
        let main = counts.max { one, other in
            let (first, second) = (rank(one.key, one.value), rank(other.key, other.value))
            return first == second ? one.key > other.key : first < second
        }
        if let main { return main.key }
        let countries = Set(mentions.compactMap(\.country))
        // A report that does not speak of who sent a mission does not speak of it.
        let standing = missions.values.filter { mission in
            mission.hosts.contains { countries.contains($0) }
                && mission.roles.contains { role in
                    published.map { role.holds(on: $0) } ?? true && role.country.map(countries.contains) ?? false
                }
        }
        if standing.count == 1 { return standing.first?.id }
        // "U.N. peacekeepers" are those of the one mission of the United Nations.
        let ofUN = standing.filter { $0.roles.contains { $0.country == "UNO" } }
        let isUN = mentions.contains { $0.entity == nil && $0.country == "UNO" && $0.sectors.contains("MIL") }
        return isUN && ofUN.count == 1 ? ofUN.first?.id : nil
    }
}

import Calendars
import Coding
import Reports

/// How well phrases were coded by themselves, against gold cases.
public struct ActorScore: Sendable, Equatable {
    /// A case that came out wrong.
    public struct Miss: Sendable, Equatable, CustomStringConvertible {
        public var gold: ActorCase
        /// `nil` where nobody was found.
        public var found: Party?

        public var description: String {
            func name(_ expectation: ActorCase.Expectation?) -> String {
                switch expectation {
                case nil: "*"
                case .oneOf(let values): values.map { $0.isEmpty ? "-" : $0 }.joined(separator: "|")
                case .not(let value): "not \(value)"
                }
            }
            let wanted = [gold.country, gold.sector, gold.secondSector].map(name).joined(separator: " ")
            guard let found else { return "\(gold.id)  \(gold.phrase)  gold \(wanted)  found nobody" }
            let codes = ([found.country ?? "-"] + found.sectors).joined(separator: " ")
            return "\(gold.id)  \(gold.phrase)  gold \(wanted)  found \(codes) (\(found.entity ?? "unknown"))"
        }
    }

    public var country = Measure()
    public var sector = Measure()
    /// Cases of which everything that the gold says came out.
    public var cases = Measure()
    public var misses: [Miss] = []

    public init() {}

    /// Codes the cases that say something and are not expected to fail.
    ///
    /// - Parameter undated: the day as of which cases without a date are read.
    public init(_ cases: [ActorCase], _ rapporteur: Rapporteur, undated: CalendarDate?) {
        for gold in cases where gold.isScored {
            let about = gold.context.flatMap { rapporteur.party(named: $0).country }
            add(rapporteur.party(named: gold.phrase, on: gold.day ?? undated, about: about), to: gold)
        }
    }

    /// Codes the actors of event gold, each where it stands in its text, or by itself.
    ///
    /// Gold codes are read as far as both drafts of PLOVER have them: an ethnic suffix ("CVLalb") is cut, and `IGO` also
    /// stands for the United Nations and the European Union. Phrases that are not in the text are left out.
    public init(texts: [GoldText], _ rapporteur: Rapporteur, inSentence: Bool) {
        for gold in texts {
            let day = gold.published.flatMap { CalendarDate(iso: $0) }
            let report = Report(id: gold.id, body: gold.text, published: day)
            let document = rapporteur.analyzer.analyze(report.text, paragraphs: Coder.paragraphs(of: report))
            for event in gold.events {
                for (codes, phrase) in [(event.actor, event.actorText), (event.target, event.targetText)] {
                    guard let codes, !codes.isEmpty, let phrase, let range = report.text.bytes(of: phrase) else {
                        continue
                    }
                    let found =
                        inSentence
                        ? rapporteur.coder.parties(at: [range], in: report, document).first ?? nil
                        : rapporteur.party(named: phrase, on: day)
                    add(found, to: ActorCase(id: gold.id, phrase: phrase, day: day, codes: codes))
                }
            }
        }
    }

    /// Adds the codes found for a case.
    public mutating func add(_ found: Party?, to gold: ActorCase) {
        let sectors = (found?.sectors ?? []) + ["", ""]
        var isRight = true
        if let expected = gold.country {
            let holds = expected.holds(of: found?.country ?? "")
            country += Measure(correct: holds ? 1 : 0, gold: 1, output: 1)
            isRight = isRight && holds
        }
        if let expected = gold.sector {
            let holds =
                expected.holds(of: sectors[0]) && (gold.secondSector?.holds(of: sectors[1]) ?? true)
            sector += Measure(correct: holds ? 1 : 0, gold: 1, output: 1)
            isRight = isRight && holds
        }
        cases += Measure(correct: isRight ? 1 : 0, gold: 1, output: 1)
        if !isRight { misses.append(Miss(gold: gold, found: found)) }
    }

    /// Accuracy of countries, sectors and whole cases, a line each.
    public var table: String {
        func line(_ name: String, _ measure: Measure) -> String {
            let percent = (measure.recall * 1000).rounded() / 10
            return "\(name)  \(measure.correct) of \(measure.gold)  \(percent) %"
        }
        return [line("country", country), line("sector ", sector), line("case   ", cases)].joined(separator: "\n")
    }
}

extension ActorCase {
    /// A case from codes such as "MLI GOV".
    fileprivate init(id: String, phrase: String, day: CalendarDate?, codes: String) {
        let words = codes.split(separator: " ").map { String($0.prefix(3)) }
        let country = words.first.map { $0 == "IGO" ? [$0, "UNO", "EUR"] : [$0] }
        self.init(
            id: id, phrase: phrase, context: nil, day: day, country: country.map { .oneOf($0) },
            sector: .oneOf([words.count > 1 ? words[1] : ""]), secondSector: nil, isExpectedFailure: false)
    }
}

extension String {
    /// The bytes of the first occurrence of a phrase.
    fileprivate func bytes(of phrase: String) -> Range<Int>? {
        let (text, wanted) = (Array(utf8), Array(phrase.utf8))
        guard !wanted.isEmpty, wanted.count <= text.count else { return nil }
        for start in 0...(text.count - wanted.count) where text[start] == wanted[0] {
            if text[start..<start + wanted.count].elementsEqual(wanted) { return start..<start + wanted.count }
        }
        return nil
    }
}

import Coding

/// How well events were coded, against gold texts.
public struct EventScore: Sendable, Equatable {
    /// Right out of those matched events whose gold has the field.
    public struct Accuracy: Sendable, Equatable {
        public var right = 0
        public var total = 0
    }

    public var texts = 0
    /// The set of types of each text: recall is the gold types found, precision the types found that are gold.
    public var type = Measure()
    /// Events whose type and both parties agree, one to one.
    public var typeAndParties = Measure()
    /// Type and both country codes, where the gold has codes.
    public var typeAndCountries = Measure()
    /// The set of CAMEO roots (two digits) and of full codes of each text, where the gold has codes.
    public var cameoRoot = Measure()
    public var cameo = Measure()
    public var mode = Accuracy()
    public var status = Accuracy()
    public var date = Accuracy()
    public var place = Accuracy()
    public var speaker = Accuracy()
    /// Events coded in texts that have none.
    public var codedWhereNone = 0
    /// Types by confusion: gold type to how often it was found.
    public var byType: [String: Measure] = [:]

    public init() {}

    /// Adds a text's output.
    public mutating func add(_ all: [Event], to gold: GoldText) {
        texts += 1
        // What only CAMEO codes is no event for users of PLOVER.
        let output = all.filter { $0.code.type.plover != nil }
        let coded = gold.events.filter { $0.plover != nil }
        if gold.events.isEmpty { codedWhereNone += output.count }
        addTypes(output, coded)
        if gold.events.contains(where: { $0.cameo != nil }) { addCameo(all, gold.events) }
        if coded.contains(where: { $0.actor != nil || $0.target != nil }) { addCountries(output, coded) }
        addMatches(output, coded, in: gold.text)
    }

    private mutating func addTypes(_ output: [Event], _ gold: [GoldText.Event]) {
        let found = Set(output.map(\.code.type.rawValue))
        let wanted = Set(gold.compactMap(\.plover))
        let right = wanted.filter { type in found.contains { Self.agrees($0, with: type) } }
        let hits = found.filter { type in wanted.contains { Self.agrees(type, with: $0) } }
        // CONCEDE and RETREAT together are one YIELD.
        let count = wanted.contains("YIELD") && hits.count > right.count ? found.count - 1 : found.count
        type += Measure(correct: right.count, gold: wanted.count, output: count)
        for name in wanted {
            byType[name, default: Measure()] += Measure(correct: right.contains(name) ? 1 : 0, gold: 1)
        }
        let keys = Set(found.map { wanted.contains("YIELD") && Self.agrees($0, with: "YIELD") ? "YIELD" : $0 })
        for key in keys { byType[key, default: Measure()] += Measure(output: 1) }
    }

    private mutating func addCameo(_ output: [Event], _ gold: [GoldText.Event]) {
        let found = Set(output.map(\.code.cameo))
        let wanted = Set(gold.compactMap(\.cameo))
        cameo += Measure(correct: found.intersection(wanted).count, gold: wanted.count, output: found.count)
        let foundRoots = Set(found.map { $0.prefix(2) })
        let wantedRoots = Set(wanted.map { $0.prefix(2) })
        cameoRoot += Measure(
            correct: foundRoots.intersection(wantedRoots).count, gold: wantedRoots.count, output: foundRoots.count)
    }

    private mutating func addCountries(_ output: [Event], _ gold: [GoldText.Event]) {
        func key(_ type: String, _ actor: String?, _ target: String?) -> String {
            "\(type == "RETREAT" || type == "CONCEDE" ? "YIELD" : type) \(actor ?? "") \(target ?? "")"
        }
        func country(_ code: String?) -> String? { code.flatMap { $0.split(separator: " ").first }.map(String.init) }
        let wanted = Set(gold.map { key($0.plover ?? "", country($0.actor), country($0.target)) })
        var found: Set<String> = []
        for event in output {
            let actors = event.actors.isEmpty ? [nil] : event.actors.map(\.country)
            let targets = event.recipients.isEmpty ? [nil] : event.recipients.map(\.country)
            for actor in actors {
                for target in targets { found.insert(key(event.code.type.rawValue, actor, target)) }
            }
        }
        typeAndCountries += Measure(
            correct: found.intersection(wanted).count, gold: wanted.count, output: found.count)
    }

    private mutating func addMatches(_ output: [Event], _ gold: [GoldText.Event], in text: String) {
        var free = Array(output.indices)
        var correct = 0
        for wanted in gold {
            let candidates = free.map { ($0, Self.agreement(output[$0], wanted, in: text)) }.filter { $0.1 > 0 }
            guard let best = candidates.max(by: { ($0.1, -$0.0) < ($1.1, -$1.0) })?.0 else { continue }
            correct += 1
            free.removeAll { $0 == best }
            compare(output[best], wanted)
        }
        typeAndParties += Measure(correct: correct, gold: gold.count, output: output.count)
    }

    /// 0 unless type and both parties agree; more where more fields do.
    private static func agreement(_ event: Event, _ gold: GoldText.Event, in text: String) -> Int {
        guard agrees(event.code.type.rawValue, with: gold.plover ?? ""),
            partiesAgree(event.actors, gold.actorText, gold.actor),
            partiesAgree(event.recipients, gold.targetText, gold.target)
        else { return 0 }
        return 1 + (event.code.mode == gold.mode ? 1 : 0) + (event.code.cameo == gold.cameo ? 1 : 0)
    }

    /// Whether one of the parties shares a word with the gold phrase, or has its country and sectors.
    private static func partiesAgree(_ parties: [Party], _ text: String?, _ code: String?) -> Bool {
        guard (text?.isEmpty ?? true) == false || (code?.isEmpty ?? true) == false else { return true }
        return parties.contains { party in
            if let text, !text.isEmpty,
                text.contains(party.text) || party.text.contains(text) || overlap(party.text, text)
            {
                return true
            }
            guard let code, !code.isEmpty else { return false }
            return ([party.country].compactMap { $0 } + party.sectors).joined(separator: " ") == code
        }
    }

    private static func overlap(_ one: String, _ other: String) -> Bool {
        func words(_ text: String) -> Set<Substring> {
            Set(text.split { !$0.isLetter && !$0.isNumber }.filter { $0.first?.isUppercase ?? false || $0.count > 4 })
        }
        return !words(one).isDisjoint(with: words(other))
    }

    private mutating func compare(_ event: Event, _ gold: GoldText.Event) {
        func count(_ accuracy: inout Accuracy, _ wanted: String?, _ isRight: (String) -> Bool) {
            guard let wanted, !wanted.isEmpty else { return }
            accuracy.total += 1
            if isRight(wanted) { accuracy.right += 1 }
        }
        count(&mode, gold.mode) { $0 == event.code.mode }
        count(&status, gold.status) { $0 == event.status.rawValue }
        count(&date, gold.date) { $0 == event.date.value.from?.description || $0 == event.date.value.description }
        count(&place, gold.placeText) { event.place?.text.contains($0) ?? false || event.place?.name == $0 }
        count(&speaker, gold.speakerText) { wanted in
            event.speakers.contains { $0.party.text.contains(wanted) || wanted.contains($0.party.text) }
        }
    }

    private static func agrees(_ type: String, with gold: String) -> Bool {
        type == gold || (gold == "YIELD" && (type == "CONCEDE" || type == "RETREAT"))
    }
}

extension EventScore {
    /// The figures as a table for people.
    public var table: String {
        var lines = ["\(texts) texts", "                        P      R      F1     correct / output / gold"]
        func row(_ name: String, _ measure: Measure) {
            guard measure.gold + measure.output > 0 else { return }
            let figures = [measure.precision, measure.recall, measure.f1].map(Self.three).joined(separator: "  ")
            lines.append(
                "\(Self.padded(name, 22))  \(figures)  \(measure.correct) / \(measure.output) / \(measure.gold)")
        }
        row("type", type)
        row("type + parties", typeAndParties)
        row("type + countries", typeAndCountries)
        row("CAMEO root", cameoRoot)
        row("CAMEO code", cameo)
        for (name, accuracy) in [
            ("mode", mode), ("status", status), ("date", date), ("place", place), ("speaker", speaker),
        ]
        where accuracy.total > 0 {
            let share = Self.three(Double(accuracy.right) / Double(accuracy.total))
            lines.append("\(Self.padded("\(name) of matched", 22))  \(share)  \(accuracy.right) / \(accuracy.total)")
        }
        lines.append("coded where gold has none: \(codedWhereNone)")
        lines.append("")
        for name in byType.keys.sorted() { row(name, byType[name] ?? Measure()) }
        return lines.joined(separator: "\n")
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func three(_ share: Double) -> String {
        let thousandths = Int((share * 1000).rounded())
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}

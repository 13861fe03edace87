/// The words of quantities: number words, comparators, units, and what is counted. Stands in `*.quantities`.
public struct QuantityLexicon: Sendable {
    public struct Unit: Sendable, Equatable {
        /// What is measured: `area`, `distance`, `money`, `percentage`, `years`.
        public var kind: String
        /// `km2`, `USD`, …
        public var symbol: String
        /// How many of the first unit of its kind it is, for those that convert: 2.589988 for `mi2`.
        public var factor: Double?
    }

    /// By what a kind of count is known.
    public enum Place: String, Sendable, CaseIterable {
        /// The counted noun is the object of the verb, or subject of its passive.
        case object = "obj"
        /// It is the subject.
        case subject = "subj"
        /// The counted noun itself.
        case noun
        /// An adjective or participle beside the number: "12 dead".
        case adjective = "adj"
        /// A noun that gives a number: "a death toll of 12".
        case toll
    }

    public private(set) var numbers: [String: Double] = [:]
    public private(set) var scales: [String: Double] = [:]
    /// Nouns for a number that is not told exactly: "dozens of".
    public private(set) var vague: [String: Double] = [:]
    /// The words with which numbers begin that are not written in digits.
    public private(set) var beginnings: Set<String> = []
    /// Words before (or after) a number and what they mean: `more than` is `>`.
    public private(set) var comparators: [(words: [String], sign: String)] = []
    public private(set) var units: [String: Unit] = [:]
    public private(set) var counted: [Place: [String: String]] = [:]
    /// The event types that a kind of count may belong to; empty for kinds that are no numbers of events.
    public private(set) var eventTypes: [String: Set<String>] = [:]

    /// Sentences and the one quantity that each must give, as `>= 12 killed`; `nil` for none. The test run executes them.
    public private(set) var examples: [(sentence: String, expected: String?, position: KnowledgePosition)] = []

    public init() {}

    /// Reads a file: `number`, `scale`, `vague`, `comparator`, `unit`, `event` or a place, its words between commas,
    /// and what they mean, between double spaces.
    mutating func read(_ text: KnowledgeText) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        for line in text.lines() {
            if line.indent > 0 {
                let halves = line.text.dropFirst(2).components(separatedBy: "=>")
                guard line.text.hasPrefix(halves.count == 2 ? "+ " : "- ") else {
                    problems.append(line.problem("an example is '+ sentence  => >= 12 killed' or '- sentence'"))
                    continue
                }
                let expected = halves.count == 2 ? String(halves[1].trimmed()) : nil
                examples.append((String(halves[0].trimmed()), expected, line.position))
                continue
            }
            let columns = line.columns.map(String.init)
            guard columns.count == 3 else {
                problems.append(line.problem("expected what the line says, its words, and what they mean"))
                continue
            }
            let words = columns[1].split(separator: ",").map { String($0.trimmed()) }
            let meaning = columns[2].split(separator: " ").map(String.init)
            if !read(columns[0], words, meaning) {
                problems.append(line.problem("'\(columns[0])' with '\(columns[2])' says nothing that is known"))
            }
        }
        return problems
    }

    private mutating func read(_ what: String, _ words: [String], _ meaning: [String]) -> Bool {
        guard let first = meaning.first else { return false }
        switch what {
        case "number", "scale", "vague":
            guard let value = Double(first) else { return false }
            for word in words {
                switch what {
                case "number": numbers[word] = value
                case "scale": scales[word] = value
                default: vague[word] = value
                }
                beginnings.insert(String(word.prefix { $0 != " " }))
            }
        case "comparator":
            comparators += words.map { (words: $0.split(separator: " ").map(String.init), sign: first) }
            comparators.sort { ($0.words.count, $1.words.joined()) > ($1.words.count, $0.words.joined()) }
        case "unit":
            guard meaning.count >= 2 else { return false }
            let factor = meaning.count > 2 ? Double(meaning[2]) : nil
            for word in words { units[word] = Unit(kind: meaning[0], symbol: meaning[1], factor: factor) }
        case "event":
            for word in words { eventTypes[word] = Set(meaning) }
        default:
            guard let place = Place(rawValue: what) else { return false }
            for word in words { counted[place, default: [:]][word] = first }
        }
        return true
    }
}

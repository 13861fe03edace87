/// How briefings write what reports say: the `briefing.statements` file of a language.
public struct BriefingWords: Sendable, Equatable {
    /// The one spelling of a word, by its variants.
    public private(set) var spellings: [String: String] = [:]
    /// What stands after a number, by the unit of the quantity.
    public private(set) var units: [String: String] = [:]
    /// What stands after a number, by the kind of the quantity; comes before the unit.
    public private(set) var counted: [String: String] = [:]
    /// Nouns that mean a state's armed forces as a whole.
    public private(set) var armies: Set<String> = []
    /// Nouns that mean an agreement.
    public private(set) var accords: Set<String> = []
    /// Nouns that mean a mission that the report has named.
    public private(set) var operations: Set<String> = []
    /// Words before what belongs to somebody who was named before.
    public private(set) var possessives: Set<String> = []
    /// Nouns for the time at which something was largest.
    public private(set) var peaks: Set<String> = []
    /// Offices that one person holds at a time.
    public private(set) var singleOffices: Set<String> = []

    public init() {}

    /// A phrase in the spelling that lines use.
    public func spelled(_ phrase: String) -> String {
        phrase.split(separator: " ").map { spellings[String($0)] ?? String($0) }.joined(separator: " ")
    }

    /// What stands after a number other than one.
    public func plural(kind: String, unit: String) -> String { counted[kind] ?? units[unit] ?? unit }

    mutating func read(_ text: KnowledgeText) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        for line in text.lines() {
            do throws(KnowledgeProblem) { try add(line) } catch { problems.append(error) }
        }
        return problems
    }

    private mutating func add(_ line: KnowledgeLine) throws(KnowledgeProblem) {
        let columns = line.columns
        guard columns.count == 2 else { throw line.problem("a line of cues is 'WHAT  words'") }
        let head = columns[0].split(separator: " ").map(String.init)
        let words = columns[1].list(separatedBy: ",")
        switch (head[0], head.count) {
        case ("spelling", 2): for word in words { spellings[word] = head[1] }
        case ("unit", 2): units[head[1]] = String(columns[1])
        case ("counted", 2): counted[head[1]] = String(columns[1])
        case ("army", 1): armies.formUnion(words)
        case ("accord", 1): accords.formUnion(words)
        case ("operation", 1): operations.formUnion(words)
        case ("possessive", 1): possessives.formUnion(words)
        case ("peak", 1): peaks.formUnion(words)
        case ("single-office", 1): singleOffices.formUnion(words)
        default:
            throw line.problem(
                "'\(columns[0])' is none of spelling WORD, unit UNIT, counted KIND, army, accord, operation, possessive, peak, "
                    + "single-office")
        }
    }
}

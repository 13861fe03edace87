/// How resolutions speak: the `.statements` files of a language.
public struct ResolutionCues: Sendable, Equatable {
    /// Verbs of operative paragraphs, each as words, with their force; the longer first.
    public private(set) var verbs: [(words: [String], force: OperativeForce)] = []
    /// What begins paragraphs of the preamble, each as words.
    public private(set) var openings: [[String]] = []
    public private(set) var dates: [DateCue] = []
    /// 1 to 12, by lower-case names.
    public private(set) var months: [String: Int] = [:]
    public private(set) var numbers: [String: Int] = [:]
    public private(set) var ordinals: [String: Int] = [:]

    public init() {}

    public static func == (one: Self, other: Self) -> Bool {
        one.openings == other.openings && one.dates == other.dates && one.verbs.count == other.verbs.count
    }

    mutating func read(_ text: KnowledgeText) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        for line in text.lines() {
            do throws(KnowledgeProblem) { try add(line) } catch { problems.append(error) }
        }
        verbs.sort { ($1.words.count, $0.words.joined()) < ($0.words.count, $1.words.joined()) }
        return problems
    }

    private mutating func add(_ line: KnowledgeLine) throws(KnowledgeProblem) {
        let columns = line.columns
        let head = line.words.prefix(2).map(String.init)
        guard columns.count == 2 else { throw line.problem("a line of cues is 'WHAT  words'") }
        switch columns[0].split(separator: " ").first.map(String.init) {
        case "force":
            guard head.count == 2, let force = OperativeForce(rawValue: head[1]) else {
                throw line.problem(
                    "'\(columns[0])' is none of \(OperativeForce.allCases.map { "force \($0)" }.joined(separator: ", "))"
                )
            }
            for verb in columns[1].list(separatedBy: ",") {
                verbs.append((words: verb.split(separator: " ").map(String.init), force: force))
            }
        case "opening":
            openings += columns[1].list(separatedBy: ",").map { $0.split(separator: " ").map(String.init) }
        case "date":
            guard head.count == 2 else { throw line.problem("a date cue is 'date NAME  words & words'") }
            dates.append(try DateCue(line, name: head[1], groups: columns[1]))
        default: throw line.problem("'\(columns[0])' is none of force, opening, date")
        }
    }

    /// Months and numbers from the words of time expressions.
    mutating func readNumbers(_ text: KnowledgeText) {
        for line in text.lines() {
            let columns = line.columns
            let meaning = columns.count > 1 ? columns[1].split(separator: " ") : []
            guard meaning.count == 2, let value = Int(meaning[1]) else { continue }
            for spelling in columns[0].list(separatedBy: ",") {
                switch meaning[0] {
                case "month": months[spelling.lowercased()] = value
                case "number": numbers[spelling.lowercased()] = value
                case "ordinal": ordinals[spelling.lowercased()] = value
                default: break
                }
            }
        }
    }
}

/// What an operative verb does, from the strongest to the weakest.
public enum OperativeForce: String, Sendable, CaseIterable {
    /// Binds by Article 25.
    case decision
    case demand
    case request
    case encouragement
    /// States what the body thinks and asks nothing.
    case position

    /// Whether members of the United Nations are bound to carry it out.
    public var isBinding: Bool { self == .decision || self == .demand }
}

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

    /// Bodies by the words of the line that opens their resolutions.
    public private(set) var bodies: [[String]: String] = [:]
    /// Lengths of time by their words.
    public private(set) var lengths: [String: Length] = [:]
    private var words: [Word: Set<String>] = [:]
    /// Where the words of this language stand; `nil` before any is read.
    private var file: KnowledgePosition?

    /// A unit of time.
    public struct Length: Sendable, Equatable {
        public var months: Int
        public var days: Int
    }

    /// What is known of a resolution by single words: `word NAME  words`.
    public enum Word: String, Sendable, CaseIterable {
        case resolution, meeting, adoption, annex, continuation, connective, chapter, acting, one, within, inside,
            deadline
        case end, duration, citation, effect, mission, ceiling, strength, vote, tally, without, unanimous, abstention
        case none, member, absent, total
        case participleEnding = "participle-ending"
        case chapterNumber = "chapter-number"
        case ordinalEnding = "ordinal-ending"
        case dayPreposition = "day-preposition"
        case voteManner = "vote-manner"
        case voteBody = "vote-body"
        case listEnd = "list-end"
        case notParticipating = "not-participating"
    }

    public init() {}

    /// Whether a word, or words joined by a space, are of a kind.
    public func isWord(_ text: String, _ word: Word) -> Bool { words[word]?.contains(text) ?? false }

    /// Whether a text ends in one of the endings of a kind.
    public func hasEnding(_ text: String, _ word: Word) -> Bool {
        words[word]?.contains(where: text.hasSuffix) ?? false
    }

    /// The words of a kind, in the order of the alphabet.
    public func words(_ word: Word) -> [String] { words[word]?.sorted() ?? [] }

    /// Without an ordinal's ending: `3rd` is `3`.
    public func withoutOrdinalEnding(_ text: String) -> Substring {
        for ending in words[.ordinalEnding] ?? [] where text.hasSuffix(ending) { return text.dropLast(ending.count) }
        return text[...]
    }

    public static func == (one: Self, other: Self) -> Bool {
        one.openings == other.openings && one.dates == other.dates && one.words == other.words
            && one.bodies == other.bodies && one.lengths == other.lengths
            && one.verbs.elementsEqual(other.verbs) { $0.words == $1.words && $0.force == $1.force }
    }

    mutating func read(_ text: KnowledgeText) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        for line in text.lines() {
            do throws(KnowledgeProblem) { try add(line) } catch { problems.append(error) }
        }
        if problems.isEmpty, let file, let missing = Word.allCases.first(where: { words[$0] == nil }) {
            problems.append(KnowledgeProblem(position: file, message: "no line 'word \(missing.rawValue)  words'"))
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
        case "body":
            let name = columns[0].dropFirst(5)
            guard !name.isEmpty else { throw line.problem("a body is 'body NAME  words'") }
            bodies[columns[1].split(separator: " ").map(String.init)] = String(name)
        case "length":
            let parts = columns[0].split(separator: " ")
            guard parts.count == 3, let count = Int(parts[2]), ["days", "months"].contains(parts[1]) else {
                throw line.problem("a length is 'length days|months COUNT  words'")
            }
            for word in columns[1].list(separatedBy: ",") {
                lengths[word] = parts[1] == "days" ? Length(months: 0, days: count) : Length(months: count, days: 0)
            }
        case "word":
            guard head.count == 2, let word = Word(rawValue: head[1]) else {
                throw line.problem(
                    "'\(columns[0])' is none of \(Word.allCases.map { "word \($0.rawValue)" }.joined(separator: ", "))")
            }
            file = KnowledgePosition(file: line.position.file, line: 1)
            words[word, default: []].formUnion(columns[1].list(separatedBy: ","))
        default: throw line.problem("'\(columns[0])' is none of force, opening, date, body, length, word")
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

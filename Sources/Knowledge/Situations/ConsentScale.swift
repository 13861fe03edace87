/// The scale of a host's consent, who may move it and what moves it: `.consent` files.
public struct ConsentScale: Sendable, Equatable {
    /// What an act of the host toward its mission means.
    public struct Rule: Sendable, Equatable {
        public var level: String
        public var meaning: ActMeaning
    }

    /// From firm to none.
    public private(set) var levels: [String] = []
    /// Offices that speak for the host, lower case.
    public private(set) var voices: Set<String> = []
    /// Those with a mode or code first.
    public private(set) var rules: [Rule] = []

    public init() {}

    /// What an act means; `nil` where it says nothing of consent.
    public func rule(for code: EventCode) -> Rule? {
        ActMeaning.first(of: rules, for: code, \.meaning)
    }

    mutating func read(_ text: KnowledgeText) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        for line in text.lines() {
            do throws(KnowledgeProblem) { try add(line) } catch { problems.append(error) }
        }
        return problems
    }

    private mutating func add(_ line: KnowledgeLine) throws(KnowledgeProblem) {
        let columns = line.columns
        let words = line.words.map(String.init)
        switch words[0] {
        case "level" where words.count == 2: levels.append(words[1])
        case "voice" where columns.count == 2: voices.formUnion(columns[1].list(separatedBy: ","))
        case "act" where columns.count == 3 && words.count >= 4:
            guard levels.contains(words[1]) else { throw line.problem("there is no level '\(words[1])' above") }
            rules.append(Rule(level: words[1], meaning: try ActMeaning(line, code: columns[1], words: columns[2])))
        default: throw line.problem("a line is 'level NAME', 'voice  offices' or 'act LEVEL  TYPE mode  words'")
        }
    }
}

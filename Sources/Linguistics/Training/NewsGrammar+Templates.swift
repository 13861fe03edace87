extension NewsGrammar {
    /// A line of a file that cannot be used.
    public struct Problem: Error, Equatable, CustomStringConvertible {
        public var file: String
        public var line: Int
        public var message: String

        public var description: String { "\(file):\(line): \(message)" }
    }

    struct Rule: Sendable {
        var weight: Int
        var items: [Item]
    }

    /// A part of a rule.
    struct Item: Sendable {
        enum Symbol: Sendable {
            case phrase(Int)
            case word(list: Int, form: Inflection.Form?, number: Inflection.Form?)
            case literal(Token)
        }

        var symbol: Symbol
        /// How it depends on the head of the rule; `nil` for the head.
        var relation: DependencyRelation?
        var isOptional: Bool
    }

    struct WordList: Sendable {
        var name: String
        var upos: UniversalTag
        /// Whether names are headed by their first word.
        var isFlat: Bool
        var entries: [String]
    }

    struct Line {
        var file: String
        var number: Int
        var text: Substring
        var isIndented: Bool

        func problem(_ message: String) -> Problem { Problem(file: file, line: number, message: message) }
    }

    /// The lines that hold something. `#` at the start of a line begins a comment.
    static func lines(of text: String, file: String) -> [Line] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            let content = line.drop { $0 == " " }
            guard let first = content.first, first != "#" else { return nil }
            return Line(file: file, number: index + 1, text: content, isIndented: line.first == " ")
        }
    }
}

/// A file of templates, read: phrases and lists have numbers.
struct Templates {
    private(set) var rules: [[NewsGrammar.Rule]] = []
    private(set) var lists: [NewsGrammar.WordList] = []
    private(set) var start = 0
    /// For each phrase the rule whose derivation is least deep.
    private(set) var shortestRules: [Int] = []

    private var phrases: [String: Int] = [:]
    private var listNumbers: [String: Int] = [:]
    private var sets: [String: [String]] = [:]

    init(_ text: String, lexicon: NewsGrammar.Lexicon, file: String) throws(NewsGrammar.Problem) {
        var written: [(name: String, line: NewsGrammar.Line, weight: Int, items: String)] = []
        for line in Self.joined(NewsGrammar.lines(of: text, file: file)) {
            let sides = line.text.split(separator: " = ", maxSplits: 1).map(String.init)
            let head = sides[0].split(separator: " ").map(String.init)
            switch head[0] {
            case "set" where head.count == 2 && sides.count == 2: sets[head[1]] = Self.entries(of: sides[1])
            case "list": try readList(head, sides.count == 2 ? sides[1] : "", lexicon, line)
            default:
                guard sides.count == 2, head.count <= 2, let weight = head.count == 2 ? Int(head[1]) : 1, weight > 0
                else {
                    throw line.problem(
                        "expected 'Phrase [WEIGHT] = parts', 'list NAME TAG [= words]' or 'set NAME = words'")
                }
                for (name, items) in try variants(of: head[0], sides[1], line) {
                    written.append((name, line, weight, items))
                    if phrases[name] == nil {
                        phrases[name] = rules.count
                        rules.append([])
                    }
                }
            }
        }
        for rule in written {
            let items = try rule.items.split(separator: " ").map { item throws(NewsGrammar.Problem) in
                try self.item(String(item), rule.line)
            }
            guard items.count(where: { $0.relation == nil }) == 1,
                items.allSatisfy({ $0.relation != nil || !$0.isOptional })
            else { throw rule.line.problem("one part, and not an optional one, must be the head, without a relation") }
            rules[phrases[rule.name] ?? 0].append(NewsGrammar.Rule(weight: rule.weight, items: items))
        }
        let end = NewsGrammar.Line(file: file, number: written.last?.line.number ?? 1, text: "", isIndented: false)
        guard let start = phrases[NewsGrammar.start] else { throw end.problem("there is no \(NewsGrammar.start)") }
        self.start = start
        try findShortestRules(end)
    }

    /// A line that is indented continues the one before.
    private static func joined(_ lines: [NewsGrammar.Line]) -> [NewsGrammar.Line] {
        var joined: [NewsGrammar.Line] = []
        for line in lines {
            if line.isIndented, !joined.isEmpty {
                joined[joined.count - 1].text += " " + line.text
            } else {
                joined.append(line)
            }
        }
        return joined
    }

    /// Words between commas; a comma within a number has no space after it.
    private static func entries(of text: String) -> [String] {
        text.split(separator: ", ").map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    }

    private mutating func readList(
        _ head: [String], _ words: String, _ lexicon: NewsGrammar.Lexicon, _ line: NewsGrammar.Line
    ) throws(NewsGrammar.Problem) {
        guard (3...4).contains(head.count), let upos = UniversalTag(rawValue: head[2]),
            head.count == 3 || head[3] == "flat"
        else { throw line.problem("expected 'list NAME TAG [flat] [= words]'") }
        var seen: Set<String> = []
        let entries = (Self.entries(of: words) + lexicon[head[1], default: []]).filter { seen.insert($0).inserted }
        guard !entries.isEmpty else { throw line.problem("the list '\(head[1])' has no words") }
        guard listNumbers[head[1]] == nil else { throw line.problem("there is a list '\(head[1])' already") }
        listNumbers[head[1]] = lists.count
        lists.append(NewsGrammar.WordList(name: head[1], upos: upos, isFlat: head.count == 4, entries: entries))
    }

    /// A line with `~` stands for two, singular and plural; one with `{name}` for as many as the set has members.
    private func variants(
        of name: String, _ items: String, _ line: NewsGrammar.Line
    ) throws(NewsGrammar.Problem) -> [(String, String)] {
        let text = name + " " + items
        guard let open = text.firstIndex(of: "{") else {
            guard name.hasSuffix("~") || items.contains("~") else { return [(name, items)] }
            return ["sg", "pl"].map { number in
                (Self.replacing("~", by: "." + number, in: name), Self.replacing("~", by: "." + number, in: items))
            }
        }
        guard let close = text[open...].firstIndex(of: "}") else { throw line.problem("a brace is not closed") }
        let set = String(text[text.index(after: open)..<close])
        guard let members = sets[set] ?? (set.contains(",") ? set.split(separator: ",").map(String.init) : nil)
        else { throw line.problem("there is no set '\(set)'") }
        let mark = String(text[open...close])
        var all: [(String, String)] = []
        for member in members {
            all += try variants(
                of: Self.replacing(mark, by: member, in: name), Self.replacing(mark, by: member, in: items), line)
        }
        return all
    }

    private static func replacing(_ mark: String, by text: String, in line: String) -> String {
        line.split(separator: mark, omittingEmptySubsequences: false).joined(separator: text)
    }

    private func item(_ text: String, _ line: NewsGrammar.Line) throws(NewsGrammar.Problem) -> NewsGrammar.Item {
        if let token = Self.punctuation(text) {
            return .init(symbol: .literal(token), relation: .punct, isOptional: false)
        }
        var text = text
        let isOptional = text.hasSuffix("?")
        if isOptional { text.removeLast() }
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        let relation = parts.count == 2 ? DependencyRelation(rawValue: parts[1]) : nil
        return .init(symbol: try symbol(parts[0], line), relation: relation, isOptional: isOptional)
    }

    private func symbol(_ name: String, _ line: NewsGrammar.Line) throws(NewsGrammar.Problem) -> NewsGrammar.Item.Symbol
    {
        if name.contains("/") {
            let parts = name.split(separator: "/").map(String.init)
            guard (3...4).contains(parts.count), let upos = UniversalTag(rawValue: parts[parts.count - 2]) else {
                throw line.problem("expected form/lemma/UPOS/XPOS or form/UPOS/XPOS, not '\(name)'")
            }
            let lemma = parts.count == 4 ? parts[1] : parts[0]
            return .literal(Token(form: parts[0], lemma: lemma, upos: upos, xpos: parts[parts.count - 1]))
        }
        if name.first?.isUppercase ?? false {
            guard let number = phrases[name] else { throw line.problem("there is no rule for '\(name)'") }
            return .phrase(number)
        }
        let parts = name.split(separator: ".").map(String.init)
        let forms = parts.dropFirst().map { Inflection.Form(rawValue: $0) }
        guard let list = parts.first.flatMap({ listNumbers[$0] }), !forms.contains(nil), forms.count <= 2 else {
            throw line.problem("'\(name)' is no form of a list")
        }
        return .word(list: list, form: forms.first ?? nil, number: forms.count == 2 ? forms[1] : nil)
    }

    private static func punctuation(_ text: String) -> Token? {
        switch text {
        case ",", ".": Token(form: text, lemma: text, upos: .punct, xpos: text)
        case "“": Token(form: "\"", lemma: "\"", upos: .punct, xpos: "``")
        case "”": Token(form: "\"", lemma: "\"", upos: .punct, xpos: "''")
        default: nil
        }
    }

    /// Finds the least deep derivations, deeper ones from those found.
    private mutating func findShortestRules(_ end: NewsGrammar.Line) throws(NewsGrammar.Problem) {
        var found: [Int?] = Array(repeating: nil, count: rules.count)
        var isChanging = true
        while isChanging {
            let known = found
            for phrase in rules.indices where known[phrase] == nil {
                found[phrase] = rules[phrase].firstIndex { rule in
                    rule.items.allSatisfy { item in
                        guard case .phrase(let part) = item.symbol, !item.isOptional else { return true }
                        return known[part] != nil
                    }
                }
            }
            isChanging = zip(known, found).contains { $0 != $1 }
        }
        shortestRules = found.map { $0 ?? 0 }
        if let endless = phrases.sorted(by: { $0.value < $1.value }).first(where: { found[$0.value] == nil }) {
            throw end.problem("'\(endless.key)' never comes to an end")
        }
    }
}

/// Words by which a text says what a date is the date of: lines `date NAME  group & group` of `.statements` files.
public struct DateCue: Sendable, Equatable {
    /// Words of which one must stand at a place near the date.
    public struct Group: Sendable, Equatable {
        public enum Place: Sendable {
            case before, justBefore, after
            /// In the clause before the date none may stand.
            case absent
        }

        public var place: Place
        /// Lower case; an ending `*` stands for any.
        public var words: [String]

        /// Whether one of the words is met.
        public func isMet(by text: some Sequence<String>) -> Bool {
            text.contains { word in
                words.contains { pattern in
                    pattern.last == "*" ? word.hasPrefix(pattern.dropLast()) : word == pattern
                }
            }
        }
    }

    public var name: String
    public var groups: [Group]
    public var position: KnowledgePosition

    init(_ line: KnowledgeLine, name: String, groups text: Substring) throws(KnowledgeProblem) {
        self.name = name
        position = line.position
        groups = []
        for part in text.list(separatedBy: "&") {
            var words = part.split(separator: "|").map { $0.filter { $0 != " " }.lowercased() }
            guard let first = words.first, let mark = first.first else { continue }
            let place: Group.Place =
                switch mark {
                case "<": .justBefore
                case ">": .after
                case "-": .absent
                default: .before
                }
            if place != .before { words = words.map { $0.first == mark ? String($0.dropFirst()) : $0 } }
            guard !words.contains(where: \.isEmpty) else { throw line.problem("'\(part)' has an empty word") }
            groups.append(Group(place: place, words: words))
        }
        guard !groups.isEmpty else { throw line.problem("a date cue is 'date NAME  word|word & word'") }
    }
}

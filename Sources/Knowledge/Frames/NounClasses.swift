/// Sets of lemmas with a name, which frames and the coder refer to.
public struct NounClasses: Sendable {
    public private(set) var members: [String: Set<String>] = [:]
    /// The classes of each lemma: most words of a text have none, and are done with after one look.
    private var classes: [String: [String]] = [:]

    public func contains(_ lemma: String, in name: String) -> Bool { classes[lemma]?.contains(name) ?? false }

    /// Reads `.classes` files: `name = lemma, lemma, @other`.
    init(_ texts: [KnowledgeText], problems: inout [KnowledgeProblem]) {
        var included: [(name: String, other: String, line: KnowledgeLine)] = []
        for text in texts {
            for line in text.lines() {
                let halves = line.text.components(separatedBy: "=")
                guard halves.count == 2, !halves[0].trimmed().isEmpty else {
                    problems.append(line.problem("a class is 'name = lemma, lemma, @other'"))
                    continue
                }
                let name = String(halves[0].trimmed())
                if members[name] != nil { problems.append(line.problem("the class '\(name)' is defined twice")) }
                var set: Set<String> = []
                for item in halves[1].list(separatedBy: ",") {
                    if item.hasPrefix("@") {
                        included.append((name, String(item.dropFirst()), line))
                    } else {
                        set.insert(item)
                    }
                }
                members[name] = set
            }
        }
        for (_, other, line) in included where members[other] == nil {
            problems.append(line.problem("there is no class '@\(other)'"))
        }
        // As many rounds as there are classes settle any chain of inclusions, circles too.
        for _ in 0..<min(members.count, 8) {
            for (name, other, _) in included { members[name, default: []].formUnion(members[other] ?? []) }
        }
        for (name, lemmas) in members {
            for lemma in lemmas { classes[lemma, default: []].append(name) }
        }
    }
}

/// How news speaks of mandates: the `mandates.statements` file of a language.
public struct MandateCues: Sendable, Equatable {
    public enum Governor: String, Sendable, CaseIterable { case decide, say, demand, fail, plan, begin, complete }

    /// Names of acts by their lemmas, particles after a space ("hand over").
    public private(set) var acts: [String: [String]] = [:]
    public private(set) var governors: [String: Governor] = [:]
    /// Auxiliaries of what is to come or to be done.
    public private(set) var futureModals: Set<String> = []
    /// Auxiliaries of what is only thought of.
    public private(set) var hypotheticalModals: Set<String> = []
    public private(set) var negations: Set<String> = []
    public private(set) var objects: Set<String> = []
    public private(set) var sites: Set<String> = []
    /// Adjectives of troops that are no mission's.
    public private(set) var foreign: Set<String> = []
    /// Adjectives of those after whom nobody is left.
    public private(set) var finals: Set<String> = []
    /// Nouns for a part of a course: who ends one has not ended the whole.
    public private(set) var stretches: Set<String> = []
    /// Parts of a country.
    public private(set) var parts: Set<String> = []
    /// Prepositions before what is left.
    public private(set) var whence: Set<String> = []
    /// What is delivered to the Council.
    public private(set) var papers: Set<String> = []
    /// What captions call a meeting.
    public private(set) var gatherings: Set<String> = []
    public private(set) var categories: [String: String] = [:]
    /// Ids of bodies by what they are called for short.
    public private(set) var shortNames: [String: String] = [:]

    public init() {}

    mutating func read(_ text: KnowledgeText) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        for line in text.lines() {
            do throws(KnowledgeProblem) { try add(line) } catch { problems.append(error) }
        }
        return problems
    }

    private mutating func add(_ line: KnowledgeLine) throws(KnowledgeProblem) {
        let columns = line.columns
        let head = columns[0].split(separator: " ").map(String.init)
        guard columns.count == 2 else { throw line.problem("a line of cues is 'WHAT  words'") }
        let words = columns[1].list(separatedBy: ",")
        switch (head[0], head.count) {
        case ("act", 2):
            for word in words where !acts[word, default: []].contains(head[1]) {
                acts[word, default: []].append(head[1])
            }
        case ("modal", 2) where head[1] == "future": futureModals.formUnion(words)
        case ("modal", 2) where head[1] == "hypothetical": hypotheticalModals.formUnion(words)
        case ("negation", 1): negations.formUnion(words)
        case ("object", 1): objects.formUnion(words)
        case ("site", 1): sites.formUnion(words)
        case ("part", 1): parts.formUnion(words)
        case ("foreign", 1): foreign.formUnion(words)
        case ("final", 1): finals.formUnion(words)
        case ("stretch", 1): stretches.formUnion(words)
        case ("whence", 1): whence.formUnion(words)
        case ("paper", 1): papers.formUnion(words)
        case ("gathering", 1): gatherings.formUnion(words)
        case ("short", 2): for word in words { shortNames[word] = head[1] }
        case ("category", 2): for word in words { categories[word] = head[1] }
        case ("governor", 2):
            guard let governor = Governor(rawValue: head[1]) else {
                throw line.problem(
                    "'\(head[1])' is none of \(Governor.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            for word in words where governors[word] == nil { governors[word] = governor }
        default:
            throw line.problem(
                "'\(columns[0])' is none of act NAME, modal NAME, negation, object, governor NAME, site, part, foreign, final, stretch, "
                    + "whence, paper, gathering, category NAME, short ID")
        }
    }
}

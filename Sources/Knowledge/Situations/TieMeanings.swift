/// What events make of ties: `.ties` files.
public struct TieMeanings: Sendable, Equatable {
    public private(set) var meanings: [ActMeaning] = []

    public init() {}

    /// What an event makes of the tie between its parties; `nil` where it says nothing of it.
    public func meaning(of code: EventCode) -> ActMeaning? {
        ActMeaning.first(of: meanings, for: code, \.self)
    }

    mutating func read(_ text: KnowledgeText) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        for line in text.lines() {
            do throws(KnowledgeProblem) {
                let columns = line.columns
                guard columns.count == 3, columns[0] == "tie" else {
                    throw line.problem("a tie is 'tie  TYPE mode  words'")
                }
                meanings.append(try ActMeaning(line, code: columns[1], words: columns[2]))
            } catch {
                problems.append(error)
            }
        }
        return problems
    }
}

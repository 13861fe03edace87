/// What the keeping of situations needs to know beforehand: `Knowledge/situations`.
public struct SituationKnowledge: Sendable, Equatable {
    public private(set) var council = CouncilRules()

    init() {}

    init(_ files: [KnowledgeText], problems: inout [KnowledgeProblem]) {
        for text in files where text.file.hasSuffix(".council") {
            problems += CouncilRules.read(text, into: &council)
        }
    }

    /// The endings of the files that are read here.
    static let endings = [".council"]
}

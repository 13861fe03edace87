/// What the keeping of situations needs to know beforehand: `Knowledge/situations`.
public struct SituationKnowledge: Sendable, Equatable {
    public private(set) var council = CouncilRules()
    public private(set) var resolutions = ResolutionCues()

    init() {}

    init(_ files: [KnowledgeText], problems: inout [KnowledgeProblem]) {
        for text in files where text.file.hasSuffix(".council") {
            problems += CouncilRules.read(text, into: &council)
        }
        for text in files where text.file.hasPrefix("languages/en/") {
            if text.file.hasSuffix("resolutions.cues") { problems += resolutions.read(text) }
            if text.file.hasPrefix("languages/en/dates/") { resolutions.readNumbers(text) }
        }
    }

    /// The endings of the files that are read here.
    static let endings = [".council", ".cues"]
}

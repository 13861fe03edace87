/// What the keeping of situations needs to know beforehand: `Knowledge/situations`.
public struct SituationKnowledge: Sendable, Equatable {
    public private(set) var council = CouncilRules()
    public private(set) var resolutions = ResolutionCues()
    public private(set) var mandates = MandateCues()
    public private(set) var consent = ConsentScale()
    public private(set) var bases: [ReferenceBase] = []
    /// Who signed an agreement: ids of `Knowledge/actors` by the agreement's.
    public private(set) var signatories: [String: [String]] = [:]

    init() {}

    init(_ files: [KnowledgeText], problems: inout [KnowledgeProblem]) {
        for text in files where text.file.hasSuffix(".council") {
            problems += CouncilRules.read(text, into: &council)
        }
        for text in files where text.file.hasSuffix(".consent") { problems += consent.read(text) }
        for text in files where text.file.hasSuffix(".agreements") { problems += readSignatories(text) }
        for text in files where text.file.hasSuffix(".bases") { problems += ReferenceBase.read(text, into: &bases) }
        for text in files where text.file.hasPrefix("languages/en/") {
            if text.file.hasSuffix("mandates.statements") { problems += mandates.read(text) }
            if text.file.hasSuffix("resolutions.statements") { problems += resolutions.read(text) }
            if text.file.hasPrefix("languages/en/dates/") { resolutions.readNumbers(text) }
        }
    }

    private mutating func readSignatories(_ text: KnowledgeText) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        for line in text.lines() {
            let columns = line.columns.map(String.init)
            guard columns.count == 3, columns[0].hasPrefix("signed ") else {
                problems.append(line.problem("signatories are 'signed AGREEMENT  ids  SOURCE'"))
                continue
            }
            signatories[String(columns[0].dropFirst(7))] = columns[1][...].list(separatedBy: ",")
        }
        return problems
    }

    /// The endings of the files that are read here.
    static let endings = [".council", ".statements", ".consent", ".bases", ".agreements"]
}

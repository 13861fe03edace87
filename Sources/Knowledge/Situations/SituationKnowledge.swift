/// What the keeping of situations needs to know beforehand: `Knowledge/situations`.
public struct SituationKnowledge: Sendable, Equatable {
    public private(set) var council = CouncilRules()
    public private(set) var resolutions = ResolutionCues()
    public private(set) var mandates = MandateCues()
    public private(set) var consent = ConsentScale()
    public private(set) var ties = TieMeanings()
    public private(set) var briefing = BriefingWords()
    public private(set) var bases: [ReferenceBase] = []
    /// Who signed an agreement: ids of `Knowledge/actors` by the agreement's.
    public private(set) var signatories: [String: [String]] = [:]

    /// Where an actor is referred to, to be checked when all actors are known.
    private var references: [(id: String, position: KnowledgePosition)] = []

    init() {}

    public static func == (one: Self, other: Self) -> Bool {
        one.council == other.council && one.resolutions == other.resolutions && one.mandates == other.mandates
            && one.consent == other.consent && one.ties == other.ties && one.briefing == other.briefing
            && one.bases == other.bases && one.signatories == other.signatories
    }

    /// References to actors that there are not.
    func problems(isActor: (String) -> Bool) -> [KnowledgeProblem] {
        (references + bases.map { ($0.mission, $0.position) }).filter { !isActor($0.id) }.map {
            KnowledgeProblem(position: $0.position, message: "there is no actor @\($0.id)")
        }
    }

    init(_ files: [KnowledgeText], problems: inout [KnowledgeProblem]) {
        for text in files where text.file.hasSuffix(".council") {
            problems += CouncilRules.read(text, into: &council)
        }
        for text in files where text.file.hasSuffix(".consent") { problems += consent.read(text) }
        for text in files where text.file.hasSuffix(".ties") { problems += ties.read(text) }
        for text in files where text.file.hasSuffix(".agreements") { problems += readSignatories(text) }
        for text in files where text.file.hasSuffix(".bases") { problems += ReferenceBase.read(text, into: &bases) }
        for text in files where text.file.hasPrefix("languages/en/") {
            if text.file.hasSuffix("mandates.statements") { problems += mandates.read(text) }
            if text.file.hasSuffix("briefing.statements") { problems += briefing.read(text) }
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
            let agreement = String(columns[0].dropFirst(7))
            let ids = columns[1][...].list(separatedBy: ",")
            signatories[agreement] = ids
            references += ([agreement] + ids).map { ($0, line.position) }
        }
        return problems
    }

    /// The endings of the files that are read here.
    static let endings = [".council", ".statements", ".consent", ".ties", ".bases", ".agreements"]
}

/// Everything known before reading, parsed and checked.
public struct KnowledgeBase: Sendable {
    public private(set) var ontology = Ontology()
    public private(set) var actors: [Actor] = []
    /// Common nouns and titles by lemma; a lemma may have several words.
    public private(set) var agents: [String: Agent] = [:]
    public private(set) var places: [Place] = []
    public private(set) var frames: [Frame] = []
    /// Words by which a report lends its voice to somebody.
    public private(set) var speechCues: [SpeechCue] = []
    public let classes: NounClasses
    public private(set) var relationKinds: [String: RelationKind] = [:]
    public private(set) var factProperties: [String: FactProperty] = [:]
    /// What words and slots mean a relation, a fact or a decision.
    public private(set) var constructions: [ConstructionFrame] = []
    public private(set) var quantities = QuantityLexicon()
    public let composition: CompositionTable
    /// What the keeping of situations needs: the Council, missions, consent.
    public let situations: SituationKnowledge
    /// How other data sets call what is coded.
    public let exchange: ExchangeKnowledge
    /// Files that other modules parse themselves (date words, role phrases), by folder.
    public private(set) var texts: [KnowledgeText]

    /// Parses and checks knowledge files, given in any order.
    ///
    /// - Throws: `KnowledgeError` with every problem found.
    public init(_ files: [KnowledgeText]) throws(KnowledgeError) {
        // The user's own come first: of two actors that fit as well, the first wins.
        let files = files.filter(\.isOwn) + files.filter { !$0.isOwn }.sorted { $0.file < $1.file }
        func ending(_ suffix: String) -> [KnowledgeText] {
            files.filter { $0.isOwn ? suffix == ".actors" : $0.file.hasSuffix(suffix) }
        }
        var problems: [KnowledgeProblem] = []
        for text in ending(".types") {
            if text.file.hasSuffix("/relations.types") {
                problems += RelationKind.read(text, into: &relationKinds)
            } else if text.file.hasSuffix("/facts.types") {
                problems += FactProperty.read(text, into: &factProperties)
            } else {
                problems += ontology.read(types: text)
            }
        }
        for text in ending(".codes") { problems += ontology.read(codes: text) }
        let (actorTexts, agentTexts) = (ending(".actors"), ending(".agents"))
        let (classTexts, frameTexts, ruleTexts) = (ending(".classes"), ending(".frames"), ending(".rules"))
        let ontology = ontology
        let ((actorFile, agents), (frameFiles, nouns, table)) = sideBySide {
            var agents = Parsed<[String: Agent]>([:])
            for text in agentTexts { agents.problems += Agent.read(text, ontology: ontology, into: &agents.value) }
            return (ActorFile.read(actorTexts, ontology: ontology), agents)
        } _: {
            (
                frameTexts.map { FrameFile($0, ontology: ontology) },
                Parsed { NounClasses(classTexts, problems: &$0) },
                Parsed { CompositionTable(ruleTexts, ontology: ontology, problems: &$0) }
            )
        }
        actors = actorFile.actors
        self.agents = agents.value
        classes = nouns.value
        composition = table.value
        problems += actorFile.problems + agents.problems + nouns.problems + table.problems
        for file in frameFiles {
            frames += file.frames
            problems += file.problems
        }
        for text in ending(".relations") + ending(".facts") + ending(".decisions") {
            let file = ConstructionFile(text)
            constructions += file.frames
            problems += file.problems
        }
        for text in ending(".quantities") { problems += quantities.read(text) }
        for text in ending(".cues") { problems += SpeechCueFile.read(text, into: &speechCues) }
        for text in ending(".places") { problems += Place.read(text, into: &places) }
        situations = SituationKnowledge(files, problems: &problems)
        exchange = ExchangeKnowledge(files, ontology: ontology, problems: &problems)
        texts = files.filter { $0.file.hasSuffix(".words") || $0.file.hasSuffix(".phrases") }
        problems += checkReferences()
        if !problems.isEmpty {
            throw KnowledgeError(
                problems: problems.sorted {
                    ($0.position.file, $0.position.line) < ($1.position.file, $1.position.line)
                })
        }
    }

    /// The files of a folder that other modules parse.
    public func texts(in folder: String) -> [KnowledgeText] { texts.filter { $0.file.hasPrefix(folder + "/") } }

    private func checkReferences() -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        var owners: [String: Int] = Dictionary(minimumCapacity: actors.count)
        var countries = ontology.supranational
        for index in actors.indices {
            if let earlier = owners.updateValue(index, forKey: actors[index].id) {
                problems.append(
                    KnowledgeProblem(
                        position: actors[index].position,
                        message: "@\(actors[index].id) stands already at \(actors[earlier].position)"))
            }
            guard actors[index].kind == .country || actors[index].kind == .region else { continue }
            for role in actors[index].roles { if let country = role.country { countries.insert(country) } }
        }
        for index in actors.indices {
            if let parent = actors[index].parent, owners[parent] == nil {
                problems.append(
                    KnowledgeProblem(position: actors[index].position, message: "there is no actor @\(parent)"))
            }
            func check(_ code: String) {
                guard !countries.contains(code) else { return }
                problems.append(
                    KnowledgeProblem(
                        position: actors[index].position, message: "there is no country or code '\(code)'"))
            }
            var last: String?
            for role in actors[index].roles where role.country != last {
                last = role.country
                role.country.map(check)
            }
            actors[index].hosts.forEach(check)
        }
        problems += situations.problems { owners[$0] != nil }
        for frame in frames {
            for pattern in frame.patterns { problems += checkReferences(of: pattern) }
        }
        for frame in constructions {
            for construction in frame.constructions { problems += checkReferences(of: construction) }
        }
        return problems
    }

    private func checkReferences(of pattern: Pattern) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        func report(_ message: String) {
            problems.append(KnowledgeProblem(position: pattern.position, message: message))
        }
        if case .operation(let name) = pattern.reading, !composition.operators.contains(name) {
            report("there is no operator '\(name)' in rules/")
        }
        for rule in pattern.rules {
            switch rule.filler {
            case .nounClass(let name) where classes.members[name] == nil: report("there is no class '@\(name)'")
            case .resolved(let name) where name.allSatisfy(\.isUppercase) && !ontology.sectors.contains(name):
                report("there is no PLOVER sector '\(name)'")
            default: break
            }
        }
        return problems
    }
}

/// What some files say, and the mistakes in them.
private struct Parsed<Value: Sendable>: Sendable {
    var value: Value
    var problems: [KnowledgeProblem] = []

    init(_ value: Value) { self.value = value }

    init(_ read: (inout [KnowledgeProblem]) -> Value) { value = read(&problems) }
}

extension KnowledgeBase {
    /// How much there is, in one line.
    public var summary: String {
        let patterns = frames.reduce(0) { $0 + $1.patterns.count }
        return
            "\(actors.count) actors, \(agents.count) agents, \(places.count) places, \(frames.count) frames with \(patterns) patterns"
    }
}

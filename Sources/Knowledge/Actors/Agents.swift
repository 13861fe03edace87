/// Common nouns and titles that make their bearer an actor: "soldier", "prime minister", "junta".
public struct Agent: Sendable, Equatable {
    /// A supranational code such as `UNO`, where the noun itself says so.
    public var country: String?
    /// PLOVER sectors, the first weighs most.
    public var sectors: [String]
    public var position: KnowledgePosition
}

extension Agent {
    /// Reads `.agents` files: lemmas between commas, two spaces, sectors.
    static func read(
        _ text: KnowledgeText, ontology: Ontology, into agents: inout [String: Agent]
    ) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        for line in text.lines() {
            let columns = line.columns
            guard columns.count == 2 else {
                problems.append(line.problem("expected lemmas, two spaces, sectors"))
                continue
            }
            var sectors = columns[1].list(separatedBy: " ")
            let country = sectors.first.flatMap { ontology.supranational.contains($0) ? $0 : nil }
            if country != nil { sectors.removeFirst() }
            for sector in sectors where !ontology.sectors.contains(sector) {
                problems.append(line.problem("there is no PLOVER sector '\(sector)'"))
            }
            for lemma in columns[0].list(separatedBy: ",") {
                if let earlier = agents[lemma] {
                    problems.append(line.problem("'\(lemma)' stands already at \(earlier.position)"))
                }
                agents[lemma] = Agent(country: country, sectors: sectors, position: line.position)
            }
        }
        return problems
    }
}

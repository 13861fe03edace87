import Knowledge

/// What a report has mentioned so far: the memory by which pronouns and second mentions are resolved.
struct Discourse: Sendable {
    /// Parties in the order of mention, subjects of each sentence first.
    private(set) var referents: [Referent] = []
    /// Last names and acronyms that the report itself has introduced.
    private var introduced: [String: Referent] = [:]
    private var countryMentions: [String: Int] = [:]
    private let ontology: Ontology

    init(_ ontology: Ontology) { self.ontology = ontology }

    mutating func remember(_ mentioned: [Referent]) {
        referents += mentioned
        for referent in mentioned where referent.kind != .person {
            guard let country = referent.country, !ontology.supranational.contains(country) else { continue }
            countryMentions[country, default: 0] += 1
        }
    }

    mutating func introduce(_ name: String, as referent: Referent) {
        if introduced[name] == nil { introduced[name] = referent }
    }

    func introduced(_ name: String) -> Referent? { introduced[name] }

    /// The country that the report is about: the one it names most, if that is clear.
    var mainCountry: String? {
        let ranked = countryMentions.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        guard let first = ranked.first else { return nil }
        if ranked.count > 1, ranked[1].value == first.value { return nil }
        return first.key
    }

    /// The latest referent that satisfies a condition.
    func latest(where condition: (Referent) -> Bool) -> Referent? { referents.last(where: condition) }
}

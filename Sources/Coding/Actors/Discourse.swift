import Knowledge

/// What a report has mentioned so far: the memory by which pronouns and second mentions are resolved.
struct Discourse: Sendable {
    /// Parties in the order of mention, subjects of each sentence last.
    private(set) var referents: [Referent] = []
    /// Last names and acronyms that the report itself has introduced.
    private var introduced: [String: Referent] = [:]
    private var countryMentions: [String: Int] = [:]
    private let ontology: Ontology
    /// The country that the report is known to be about, from outside its text.
    var subject: String?

    init(_ ontology: Ontology) { self.ontology = ontology }

    /// One of the same ontology in which nothing was mentioned.
    var empty: Discourse { Discourse(ontology) }

    mutating func remember(_ mentioned: [Referent]) {
        referents += mentioned
        for referent in mentioned where referent.kind.map({ !Self.abroad.contains($0) }) ?? true {
            guard let country = referent.country, !ontology.supranational.contains(country) else { continue }
            countryMentions[country, default: 0] += 1
        }
    }

    /// Who is at home in one country and acts in others: that they are named does not make a report one about their own.
    private static let abroad: Set<Actor.Kind> = [.person, .company, .armedGroup, .media, .ngo]

    mutating func introduce(_ name: String, as referent: Referent) {
        // A name that was unknown at first may be told later: "Doe … Jane Doe, the mayor".
        if introduced[name].map({ !$0.isKnown && referent.isKnown }) ?? true { introduced[name] = referent }
    }

    func introduced(_ name: String) -> Referent? { introduced[name] }

    /// Whether the report has named a country, or is known to be about it.
    func names(_ country: String) -> Bool { countryMentions[country] != nil || subject == country }

    /// The country that the report is about: the one it names most, if that is clear.
    var mainCountry: String? {
        if let subject { return subject }
        let ranked = countryMentions.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        guard let first = ranked.first else { return nil }
        if ranked.count > 1, ranked[1].value == first.value { return nil }
        return first.key
    }

    /// Whether the report has named no country yet.
    var isSilent: Bool { countryMentions.isEmpty }

    /// The latest referent that satisfies a condition.
    func latest(where condition: (Referent) -> Bool) -> Referent? { referents.last(where: condition) }

    /// The one actor of a kind that the report has named, if it named only one.
    func only(where condition: (Referent) -> Bool) -> Referent? {
        guard let latest = latest(where: { $0.actor != nil && condition($0) }) else { return nil }
        return referents.contains { $0.actor != nil && $0.actor != latest.actor && condition($0) } ? nil : latest
    }
}

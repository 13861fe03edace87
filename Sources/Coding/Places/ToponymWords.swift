import Knowledge

/// The words of a language that tell names of places from others, from the classes `toponym-…`.
struct ToponymWords: Sendable {
    let links: Set<String>
    let modifiers: Set<String>
    let prepositions: Set<String>
    let streets: Set<String>
    let institutions: Set<String>
    let features: Set<String>
    let leadingFeatures: Set<String>
    let titles: Set<String>
    let never: Set<String>
    let seldom: Set<String>
    /// What a word beside a name says of its kind.
    let kinds: [String: [Gazetteer.Kind]]

    init(_ classes: NounClasses) {
        func words(_ name: String) -> Set<String> { classes.members["toponym-" + name] ?? [] }
        links = words("link")
        modifiers = words("modifier")
        prepositions = words("preposition")
        streets = words("street")
        institutions = words("institution")
        features = words("feature")
        leadingFeatures = words("leading-feature")
        titles = words("title")
        never = words("never")
        seldom = words("seldom")
        var kinds: [String: [Gazetteer.Kind]] = [:]
        for kind in Gazetteer.Kind.allCases {
            for word in words("kind-\(kind)") { kinds[word, default: []].append(kind) }
        }
        self.kinds = kinds
    }
}

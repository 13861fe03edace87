import Knowledge

/// Which codes of the ontology no executed example gives.
public struct Coverage: Sendable, Equatable {
    /// CAMEO codes at the last level of their branch, sorted.
    public var cameo: [String]
    /// `CONSULT visit`, sorted.
    public var modes: [String]
    /// PLOVER contexts, sorted.
    public var contexts: [String]

    /// What is missing among the codes that the examples gave.
    public init(missingFrom check: FrameCheck, of ontology: Ontology) {
        cameo = ontology.cameoLeaves.filter { check.coverage[$0] == nil }
        modes = ontology.modes.flatMap { type, modes in modes.map { "\(type) \($0)" } }
            .filter { check.coverage[$0] == nil }.sorted()
        contexts = ontology.contexts.filter { check.coverage[$0] == nil }.sorted()
    }

    public var description: String {
        [("CAMEO", cameo), ("modes", modes), ("contexts", contexts)].map { name, missing in
            "no example gives \(name): " + (missing.isEmpty ? "none" : missing.joined(separator: ", "))
        }.joined(separator: "\n")
    }
}

extension Ontology {
    /// CAMEO codes that no other code refines, sorted: 0211 but not 021.
    public var cameoLeaves: [String] {
        let codes = cameo.keys.sorted()
        return zip(codes, codes.dropFirst() + [""]).filter { !$1.hasPrefix($0) }.map(\.0)
    }
}

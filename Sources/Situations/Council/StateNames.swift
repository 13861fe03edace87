public import Knowledge

/// The codes of states by the ways to name them.
public struct StateNames: Sendable {
    private let codes: [String: String]

    public init(_ knowledge: KnowledgeBase) {
        var codes: [String: String] = [:]
        for actor in knowledge.actors where actor.kind == .country {
            guard let code = actor.roles.last?.country else { continue }
            codes[code.lowercased()] = code
            for alias in actor.aliases where alias.kind == .name {
                let name = Self.key(alias.text)
                if codes[name] == nil { codes[name] = code }
            }
        }
        self.codes = codes
    }

    /// ISO 3166 alpha-3 of a code or name in any case, with or without "the"; `nil` where it is not known.
    public func code(of name: some StringProtocol) -> String? { codes[Self.key(name)] }

    /// Letters alone, so that stray marks and accents of prints do not matter.
    private static func key(_ name: some StringProtocol) -> String {
        var words = name.lowercased().split { !$0.isLetter }
        if words.first == "the" { words.removeFirst() }
        return words.joined(separator: " ")
    }
}

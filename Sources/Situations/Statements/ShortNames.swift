import Coding
import Knowledge

/// What bodies are called for short: "the Council" is the Security Council in a report that names it in full, or that
/// names a mission of the United Nations and no other council.
struct ShortNames {
    private let names: [String: String]
    private let bodies: [String: Party]
    private let hasMission: Bool

    init(_ cues: MandateCues, _ missions: [String: Actor], _ parties: [Party]) {
        names = cues.shortNames
        bodies = Dictionary(
            parties.compactMap { party in party.entity.map { ($0, party) } }, uniquingKeysWith: { first, _ in first })
        let isOfOther = parties.contains { party in
            let words = Self.words(of: party)
            guard let body = words.last.flatMap({ cues.shortNames[$0] }) else { return false }
            return words.count > 2 && party.entity != body
        }
        hasMission =
            !isOfOther
            && parties.contains { party in
                party.entity.flatMap { missions[$0] }?.roles.contains { $0.country == Self.unitedNations } ?? false
            }
    }

    /// The body that a phrase means; `nil` where it is no short name.
    func resolved(_ party: Party) -> Party? {
        let words = Self.words(of: party)
        guard party.entity == nil, words.count <= 2, let word = words.last, let body = names[word],
            party.text.split(separator: " ").last?.first?.isUppercase ?? false || bodies[body] != nil,
            bodies[body] != nil || hasMission
        else { return nil }
        var full = party
        full.entity = body
        full.country = bodies[body]?.country ?? Self.unitedNations
        full.sectors = bodies[body]?.sectors ?? []
        return full
    }

    private static let unitedNations = "UNO"

    private static func words(of party: Party) -> [String] {
        party.text.lowercased().split(separator: " ").map(String.init)
    }
}

import Coding

/// Parties as lines of columns with tabs between, to be read or cut.
enum PartyTable {
    /// Words, codes and identifier of each party.
    static func parties(_ parties: [Party]) -> String {
        parties.map { "\($0.text)\t\(codes(of: $0))\t\($0.entity ?? "-")\n" }.joined()
    }

    /// Name, how often, what it names, codes, and the words of its first mention.
    static func unknown(_ names: [UnknownName]) -> String {
        names.map { name in
            "\(name.name)\t\(name.count)\t\(name.kind?.rawValue ?? "-")\t\(codes(of: name.party))\t\(name.party.text)\n"
        }.joined()
    }

    private static func codes(of party: Party) -> String {
        ([party.country ?? "-"] + party.sectors).joined(separator: " ")
    }
}

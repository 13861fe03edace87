import Linguistics

/// A sentence of a gold file of entities.
public struct GoldEntities: Sendable, Equatable {
    public var forms: [String]
    public var entities: [Entity]

    /// Reads a column file: a token and its IOB label in the first two columns that are no running number.
    ///
    /// Labels may be spelled out ("Organisation"); an entity may begin with `I-`. Kinds that Rapporteur does not know
    /// (weapons, dates) are left out.
    /// - Throws: `GoldError` naming the file and line.
    public static func read(_ bytes: [UInt8], file: String) throws(GoldError) -> [GoldEntities] {
        var sentences: [GoldEntities] = []
        var sentence = GoldEntities(forms: [], entities: [])
        var last: Substring = "O"
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            if line.hasPrefix("# "), !line.utf8.contains(UInt8(ascii: "\t")) { continue }
            if line.allSatisfy(\.isWhitespace) {
                if !sentence.forms.isEmpty { sentences.append(sentence) }
                sentence = GoldEntities(forms: [], entities: [])
                last = "O"
                continue
            }
            var cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            if cells.count > 2, cells[0].allSatisfy(\.isNumber) { cells.removeFirst() }
            guard cells.count >= 2, cells[1] == "O" || cells[1].hasPrefix("B-") || cells[1].hasPrefix("I-") else {
                throw GoldError(
                    description: "\(file):\(number + 1): expected a token, a tab and a label such as B-PER or O")
            }
            sentence.add(cells[1], after: last)
            sentence.forms.append(String(cells[0]))
            last = cells[1]
        }
        if !sentence.forms.isEmpty { sentences.append(sentence) }
        return sentences
    }

    private mutating func add(_ label: Substring, after last: Substring) {
        guard label != "O", let kind = Self.kind(of: label.dropFirst(2)) else { return }
        let goesOn = label.hasPrefix("I-") && last.dropFirst(2) == label.dropFirst(2)
        if goesOn, let index = entities.indices.last {
            entities[index].tokens = entities[index].tokens.lowerBound..<forms.count + 1
        } else {
            entities.append(Entity(kind: kind, tokens: forms.count..<forms.count + 1))
        }
    }

    private static func kind(of name: Substring) -> Entity.Kind? {
        switch name {
        case "Person": .person
        case "Organisation", "Organization": .organisation
        case "Location": .place
        default: Entity.Kind(rawValue: String(name))
        }
    }
}

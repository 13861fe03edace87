/// What Rapporteur's codes are in another data set, and back: a `.mapping` file, whose words
/// `Knowledge/exports/acled.mapping` explains.
public struct Mapping: Sendable {
    /// A code and whom it must be between, with the values that it has elsewhere.
    struct Export: Sendable {
        var type: EventType
        /// `nil` for any mode, `.some(nil)` for none.
        var mode: String??
        var actor: String
        var recipient: String
        var values: [String]
    }

    /// Values elsewhere, `*` for any, with the code that they mean.
    struct Import: Sendable {
        var values: [String]
        var code: EventCode
    }

    /// A kind of party elsewhere.
    struct PartyKind: Sendable {
        var code: String
        /// The first is written.
        var labels: [String]
        var sectors: [String]
    }

    /// A name made of words and, where the star stands, a country or group.
    struct NameRule: Sendable {
        var prefix: String
        var suffix: String
        var hasStar: Bool
        var sectors: [String]
    }

    private(set) var exports: [Export] = []
    private(set) var imports: [Import] = []
    private(set) var parties: [PartyKind] = []
    private(set) var names: [NameRule] = []
    private var groups: [String: Set<String>] = [:]

    init() {}

    // MARK: Looking up

    /// What an event is called elsewhere, by the first line that fits; `nil` where none does.
    ///
    /// - Parameters:
    ///   - actor: the sectors of all who act; `nil` where nobody is named.
    public func values(for code: EventCode, actor: [String]?, recipient: [String]?) -> [String]? {
        exports.first { rule in
            rule.type == code.type && (rule.mode.map { $0 == code.mode } ?? true) && fits(actor, rule.actor)
                && fits(recipient, rule.recipient)
        }?.values
    }

    private func fits(_ sectors: [String]?, _ group: String) -> Bool {
        if group == "any" { return true }
        guard let members = groups[group], let sectors else { return false }
        return !members.isDisjoint(with: sectors)
    }

    /// Whether any of the sectors belongs to a group.
    public func isIn(_ group: String, _ sectors: [String]) -> Bool { fits(sectors, group) }

    /// What values elsewhere mean, without regard to case.
    public func code(for values: [String]) -> EventCode? {
        let wanted = values.map { $0.lowercased() }
        return imports.first { rule in
            zip(rule.values, wanted).allSatisfy { $0 == "*" || $0.lowercased() == $1 }
                && rule.values.count == wanted.count
        }?.code
    }

    /// The code elsewhere of a party with these sectors, the first of which weighs most.
    public func partyCode(of sectors: [String]) -> String? {
        for sector in sectors {
            if let kind = parties.first(where: { $0.sectors.contains(sector) }) { return kind.code }
        }
        return nil
    }

    /// The sectors of a code or label elsewhere; `nil` where no line has it, empty where it says nothing in PLOVER.
    public func sectors(ofParty text: String) -> [String]? {
        let wanted = text.lowercased()
        return parties.first { $0.code.lowercased() == wanted || $0.labels.contains { $0.lowercased() == wanted } }?
            .sectors
    }

    /// What a name tells by how it is made: the part in place of the star, and the sectors.
    public func reading(ofName name: String) -> (part: String?, sectors: [String])? {
        for rule in names {
            if !rule.hasStar {
                if name == rule.prefix { return (nil, rule.sectors) }
            } else if name.hasPrefix(rule.prefix), name.hasSuffix(rule.suffix),
                name.utf8.count > rule.prefix.utf8.count + rule.suffix.utf8.count
            {
                return (String(name.dropFirst(rule.prefix.count).dropLast(rule.suffix.count)), rule.sectors)
            }
        }
        return nil
    }

    // MARK: Reading

    init(_ text: KnowledgeText, ontology: Ontology, problems: inout [KnowledgeProblem]) {
        for line in text.lines() {
            do {
                try read(line, ontology)
            } catch {
                problems.append(error)
            }
        }
        problems += text.lines().compactMap { checkGroups($0) }
    }

    private mutating func read(_ line: KnowledgeLine, _ ontology: Ontology) throws(KnowledgeProblem) {
        let columns = line.columns
        let head = columns[0].split(separator: " ")
        switch head.first.map(String.init) {
        case "group" where columns.count == 2 && head.count == 2:
            groups[String(head[1])] = Set(try sectors(columns[1], line, ontology))
        case "to" where columns.count >= 4 && head.count == 1:
            let code = columns[1].split(separator: " ").map(String.init)
            let parties = columns[2].split(separator: " ").map(String.init)
            guard code.count == 2, parties.count == 3, parties[1] == ">" else { break }
            let type = EventType(rawValue: code[0])
            guard let modes = ontology.modes[type] else { throw line.problem("there is no PLOVER type '\(type)'") }
            if !["*", "-"].contains(code[1]), !modes.contains(code[1]) {
                throw line.problem("\(type) has no mode '\(code[1])'")
            }
            let mode: String?? = code[1] == "*" ? .none : .some(code[1] == "-" ? nil : code[1])
            exports.append(
                Export(
                    type: type, mode: mode, actor: parties[0], recipient: parties[2],
                    values: columns[3...].map(String.init)))
            return
        case "from" where columns.count >= 3 && head.count == 1:
            let code = try ontology.code(columns[columns.count - 1].split(separator: " "), at: line)
            imports.append(Import(values: columns[1..<columns.count - 1].map(String.init), code: code))
            return
        case "party" where columns.count == 3 && head.count == 2:
            parties.append(
                PartyKind(
                    code: String(head[1]), labels: columns[1].list(separatedBy: ";"),
                    sectors: try sectors(columns[2], line, ontology)))
            return
        case "name" where columns.count == 3 && head.count == 1:
            let parts = columns[1].split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
            names.append(
                NameRule(
                    prefix: String(parts[0]), suffix: parts.count > 1 ? String(parts[1]) : "",
                    hasStar: parts.count > 1, sectors: try sectors(columns[2], line, ontology)))
            return
        default: throw line.problem("expected 'group', 'to', 'from', 'party' or 'name' with its columns")
        }
        if head.first == "to" { throw line.problem("expected 'to  TYPE mode  WHO > WHOM  values'") }
    }

    private func sectors(
        _ column: Substring, _ line: KnowledgeLine, _ ontology: Ontology
    ) throws(KnowledgeProblem) -> [String] {
        let names = column == "-" ? [] : column.split(separator: " ").map(String.init)
        for name in names where !ontology.sectors.contains(name) {
            throw line.problem("there is no PLOVER sector '\(name)'")
        }
        return names
    }

    private func checkGroups(_ line: KnowledgeLine) -> KnowledgeProblem? {
        let columns = line.columns
        guard columns[0] == "to", columns.count >= 4 else { return nil }
        for name in columns[2].split(separator: " ") where name != ">" && name != "any" && groups[String(name)] == nil {
            return line.problem("there is no group '\(name)'")
        }
        return nil
    }
}

import Calendars

/// Reads `.actors` files: an entry's head line `Name  @id  kind`, and beneath it what is known of it.
enum ActorFile {
    static func read(
        _ text: KnowledgeText, ontology: Ontology, into actors: inout [Actor]
    ) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        let first = actors.count
        var reader = RoleReader(ontology: ontology)
        for line in text.lines() {
            do throws(KnowledgeProblem) {
                if line.indent == 0 {
                    actors.append(try Self.head(line))
                } else if actors.count == first {
                    throw line.problem("this line stands under no actor")
                } else {
                    try Self.detail(line, of: &actors[actors.count - 1], &reader)
                }
            } catch {
                problems.append(error)
            }
        }
        for index in first..<actors.count where actors[index].roles.isEmpty {
            problems.append(
                KnowledgeProblem(
                    position: actors[index].position,
                    message: "\(actors[index].name) has no role line, such as '..  MLI GOV'"))
        }
        return problems
    }

    private static func head(_ line: KnowledgeLine) throws(KnowledgeProblem) -> Actor {
        let columns = line.columns
        guard columns.count == 3, columns[1].hasPrefix("@") else {
            throw line.problem("an actor begins 'Name  @id  kind', with two spaces between")
        }
        guard let kind = Actor.Kind(rawValue: String(columns[2])) else {
            throw line.problem(
                "'\(columns[2])' is no kind of actor: \(Actor.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let name = String(columns[0])
        return Actor(
            id: String(columns[1].dropFirst()), name: name, kind: kind,
            aliases: [Actor.Alias(text: name, kind: .name, line: line.position.line)], parent: nil,
            hosts: [], successor: nil, colonialPower: nil, roles: [],
            position: line.position)
    }

    private static func detail(
        _ line: KnowledgeLine, of actor: inout Actor, _ reader: inout RoleReader
    ) throws(KnowledgeProblem) {
        let end = line.text.utf8.firstIndex(of: UInt8(ascii: " ")) ?? line.text.endIndex
        let word = line.text[..<end]
        let rest = line.text[end...].trimmed()
        switch word {
        case "=": add(rest, .name, line, to: &actor)
        case "demonym": add(rest, .demonym, line, to: &actor)
        case "capital": add(rest, .capital, line, to: &actor)
        case "metonym": add(rest, .metonym, line, to: &actor)
        case "part-of":
            guard rest.hasPrefix("@") else { throw line.problem("'part-of' takes an @id") }
            actor.parent = String(rest.dropFirst())
        case "successor":
            guard rest.hasPrefix("@") else { throw line.problem("'successor' takes an @id") }
            actor.successor = String(rest.dropFirst())
        case "colonial-power": actor.colonialPower = String(rest)
        case "host": actor.hosts += rest.split(separator: " ").map(String.init)
        default:
            guard word.dots != nil else {
                throw line.problem(
                    "'\(word)' is none of =, demonym, capital, metonym, part-of, host, successor, colonial-power, FROM..TO"
                )
            }
            actor.roles.append(try reader.role(line))
        }
    }

    private static func add(
        _ list: Substring, _ kind: Actor.Alias.Kind, _ line: KnowledgeLine, to actor: inout Actor
    ) {
        for text in list.list(separatedBy: ";") {
            actor.aliases.append(Actor.Alias(text: text, kind: kind, line: line.position.line))
        }
    }
}

/// Reads role lines. The same codes and offices stand in many lines of a file: each is read once.
private struct RoleReader {
    let ontology: Ontology
    private var codes: [Substring: (country: String?, sectors: [String])] = [:]
    private var offices: [Substring: String] = [:]

    init(ontology: Ontology) { self.ontology = ontology }

    mutating func role(_ line: KnowledgeLine) throws(KnowledgeProblem) -> Actor.Role {
        let columns = line.columns
        guard columns.count >= 2, let dots = columns[0].dots else {
            throw line.problem("a role is 'FROM..TO  COUNTRY SECTORS  office', with two spaces between")
        }
        let from = try bound(columns[0][..<dots.lowerBound], line)
        let to = try bound(columns[0][dots.upperBound...], line)
        if let from = from?.from, let to = to?.to, to < from { throw line.problem("this role ends before it begins") }
        let (country, sectors) = try codes(columns[1], line)
        return Actor.Role(
            from: from?.from, to: to?.to, country: country, sectors: sectors,
            office: columns.count > 2 ? office(columns[2]) : nil, line: line.position.line)
    }

    private mutating func codes(
        _ text: Substring, _ line: KnowledgeLine
    ) throws(KnowledgeProblem) -> (country: String?, sectors: [String]) {
        if let known = codes[text] { return known }
        var sectors = text.list(separatedBy: " ")
        var country: String?
        if let first = sectors.first, !ontology.sectors.contains(first) {
            country = first == "-" ? nil : first
            sectors.removeFirst()
        }
        for sector in sectors where !ontology.sectors.contains(sector) {
            throw line.problem("there is no PLOVER sector '\(sector)'")
        }
        codes[text] = (country, sectors)
        return (country, sectors)
    }

    private mutating func office(_ text: Substring) -> String {
        if let known = offices[text] { return known }
        let office = String(text)
        offices[text] = office
        return office
    }

    private func bound(_ text: Substring, _ line: KnowledgeLine) throws(KnowledgeProblem) -> DateRange? {
        guard !text.isEmpty else { return nil }
        guard let range = DateRange(iso: text) else { throw line.problem("'\(text)' is no ISO date") }
        return range
    }
}

extension Substring {
    /// The two points between two dates.
    fileprivate var dots: Range<Index>? {
        let point = UInt8(ascii: ".")
        guard let first = utf8.firstIndex(of: point) else { return nil }
        let second = utf8.index(after: first)
        guard second < utf8.endIndex, utf8[second] == point else { return nil }
        return first..<utf8.index(after: second)
    }
}

import Calendars

/// Reads `.actors` files: an entry's head line `Name  @id  kind`, and beneath it what is known of it.
struct ActorFile {
    var actors: [Actor] = []
    var problems: [KnowledgeProblem] = []

    init(_ text: KnowledgeText, ontology: Ontology) {
        for line in text.lines() {
            do throws(KnowledgeProblem) {
                if line.indent == 0 {
                    actors.append(try Self.head(line))
                } else if actors.isEmpty {
                    throw line.problem("this line stands under no actor")
                } else {
                    try Self.detail(line, of: &actors[actors.count - 1], ontology: ontology)
                }
            } catch {
                problems.append(error)
            }
        }
        for actor in actors where actor.roles.isEmpty {
            problems.append(
                KnowledgeProblem(
                    position: actor.position, message: "\(actor.name) has no role line, such as '..  MLI GOV'"))
        }
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
        return Actor(
            id: String(columns[1].dropFirst()), name: String(columns[0]), kind: kind,
            aliases: [Actor.Alias(text: String(columns[0]), kind: .name)], parent: nil, hosts: [], roles: [],
            position: line.position)
    }

    private static func detail(
        _ line: KnowledgeLine, of actor: inout Actor, ontology: Ontology
    ) throws(KnowledgeProblem) {
        let end = line.text.utf8.firstIndex(of: UInt8(ascii: " ")) ?? line.text.endIndex
        let word = line.text[..<end]
        let rest = line.text[end...].trimmed()
        switch word {
        case "=": add(rest, .name, to: &actor)
        case "demonym": add(rest, .demonym, to: &actor)
        case "capital": add(rest, .capital, to: &actor)
        case "metonym": add(rest, .metonym, to: &actor)
        case "part-of":
            guard rest.hasPrefix("@") else { throw line.problem("'part-of' takes an @id") }
            actor.parent = String(rest.dropFirst())
        case "host": actor.hosts += rest.split(separator: " ").map(String.init)
        default:
            guard word.dots != nil else {
                throw line.problem("'\(word)' is none of =, demonym, capital, metonym, part-of, host, FROM..TO")
            }
            actor.roles.append(try role(line, ontology: ontology))
        }
    }

    private static func add(_ list: Substring, _ kind: Actor.Alias.Kind, to actor: inout Actor) {
        for text in list.list(separatedBy: ";") { actor.aliases.append(Actor.Alias(text: text, kind: kind)) }
    }

    private static func role(_ line: KnowledgeLine, ontology: Ontology) throws(KnowledgeProblem) -> Actor.Role {
        let columns = line.columns
        guard columns.count >= 2, let dots = columns[0].dots else {
            throw line.problem("a role is 'FROM..TO  COUNTRY SECTORS  office', with two spaces between")
        }
        let from = try bound(columns[0][..<dots.lowerBound], line)
        let to = try bound(columns[0][dots.upperBound...], line)
        if let from = from?.from, let to = to?.to, to < from { throw line.problem("this role ends before it begins") }
        var codes = columns[1].utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
        var country: String?
        if let first = codes.first, !ontology.sectors.contains(first) {
            country = first == "-" ? nil : first
            codes.removeFirst()
        }
        for sector in codes where !ontology.sectors.contains(sector) {
            throw line.problem("there is no PLOVER sector '\(sector)'")
        }
        return Actor.Role(
            from: from?.from, to: to?.to, country: country, sectors: codes,
            office: columns.count > 2 ? String(columns[2]) : nil)
    }

    private static func bound(_ text: Substring, _ line: KnowledgeLine) throws(KnowledgeProblem) -> DateRange? {
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

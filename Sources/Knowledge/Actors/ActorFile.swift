import Calendars

/// Reads `.actors` files: an entry's head line `Name  @id  kind`, and beneath it what is known of it.
enum ActorFile {
    /// The actors of some files, and every mistake in them.
    static func read(_ texts: [KnowledgeText], ontology: Ontology) -> (actors: [Actor], problems: [KnowledgeProblem]) {
        var actors: [Actor] = []
        var problems: [KnowledgeProblem] = []
        actors.reserveCapacity(texts.reduce(0) { $0 + $1.text.utf8.count } / 100)
        for text in texts { problems += read(text, ontology: ontology, into: &actors) }
        return (actors, problems)
    }

    private static func read(
        _ text: KnowledgeText, ontology: Ontology, into actors: inout [Actor]
    ) -> [KnowledgeProblem] {
        let first = actors.count
        var problems: [KnowledgeProblem] = []
        var reader = RoleReader(ontology: ontology)
        text.forEachLine { line in
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

    private static func head(_ line: LineBytes) throws(KnowledgeProblem) -> Actor {
        let columns = line.columns
        guard columns.count == 3, line.starts(columns.second, with: "@") else {
            throw line.problem("an actor begins 'Name  @id  kind', with two spaces between")
        }
        guard let kind = Actor.Kind(rawValue: line.string(columns.third)) else {
            throw line.problem(
                "'\(line.string(columns.third))' is no kind of actor: "
                    + Actor.Kind.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let name = line.string(columns.first)
        return Actor(
            id: line.string(columns.second.dropFirst()), name: name, kind: kind,
            aliases: [Actor.Alias(text: name, kind: .name, line: line.number)], parent: nil, hosts: [],
            successor: nil, colonialPower: nil, roles: [],
            position: KnowledgePosition(file: line.file, line: line.number))
    }

    private static func detail(
        _ line: LineBytes, of actor: inout Actor, _ reader: inout RoleReader
    ) throws(KnowledgeProblem) {
        let (word, rest) = line.firstWord
        if line.dots(in: word) != nil {
            actor.roles.append(try reader.role(line))
        } else if line.is(word, "=") {
            add(rest, .name, line, to: &actor)
        } else if line.is(word, "demonym") {
            add(rest, .demonym, line, to: &actor)
        } else if line.is(word, "capital") {
            add(rest, .capital, line, to: &actor)
        } else if line.is(word, "metonym") {
            add(rest, .metonym, line, to: &actor)
        } else if line.is(word, "part-of") {
            actor.parent = try identifier(rest, line, "part-of")
        } else if line.is(word, "successor") {
            actor.successor = try identifier(rest, line, "successor")
        } else if line.is(word, "colonial-power") {
            actor.colonialPower = line.string(rest)
        } else if line.is(word, "host") {
            line.forEachPart(of: rest, separator: " ") { actor.hosts.append(line.string($0)) }
        } else {
            throw line.problem(
                "'\(line.string(word))' is none of =, demonym, capital, metonym, part-of, host, successor, "
                    + "colonial-power, FROM..TO")
        }
    }

    private static func identifier(
        _ rest: Range<Int>, _ line: LineBytes, _ word: String
    ) throws(KnowledgeProblem) -> String {
        guard line.starts(rest, with: "@") else { throw line.problem("'\(word)' takes an @id") }
        return line.string(rest.dropFirst())
    }

    private static func add(_ list: Range<Int>, _ kind: Actor.Alias.Kind, _ line: LineBytes, to actor: inout Actor) {
        line.forEachPart(of: list, separator: ";") { part in
            actor.aliases.append(Actor.Alias(text: line.string(part), kind: kind, line: line.number))
        }
    }
}

/// Reads role lines. The same codes and offices stand in many lines of a file: each is read once.
private struct RoleReader {
    let ontology: Ontology
    private var codes: [UInt64: (country: String?, sectors: [String])] = [:]
    private var offices: [UInt64: String] = [:]

    init(ontology: Ontology) { self.ontology = ontology }

    mutating func role(_ line: LineBytes) throws(KnowledgeProblem) -> Actor.Role {
        let columns = line.columns
        guard columns.count >= 2, let dots = line.dots(in: columns.first) else {
            throw line.problem("a role is 'FROM..TO  COUNTRY SECTORS  office', with two spaces between")
        }
        let from = try bound(columns.first.lowerBound..<dots, line)
        let to = try bound(dots + 2..<columns.first.upperBound, line)
        if let from = from?.from, let to = to?.to, to < from { throw line.problem("this role ends before it begins") }
        let (country, sectors) = try codes(columns.second, line)
        return Actor.Role(
            from: from?.from, to: to?.to, country: country, sectors: sectors,
            office: columns.count > 2 ? office(columns.third, line) : nil, line: line.number)
    }

    private mutating func codes(
        _ span: Range<Int>, _ line: LineBytes
    ) throws(KnowledgeProblem) -> (country: String?, sectors: [String]) {
        let key = line.hash(span)
        if let known = codes[key] { return known }
        var sectors: [String] = []
        line.forEachPart(of: span, separator: " ") { sectors.append(line.string($0)) }
        var country: String?
        if let first = sectors.first, !ontology.sectors.contains(first) {
            country = first == "-" ? nil : first
            sectors.removeFirst()
        }
        for sector in sectors where !ontology.sectors.contains(sector) {
            throw line.problem("there is no PLOVER sector '\(sector)'")
        }
        codes[key] = (country, sectors)
        return (country, sectors)
    }

    private mutating func office(_ span: Range<Int>, _ line: LineBytes) -> String {
        let key = line.hash(span)
        if let known = offices[key] { return known }
        let office = line.string(span)
        offices[key] = office
        return office
    }

    private func bound(_ span: Range<Int>, _ line: LineBytes) throws(KnowledgeProblem) -> DateRange? {
        guard !span.isEmpty else { return nil }
        guard let range = DateRange(iso: UnsafeBufferPointer(rebasing: line.bytes[span])) else {
            throw line.problem("'\(line.string(span))' is no ISO date")
        }
        return range
    }
}

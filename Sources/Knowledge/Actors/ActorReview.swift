import Calendars

/// What an author of actor files should look at, beyond what stops them from being read.
///
/// Loading checks what makes knowledge unusable; this checks what makes it wrong: names that cannot be told apart,
/// offices that two persons hold at once, parents in circles.
public struct ActorReview: Sendable {
    public private(set) var problems: [KnowledgeProblem] = []
    private let knowledge: KnowledgeBase

    public init(_ knowledge: KnowledgeBase) {
        self.knowledge = knowledge
        checkIdentifiers()
        checkNames()
        checkOffices()
        checkRelations()
        problems.sort { ($0.position.file, $0.position.line) < ($1.position.file, $1.position.line) }
    }

    private mutating func report(_ actor: Actor, line: Int, _ message: String) {
        problems.append(
            KnowledgeProblem(position: KnowledgePosition(file: actor.position.file, line: line), message: message))
    }

    private mutating func checkIdentifiers() {
        for actor in knowledge.actors {
            let isPlain = actor.id.utf8.allSatisfy { byte in
                (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
                    || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: "-")
            }
            if !isPlain || actor.id.isEmpty {
                report(
                    actor, line: actor.position.line, "@\(actor.id) is not of lower-case letters, digits and hyphens")
            }
        }
    }

    // MARK: Names

    private struct Owner {
        var actor: Int
        var line: Int
        var kind: Actor.Alias.Kind
    }

    /// A name twice in one entry, or of two actors of one country at one time: nothing could tell them apart. Persons may
    /// share a last name, which stands for whoever is in office.
    private mutating func checkNames() {
        var owners: [String: [Owner]] = [:]
        for (index, actor) in knowledge.actors.enumerated() {
            var own: [String: Int] = [:]
            for alias in actor.aliases {
                if let line = own[alias.text] {
                    report(actor, line: alias.line, "'\(alias.text)' stands already at line \(line) of this entry")
                } else {
                    own[alias.text] = alias.line
                    owners[alias.text, default: []].append(Owner(actor: index, line: alias.line, kind: alias.kind))
                }
            }
        }
        for (name, holders) in owners where holders.count > 1 {
            for (position, later) in holders.enumerated().dropFirst() {
                for earlier in holders[..<position] where cannotBeToldApart(earlier, later, name) {
                    let other = knowledge.actors[earlier.actor]
                    report(
                        knowledge.actors[later.actor], line: later.line,
                        "'\(name)' is also a name of \(other.name) (\(other.position.file):\(earlier.line))")
                    break
                }
            }
        }
    }

    private func cannotBeToldApart(_ one: Owner, _ other: Owner, _ name: String) -> Bool {
        let (first, second) = (knowledge.actors[one.actor], knowledge.actors[other.actor])
        guard one.kind == other.kind else { return false }
        if first.kind == .person, second.kind == .person, !name.contains(" ") { return false }
        // Who is in office is told from who was.
        let terms = first.roles.filter { $0.sectors != ["ELI"] }
        let others = second.roles.filter { $0.sectors != ["ELI"] }
        return terms.contains { role in
            others.contains { $0.country == role.country && Self.overlap($0, role) > 0 }
        }
    }

    // MARK: Offices

    /// Offices that one person at a time holds. Their texts are those of the role lines.
    private static let unique: Set<String> = [
        "president", "prime minister", "premier", "foreign minister", "foreign secretary", "secretary of state",
        "defence minister", "defense minister", "defence secretary", "defense secretary", "interior minister",
        "home secretary", "home minister", "chancellor", "army chief", "chief of the general staff", "king", "emir",
        "pope", "supreme leader", "Secretary-General", "chairperson of the African Union Commission",
        "secretary general of NATO", "president of the European Commission",
    ]

    /// Two persons in one office for longer than a handover takes, where the dates say so to the day or month.
    private mutating func checkOffices() {
        struct Term {
            var actor: Int
            var role: Actor.Role
        }
        var terms: [String: [Term]] = [:]
        for (index, actor) in knowledge.actors.enumerated() where actor.kind == .person {
            for (position, role) in actor.roles.enumerated() {
                guard let office = role.office, let country = role.country else { continue }
                for later in actor.roles[(position + 1)...]
                where later.office == office && later.country == country && Self.overlap(role, later) > 1 {
                    report(actor, line: later.line, "\(actor.name) is \(office) already by line \(role.line)")
                }
                if Self.unique.contains(office), role.from != nil {
                    terms["\(country) \(office)", default: []].append(Term(actor: index, role: role))
                }
            }
        }
        for holders in terms.values {
            for (position, later) in holders.enumerated() {
                for earlier in holders[..<position] where earlier.actor != later.actor {
                    guard Self.overlap(earlier.role, later.role) > Self.tolerance(earlier.role, later.role) else {
                        continue
                    }
                    let other = knowledge.actors[earlier.actor]
                    report(
                        knowledge.actors[later.actor], line: later.role.line,
                        "\(other.name) is \(later.role.office ?? "") then too (\(other.position.file):\(earlier.role.line))"
                    )
                }
            }
        }
    }

    /// Days that a handover takes, with dates that may be cut to the month or the year.
    private static func tolerance(_ one: Actor.Role, _ other: Actor.Role) -> Int {
        let isCut = [one, other].contains { role in
            role.to.map { ($0.month, $0.day) == (12, 31) } ?? false
                || role.from.map { ($0.month, $0.day) == (1, 1) } ?? false
        }
        return isCut ? 367 : 62
    }

    /// Days that two roles have in common; an open end reaches without limit.
    private static func overlap(_ one: Actor.Role, _ other: Actor.Role) -> Int {
        let ever = 10_000_000
        let from = max(one.from?.dayNumber ?? -ever, other.from?.dayNumber ?? -ever)
        let to = min(one.to?.dayNumber ?? ever, other.to?.dayNumber ?? ever)
        return to >= from ? to - from + 1 : 0
    }

    // MARK: Relations

    private mutating func checkRelations() {
        var byIdentifier: [String: Actor] = [:]
        var countries: Set<String> = []
        for actor in knowledge.actors {
            byIdentifier[actor.id] = actor
            if actor.kind == .country || actor.kind == .region {
                countries.formUnion(actor.roles.compactMap(\.country))
            }
        }
        for actor in knowledge.actors {
            if let successor = actor.successor, byIdentifier[successor] == nil {
                report(actor, line: actor.position.line, "there is no actor @\(successor) to succeed \(actor.name)")
            }
            if let power = actor.colonialPower, !countries.contains(power) {
                report(actor, line: actor.position.line, "there is no country '\(power)'")
            }
            if actor.kind == .peaceOperation, actor.hosts.isEmpty, actor.parent == nil {
                report(actor, line: actor.position.line, "\(actor.name) has neither host nor parent")
            }
            var seen: Set<String> = [actor.id]
            var parent = actor.parent
            while let identifier = parent {
                guard seen.insert(identifier).inserted else {
                    report(actor, line: actor.position.line, "\(actor.name) is part of itself, through @\(identifier)")
                    break
                }
                parent = byIdentifier[identifier]?.parent
            }
        }
    }
}

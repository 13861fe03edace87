import Coding
import Knowledge
import Reports

/// Runs the examples that stand under relations, facts, decisions and quantities.
public struct ConstructionCheck: Sendable {
    public private(set) var failures: [FrameCheck.Failure] = []
    public private(set) var examples = 0

    public init(_ rapporteur: Rapporteur, _ knowledge: KnowledgeBase) {
        for frame in knowledge.constructions {
            for construction in frame.constructions {
                for example in construction.examples { check(example, construction.meaning, rapporteur) }
            }
        }
        for example in knowledge.quantities.examples {
            examples += 1
            let report = Report(id: example.position.description, body: example.sentence, published: nil)
            let found = rapporteur.quantities(in: report).map(\.line)
            if example.expected.map({ found.contains($0) }) ?? found.isEmpty { continue }
            failures.append(
                FrameCheck.Failure(
                    position: example.position, sentence: example.sentence, expected: example.expected ?? "no quantity",
                    found: found))
        }
    }

    private mutating func check(
        _ example: ConstructionExample, _ meaning: Construction.Meaning, _ rapporteur: Rapporteur
    ) {
        examples += 1
        let account = rapporteur.read(text: example.sentence, id: example.position.description)
        let statements = Self.statements(of: account, meaning, text: example.sentence)
        let isRight: Bool
        if let expected = example.expected {
            isRight = statements.contains { statement in
                Self.names(statement.left, expected.left) && Self.names(statement.right, expected.right)
                    && expected.marks.allSatisfy { statement.marks.contains($0) }
            }
        } else {
            isRight = statements.isEmpty
        }
        guard !isRight else { return }
        let expected = example.expected.map { (["\($0.left) > \($0.right)"] + $0.marks).joined(separator: " | ") }
        let found = account.relations.map(\.line) + account.facts.map(\.line) + account.decisions.map(\.line)
        failures.append(
            FrameCheck.Failure(
                position: example.position, sentence: example.sentence,
                expected: "\(Self.name(of: meaning)): \(expected ?? "nothing")", found: found))
    }

    private typealias Statement = (left: String, right: String, marks: [String])

    private static func statements(
        of account: Account, _ meaning: Construction.Meaning, text: String
    ) -> [Statement] {
        switch meaning {
        case .relation(let kind, _):
            return account.relations.filter { $0.kind == kind }.map {
                ($0.subject.text, $0.object.text, [$0.state.rawValue, $0.status.rawValue])
            }
        case .fact(let property):
            let bytes = Array(text.utf8)
            return account.facts.filter { $0.property == property }.map { fact in
                let range: Range<Int>
                switch fact.value {
                case .quantity(let quantity): range = quantity.range
                case .text(_, let words): range = words
                }
                let value = String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
                return (fact.subject.text, value, [fact.status.rawValue])
            }
        case .outcome(let outcome):
            return account.decisions.filter { $0.outcome.rawValue == outcome }.map { decision in
                let tally = decision.tally.map { "\($0.inFavour)-\($0.against)-\($0.abstaining)" }
                return (decision.body.text, outcome, [tally ?? "", decision.status.rawValue])
            }
        case .stance(let stance):
            return account.decisions.flatMap { decision in
                decision.members(stance).map { ($0.text, stance.told.rawValue, [decision.outcome.rawValue]) }
            }
        }
    }

    private static func names(_ text: String, _ wanted: String) -> Bool {
        wanted.split(separator: "/").contains { text.contains($0) || $0.contains(text) }
    }

    private static func name(of meaning: Construction.Meaning) -> String {
        switch meaning {
        case .relation(let kind, _): kind
        case .fact(let property): property
        case .outcome(let outcome): outcome
        case .stance(let stance): stance.rawValue
        }
    }
}

extension Decision {
    /// The members of a body that stood in a way.
    func members(_ stance: Construction.Stance) -> [Party] {
        switch stance {
        case .inFavour: inFavour
        case .against: against
        case .abstaining: abstaining
        case .absent, .participating: absent
        case .veto: outcome == .vetoed ? against : []
        }
    }
}

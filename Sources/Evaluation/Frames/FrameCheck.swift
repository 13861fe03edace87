import Coding
import Knowledge

/// Runs the examples that stand under frames and rules.
public struct FrameCheck: Sendable {
    /// An example that does not give what it says.
    public struct Failure: Sendable, CustomStringConvertible {
        public var position: KnowledgePosition
        public var sentence: String
        public var expected: String
        public var found: [String]

        public var description: String {
            "\(position): \(sentence)\n    expected \(expected)\n    found    "
                + (found.isEmpty ? "nothing" : found.joined(separator: "\n             "))
        }
    }

    public private(set) var failures: [Failure] = []
    public private(set) var examples = 0
    /// How many examples that gave what they say gave each CAMEO code, mode (`CONSULT visit`) and context.
    public private(set) var coverage: [String: Int] = [:]

    /// Codes every example of the knowledge.
    public init(_ rapporteur: Rapporteur, _ knowledge: KnowledgeBase) {
        for frame in knowledge.frames {
            for pattern in frame.patterns {
                do throws(KnowledgeProblem) {
                    for example in try pattern.examples(knowledge.ontology) {
                        check(example, pattern.reading, rapporteur)
                    }
                } catch {
                    failures.append(
                        Failure(position: error.position, sentence: error.message, expected: "an example", found: []))
                }
            }
        }
        for (operation, example) in knowledge.composition.examples { check(example, .operation(operation), rapporteur) }
    }

    private mutating func check(_ example: FrameExample, _ reading: Pattern.Reading, _ rapporteur: Rapporteur) {
        examples += 1
        let events = rapporteur.read(text: example.sentence, id: example.position.description).events
        let code: EventCode?
        if case .act(let act) = reading { code = act } else { code = nil }
        let isRight: Bool
        let expected: String
        if let wanted = example.expected {
            let event = events.first { Self.fits($0, wanted, code) }
            isRight = event != nil
            if let event { cover(event) }
            expected = Self.description(of: wanted, code)
        } else {
            isRight = !events.contains { code == nil || $0.code.type == code?.type }
            expected = "no \(code?.type.rawValue ?? "event")"
        }
        if !isRight {
            failures.append(
                Failure(
                    position: example.position, sentence: example.sentence, expected: expected,
                    found: events.map(\.line)))
        }
    }

    private mutating func cover(_ event: Event) {
        coverage[event.code.cameo, default: 0] += 1
        coverage["\(event.code.type) \(event.code.mode ?? "-")", default: 0] += 1
        for context in event.contexts { coverage[context, default: 0] += 1 }
    }

    private static func fits(_ event: Event, _ wanted: FrameExample.Expectation, _ code: EventCode?) -> Bool {
        let type = wanted.type ?? code?.type
        guard type == nil || event.code.type == type else { return false }
        if wanted.type == nil, let code, event.code != code { return false }
        if let mode = wanted.mode, event.code.mode != mode { return false }
        if let cameo = wanted.cameo, event.code.cameo != cameo { return false }
        if let status = wanted.status, event.status.rawValue != status { return false }
        return names(event.actors, wanted.actor) && names(event.recipients, wanted.recipient)
    }

    /// Whether one of the parties bears one of the words, written `one/other`; nobody where nobody is wanted.
    private static func names(_ parties: [Party], _ wanted: String?) -> Bool {
        guard let wanted else { return true }
        return parties.contains { party in
            wanted.split(separator: "/").contains { party.text.contains($0) || $0.contains(party.text) }
        }
    }

    private static func description(of wanted: FrameExample.Expectation, _ code: EventCode?) -> String {
        let type = wanted.type?.rawValue ?? code?.description ?? "event"
        let codes = [wanted.mode, wanted.cameo].compactMap { $0 }
        return
            ([type] + codes + [wanted.actor ?? "_", ">", wanted.recipient ?? "_"] + [wanted.status].compactMap { $0 })
            .joined(separator: " ")
    }

}

/// What operators make of acts: `demand` + `CONSULT` is `REQUEST meet 106`.
public struct CompositionTable: Sendable {
    public enum Result: Hashable, Sendable {
        case event(EventCode)
        /// The content as it is.
        case content
        /// No event.
        case drop
    }

    /// What else a rule says of its result.
    public enum Mark: String, Sendable, CaseIterable {
        /// The operator's actor is a voice that tells of the content.
        case spoken
        /// The result is aimed at whom the content is aimed at, not at whoever is to do it: threats are.
        case aimed
        /// The result must have a recipient: a promise of nothing known, made to nobody, tells nothing.
        case directed
        /// The result is asked of whoever is to do it, by somebody who is not in the clause ("must").
        case asked
    }

    public struct Rule: Sendable {
        enum Content: Hashable, Sendable {
            case type(EventType, mode: String?)
            case cameo(String)
            case any
            case none
        }

        var content: Content
        public var result: Result
        /// The status that the operator gives, such as `planned`.
        public var status: Status?
        public var marks: Set<Mark>
        public var position: KnowledgePosition

        func fits(_ code: EventCode?) -> Bool {
            switch content {
            case .none: code == nil
            case .any: code != nil
            case .cameo(let prefix): code?.cameo.hasPrefix(prefix) ?? false
            case .type(let type, let mode): code?.type == type && (mode == nil || code?.mode == mode)
            }
        }
    }

    fileprivate var rules: [String: [Rule]] = [:]
    /// What an operator says of the act in it, such as `demanded`, where the operator makes an event of its own.
    private var embeddings: [String: Status] = [:]
    public private(set) var examples: [(operation: String, example: FrameExample)] = []

    public var operators: Set<String> { Set(rules.keys) }

    /// The first rule of the operator that fits; `nil` content when the operator found no act.
    public func rule(for operation: String, content: EventCode?) -> Rule? {
        rules[operation]?.first { $0.fits(content) }
    }

    /// The status of the act within an event that this operator makes; `nil` when the act is not told beside it.
    public func embeddedStatus(of operation: String) -> Status? { embeddings[operation] }

    /// Reads `.rules` files: `operator CONTENT => RESULT status`, and `operator embeds STATUS`.
    init(_ texts: [KnowledgeText], ontology: Ontology, problems: inout [KnowledgeProblem]) {
        var latest = ""
        for line in texts.flatMap({ $0.lines() }) {
            do throws(KnowledgeProblem) {
                if line.indent > 0 {
                    guard line.text.hasPrefix("+ ") else {
                        throw line.problem("an example is '+ sentence  => TYPE mode code | actor > recipient | status'")
                    }
                    examples.append((latest, try FrameFile.example(line, ontology: ontology)))
                } else {
                    latest = try read(line, ontology: ontology)
                }
            } catch {
                problems.append(error)
            }
        }
    }

    private mutating func read(_ line: KnowledgeLine, ontology: Ontology) throws(KnowledgeProblem) -> String {
        let words = line.words
        if words.count == 3, words[1] == "embeds" {
            guard let status = Status(rawValue: String(words[2])) else {
                throw line.problem("'\(words[2])' is no status")
            }
            embeddings[String(words[0])] = status
            return String(words[0])
        }
        let halves = line.text.components(separatedBy: "=>")
        guard halves.count == 2 else { throw line.problem("a rule is 'operator CONTENT => RESULT status'") }
        let left = halves[0].split(separator: " ")
        var right = halves[1].split(separator: " ")
        guard (2...3).contains(left.count), let first = right.first else {
            throw line.problem("a rule is 'operator CONTENT => RESULT status'")
        }
        let result: Result
        switch first {
        case "=": result = .content
        case "drop": result = .drop
        default:
            result = .event(try ontology.code(Array(right.prefix(3)), at: line))
            right.removeFirst(2)
        }
        right.removeFirst()
        let marks = right.compactMap { Mark(rawValue: String($0)) }
        right.removeAll { Mark(rawValue: String($0)) != nil }
        let status = right.first.flatMap { Status(rawValue: String($0)) }
        guard right.isEmpty || (right.count == 1 && status != nil) else {
            let known = (Status.allCases.map(\.rawValue) + Mark.allCases.map(\.rawValue)).joined(separator: ", ")
            throw line.problem("after the result stand at most a status and marks, of \(known)")
        }
        let rule = Rule(
            content: try Self.content(left, line, ontology: ontology), result: result,
            status: status, marks: Set(marks), position: line.position)
        rules[String(left[0]), default: []].append(rule)
        return String(left[0])
    }

    private static func content(
        _ left: [Substring], _ line: KnowledgeLine, ontology: Ontology
    ) throws(KnowledgeProblem) -> Rule.Content {
        switch left[1] {
        case "*": return .any
        case "none": return .none
        case let code where code.allSatisfy(\.isNumber): return .cameo(String(code))
        default:
            let type = EventType(rawValue: String(left[1]))
            guard let modes = ontology.modes[type] else { throw line.problem("there is no PLOVER type '\(type)'") }
            let mode = left.count > 2 ? String(left[2]) : nil
            if let mode, !modes.contains(mode) { throw line.problem("\(type) has no mode '\(mode)'") }
            return .type(type, mode: mode)
        }
    }
}

extension CompositionTable {
    /// Whether the operator drops whatever stands in it: a film tells of acts that nobody did.
    public func isMute(_ operation: String) -> Bool {
        rules[operation]?.allSatisfy { $0.result == .drop } ?? false
    }

    /// Whether the operator's actor tells of the content, so that "we" in it is the actor's side.
    public func isSpoken(_ operation: String) -> Bool {
        rules[operation]?.contains { $0.marks.contains(.spoken) } ?? false
    }
}

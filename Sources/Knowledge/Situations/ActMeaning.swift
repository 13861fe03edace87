/// What an event of some type means for something that is kept: lines of `.consent` and `.ties` files.
public struct ActMeaning: Sendable, Equatable {
    public var type: EventType
    /// A mode, or the beginning of a CAMEO code; `nil` for any.
    public var kind: String?
    /// How it is told: "criticised it".
    public var words: String
    public var position: KnowledgePosition

    /// - Parameters:
    ///   - code: `TYPE` or `TYPE mode`.
    init(_ line: KnowledgeLine, code: Substring, words: Substring) throws(KnowledgeProblem) {
        let parts = code.split(separator: " ").map(String.init)
        guard let first = parts.first, parts.count < 3 else {
            throw line.problem("a code is a PLOVER type, and a mode or the beginning of a CAMEO code")
        }
        type = EventType(rawValue: first)
        kind = parts.count > 1 ? parts[1] : nil
        self.words = String(words)
        position = line.position
    }

    /// Of some lines the first that fits a code; one with a mode or code before one without.
    static func first<Line>(of lines: [Line], for code: EventCode, _ meaning: (Line) -> ActMeaning) -> Line? {
        lines.first { meaning($0).kind != nil && meaning($0).fits(code) }
            ?? lines.first { meaning($0).kind == nil && meaning($0).fits(code) }
    }

    /// Whether an event's code falls under it.
    public func fits(_ code: EventCode) -> Bool {
        guard code.type == type else { return false }
        guard let kind else { return true }
        return code.mode == kind || (kind.first?.isNumber ?? false) && code.cameo.hasPrefix(kind)
    }
}

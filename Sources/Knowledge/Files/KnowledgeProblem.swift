/// A mistake in a knowledge file, said so that its author can mend it.
public struct KnowledgeProblem: Error, Sendable, Equatable, CustomStringConvertible {
    public var position: KnowledgePosition
    public var message: String

    public init(position: KnowledgePosition, message: String) {
        self.position = position
        self.message = message
    }

    /// `actors/mli.actors:12: there is no country code 'MLX'`
    public var description: String { "\(position): \(message)" }
}

/// The knowledge cannot be used: every problem found, in the order of files and lines.
public struct KnowledgeError: Error, Sendable, CustomStringConvertible {
    public var problems: [KnowledgeProblem]

    public init(problems: [KnowledgeProblem]) { self.problems = problems }

    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

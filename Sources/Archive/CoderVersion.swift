/// What coded a report: another program, knowledge or model may code it otherwise.
public struct CoderVersion: Sendable, Hashable {
    /// The model of what was not read from sentences: rows of other data sets.
    public static let noModel = "none"

    /// The program's version.
    public var program: String
    /// Fingerprint of the knowledge files.
    public var knowledge: String
    /// Fingerprint of the language model, with its tier.
    public var model: String

    public init(program: String, knowledge: String, model: String) {
        self.program = program
        self.knowledge = knowledge
        self.model = model
    }
}

extension CoderVersion: CustomStringConvertible {
    public var description: String { "\(program) knowledge \(knowledge) model \(model)" }
}

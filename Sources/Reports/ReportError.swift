/// A report that cannot be read, in one line that names it.
public struct ReportError: Error, Equatable, CustomStringConvertible {
    public var id: String
    public var message: String

    public init(id: String, message: String) {
        self.id = id
        self.message = message
    }

    /// `page.txt: not UTF-8 at byte 12 (0xE9): …`
    public var description: String { "\(id): \(message)" }
}

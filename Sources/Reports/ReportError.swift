/// A report that cannot be read, in one line that names it.
public struct ReportError: Error, Equatable, CustomStringConvertible, Sendable {
    public var id: String
    public var message: String
    public var reason: Reason

    /// Why, in the few words under which a summary counts it.
    public enum Reason: String, Sendable, CaseIterable {
        case missing = "not found"
        case binary = "neither text nor a page"
        case empty = "without text"
        case tooLarge = "too large"
        case malformed = "malformed"
        case damaged = "damaged or cut"
        case unreadable = "unreadable"
    }

    public init(id: String, message: String, reason: Reason = .unreadable) {
        self.id = id
        self.message = message
        self.reason = reason
    }

    /// `page.txt: holds no text`
    public var description: String { "\(id): \(message)" }
}

extension ReportError {
    static func tooLarge(_ count: Int, limit: Int, id: String, _ place: String? = nil) -> ReportError {
        let size = (count + (1 << 20) - 1) >> 20
        let prefix = place.map { $0 + ": " } ?? ""
        return ReportError(
            id: id, message: "\(prefix)\(size) MB is no single report: limit \(limit >> 20) MB; split it first",
            reason: .tooLarge)
    }
}

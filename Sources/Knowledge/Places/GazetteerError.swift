/// A gazetteer cannot be used.
public enum GazetteerError: Error, Sendable, Equatable, CustomStringConvertible {
    case unreadable(file: String, reason: String)
    case malformed(file: String, reason: String)
    /// A list to import has a line that is no place; lines are counted from 1.
    case invalidLine(file: String, line: Int, reason: String)

    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): \(reason)"
        case .malformed(let file, let reason): "\(file): not a gazetteer, or damaged: \(reason)"
        case .invalidLine(let file, let line, let reason): "\(file):\(line): \(reason)"
        }
    }
}

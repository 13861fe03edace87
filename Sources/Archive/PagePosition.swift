internal import GRDB

/// A statement in the order of the newest reports, from which a page goes on or back.
public struct PagePosition: Sendable, Equatable {
    /// Whether the page holds what stands before the statement, not what stands after it.
    public var isBackward: Bool
    private var knownDay: Int
    private var version: Int64
    private var start: Int
    private var statement: Int64

    /// - Parameter text: what `text` gave.
    /// - Returns: `nil` for anything else.
    public init?(text: String) {
        let parts = text.dropFirst(text.hasPrefix("-") ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int64($0) }
        guard parts.count == 4, numbers.count == 4 else { return nil }
        isBackward = text.hasPrefix("-")
        (knownDay, version, start, statement) = (Int(numbers[0]), numbers[1], Int(numbers[2]), numbers[3])
    }

    /// For links.
    public var text: String { (isBackward ? "-" : "") + "\(knownDay).\(version).\(start).\(statement)" }

    init(_ row: Row, isBackward: Bool) {
        self.isBackward = isBackward
        (knownDay, version, start, statement) = (row["knownDay"], row["versionID"], row["start"], row["id"])
    }

    /// What holds for the statements of the page.
    var condition: (sql: String, arguments: [any DatabaseValueConvertible]) {
        let (older, later) = isBackward ? (">", "<") : ("<", ">")
        return (
            """
            version.knownDay \(older)= ? AND (version.knownDay <> ? OR version.id \(older) ? OR version.id = ?
                AND (statement.start \(later) ? OR statement.start = ? AND statement.id \(later) ?))
            """, [knownDay, knownDay, version, version, start, start, statement]
        )
    }

    static func ordering(isBackward: Bool) -> String {
        let (reports, text) = isBackward ? ("ASC", "DESC") : ("DESC", "ASC")
        return "version.knownDay \(reports), version.id \(reports), statement.start \(text), statement.id \(text)"
    }
}

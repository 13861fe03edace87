/// What a person did to a coding: who, when, why. Corrections are only ever added; a later one overrules those that
/// its author saw.
public struct Correction: Sendable, Equatable {
    public enum Act: String, Sendable, CaseIterable {
        /// The coding is right as it was shown.
        case accept
        /// Some fields are put right; the others were shown and let stand.
        case correct
        /// There is no such statement.
        case reject
        /// It is the same happening as another statement, which tells it for both.
        case merge
        /// It is two; the second differs in some fields.
        case split
        /// What people said of it before is taken back.
        case reopen
    }

    /// A hash of all that follows, so that the same act is one on every copy of an archive.
    public var id: String
    public var anchor: CorrectionAnchor
    public var act: Act
    /// What the fields become: corrected ones, accepted ones, or those in which the second of a split differs.
    public var changes: [CorrectionField: JSONValue]
    /// What the reviewer was shown.
    public var seen: [CorrectionField: JSONValue]
    /// The statement that tells this one too, for a merge.
    public var other: CorrectionAnchor?
    public var reviewer: String
    /// ISO 8601, UTC.
    public var made: String
    public var reason: String
    /// Corrections of the same statement that it overrules, by id.
    public var overrules: [String]

    init(
        anchor: CorrectionAnchor, act: Act, changes: [CorrectionField: JSONValue],
        seen: [CorrectionField: JSONValue], other: CorrectionAnchor?, reviewer: String, made: String, reason: String,
        overrules: [String]
    ) {
        self.anchor = anchor
        self.act = act
        self.changes = changes
        self.seen = seen
        self.other = other
        self.reviewer = reviewer
        self.made = made
        self.reason = reason
        self.overrules = overrules
        let parts = [
            anchor.key, anchor.report, String(anchor.textHash), act.rawValue, Self.text(of: changes),
            other?.key ?? "", reviewer, made, reason, overrules.joined(separator: " "),
        ]
        let digits = String(UInt64(bitPattern: parts.joined(separator: "\u{1F}").stableHash), radix: 16)
        id = String(repeating: "0", count: 16 - digits.count) + digits
    }

    static func text(of values: [CorrectionField: JSONValue]) -> String {
        JSONValue.object(Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })).text
    }

    static func values(text: String) -> [CorrectionField: JSONValue] {
        guard case .object(let members) = JSONValue(text: text) ?? .null else { return [:] }
        var values: [CorrectionField: JSONValue] = [:]
        for (name, value) in members {
            if let field = CorrectionField(rawValue: name) { values[field] = value }
        }
        return values
    }

    /// What the reviewer holds a field to be; `nil` for a reviewer who did not say.
    public func judgement(of field: CorrectionField) -> JSONValue? {
        switch act {
        case .accept, .correct: changes[field] ?? seen[field]
        case .split: seen[field]
        case .reject, .merge, .reopen: nil
        }
    }
}

/// What people's corrections make of one statement.
///
/// Each field is a register that keeps every value that no later correction overruled. One value stands; several are
/// a conflict between people who did not see each other's work, and until somebody decides, the machine's stands.
public struct Standing: Sendable, Equatable {
    public enum Verdict: Sendable, Equatable {
        case stands
        case rejected
        /// Told by another statement.
        case merged(into: CorrectionAnchor)
    }

    public var verdict: Verdict?
    /// Fields that people settled.
    public var fields: [CorrectionField: JSONValue] = [:]
    /// Further statements that the coding was split into: what differs in each, by the correction that split it.
    public var parts: [(correction: String, changes: [CorrectionField: JSONValue])] = []
    /// Fields on which people differ, with their corrections; `nil` is the question whether there is such a statement.
    public var conflicts: [(field: CorrectionField?, corrections: [Correction])] = []
    /// The version of the report that the settled fields were said of.
    var textHashes: [CorrectionField: Int64] = [:]

    /// - Parameter corrections: all of one statement, in any order.
    public init(_ corrections: [Correction]) {
        let corrections = corrections.sorted { ($0.made, $0.id) < ($1.made, $1.id) }
        let overruled = Self.ancestors(corrections)
        /// Those that set a register and were overruled in it by nobody.
        func heads(_ sets: (Correction) -> Bool) -> [Correction] {
            let setting = corrections.filter(sets)
            return setting.filter { one in !setting.contains { overruled[$0.id]?.contains(one.id) ?? false } }
        }
        let verdicts = heads { _ in true }
        let values = verdicts.map(Self.verdict)
        if let first = values.first, values.allSatisfy({ $0 == first }) {
            verdict = first
        } else if values.count > 1 {
            conflicts.append((nil, verdicts))
        }
        for field in CorrectionField.allCases {
            let setters = heads {
                $0.act == .reopen || ([.accept, .correct].contains($0.act) && $0.changes[field] != nil)
            }
            let meanings = setters.map { $0.changes[field]?.meaning }
            guard let first = setters.first else { continue }
            guard meanings.allSatisfy({ $0 == meanings[0] }) else {
                conflicts.append((field, setters))
                continue
            }
            fields[field] = first.changes[field]
            textHashes[field] = first.anchor.textHash
        }
        // Splits do not overrule each other: each makes a part of its own.
        parts = corrections.filter { split in
            split.act == .split
                && !corrections.contains { $0.act == .reopen && overruled[$0.id]?.contains(split.id) ?? false }
        }.map { ($0.id, $0.changes) }
    }

    private static func verdict(_ correction: Correction) -> Verdict? {
        switch correction.act {
        case .accept, .correct, .split: .stands
        case .reject: .rejected
        case .merge: correction.other.map { .merged(into: $0) }
        case .reopen: nil
        }
    }

    /// What each correction overrules, directly or through others.
    static func ancestors(_ corrections: [Correction]) -> [String: Set<String>] {
        let overrules = Dictionary(corrections.map { ($0.id, $0.overrules) }) { first, _ in first }
        var ancestors: [String: Set<String>] = [:]
        for correction in corrections {
            var found: Set<String> = []
            var waiting = correction.overrules
            while let next = waiting.popLast() {
                if found.insert(next).inserted { waiting += overrules[next] ?? [] }
            }
            ancestors[correction.id] = found
        }
        return ancestors
    }

    public static func == (one: Standing, other: Standing) -> Bool {
        one.verdict == other.verdict && one.fields == other.fields
            && one.parts.map(\.correction) == other.parts.map(\.correction)
            && one.conflicts.map(\.field) == other.conflicts.map(\.field)
    }
}

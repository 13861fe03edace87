import Archive
import Foundation

/// One reviewer at one archive.
final class ReviewDesk {
    let archive: Archive
    let reviewer: String
    private let load: () throws -> CorrectionVocabulary
    private lazy var vocabulary = Result { try load() }

    /// - Parameter vocabulary: read only when fields are corrected.
    init(_ archive: Archive, vocabulary: @escaping () throws -> CorrectionVocabulary, reviewer: String) {
        self.archive = archive
        self.reviewer = reviewer
        load = vocabulary
    }

    /// Stores an act of the reviewer.
    ///
    /// - Parameter changes: each `FIELD=VALUE`.
    /// - Throws: `Failure` that names the field and the values that there are; `ArchiveError`.
    func act(
        _ act: Correction.Act, on key: String, _ changes: [String] = [], into other: String? = nil, reason: String
    ) throws -> Correction {
        try archive.correct(
            key, act, try values(changes, of: key), into: other, reviewer: reviewer, reason: reason, now: Date())
    }

    private func values(_ changes: [String], of key: String) throws -> [CorrectionField: JSONValue] {
        guard !changes.isEmpty else { return [:] }
        guard let statement = try archive.origin(of: key)?.statement, let line = JSONValue(text: statement.line) else {
            throw ArchiveError.unknownStatement(key: key)
        }
        var texts: [(field: CorrectionField, text: String)] = []
        for change in changes {
            let parts = change.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let field = CorrectionField(rawValue: String(parts[0])) else {
                let fields = CorrectionField.fields(of: statement.kind).map(\.rawValue).joined(separator: ", ")
                throw Failure(description: "'\(change)' is no FIELD=VALUE; the fields are \(fields)")
            }
            texts.append((field, String(parts[1])))
        }
        do {
            return try vocabulary.get().values(of: texts, kind: statement.kind, line: line)
        } catch let problem as CorrectionVocabulary.Problem {
            throw Failure(description: "\(problem.field.rawValue): \(problem.description)")
        }
    }
}

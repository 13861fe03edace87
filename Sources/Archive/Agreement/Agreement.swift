internal import GRDB

/// How far the reviewers of an archive agree on one field.
public struct Agreement: Sendable, Equatable {
    /// `nil` for the question whether there is such a statement.
    public var field: CorrectionField?
    public var alpha: KrippendorffAlpha

    /// Agreement on every field, from the corrections of each statement.
    ///
    /// Only independent judgements count: each reviewer's last before seeing what another had said.
    static func all(of groups: [[Correction]]) -> [Agreement] {
        let judgements = groups.map(independent)
        let verdicts = judgements.map { unit in unit.map { [.reject, .merge].contains($0.act) ? $0.act : .accept } }
        let fields = CorrectionField.allCases.map { field in
            Agreement(
                field: field,
                alpha: KrippendorffAlpha(judgements.map { $0.compactMap { $0.judgement(of: field)?.meaning } }))
        }
        return [Agreement(field: nil, alpha: KrippendorffAlpha(verdicts))] + fields.filter { $0.alpha.units > 0 }
    }

    private static func independent(_ corrections: [Correction]) -> [Correction] {
        let authors = Dictionary(corrections.map { ($0.id, $0.reviewer) }) { first, _ in first }
        var latest: [String: Correction] = [:]
        for correction in corrections where correction.act != .reopen {
            let saw = correction.overrules.contains { authors[$0] != nil && authors[$0] != correction.reviewer }
            guard !saw else { continue }
            if let other = latest[correction.reviewer],
                (other.made, other.overrules.count) > (correction.made, correction.overrules.count)
            {
                continue
            }
            latest[correction.reviewer] = correction
        }
        return latest.values.sorted { $0.reviewer < $1.reviewer }
    }
}

/// What bringing another archive's corrections came to.
public struct CorrectionMerge: Sendable, Equatable {
    /// Corrections that were not here.
    public var new: Int
    /// Corrections that both archives had.
    public var known: Int
    /// Those whose statement this archive does not have.
    public var orphaned: Int
    public var conflicts: [CorrectionConflict]
    public var agreement: [Agreement]
}

extension Archive {
    /// Brings the corrections of another archive here. Both sides' are kept; where people differ, the conflict stays
    /// open until somebody decides. Doing it again changes nothing.
    public func merge(_ other: Archive) throws(ArchiveError) -> CorrectionMerge {
        let theirs = try other.corrections()
        return try write { database in
            var reports: Set<String> = []
            var new = 0
            for correction in theirs where try correction.insert(database) {
                new += 1
                reports.insert(correction.anchor.report)
            }
            let layer = try CorrectionLayer(database)
            for report in reports.sorted() { try layer.apply(toReport: report) }
            let (groups, orphans) = try Self.reviewed(database)
            return CorrectionMerge(
                new: new, known: theirs.count - new, orphaned: orphans.count, conflicts: Self.conflicts(in: groups),
                agreement: Agreement.all(of: groups))
        }
    }

    /// How far the reviewers agree, field by field.
    public func agreement() throws(ArchiveError) -> [Agreement] {
        try read { database in Agreement.all(of: try Self.reviewed(database).groups) }
    }
}

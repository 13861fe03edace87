public import Foundation
internal import GRDB

extension Archive {
    /// Stores what a person did to a statement; queries see it from then on.
    ///
    /// - Parameters:
    ///   - key: the statement's stable key.
    ///   - changes: values in the event format, by field; `CorrectionVocabulary` makes them of what people type.
    ///   - other: the statement that tells this one too, for a merge.
    ///   - overruling: ids of the earlier corrections that the reviewer saw; `nil` for all that there are.
    /// - Throws: `ArchiveError.unknownStatement`; `refused` for an act that makes no sense of this statement.
    @discardableResult
    public func correct(
        _ key: String, _ act: Correction.Act, _ changes: [CorrectionField: JSONValue] = [:], into other: String? = nil,
        reviewer: String, reason: String, overruling: [String]? = nil, now: Date
    ) throws(ArchiveError) -> Correction {
        try write { database in
            let target = try Self.target(key, database)
            let kind = target.anchor.kind
            let surplus = changes.keys.filter { $0.key(in: kind) == nil }.map(\.rawValue).sorted()
            guard surplus.isEmpty else {
                throw ArchiveError.refused(detail: "a \(kind.rawValue) has no \(surplus.joined(separator: ", "))")
            }
            guard changes.isEmpty != [.correct, .split].contains(act) else {
                throw ArchiveError.refused(
                    detail: "\(act.rawValue) takes \(changes.isEmpty ? "fields to change" : "no fields")")
            }
            guard (other == nil) == (act != .merge) else {
                throw ArchiveError.refused(detail: "a merge, and nothing else, names another statement")
            }
            let into = try other.map { try Self.target($0, database) }
            if let into, into.anchor.key == target.anchor.key || into.anchor.kind != kind {
                throw ArchiveError.refused(detail: "\(key) cannot be merged into \(into.anchor.key)")
            }
            guard target.isStanding || ![.split, .merge].contains(act), into?.isStanding ?? true else {
                throw ArchiveError.refused(detail: "\(other ?? key) was rejected or merged; reopen it first")
            }
            let seen = CorrectionField.values(of: target.line, kind)
            let earlier = Set(target.corrections.flatMap(\.overrules))
            let correction = Correction(
                anchor: target.anchor, act: act, changes: act == .accept ? seen : changes, seen: seen,
                other: into?.anchor, reviewer: reviewer, made: now.formatted(.iso8601), reason: reason,
                overrules: overruling ?? target.corrections.map(\.id).filter { !earlier.contains($0) })
            try correction.insert(database)
            try CorrectionLayer(database).apply(toReport: correction.anchor.report)
            return correction
        }
    }

    /// What people did to a statement, in the order in which they did it.
    public func corrections(of key: String) throws(ArchiveError) -> [Correction] {
        try read { database in try Self.target(key, database).corrections }
    }

    /// Everything that people did, in the order in which they did it.
    public func corrections(reviewer: String? = nil) throws(ArchiveError) -> [Correction] {
        try read { database in
            if let reviewer { return try Correction.fetch(database, "reviewer = ?", [reviewer]) }
            return try Correction.fetch(database, "1", [])
        }
    }

    /// Statements that another was merged into this one from, by their corrections.
    public func merges(into key: String) throws(ArchiveError) -> [Correction] {
        try read { database in
            try Correction.fetch(database, "act = 'merge' AND json_extract(otherAnchor, '$.key') = ?", [key])
        }
    }

    /// Corrections whose statement no current coding of the newest version of their report has.
    public func orphanedCorrections() throws(ArchiveError) -> [Correction] {
        try read { database in try Self.reviewed(database).orphans }
    }

    /// Statements on which people differ, and nobody decided yet.
    public func openConflicts() throws(ArchiveError) -> [CorrectionConflict] {
        try read { database in Self.conflicts(in: try Self.reviewed(database).groups) }
    }

    static func conflicts(in groups: [[Correction]]) -> [CorrectionConflict] {
        groups.flatMap { group in
            Standing(group).conflicts.map {
                CorrectionConflict(anchor: group[0].anchor, field: $0.field, corrections: $0.corrections)
            }
        }
    }
}

/// A field on which people who did not see each other's work differ.
public struct CorrectionConflict: Sendable, Equatable {
    public var anchor: CorrectionAnchor
    /// `nil` where they differ on whether there is such a statement.
    public var field: CorrectionField?
    public var corrections: [Correction]
}

extension Archive {
    /// A statement that a person looks at.
    struct Target {
        /// Of its row.
        var id: Int64
        var anchor: CorrectionAnchor
        /// As it stands, or as it was coded where it stands no more.
        var line: JSONValue
        var isStanding: Bool
        var corrections: [Correction]
    }

    static func target(_ key: String, _ database: Database) throws -> Target {
        guard
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT statement.*, report.name, version.hash FROM statement
                    JOIN coding ON coding.id = codingID AND isCurrent
                    JOIN version ON version.id = versionID JOIN report ON report.id = version.reportID
                    WHERE statement.key = ? ORDER BY isStanding DESC, version.number DESC LIMIT 1
                    """, arguments: [key])
        else { throw ArchiveError.unknownStatement(key: key) }
        let coding = try CorrectedCoding(
            of: row["codingID"], report: row["name"], textHash: row["hash"], database)
        let line = JSONValue(text: row["line"]) ?? .null
        let anchor = CorrectionAnchor(
            line: line, kind: StatementQuery.Kind(rawValue: row["kind"]) ?? .event, report: row["name"],
            textHash: row["hash"], words: row["sentence"])
        let index = coding.anchors.firstIndex { $0.key == key }
        return Target(
            id: row["id"], anchor: anchor, line: line, isStanding: row["isStanding"],
            corrections: index.map { coding.assignment.corrections[$0] ?? [] }
                ?? coding.assignment.corrections(ofPart: key))
    }

    /// All corrections, those of one statement together, and those that lost theirs.
    static func reviewed(_ database: Database) throws -> (groups: [[Correction]], orphans: [Correction]) {
        var groups: [[Correction]] = []
        var orphans: [Correction] = []
        for report in try String.fetchAll(database, sql: "SELECT DISTINCT report FROM correction ORDER BY report") {
            let head = try Row.fetchOne(
                database,
                sql: """
                    SELECT coding.id, version.hash FROM report JOIN version ON version.reportID = report.id
                    JOIN coding ON coding.versionID = version.id AND isCurrent
                    WHERE report.name = ? ORDER BY version.number DESC LIMIT 1
                    """, arguments: [report])
            guard let head else {
                orphans += try Correction.fetch(database, "report = ?", [report])
                continue
            }
            let coding = try CorrectedCoding(of: head["id"], report: report, textHash: head["hash"], database)
            for index in coding.rows.indices {
                guard let corrections = coding.assignment.corrections[index] else { continue }
                groups.append(corrections)
                for split in corrections where split.act == .split {
                    let own = coding.assignment.corrections(ofPart: split.id)
                    if !own.isEmpty { groups.append(own) }
                }
            }
            orphans += coding.assignment.orphans
        }
        return (groups, orphans)
    }
}

import Foundation
internal import GRDB

/// Keeps the rows that stand after people's corrections in step with what was coded.
struct CorrectionLayer {
    private let database: Database
    private let writer: StatementWriter

    init(_ writer: StatementWriter) {
        self.writer = writer
        database = writer.database
    }

    /// For changes that code nothing.
    init(_ database: Database) throws {
        self.init(try StatementWriter(database, coder: 0, time: ""))
    }

    /// Builds the layer of one version of a report anew.
    func apply(to version: Int64) throws {
        guard
            let head = try Row.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT coding.id AS codingID, report.name, version.hash,
                            version.knownDay
                        FROM version JOIN report ON report.id = version.reportID
                        JOIN coding ON coding.versionID = version.id AND coding.isCurrent
                        WHERE version.id = ? AND EXISTS (SELECT 1 FROM correction WHERE report = report.name)
                        """), arguments: [version])
        else { return }
        let coding: Int64 = head["codingID"]
        try database.execute(sql: "DELETE FROM statement WHERE codingID = ? AND NOT isCoded", arguments: [coding])
        try database.execute(
            sql: "UPDATE statement SET isStanding = 1 WHERE codingID = ? AND NOT isStanding", arguments: [coding])
        let corrected = try CorrectedCoding(
            of: coding, report: head["name"], textHash: head["hash"], database)
        for (index, row) in corrected.rows.enumerated() {
            guard let corrections = corrected.assignment.corrections[index] else { continue }
            try write(row, corrected.lines[index], corrections, corrected, knownDay: head["knownDay"])
        }
    }

    /// Builds the layers of all versions of a report anew.
    func apply(toReport name: String) throws {
        let versions = try Int64.fetchAll(
            database,
            sql: "SELECT version.id FROM version JOIN report ON report.id = version.reportID WHERE name = ?",
            arguments: [name])
        for version in versions { try apply(to: version) }
    }

    private func write(
        _ row: Row, _ line: JSONValue, _ corrections: [Correction], _ coding: CorrectedCoding, knownDay: Int
    ) throws {
        let standing = Standing(corrections)
        let id: Int64 = row["id"]
        func hide() throws {
            try database.execute(sql: "UPDATE statement SET isStanding = 0 WHERE id = ?", arguments: [id])
        }
        let kind = StatementQuery.Kind(rawValue: row["kind"]) ?? .event
        func write(standing line: JSONValue) throws {
            let written = try writer.write(
                StatementRow(line: line, kind: kind, start: row["start"], sentence: row["sentence"]),
                coding: row["codingID"], knownDay: knownDay, isCoded: false)
            // What people made of a statement belongs to its story.
            try database.execute(
                sql: """
                    INSERT INTO tellingStatement (tellingID, statementID)
                    SELECT tellingID, ? FROM tellingStatement WHERE statementID = ?
                    """, arguments: [written, id])
        }
        let corrected = standing.line(line, kind, textHash: coding.textHash)
        for part in standing.parts {
            let own = Standing(coding.assignment.corrections(ofPart: part.correction))
            guard try tells(own, part.correction) else { continue }
            var second = corrected.applying(part.changes, kind)
            second = own.line(second, kind, textHash: coding.textHash)
            second = second.replacing("id", by: .string(part.correction))
            try write(standing: second)
        }
        guard try tells(standing, line["id"]?.string ?? "") else { return try hide() }
        guard corrected != line else { return }
        try hide()
        try write(standing: corrected)
    }

    /// Whether a statement is told by itself: not rejected, and not told by another that is there.
    private func tells(_ standing: Standing, _ key: String) throws -> Bool {
        guard case .merged(let other) = standing.verdict else { return standing.verdict != .rejected }
        // Two people may have merged two statements into each other: one of them stays.
        var (chain, next) = ([key], other.key)
        while !chain.contains(next) {
            chain.append(next)
            let corrections = try Correction.fetch(database, "key = ?", [next])
            guard case .merged(let further) = Standing(corrections).verdict else { return false }
            next = further.key
        }
        return next == key && chain.min() == key
    }
}

/// One coding with the corrections that are about its statements.
struct CorrectedCoding {
    let textHash: Int64
    let rows: [Row]
    let lines: [JSONValue]
    let anchors: [CorrectionAnchor]
    let assignment: CorrectionAssignment

    init(of coding: Int64, report: String, textHash: Int64, _ database: Database) throws {
        self.textHash = textHash
        rows = try Row.fetchAll(
            database, sql: "SELECT * FROM statement WHERE codingID = ? AND isCoded ORDER BY start, id",
            arguments: [coding])
        lines = rows.map { JSONValue(text: $0["line"]) ?? .null }
        anchors = zip(rows, lines).map { row, line in
            CorrectionAnchor(
                line: line, kind: StatementQuery.Kind(rawValue: row["kind"]) ?? .event, report: report,
                textHash: textHash, words: row["sentence"])
        }
        assignment = CorrectionAssignment(try Correction.fetch(database, "report = ?", [report]), to: anchors)
    }
}

extension Standing {
    /// A coded line as it stands after the corrections.
    func line(_ line: JSONValue, _ kind: StatementQuery.Kind, textHash: Int64) -> JSONValue {
        var changes: [CorrectionField: JSONValue] = [:]
        for (field, value) in fields {
            changes[field] = textHashes[field] == textHash ? value : value.withoutBytes
        }
        return line.applying(changes, kind)
    }
}

extension JSONValue {
    /// A line with other values of some fields; `corrected` names those that changed.
    func applying(_ changes: [CorrectionField: JSONValue], _ kind: StatementQuery.Kind) -> JSONValue {
        guard case .object(var members) = self else { return self }
        var corrected = Set((members["corrected"]?.elements ?? []).compactMap(\.string))
        for (field, value) in changes {
            guard let key = field.key(in: kind), members[key]?.meaning != value.meaning else { continue }
            members[key] = value
            corrected.insert(field.rawValue)
        }
        if !corrected.isEmpty { members["corrected"] = .array(corrected.sorted().map(JSONValue.string)) }
        return .object(members)
    }

    func replacing(_ key: String, by value: JSONValue) -> JSONValue {
        guard case .object(var members) = self else { return self }
        members[key] = value
        return .object(members)
    }
}

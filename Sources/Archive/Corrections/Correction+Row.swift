internal import GRDB

extension Correction {
    /// Corrections in the order in which they were made.
    static func fetch(
        _ database: Database, _ condition: String, _ arguments: [any DatabaseValueConvertible]
    ) throws -> [Correction] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM correction WHERE \(condition) ORDER BY made, id",
            arguments: StatementArguments(arguments)
        ).map(Correction.init)
    }

    private init(_ row: Row) {
        let anchor = CorrectionAnchor(
            key: row["key"], kind: StatementQuery.Kind(rawValue: row["kind"]) ?? .event, report: row["report"],
            textHash: row["textHash"], sentence: Self.range(row["sentenceStart"], row["sentenceEnd"]),
            act: Self.range(row["actStart"], row["actEnd"]), words: row["words"])
        self.init(
            anchor: anchor, act: Act(rawValue: row["act"]) ?? .accept, changes: Self.values(text: row["changes"]),
            seen: Self.values(text: row["seen"]),
            other: (row["otherAnchor"] as String?).flatMap { JSONValue(text: $0) }.flatMap(CorrectionAnchor.init),
            reviewer: row["reviewer"], made: row["made"], reason: row["reason"],
            overrules: (row["overrules"] as String).split(separator: " ").map(String.init))
        id = row["id"]
    }

    private static func range(_ start: Int, _ end: Int) -> Range<Int> { start..<max(start, end) }

    /// - Returns: whether it was not there yet.
    @discardableResult
    func insert(_ database: Database) throws -> Bool {
        try database.cachedStatement(
            sql: """
                INSERT INTO correction (id, key, kind, report, textHash, sentenceStart, sentenceEnd, actStart, actEnd,
                    words, act, changes, seen, otherAnchor, reviewer, made, reason, overrules)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """
        ).execute(
            arguments: [
                id, anchor.key, anchor.kind.rawValue, anchor.report, anchor.textHash, anchor.sentence.lowerBound,
                anchor.sentence.upperBound, anchor.act.lowerBound, anchor.act.upperBound, anchor.words, act.rawValue,
                Self.text(of: changes), Self.text(of: seen), other?.json.text, reviewer, made, reason,
                overrules.joined(separator: " "),
            ])
        return database.changesCount > 0
    }
}

extension CorrectionAnchor {
    var json: JSONValue {
        .object([
            "key": .string(key), "kind": .string(kind.rawValue), "report": .string(report),
            "textHash": .integer(Int(textHash)),
            "sentence": .array([.integer(sentence.lowerBound), .integer(sentence.upperBound)]),
            "act": .array([.integer(act.lowerBound), .integer(act.upperBound)]), "words": .string(words),
        ])
    }

    init?(_ json: JSONValue) {
        func range(_ name: String) -> Range<Int>? {
            let ends = (json[name]?.elements ?? []).compactMap(\.integer)
            return ends.count == 2 && ends[0] <= ends[1] ? ends[0]..<ends[1] : nil
        }
        guard let key = json["key"]?.string,
            let kind = json["kind"]?.string.flatMap(StatementQuery.Kind.init(rawValue:)),
            let report = json["report"]?.string, let hash = json["textHash"]?.integer,
            let sentence = range("sentence"), let act = range("act"), let words = json["words"]?.string
        else { return nil }
        self.init(
            key: key, kind: kind, report: report, textHash: Int64(hash), sentence: sentence, act: act, words: words)
    }
}

extension Correction {
    /// One object, for lists and for other programs.
    public var json: JSONValue {
        func fields(_ values: [CorrectionField: JSONValue]) -> JSONValue {
            JSONValue(text: Self.text(of: values)) ?? .null
        }
        return .object([
            "id": .string(id), "statement": anchor.json, "act": .string(act.rawValue), "changes": fields(changes),
            "seen": fields(seen), "other": other?.json ?? .null, "reviewer": .string(reviewer), "made": .string(made),
            "reason": .string(reason), "overrules": .array(overrules.map(JSONValue.string)),
        ])
    }
}

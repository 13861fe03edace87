import Archive
import Reports

extension Desk {
    static let reportParameters: [Endpoint.Parameter] = [
        .required("name", "The address or path under which it was added.", example: "{report}"),
        .query("known", "The version that was known on this day."),
    ]

    static let reportEndpoints: [Endpoint] = [
        .page("/report", "A report with its statements marked in its text", reportParameters) { desk, question in
            try desk.report(question)
        },
        .json(
            "/api/report", "A report: its text, the roles of its passages, its statements", reportParameters,
            .object([
                "name": .string, "version": .integer, "added": .string, "title": .optional(.string),
                "publisher": .optional(.string), "published": .optional(.string), "coder": .optional(.string),
                "text": .string,
                "passages": .array(.object(["role": .string, "start": .integer, "end": .integer])),
                "statements": .array(statementSchema),
            ])
        ) { desk, question in
            let (archived, statements) = try desk.found(question)
            let report = archived.report
            return [
                "name": .string(report.id), "version": JSONValue(archived.version), "added": .string(archived.added),
                "title": JSONValue(report.title), "publisher": JSONValue(report.publisher),
                "published": JSONValue(report.published?.description),
                "coder": JSONValue(archived.coder?.description), "text": .string(report.text),
                "passages": .array(
                    report.passages.map { passage in
                        [
                            "role": .string(passage.role.rawValue), "start": JSONValue(passage.range.lowerBound),
                            "end": JSONValue(passage.range.upperBound),
                        ]
                    }),
                "statements": .array(statements.map(desk.json)),
            ]
        },
    ]

    private func found(_ question: Question) throws -> (ArchivedReport, [ArchivedStatement]) {
        let name = try question.required("name")
        let known = try question.day("known")
        guard let report = try archive.report(named: name, known: known) else {
            throw Problem.missing("No report has the name '\(name)'.")
        }
        return (report, try archive.statements(ofReport: name, known: known))
    }

    private func report(_ question: Question) throws -> Answer {
        let (archived, statements) = try found(question)
        let (report, words) = (archived.report, words(question))
        let marks = statements.map { statement in
            (key: statement.key, marks: StatementMarks(JSONValue(parsing: statement.line) ?? .null))
        }
        let text = MarkedText(report.text, marks) { [names] mark in
            let meaning = mark.meaning.map { names.actor($0)?.name ?? $0 }
            return ([words["part_" + mark.part.rawValue], meaning, mark.codes].compactMap { $0 })
                .filter { !$0.isEmpty }.joined(separator: " · ")
        }
        var content: [String: Any] = [
            "name": report.id, "version": archived.version, "added": archived.added,
            "passages": report.passages.map { passage -> [String: Any] in
                [
                    "role": words["role_" + passage.role.rawValue], "class": passage.role.rawValue,
                    "html": text.html(of: passage.range),
                ]
            },
            "statements": zip(statements, marks).map { statement, marks in card(statement, marks.marks, question) },
            "count": statements.count, "isSilent": statements.isEmpty,
            "jsonLink": question.to("/api/report", ["name": report.id]),
            "legend": StatementMarks.Part.allCases.map {
                ["class": $0.rawValue, "name": words["part_" + $0.rawValue]]
            },
        ]
        content["publisher"] = report.publisher
        content["published"] = report.published?.description
        content["coder"] = archived.coder?.description
        return page("report", question, title: report.title ?? report.id, content)
    }

    /// A statement as the report's margin shows it.
    private func card(
        _ statement: ArchivedStatement, _ marks: StatementMarks, _ question: Question
    ) -> [String: Any] {
        var card = row(statement, question)
        card["back"] = marks.sentence.map { "#b-\($0.lowerBound)" }
        card["jsonLink"] = question.to("/api/statements/\(statement.key)")
        card["parties"] = marks.marks.compactMap { mark -> [String: Any]? in
            guard [.actor, .recipient, .speaker].contains(mark.part), let id = mark.meaning else { return nil }
            return [
                "part": words(question)["part_" + mark.part.rawValue], "name": names.name(id), "codes": mark.codes,
                "link": question.to("/actor", ["id": id]),
            ]
        }
        return card
    }
}

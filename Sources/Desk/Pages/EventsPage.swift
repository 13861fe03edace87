import Archive

extension Desk {
    static let eventEndpoints: [Endpoint] = [
        .page(
            "/events", "Events and other statements as a table", filterParameters + pageParameters + [positionParameter]
        ) { desk, question in
            let page = try desk.page(of: try desk.query(question), question)
            let words = desk.words(question)
            return desk.page(
                "events", question, title: words["events"],
                [
                    "filter": desk.filter(question), "rows": page.statements.map { desk.row($0, question) },
                    "isEmpty": page.statements.isEmpty,
                    "paging": desk.paging(question, page),
                ])
        },
        .json(
            "/api/events", "Events and other statements, those of the newest reports first",
            filterParameters + pageParameters + [
                positionParameter, .query("kind", "event, relation, fact or decision."),
            ],
            .object(["items": .array(statementSchema), "next": .optional(.string)])
        ) { desk, question in
            let page = try desk.page(of: try desk.query(question), question)
            return [
                "items": .array(page.statements.map(desk.json)), "next": JSONValue(desk.link(to: page.next, question)),
            ]
        },
        .json(
            "/api/statements/{id}", "One statement, with the bytes that say each field",
            [.path("id", "Its stable id.", example: "{statement}")],
            .object([
                "statement": statementSchema, "version": .integer, "coder": .optional(.string),
                "evidence": .array(
                    .object(["field": .string, "start": .integer, "end": .integer, "text": .string])),
            ])
        ) { desk, question in
            let id = try question.required("id")
            guard let origin = try desk.archive.origin(of: id) else {
                throw Problem.missing("No statement has the id \(id).")
            }
            let bytes = Array(origin.report.report.text.utf8)
            return [
                "statement": desk.json(origin.statement), "version": JSONValue(origin.report.version),
                "coder": JSONValue(origin.report.coder?.description),
                "evidence": .array(
                    origin.evidence.map { evidence in
                        let words = bytes[evidence.range.clamped(to: 0..<bytes.count)]
                        return [
                            "field": .string(evidence.field), "start": JSONValue(evidence.range.lowerBound),
                            "end": JSONValue(evidence.range.upperBound),
                            "text": .string(String(decoding: words, as: UTF8.self)),
                        ]
                    }),
            ]
        },
    ]
}

import Archive

extension Desk {
    static let eventEndpoints: [Endpoint] = [
        .page("/events", "Events and other statements as a table", filterParameters + pageParameters) {
            desk, question in
            let (page, offset, limit) = try desk.statements(question)
            let words = desk.words(question)
            return desk.page(
                "events", question, title: words["events"],
                [
                    "filter": desk.filter(question), "rows": page.statements.map { desk.row($0, question) },
                    "isEmpty": page.statements.isEmpty,
                    "paging": desk.paging(question, offset: offset, limit: limit, isMore: page.isMore) as Any,
                ])
        },
        .json(
            "/api/events", "Events and other statements, those of the newest reports first",
            filterParameters + pageParameters + [.query("kind", "event, relation, fact or decision.")],
            .object(["items": .array(statementSchema), "next": .optional(.string)])
        ) { desk, question in
            let (page, offset, limit) = try desk.statements(question)
            return [
                "items": .array(page.statements.map(desk.json)),
                "next": JSONValue(
                    page.isMore ? question.link(with: ["offset": String(offset + limit)]) : nil),
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

    private func statements(_ question: Question) throws -> (page: StatementPage, offset: Int, limit: Int) {
        let offset = try question.number("offset", in: 0...1_000_000, otherwise: 0)
        let limit = try question.number("limit", in: 1...200, otherwise: 50)
        return (try archive.page(of: try query(question), offset: offset, limit: limit), offset, limit)
    }
}
